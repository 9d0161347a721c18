#!/usr/bin/env bash
# Trains the models that ship once more, as their cards say. Runs that are there are gone on with.
# usage: retrain-shipped.sh DATA RUNS [keypoints|expression ...]
#   DATA has fer2013/, keypoints/ and scenes/ with the files that the cards name; RUNS takes a folder for each run.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
data=$1
runs=$2
shift 2
mien=$here/../mien
splits=$here/../docs/models
common=(--preset small --precision bfloat16 --resume)

keypoints() {
    local jitter=(--augment keypoints-jitter)
    local helen=$data/keypoints/helen.csv.gz
    # HELEN's marks are the better ones: a net that knows only these tells how the others differ.
    "$mien" train keypoints "${common[@]}" "${jitter[@]}" --data "$helen" --split-file "$splits/keypoints-helen-split.json" \
        --epochs 60 --average-decay 0.99 --out "$runs/keypoints-helen"
    "$mien" train keypoints "${common[@]}" "${jitter[@]}" --data "$helen" --data "$data/keypoints/ytf.csv.gz" \
        --correct-marks "$runs/keypoints-helen" --background "$data/scenes/noface" --faces "$data/fer2013/fer2013.csv.gz" \
        --epochs 50 --out "$runs/keypoints"
}

expression() {
    local fer=(--data "$data/fer2013/fer2013.csv.gz" --votes "$data/fer2013/ferplus-votes.csv.gz" --label-smoothing 0)
    "$mien" train expression "${common[@]}" "${fer[@]}" --epochs 72 --out "$runs/expression-first"
    # Once more from its end, taught by it: a longer way to learn less by heart.
    "$mien" train expression "${common[@]}" "${fer[@]}" --start-from "$runs/expression-first" --teacher "$runs/expression-first" \
        --mixup 0.2 --epochs 100 --out "$runs/expression"
}

if [ $# = 0 ]; then
    set -- keypoints expression
fi
for model in "$@"; do
    case $model in
        keypoints | expression) "$model" ;;
        *) echo "retrain-shipped.sh: no model '$model': keypoints or expression" >&2 && exit 2 ;;
    esac
done
