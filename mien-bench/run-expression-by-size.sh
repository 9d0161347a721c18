#!/usr/bin/env bash
# How often the shipped model's expressions are right, and how sure of them it is, as faces get smaller.
# usage: run-expression-by-size.sh FER2013.csv.gz seven|five PIXELS...
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

build
bench ExpressionBySize "$@"
