#!/usr/bin/env bash
# Trains an expression model on a folder of one's own: train/<class>/*.png and test/<class>/*.png, classes as in FER-2013.
# usage: run.sh FOLDER RUN [MORE OPTIONS OF mien train]
set -euo pipefail
mien=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/mien
folder=$1 run=$2
shift 2
"$mien" data "$folder"
"$mien" train expression --data "$folder" --preset small --labels seven -o "$run" "$@"
"$mien" evaluate "$run/best.onnx" --data "$folder" --split test -o "$run/evaluation"
