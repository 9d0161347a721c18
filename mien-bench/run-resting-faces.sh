#!/usr/bin/env bash
# What a baseline is worth for persons whose resting face is read as another expression, on made sequences.
# usage: run-resting-faces.sh FER2013.csv.gz
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

(cd "$(dirname "$here")" && ./mvnw -B -q -ntp -Pbench -pl mien-bench -am -Dmaven.test.skip=true -Dspotless.check.skip package)
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$here/target/classes:$(cat "$here/target/classpath")" \
    dev.mien.bench.RestingFaces "$@"
