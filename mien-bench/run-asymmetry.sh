#!/usr/bin/env bash
# How far a key point model shows a brow or a corner of the mouth that is pushed up or down on one side alone.
# usage: run-asymmetry.sh shipped|MODEL.onnx SPLIT.json CROPS.csv
#   such as: run-asymmetry.sh shipped docs/models/keypoints-helen-split.json helen.csv.gz
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

(cd "$(dirname "$here")" && ./mvnw -B -q -ntp -Pbench -pl mien-bench -am -Dmaven.test.skip=true -Dspotless.check.skip package)
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$here/target/classes:$(cat "$here/target/classpath")" \
    dev.mien.bench.AsymmetrySlope "$@"
