#!/usr/bin/env bash
# From decoded photos to boxes, points and expressions, beside OpenCV's cascade in the same run, as one table.
# usage: run-photo-speed.sh FOLDER [photos=50]      FOLDER: photos of single faces
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

(cd "$(dirname "$here")" && ./mvnw -B -q -ntp -Pbench -pl mien-bench -am -Dmaven.test.skip=true -Dspotless.check.skip package)
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$here/target/classes:$(cat "$here/target/classpath")" \
    dev.mien.bench.PhotoSpeed "$1" "${2:-50}"
