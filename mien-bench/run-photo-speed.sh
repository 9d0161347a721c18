#!/usr/bin/env bash
# From decoded photos of 640x480 to boxes, points and expressions: wall time and processor time of a photo, the medians of several
# runs in turn, beside OpenCV's cascade, and MediaPipe and YuNet where a Python interpreter that has them is given.
# usage: run-photo-speed.sh FOLDER [photos=50] [runs=3] [rounds=10]      FOLDER: photos of single faces
#   rounds: how often all photos are read before and while the time is taken; the compilers of Java work in the first rounds
#   MIEN_PEER_PYTHON=...: a Python 3 with mediapipe and opencv-python-headless
#   MIEN_PEER_YUNET=...: YuNet's ONNX file
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
folder=$(readlink -f "$1")
photos=${2:-50}
runs=${3:-3}
rounds=${4:-10}
work=$(mktemp -d "${TMPDIR:-/tmp}/mien-photo-speed.XXXXXX")
trap 'rm -rf "$work"' EXIT

build

bench FittedPhotos "$folder" "$work/photos" "$photos"
[ -n "${MIEN_PEER_PYTHON:-}" ] || echo "without MediaPipe and YuNet: MIEN_PEER_PYTHON is not set" >&2
for run in $(seq "$runs"); do
    echo "run $run, load $(cut -d' ' -f1 /proc/loadavg)" >&2
    bench PhotoSpeed "$work/photos" "$rounds" | tee -a "$work/results" >&2
    if [ -n "${MIEN_PEER_PYTHON:-}" ]; then
        "$MIEN_PEER_PYTHON" "$here/peers/photo_speed.py" "$work/photos" "$rounds" ${MIEN_PEER_YUNET:+"$MIEN_PEER_YUNET"} 2> "$work/log" \
            | tee -a "$work/results" >&2
    fi
done

result() { # contender, column
    awk -F'|' -v name="$1" -v column="$2" '$1 == name { print $column }' "$work/results" | median
}

echo "$photos photos, medians of $runs runs, $(nproc) processors"
echo
echo "| | wall ms a photo | processor ms a photo |"
echo "|---|---|---|"
cut -d'|' -f1 "$work/results" | awk '!seen[$0]++' | while read -r contender; do
    echo "| $contender | $(result "$contender" 2) | $(result "$contender" 3) |"
done
