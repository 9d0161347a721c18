#!/usr/bin/env bash
# What following faces costs and how good it is, apart from any detector, on a video made of pans over photos with marked
# faces.
# usage: run-tracking.sh BOXES.csv [seconds of video=60] [searched each ... = 1 5 15 30]
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
boxes=$(readlink -f "$1")
seconds=${2:-60}
shift $(($# < 2 ? $# : 2))
[ $# -gt 0 ] || set -- 1 5 15 30
work=${TMPDIR:-/tmp}/mien-bench-video
video=$work/pans-$seconds.mp4
mkdir -p "$work"

build
jvm=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC)
[ -e "$video" ] || bench PanVideo "$boxes" "$seconds" "$video"
bench TrackingBench "$video" "$@"
