#!/usr/bin/env bash
# Size and speed of the shipped models, as one table.
# usage: run-shipped-models.sh [faces=2000]
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

build
bench ShippedModels "${1:-2000}"
