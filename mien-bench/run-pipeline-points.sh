#!/usr/bin/env bash
# What finding the face costs the key points, on photos that the detector was not trained on, also turned.
# usage: run-pipeline-points.sh SCENES.csv NOFACE_DIR KEYPOINTS.csv.gz DETECTOR_SPLIT.json DEGREES...
#   such as: run-pipeline-points.sh scenes/helen.csv scenes/noface keypoints/helen.csv.gz docs/models/detector-split.json 0 20 -20
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

build
bench PipelinePoints "$@"
