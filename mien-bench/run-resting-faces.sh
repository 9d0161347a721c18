#!/usr/bin/env bash
# What a baseline is worth for persons whose resting face is read as another expression, on made sequences.
# usage: run-resting-faces.sh FER2013.csv.gz
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

build
bench RestingFaces "$@"
