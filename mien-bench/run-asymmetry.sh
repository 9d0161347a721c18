#!/usr/bin/env bash
# How far a key point model shows a brow or a corner of the mouth that is pushed up or down on one side alone.
# usage: run-asymmetry.sh shipped|MODEL.onnx SPLIT.json CROPS.csv
#   such as: run-asymmetry.sh shipped docs/models/keypoints-helen-split.json helen.csv.gz
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

build
bench AsymmetrySlope "$@"
