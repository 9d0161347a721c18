#!/usr/bin/env bash
# How many planted copies the leak audit finds, and how many faces of other photos it takes for copies.
# usage: run-leak-audit.sh fer2013.csv.gz helen.csv.gz
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

(cd "$(dirname "$here")" && ./mvnw -B -q -ntp -Pbench -pl mien-bench -am -Dmaven.test.skip=true -Dspotless.check.skip package)
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$here/target/classes:$(cat "$here/target/classpath")" \
    dev.mien.bench.LeakAuditRecall "$@"
