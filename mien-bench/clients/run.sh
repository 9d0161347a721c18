#!/usr/bin/env bash
# Real clients against a running server, and TensorFlow on the exported SavedModels.
# usage: MIEN_CLIENTS_PYTHON=clients/bin/python run.sh KEYPOINTS.onnx EXPRESSION.onnx [FER2013.csv.gz]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mien=$here/../../mien
work=$(mktemp -d)
trap 'kill "${server:-}" 2> /dev/null || true; rm -rf "$work"' EXIT

"$mien" export "$1" --format savedmodel --out "$work/keypoint_model/1"
"$mien" export "$2" --format savedmodel --out "$work/emotion_model/1"
"$mien" serve --port 0 --model keypoint_model="$1" --model emotion_model="$2" 2> "$work/log" &
server=$!
until address=$(grep -o 'http://.*' "$work/log"); do
    kill -0 "$server" || { cat "$work/log" >&2; exit 1; }
    sleep 0.2
done
"${MIEN_CLIENTS_PYTHON:?an interpreter with requirements.txt}" "$here/check.py" "${address#http://}" "${3:--}" \
    "keypoint_model=$1=$work/keypoint_model/1" "emotion_model=$2=$work/emotion_model/1"
