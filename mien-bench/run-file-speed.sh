#!/usr/bin/env bash
# From JPEG files of about 3 and 12 megapixels to all faces with points and expression: processor time and wall time of a photo,
# the medians of several runs in turn, beside MediaPipe and OpenCV in Python where an interpreter that has them is given.
# usage: run-file-speed.sh FOLDER [photos=20] [runs=3] [rounds=10]      FOLDER: photos with faces, which are enlarged
#   rounds: how often all photos are read in a run; the compilers of Java work in the first rounds
#   MIEN_PEER_PYTHON=...: a Python 3 with mediapipe and opencv-python-headless
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
folder=$(readlink -f "$1")
photos=${2:-20}
runs=${3:-3}
rounds=${4:-10}
work=$(mktemp -d "${TMPDIR:-/tmp}/mien-file-speed.XXXXXX")
trap 'rm -rf "$work"' EXIT

build
jvm=(-XX:+UseSerialGC)

# Each contender starts as its users start it: the launcher's settings are Mien's alone. Those of the allocator would help the others, too.
settings=$("$here/launcher-environment.sh" predict)

mien() { # megapixels, threads -> processor ms, wall ms, faces
    # shellcheck disable=SC2086,SC2163 # several words
    (export $settings && bench FileSpeed "$work/$1" "$2" "$rounds")
}

measure() { # contender, megapixels -> processor ms, wall ms, faces
    case $1 in
        "Mien, 1 thread") mien "$2" 1 ;;
        "Mien, all threads") mien "$2" "$(nproc)" ;;
        "MediaPipe, detection and mesh") "$MIEN_PEER_PYTHON" "$here/peers/file_speed.py" mediapipe "$work/$2" "$rounds" 2> "$work/log" ;;
        "OpenCV Haar, boxes") # ten times as slow, and compiled in advance: one round tells it
            "$MIEN_PEER_PYTHON" "$here/peers/file_speed.py" opencv "$work/$2" 1 2> "$work/log" ;;
    esac
}

contenders=("Mien, 1 thread" "Mien, all threads")
if [ -n "${MIEN_PEER_PYTHON:-}" ]; then
    contenders+=("MediaPipe, detection and mesh" "OpenCV Haar, boxes")
else
    echo "without peers: MIEN_PEER_PYTHON is not set" >&2
fi
for megapixels in 3.3 12; do
    bench LargePhotos "$folder" "$work/$megapixels" "$photos" $megapixels
done
for run in $(seq "$runs"); do
    for megapixels in 3.3 12; do
        for contender in "${contenders[@]}"; do
            result=$(measure "$contender" $megapixels)
            echo "$megapixels|$contender|$result" >> "$work/results"
            echo "run $run, load $(cut -d' ' -f1 /proc/loadavg): $megapixels megapixels, $contender: $result" >&2
        done
    done
done

result() { # contender, megapixels, column
    awk -F'|' -v size="$2" -v name="$1" -v column="$3" '$1 == size && $2 == name { split($3, n, " "); print n[column] }' \
        "$work/results" | median
}

echo "$photos photos each, medians of $runs runs, $(nproc) processors"
echo
echo "| | megapixels | processor ms a photo | wall ms a photo | faces |"
echo "|---|---|---|---|---|"
for megapixels in 3.3 12; do
    for contender in "${contenders[@]}"; do
        echo "| $contender | $megapixels | $(result "$contender" $megapixels 1) | $(result "$contender" $megapixels 2)" \
            "| $(result "$contender" $megapixels 3) |"
    done
done
