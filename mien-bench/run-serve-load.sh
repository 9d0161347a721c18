#!/usr/bin/env bash
# Mien's server beside a Python peer, in turn, and at ten times the rate that it carries; every answer is checked.
# usage: run-serve-load.sh [rounds=3] [seconds a round=10] [seconds of overload=60] [FER2013.csv.gz]
# MIEN_PEER_PYTHON: an interpreter with serve/requirements.txt; K6: the load generator (k6 1.3.0)
# SERVE_OPTIONS: options of the server that gets too much, such as "--max-wait 40 --max-batch 16"
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=$(dirname "$here")
rounds=${1:-3} seconds=${2:-10} overload=${3:-60} data=${4:--}
python=${MIEN_PEER_PYTHON:?an interpreter with serve/requirements.txt}
k6=${K6:-k6}
model=$home/mien-core/src/main/resources/dev/mien/model/keypoints.onnx
work=$(mktemp -d)
trap 'kill $(jobs -p) 2> /dev/null || true; rm -rf "$work"' EXIT

"$home/mien" --version > /dev/null # builds it where needed
"$python" "$here/serve/prepare.py" "$model" 16 "$work/faces.json" "$data"

export MIEN_JAVA_OPTIONS=-Xmx512m # as a small container has it; else the heap takes what the machine has before it collects
declare -A server # by port
# shellcheck disable=SC2086 # several words
"$home/mien" serve --port 8601 ${SERVE_OPTIONS:-} 2> "$work/mien.log" &
server[8601]=$!
"$home/mien" serve --port 8605 --max-wait 60000 2>> "$work/mien.log" & # asked by so few clients that none needs refusing
server[8605]=$!
peer() { # WAY WORKERS PORT
    MODEL=$model WAY=$1 THREADS=$((2 / $2)) "$python" -m uvicorn --app-dir "$here/serve" --log-level warning \
        --workers "$2" --port "$3" peer:app &
    server[$3]=$!
}
peer plain 1 8602
peer tuned 1 8603
peer tuned 2 8604
for port in 8601/health 8605/health 8602 8603 8604; do
    until curl -sf "localhost:$port" > /dev/null; do sleep 0.5; done
done

ticks() { # PORT: processor time of that server and its processes, in 10 ms
    { cat /proc/[0-9]*/stat 2> /dev/null || true; } | sed 's/(.*) //' | awk -v pid="${server[$1]}" '$1 == pid || $3 == pid {sum += $13 + $14} END {print sum}'
}
load() { # NAME PORT API SECONDS [k6 options]
    ticks "$2" > "$work/$1.cpu"
    FACES=$work/faces.json ADDRESS=localhost:$2 MODEL=keypoint_model API=$3 SECONDS=$4 PROTOS=$home/mien-protocol/src/main/protobuf \
        "$k6" run --quiet --no-color --summary-export "$work/$1.json" "${@:5}" "$here/serve/load.js" > "$work/$1.log" 2>&1 \
        || { tail -20 "$work/$1.log" >&2; exit 1; }
    ticks "$2" >> "$work/$1.cpu"
}
carried() { # NAME: answers a second of its last round
    "$python" -c 'import json, sys; print(int(json.load(open(sys.argv[1]))["metrics"]["accepted"]["rate"]) + 1)' "$work/$1.json"
}

# A JVM is as fast as it gets after some thousand requests.
for port in 8602 8603 8604; do load "warm" "$port" rest 3; done
for port in 8605 8601; do
    load warm "$port" rest 10 --env REQUESTS=3000
    load warm "$port" grpc 10 --env REQUESTS=1000
done
rm "$work"/warm.*
for round in $(seq "$rounds"); do
    load "Mien, REST.$round" 8605 rest "$seconds"
    load "FastAPI, plain, 1 process.$round" 8602 rest "$seconds"
    load "FastAPI, tuned, 1 process.$round" 8603 rest "$seconds"
    load "FastAPI, tuned, 2 processes.$round" 8604 rest "$seconds"
    load "Mien, gRPC.$round" 8605 grpc "$seconds"
done

soon() { # how many REST requests the overloaded server has accepted and answered within 250 ms by its own clock, and how many in all
    curl -s localhost:8601/metrics | awk '/tensorflow-rest/ && /keypoint_model/ && /status="200"/ {
        if (/_bucket/ && /le="0.25"/) soon += $NF; if (/mien_requests_seconds_count/) all += $NF } END {print soon + 0, all + 0}'
}
before=$(soon)
(while sleep 5; do echo "$(date +%s),$(awk '/VmRSS/ {print $2}' "/proc/${server[8601]}/status")"; done >> "$work/memory.csv") &
for api in rest grpc; do
    name=$([ $api = rest ] && echo "Mien, REST" || echo "Mien, gRPC")
    load "10 times, ${name#Mien, }.1" 8601 $api "$overload" --env RATE="$((10 * $(carried "$name.$rounds")))" --env CLIENTS=200
done
"$python" "$here/serve/table.py" "$work"
echo "accepted by REST under overload, within 250 ms by the server's clock: $(echo "$before $(soon)" | awk '{print $3 - $1, "of", $4 - $2}')"
grep -v serving "$work/mien.log" || true
