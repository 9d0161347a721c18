#!/usr/bin/env bash
# Builds and runs the examples as a user would, with Mien from target/repository; what cannot run here says so.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
home=$(cd .. && pwd)
photo=$home/mien-server/src/main/resources/dev/mien/serve/page/example.jpg
mvn="$home/mvnw -B -ntp -q"
python=${MIEN_PYTHON:-python3} # with pandas, pyarrow and python/requirements.txt, else those examples are left out
work=$(mktemp -d)
trap 'kill "${server:-}" 2> /dev/null || true; rm -rf "$work"' EXIT
say() { echo "examples: $*" >&2; }

[ -d "$home/target/repository" ] || { say "first: ./mvnw -Prelease -DskipTests deploy"; exit 2; }
# What an earlier run fetched from that repository is not the newest.
rm -rf "${MAVEN_REPOSITORY:-$HOME/.m2/repository}/dev/mien"

say "maven"
$mvn -f maven compile exec:java -Dexec.args="$photo" > "$work/faces"
grep -c happy "$work/faces" > /dev/null
mkdir "$work/photos" && cp "$photo" "$work/photos" && echo none > "$work/photos/note.txt"
$mvn -f maven compile exec:java -Dexec.mainClass=example.ReadFolder -Dexec.args="$work/photos" 2> "$work/errors" | tee "$work/counts"
grep -q 'happy 1' "$work/counts" && grep -q note.txt "$work/errors"
model=$home/mien-models/src/main/resources/dev/mien/models/keypoints.onnx
$mvn -f maven -Pown-models compile exec:java -Dexec.args="$photo $model" | tee "$work/own"
grep -q '15 points' "$work/own" && grep -q 'no models ship' "$work/own"

say "spring-boot"
$mvn -f spring-boot test

say "camera-window: compiled only"
$mvn -f camera-window compile

say "kotlin, by Maven"
$mvn -f kotlin compile exec:java -Dexec.args="$photo" > "$work/kotlin"
grep -q happy "$work/kotlin"

gradle=$( (gradle --version 2> /dev/null || true) | sed -n 's/^Gradle \([0-9]*\).*/\1/p')
if [ -n "$gradle" ]; then
    say "gradle"
    (cd gradle && gradle -q --no-daemon --project-cache-dir "$work/gradle" readFaces -Ppictures="$photo") > "$work/gradle-faces"
    grep -q happy "$work/gradle-faces"
else
    say "gradle: not run, there is no gradle here (Debian's package 'gradle' is enough)"
fi
if [ "${gradle:-0}" -ge 8 ]; then
    say "kotlin, by Gradle"
    (cd kotlin && gradle -q --no-daemon --project-cache-dir "$work/kotlin-gradle" run --args="$photo") > "$work/kotlin-faces"
    grep -q happy "$work/kotlin-faces"
else
    say "kotlin, by Gradle: not run, there is no gradle of version 8 or newer here"
fi

say "kaggle"
{ # ten rows of test.csv, black but for one pixel, and what is asked of them
    echo 'ImageId,Image'
    for image in $(seq 10); do echo "$image,$image$(printf ' 0%.0s' $(seq 9215))"; done
} > "$work/test.csv"
{ echo 'RowId,ImageId,FeatureName,Location'; echo '1,1,nose_tip_x,'; echo '2,10,left_eye_center_y,'; } > "$work/IdLookupTable.csv"
"$home/mien" predict "$work/test.csv" --detector none --expression none -q -o "$work/kaggle"
java kaggle/Submission.java "$work/kaggle/predictions.csv" "$work/IdLookupTable.csv" "$work/submission.csv"
[ "$(wc -l < "$work/submission.csv")" = 3 ]

if "$python" -c 'import pandas, pyarrow' 2> /dev/null; then
    say "notebook"
    for format in csv parquet; do "$home/mien" predict "$photo" -q --format $format -o "$work/read"; done
    (cd "$work" && "$python" -c '
import json, sys
for cell in json.load(open(sys.argv[1]))["cells"]:
    if cell["cell_type"] == "code":
        exec("".join(cell["source"]), globals())
' "$OLDPWD/notebook/faces.ipynb")
else
    say "notebook: not run, $python has no pandas with pyarrow"
fi

if "$python" -c 'import requests, tritonclient.grpc' 2> /dev/null; then
    say "python"
    "$home/mien" serve --port 0 2> "$work/log" &
    server=$!
    until address=$(grep -o 'http://.*' "$work/log"); do kill -0 "$server"; sleep 0.2; done
    "$python" python/client.py "${address#http://}" "$photo"
else
    say "python: not run, $python has not what python/requirements.txt names"
fi
say "done; pyspark is run by the tests of mien-spark, training takes: training/run.sh FOLDER RUN"
