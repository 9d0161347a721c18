#!/usr/bin/env bash
# How often the shipped model's expressions are right, and how sure of them it is, as faces get smaller.
# usage: run-expression-by-size.sh FER2013.csv.gz seven|five PIXELS...
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

(cd "$(dirname "$here")" && ./mvnw -B -q -ntp -Pbench -pl mien-bench -am -Dmaven.test.skip=true -Dspotless.check.skip package)
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$here/target/classes:$(cat "$here/target/classpath")" \
    dev.mien.bench.ExpressionBySize "$@"
