#!/usr/bin/env bash
# Real clients against a server of the models that come with Mien, and TensorFlow on SavedModels of their weights in floating point.
# usage: MIEN_CLIENTS_PYTHON=clients/bin/python GRPCURL=grpcurl run.sh [FER2013.csv.gz]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=$here/../..
shipped=$home/mien-models/src/main/resources/dev/mien/models
weights=$home/docs/models
work=$(mktemp -d)
trap 'kill "${server:-}" 2> /dev/null || true; rm -rf "$work"' EXIT

for task in keypoints expression; do
    "$home/mien" export "$weights/$task-run/best.onnx" --format savedmodel --out "$work/$task/1"
done
"$home/mien" serve --port 0 2> "$work/log" &
server=$!
until address=$(grep -o 'http://.*' "$work/log"); do
    kill -0 "$server" || { cat "$work/log" >&2; exit 1; }
    sleep 0.2
done
PROTOS=$home/mien-protocol/src/main/protobuf "${MIEN_CLIENTS_PYTHON:?an interpreter with requirements.txt}" "$here/check.py" \
    "${address#http://}" "${1:--}" "keypoint_model=$shipped/keypoints.onnx=$work/keypoints/1=$weights/keypoints-run/best.onnx" \
    "expression=$shipped/expression.onnx=$work/expression/1=$weights/expression-run/best.onnx" "emotion_model=$shipped/expression.onnx"
