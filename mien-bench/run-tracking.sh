#!/usr/bin/env bash
# What following faces costs and how good it is, apart from any detector, on a video made of pans over photos with marked
# faces.
# usage: run-tracking.sh BOXES.csv [seconds of video=60] [searched each ... = 1 5 15 30]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
boxes=$(readlink -f "$1")
seconds=${2:-60}
shift $(($# < 2 ? $# : 2))
[ $# -gt 0 ] || set -- 1 5 15 30
work=${TMPDIR:-/tmp}/mien-bench-video
video=$work/pans-$seconds.mp4
mkdir -p "$work"

(cd "$(dirname "$here")" && ./mvnw -B -q -ntp -Pbench -pl mien-bench -am -Dmaven.test.skip=true -Dspotless.check.skip package)
java=("${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$here/target/classes:$(cat "$here/target/classpath")")
[ -e "$video" ] || "${java[@]}" dev.mien.bench.PanVideo "$boxes" "$seconds" "$video"
exec "${java[@]}" dev.mien.bench.TrackingBench "$video" "$@"
