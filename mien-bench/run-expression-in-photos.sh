#!/usr/bin/env bash
# How often expressions are right on other pictures: FER-2013's PublicTest rows pasted into photos and found again.
# usage: run-expression-in-photos.sh FER2013.csv.gz PHOTOS_WITHOUT_A_FACE seven|five shipped|MODEL.onnx...
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

build
bench ExpressionInPhotos "$@"
