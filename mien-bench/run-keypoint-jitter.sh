#!/usr/bin/env bash
# What a detector's inexact boxes cost a key point model.
# usage: run-keypoint-jitter.sh shipped|MODEL.onnx SPLIT.json SCORED_FILE_NAME DATA...
#   such as: run-keypoint-jitter.sh shipped docs/models/keypoints-split.json helen.csv.gz helen.csv.gz ytf.csv.gz
#   with a table of pictures also what inexact boxes in them cost the whole way: its faces are read twice where they are badly placed
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

build
bench KeypointJitter "$@"
