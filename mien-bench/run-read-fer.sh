#!/usr/bin/env bash
# Reading FER-2013 beside pandas, in turn, as one table.
# usage: run-read-fer.sh [rounds=3]
# MIEN_PANDAS_PYTHON: an interpreter with pandas (see peers/README.md)
# MIEN_BENCH_EXPRESSION: fer2013.csv.gz; by default that of ../shared/data
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
data=${MIEN_BENCH_EXPRESSION:-$home/../shared/data/fer2013/fer2013.csv.gz}

build
bench ReadFer "$data" "${MIEN_PANDAS_PYTHON:?an interpreter with pandas}" "$here/peers" "${1:-3}"
