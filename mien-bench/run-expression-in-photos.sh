#!/usr/bin/env bash
# How often expressions are right on other pictures: FER-2013's PublicTest rows pasted into photos and found again.
# usage: run-expression-in-photos.sh FER2013.csv.gz PHOTOS_WITHOUT_A_FACE seven|five shipped|MODEL.onnx...
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

(cd "$(dirname "$here")" && ./mvnw -B -q -ntp -Pbench -pl mien-bench -am -Dmaven.test.skip=true -Dspotless.check.skip package)
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$here/target/classes:$(cat "$here/target/classpath")" \
    dev.mien.bench.ExpressionInPhotos "$@"
