#!/usr/bin/env bash
# Spark beside a plain Java loop on the same pictures and cores, in turn; then every row beside mien predict's.
# usage: run-spark.sh FER2013.csv.gz WORK [rounds=3]      WORK takes 36,000 pictures and the answers
# SPARK_HOME: an unchanged Spark of the version in pom.xml, such as pip install pyspark brings
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
data=$1 work=$(mkdir -p "$2" && cd "$2" && pwd) rounds=${3:-3}
spark=${SPARK_HOME:?an unchanged Spark}
export SPARK_LOCAL_IP=127.0.0.1

build mien-bench,mien-spark
jar=$(ls "$home"/mien-spark/target/mien-spark-*-all.jar)
jvm=(-Xmx1g)

rm -f "$work/times.txt" "$work/memory.txt"
# Three folders, so that a few, half and all of the pictures can be asked for: what start-up costs follows from the three.
[ -e "$work/pictures/c" ] || bench FacePictures "$data" "$work"/pictures/a 4000 "$work"/pictures/b 14000 "$work"/pictures/c 18000

chmod +x "$spark"/bin/*
trap 'kill $(jobs -p) 2> /dev/null || true' EXIT
"$spark/bin/spark-class" org.apache.spark.deploy.master.Master --host 127.0.0.1 --port 7707 --webui-port 0 2> "$work/master.log" &
for worker in 1 2; do
    "$spark/bin/spark-class" org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --webui-port 0 --cores 1 --memory 1g \
        --work-dir "$work/worker$worker" spark://127.0.0.1:7707 2> "$work/worker$worker.log" &
done

# The most memory that any executor of the cluster ever had, in MB.
(while sleep 2; do
    for executor in $(pgrep -f "CoarseGrainedExecutorBackend.*--worker-url spark://Worker@127.0.0.1"); do
        awk '/VmHWM/ {print int($2 / 1024)}' "/proc/$executor/status" 2> /dev/null || true
    done
done >> "$work/memory.txt") &

submit() { # MASTER OUT FOLDERS
    rm -rf "$2"
    "$spark/bin/spark-submit" --master "$1" --driver-memory 1g --executor-memory 1g --conf spark.ui.enabled=false \
        --conf spark.sql.files.openCostInBytes=131072 --conf spark.log.level=WARN --conf spark.executor.syncLogLevel.enabled=true \
        --class dev.mien.spark.MienJob "$jar" \
        --input "$work/pictures/{$3}" --output "$2" --detector none 2> "$work/submit.log" || { tail "$work/submit.log" >&2; exit 1; }
}
loop() { # THREADS OUT FOLDERS
    rm -rf "$2"
    local folders=(${3//,/ })
    bench PlainLoop "$1" "$2" "${folders[@]/#/$work/pictures/}" 2> /dev/null
}
timed() { # NAME PICTURES command
    local start=$EPOCHREALTIME
    "${@:3}"
    echo "$1 $2 $(echo "$EPOCHREALTIME $start" | awk '{print $1 - $2}')" | tee -a "$work/times.txt" >&2
}

loop 2 "$work/loop" a,b,c # brings the files into memory
for round in $(seq "$rounds"); do
    for size in "4000 a" "18000 a,b" "36000 a,b,c"; do
        set -- $size
        timed "plain loop, 2 threads" "$1" loop 2 "$work/loop" "$2"
        timed "Spark, two workers" "$1" submit spark://127.0.0.1:7707 "$work/cluster" "$2"
        timed "Spark, local[2]" "$1" submit "local[2]" "$work/local2" "$2"
    done
    for size in "4000 a" "18000 a,b"; do
        set -- $size
        timed "plain loop, 1 thread" "$1" loop 1 "$work/loop1" "$2"
        timed "Spark, local[1]" "$1" submit "local[1]" "$work/local1" "$2"
    done
done
awk -f "$here/spark/table.awk" "$work/times.txt"
echo "an executor of the cluster had $(sort -n "$work/memory.txt" | tail -n 1) MB at most, 1 GB of it heap"

"$home/mien" predict "$work"/pictures --detector none > "$work/predicted.csv" 2> "$work/predict.log" || tail -n 1 "$work/predict.log"
"$spark/bin/spark-submit" --master "local[2]" --conf spark.ui.enabled=false "$here/spark/compare.py" "$work/predicted.csv" "$work/cluster" \
    2> "$work/compare.log" || { tail "$work/compare.log" >&2; exit 1; }
