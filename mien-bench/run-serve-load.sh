#!/usr/bin/env bash
# Mien's server beside a Python peer, in turn, and at ten times the rate that it carries; every answer is checked.
# usage: run-serve-load.sh [rounds=3] [seconds a round=10] [seconds of overload=60] [FER2013.csv.gz]
# MIEN_PEER_PYTHON: an interpreter with serve/requirements.txt
# SERVE_OPTIONS: options of the server that gets too much, such as "--max-wait 40 --max-batch 16"
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
rounds=${1:-3} seconds=${2:-10} overload=${3:-60} data=${4:--}
python=${MIEN_PEER_PYTHON:?an interpreter with serve/requirements.txt}
model=$home/mien-models/src/main/resources/dev/mien/models/keypoints.onnx
work=$(mktemp -d)
trap 'kill $(jobs -p) 2> /dev/null || true; rm -rf "$work"' EXIT

build
jvm=(-Xmx256m -XX:+UseSerialGC -Dslf4j.internal.verbosity=ERROR)
"$home/mien" --version > /dev/null # builds it where needed
"$python" "$here/serve/prepare.py" "$model" 16 "$work/faces.json" "$data"

export MIEN_JAVA_OPTIONS=-Xmx512m # as a small container has it; else the heap takes what the machine has before it collects
declare -A server # by port
# shellcheck disable=SC2086 # several words
"$home/mien" serve --port 8601 ${SERVE_OPTIONS:-} 2> "$work/mien.log" &
server[8601]=$!
peer() { # WAY WORKERS PORT
    MODEL=$model WAY=$1 THREADS=$((2 / $2)) "$python" -m uvicorn --app-dir "$here/serve" --log-level warning \
        --workers "$2" --port "$3" peer:app &
    server[$3]=$!
}
peer plain 1 8602
peer tuned 1 8603
peer tuned 2 8604
for port in 8601/health 8602 8603 8604; do
    until curl -sf "localhost:$port" > /dev/null; do sleep 0.5; done
done

load() { # NAME PORT API SECONDS CLIENTS [requests a second]
    bench LoadClient "$work/faces.json" "localhost:$2" keypoint_model "${server[$2]}" "${@:3}" > "$work/$1.json"
}
carried() { # NAME: answers a second of its last round
    "$python" -c 'import json, sys; round = json.load(open(sys.argv[1])); print(int(round["accepted"] / round["seconds"]) + 1)' "$work/$1.json"
}

# A JVM is as fast as it gets after some thousand requests.
for port in 8601 8602 8603 8604; do load warm "$port" rest 10 16; done
load warm 8601 grpc 5 16
for round in $(seq "$rounds"); do
    load "Mien, REST.$round" 8601 rest "$seconds" 16
    load "FastAPI, plain, 1 process.$round" 8602 rest "$seconds" 16
    load "FastAPI, tuned, 1 process.$round" 8603 rest "$seconds" 16
    load "FastAPI, tuned, 2 processes.$round" 8604 rest "$seconds" 16
    load "Mien, gRPC.$round" 8601 grpc "$seconds" 16
done

(while sleep 5; do awk '/VmRSS/ {print $2}' "/proc/${server[8601]}/status"; done >> "$work/memory") &
load "10 times, REST.1" 8601 rest "$overload" 200 "$((10 * $(carried "Mien, REST.$rounds")))"
load "10 times, gRPC.1" 8601 grpc "$overload" 200 "$((10 * $(carried "Mien, gRPC.$rounds")))"
"$python" "$here/serve/table.py" "$work"
grep -v serving "$work/mien.log" || true
