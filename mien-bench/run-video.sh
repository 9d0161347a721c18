#!/usr/bin/env bash
# Reads a video made of pans over photos with marked faces: frames a second, processor time a frame, resident memory after
# the first minute and at the end, and how well the marked faces were followed.
# usage: run-video.sh BOXES.csv [seconds of video=600] [options of 'mien predict' ...]
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
boxes=$(readlink -f "$1")
seconds=${2:-600}
shift $(($# < 2 ? $# : 2))
work=${TMPDIR:-/tmp}/mien-bench-video
video=$work/pans-$seconds.mp4
mkdir -p "$work"

build mien-cli,mien-bench
[ -e "$video" ] || bench PanVideo "$boxes" "$seconds" "$video"

"$home/mien" predict "$video" --out "$work/out" "$@" 2> "$work/log" &
pid=$!
ticks=$(getconf CLK_TCK)
second=0
minute=-
while resident=$(awk '/VmRSS/ { print int($2 / 1024) }' /proc/$pid/status 2> /dev/null) && [ -n "$resident" ]; do
    last=$resident
    used=$(awk '{ print $14 + $15 }' /proc/$pid/stat 2> /dev/null || echo "${used:-0}")
    [ $second -ne 60 ] || minute=$resident
    second=$((second + 1))
    sleep 1
done
wait $pid
cat "$work/log"
frames=$(sed -n 's/.*: \([0-9,]*\) frames, .*/\1/p' "$work/log" | tr -d ,)
awk -v used="$used" -v ticks="$ticks" -v frames="$frames" \
    'BEGIN { printf "processor time: %.1f ms a frame\n", 1000 * used / ticks / frames }'
echo "resident memory: $minute MiB after a minute, $last MiB at the end"
bench TrackingScore "$video" "$work/out/predictions.csv"
