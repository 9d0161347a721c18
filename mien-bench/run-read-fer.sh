#!/usr/bin/env bash
# Reading FER-2013 beside pandas, in turn, as one table.
# usage: run-read-fer.sh [rounds=3]
# MIEN_PANDAS_PYTHON: an interpreter with pandas (see peers/README.md)
# MIEN_BENCH_EXPRESSION: fer2013.csv.gz; by default that of ../shared/data
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=$(dirname "$here")
data=${MIEN_BENCH_EXPRESSION:-$home/../shared/data/fer2013/fer2013.csv.gz}

(cd "$home" && ./mvnw -B -q -ntp -Pbench -pl mien-bench -am -Dmaven.test.skip=true -Dspotless.check.skip package)
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$here/target/classes:$(cat "$here/target/classpath")" \
    dev.mien.bench.ReadFer "$data" "${MIEN_PANDAS_PYTHON:?an interpreter with pandas}" "$here/peers" "${1:-3}"
