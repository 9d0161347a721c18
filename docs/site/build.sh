#!/usr/bin/env bash
# The documents and the Javadoc as pages: target/site/index.html.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
version=0.24.0
tools=$PWD/target/site-tools
for library in commonmark commonmark-ext-gfm-tables commonmark-ext-heading-anchor; do
    ./mvnw -B -ntp -q -N dependency:copy -Dartifact="org.commonmark:$library:$version" -DoutputDirectory="$tools"
done
java -cp "$tools/*" docs/site/Site.java "$PWD" "$PWD/target/site"
./mvnw -B -ntp -q -Dmaven.test.skip=true -Dspotless.check.skip javadoc:aggregate -Prelease -Doverview="$PWD/docs/site/overview.html"
cp -r target/reports/apidocs target/site/
echo "target/site/index.html"
