#!/usr/bin/env bash
# Boxes for faces of which only points, or boxes of another habit, are known, by a detector: for 'mien train detector --faces'.
# usage: run-face-boxes.sh DETECTOR KEYPOINTS_OR_BOXES.csv BEGINNING_OF_NAMES OUT.csv [NO_FACE_DIR SPLIT.json]
#   such as: run-face-boxes.sh mien keypoints/wild.csv wild/net/ portraits.csv
#   or: run-face-boxes.sh mien scenes/helen.csv helen/ helen.csv scenes/noface docs/models/detector-split.json
#   with a split, only of its training photos
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

build
bench FaceBoxes "$@"
