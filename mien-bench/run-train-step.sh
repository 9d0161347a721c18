#!/usr/bin/env bash
# Mien's training beside its peers', in turn, as one table.
# usage: run-train-step.sh [rounds=3] [seconds a run=10] [threads=2]
# MIEN_TORCH_PYTHON, MIEN_TF_PYTHON: the peers' interpreters (see peers/README.md)
# MIEN_BENCH_EXPRESSION, MIEN_BENCH_KEYPOINTS: data files for the whole loop; by default those of ../shared/data, if there
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
data=$home/../shared/data

if [ -z "${MIEN_BENCH_EXPRESSION:-}" ] && [ -e "$data/fer2013/fer2013.csv.gz" ]; then
    export MIEN_BENCH_EXPRESSION=$data/fer2013/fer2013.csv.gz
fi
if [ -z "${MIEN_BENCH_KEYPOINTS:-}" ] && [ -e "$data/keypoints/helen.csv.gz" ]; then
    export MIEN_BENCH_KEYPOINTS=$data/keypoints/helen.csv.gz
fi

build
settings=$("$here/launcher-environment.sh" train)
# shellcheck disable=SC2086 # several words
bench SideBySide "$here" "${1:-3}" "${2:-10}" "${3:-2}" $settings
