#!/usr/bin/env bash
# Trains the models that ship once more, as their cards say. Runs that are there are gone on with.
# The detector takes fewer stretches than its card tells: 360,000 pieces at once for the first three (427,900 there), a tenth more in each of the
# next two, and 720,000 at once for the 660,000 and 81,600 after these.
# usage: retrain-shipped.sh [--short] DATA RUNS [detector|keypoints|expression ...]
#   --short  an epoch for each run, to see that all of it works
#   DATA has fer2013/, keypoints/, photos/ and scenes/ with the files that the cards name; RUNS takes a folder for each run.
set -euo pipefail

short=false
if [ "${1:-}" = --short ]; then
    short=true
    shift
fi
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
data=$1
runs=$2
shift 2
mien=$home/mien
splits=$home/docs/models
common=(--preset small --precision bfloat16 --resume)

epochs() { # NUMBER
    if "$short"; then echo 1; else echo "$1"; fi
}

# The model of 15 points that the one of 27 goes on from.
fifteen_points() {
    local helen=(--data "$data/keypoints/helen.csv.gz")
    local clean=("${helen[@]}" --split-file "$splits/keypoints-helen-split.json")
    local both=("${helen[@]}" --data "$data/keypoints/ytf.csv.gz" --split-file "$splits/keypoints-split.json")
    local faces=(--background "$data/scenes/noface" --faces "$data/fer2013/fer2013.csv.gz")
    local jitter=(--augment keypoints-jitter)
    local gentle=(--augment keypoints --loss mse) # for the last steps
    local train=("$mien" train keypoints "${common[@]}")
    # HELEN's marks are the better ones: a net that knows only these tells how the others differ.
    "${train[@]}" "${clean[@]}" "${jitter[@]}" --epochs "$(epochs 60)" --average-decay 0.99 --out "$runs/keypoints-helen"
    "${train[@]}" "${both[@]}" "${faces[@]}" "${jitter[@]}" --correct-annotations "$runs/keypoints-helen" \
        --epochs "$(epochs 50)" --out "$runs/keypoints-both"
    # What was learned from many faces, put right by the better marks alone.
    "${train[@]}" "${clean[@]}" "${faces[@]}" "${jitter[@]}" --start-from "$runs/keypoints-both" \
        --learning-rate 1.5e-3 --average-decay 0.99 --epochs "$(epochs 100)" --out "$runs/keypoints-first"
    # Both once more, with many faces that nobody marked, as that net sees them.
    "${train[@]}" "${both[@]}" "${faces[@]}" "${jitter[@]}" --start-from "$runs/keypoints-first" \
        --correct-annotations "$runs/keypoints-first" --teacher "$runs/keypoints-first" --faces-limit 6000 \
        --learning-rate 1.5e-3 --epochs "$(epochs 32)" --out "$runs/keypoints-second"
    "${train[@]}" "${clean[@]}" "${faces[@]}" "${jitter[@]}" --start-from "$runs/keypoints-second" \
        --teacher "$runs/keypoints-first" --teacher-weight 0.3 --faces-limit 3000 \
        --learning-rate 1.5e-3 --average-decay 0.995 --epochs "$(epochs 90)" --out "$runs/keypoints-third"
    # The mean of the three is better than each of them.
    "${train[@]}" "${clean[@]}" "${faces[@]}" "${gentle[@]}" --start-from "$runs/keypoints-first" \
        --start-from "$runs/keypoints-second" --start-from "$runs/keypoints-third" \
        --learning-rate 3e-4 --epochs "$(epochs 20)" --out "$runs/keypoints-mean"
    # More of what is a face and what is none.
    "${train[@]}" "${clean[@]}" "${faces[@]}" "${gentle[@]}" --start-from "$runs/keypoints-mean" \
        --faces-limit 6000 --background-crops 100 --learning-rate 4e-4 --epochs "$(epochs 10)" --out "$runs/keypoints-more"
    # And again: both with more faces, then HELEN from the mean.
    "${train[@]}" "${both[@]}" "${faces[@]}" "${jitter[@]}" --start-from "$runs/keypoints-more" \
        --correct-annotations "$runs/keypoints-more" --teacher "$runs/keypoints-mean" --teacher "$runs/keypoints-more" \
        --faces-limit 8000 --background-crops 40 --learning-rate 1.5e-3 --epochs "$(epochs 28)" --out "$runs/keypoints-fourth"
    "${train[@]}" "${clean[@]}" "${faces[@]}" "${gentle[@]}" --start-from "$runs/keypoints-more" \
        --start-from "$runs/keypoints-fourth" --teacher "$runs/keypoints-mean" --teacher "$runs/keypoints-more" \
        --teacher-weight 0 --faces-limit 3000 --background-crops 40 --learning-rate 3e-4 --epochs "$(epochs 14)" --out "$runs/keypoints-15"
}

keypoints() {
    fifteen_points
    points_27_data "$data" "$runs"
    local fifteen=$runs/keypoints-15/best.onnx first=$runs/points-27-first second=$runs/points-27-second third=$runs/points-27-third
    local fourth=$runs/points-27-fourth fifth=$runs/points-27-fifth sixth=$runs/points-27-sixth
    local seventh=$runs/points-27-seventh eighth=$runs/points-27-eighth ninth=$runs/points-27-ninth tenth=$runs/points-27-tenth
    local eleventh=$runs/points-27-eleventh
    local train=("$mien" train keypoints --preset points-27 --resume --threads 1
        --data "$data/keypoints/helen.csv.gz" --data "$runs/helen27.csv" --data "$runs/wild27.csv"
        --background "$data/scenes/noface" --faces "$data/fer2013/fer2013.csv.gz")
    local many=(--split-file "$splits/points-27-split.json" --teacher "$fifteen" --teacher-weight 0 --faces-limit 800
        --warmup-epochs 1 --average-decay 0.997)
    # Its layers, and twelve maps more.
    "${train[@]}" "${many[@]}" --start-from "$fifteen" --background-crops 15 --learning-rate 1e-3 --epochs "$(epochs 6)" --out "$first"
    "${train[@]}" "${many[@]}" --start-from "$first" --augment keypoints --loss mse --background-crops 6 \
        --learning-rate 5e-4 --epochs "$(epochs 6)" --out "$second"
    # Halfway back, and more of HELEN: annotations by 0.3 towards what both say, brows and corners of the mouth pushed on their own.
    local helen=(--split-file "$splits/points-27-last-split.json" --augment keypoints-uneven --loss huber
        --teacher "$fifteen" --teacher "$second" --teacher-weight 0.3)
    "${train[@]}" "${helen[@]}" --start-from "$fifteen" --start-from "$second/best.onnx" --faces-limit 600 --background-crops 4 \
        --learning-rate 5e-4 --warmup-epochs 1 --average-decay 0.997 --epochs "$(epochs 18)" --out "$third"
    # Four parts of that and one of the second, and more of what is no face.
    local mean=(--start-from "$third/best.onnx" --start-from "$third/best.onnx" --start-from "$third/best.onnx"
        --start-from "$third/best.onnx" --start-from "$second/best.onnx")
    "${train[@]}" "${helen[@]}" "${mean[@]}" --faces-limit 400 --background-crops 20 \
        --learning-rate 1.5e-4 --warmup-epochs 0.5 --average-decay 0.995 --epochs "$(epochs 5)" --out "$fourth"
    # Sides that differ more, faces that are moved more; then mostly that, and once more what is no face.
    local last=(--split-file "$splits/points-27-last-split.json" --loss huber --teacher "$fourth" --teacher-weight 0.3 --faces-limit 400)
    "${train[@]}" "${last[@]}" --augment keypoints-uneven --start-from "$fourth/best.onnx" --background-crops 20 \
        --learning-rate 6e-4 --warmup-epochs 1 --average-decay 0.997 --epochs "$(epochs 30)" --out "$fifth"
    "${train[@]}" "${last[@]}" --augment keypoints-uneven --start-from "$fourth/best.onnx" --start-from "$fifth/best.onnx" \
        --start-from "$fifth/best.onnx" --background-crops 50 \
        --learning-rate 1.5e-4 --warmup-epochs 0.3 --average-decay 0.995 --epochs "$(epochs 2)" --out "$sixth"
    "${train[@]}" "${last[@]}" --augment keypoints --start-from "$sixth/best.onnx" --background-crops 80 \
        --learning-rate 1e-4 --warmup-epochs 0.2 --average-decay 0.99 --epochs "$(epochs 1)" --out "$seventh"
    # Long ways with all faces of the web, on which brows go up and down as a whole, without their eyes; then once more what is no face.
    local brows=(--split-file "$splits/points-27-split.json" --loss huber --teacher-weight 0.3 --faces-limit 400 --precision bfloat16
        --augment keypoints-uneven)
    local long=(--background-crops 20 --learning-rate 1e-3 --warmup-epochs 1 --average-decay 0.998 --keep last)
    "${train[@]}" "${brows[@]}" "${long[@]}" --teacher "$seventh/best.onnx" --start-from "$seventh/best.onnx" --epochs "$(epochs 80)" --out "$eighth"
    "${train[@]}" "${brows[@]}" "${long[@]}" --teacher "$eighth" --start-from "$eighth" --epochs "$(epochs 75)" --out "$ninth"
    "${train[@]}" "${brows[@]}" --teacher "$eighth" --start-from "$ninth" --background-crops 300 \
        --learning-rate 3e-4 --warmup-epochs 0.2 --average-decay 0.995 --epochs "$(epochs 4)" --out "$tenth"
    # The mean of that and of the seventh keeps what both know.
    "${train[@]}" "${brows[@]}" --teacher "$eighth" --start-from "$seventh/best.onnx" --start-from "$tenth/best.onnx" \
        --background-crops 100 --learning-rate 3e-5 --warmup-epochs 0.2 --average-decay 0.995 --epochs "$(epochs 1)" --out "$eleventh"
    # An epoch that hardly moves the weights, on the data as read since WebP is decoded by libwebp: the file states its hash.
    "${train[@]}" "${brows[@]}" --teacher "$eleventh" --start-from "$eleventh" --background-crops 100 --keep last \
        --learning-rate 1e-8 --warmup-epochs 0.2 --average-decay 0.995 --epochs "$(epochs 1)" --out "$runs/keypoints"
    "$mien" export "$runs/keypoints" --int8 "$data/fer2013/fer2013.csv.gz" --refine-points --data "$data/keypoints/helen.csv.gz" \
        --data "$runs/helen27.csv" --data "$runs/wild27.csv" --split-file "$splits/points-27-split.json" \
        --out "$runs/keypoints/int8.onnx"
}

expression() {
    local fer=(--data "$data/fer2013/fer2013.csv.gz" --votes "$data/fer2013/ferplus-votes.csv.gz" --label-smoothing 0)
    "$mien" train expression "${common[@]}" "${fer[@]}" --epochs "$(epochs 72)" --out "$runs/expression-first"
    # Once more from its end, taught by it: a longer way to learn less by heart.
    "$mien" train expression "${common[@]}" "${fer[@]}" --start-from "$runs/expression-first" --teacher "$runs/expression-first" \
        --mixup 0.2 --epochs "$(epochs 100)" --out "$runs/expression-posed"
    # Views as photos and films give them, and faces of the web without labels.
    local wild=(--data "$data/fer2013/fer2013.csv.gz" --votes "$data/fer2013/ferplus-votes.csv.gz" --label-smoothing 0 --mixup 0.2
        --augment expression-wild --teacher "$runs/expression-posed" --faces "$data/keypoints/wild.csv" --faces-limit 6000)
    "$mien" train expression --preset small --resume "${wild[@]}" --start-from "$runs/expression-posed" --learning-rate 1.2e-3 \
        --epochs "$(epochs 12)" --out "$runs/expression-wild"
    # Their mean, three parts and two, knows both kinds of pictures; the epoch is for its norms.
    local posed=(--start-from "$runs/expression-posed/best.onnx") seen=(--start-from "$runs/expression-wild/best.onnx")
    "$mien" train expression --preset small --resume "${fer[@]}" --augment expression-wild \
        "${posed[@]}" "${posed[@]}" "${posed[@]}" "${seen[@]}" "${seen[@]}" \
        --learning-rate 1e-6 --warmup-epochs 0 --average-decay 0.99 --epochs "$(epochs 1)" --out "$runs/expression"
    "$mien" export "$runs/expression" --int8 "$data/fer2013/fer2013.csv.gz" --data "$data/fer2013/fer2013.csv.gz" \
        --out "$runs/expression/int8.onnx"
}

detector() {
    local train=("$mien" train detector --data "$data/photos/boxes.csv" --background "$data/scenes/noface" --resume
        --split-file "$splits/pyramid-split.json")
    # A long stretch at one rate, which may be made longer, then a cosine to nothing with more faces, in whose pictures the first
    # net has placed the boxes.
    "${train[@]}" --schedule constant --learning-rate 1.2e-3 --epochs "$(epochs 150)" --out "$runs/detector-first"
    "$here/run-face-boxes.sh" "mien:$runs/detector-first/best.onnx" "$data/keypoints/wild.csv" wild/net/ "$runs/portraits.csv"
    "${train[@]}" --faces "$runs/portraits.csv" --start-from "$runs/detector-first" --learning-rate 1.2e-3 --weight-decay 0.03 \
        --epochs "$(epochs 39)" --out "$runs/detector-second"
    # HELEN's photos as well, but for those held out.
    "$here/run-face-boxes.sh" "mien:$runs/detector-second/best.onnx" "$data/scenes/helen.csv" helen/ "$runs/helen-boxes.csv" \
        "$data/scenes/noface" "$splits/detector-split.json"
    { cat "$runs/portraits.csv" && tail -n +2 "$runs/helen-boxes.csv"; } >"$runs/faces.csv"
    "${train[@]}" --faces "$runs/faces.csv" --start-from "$runs/detector-second" --learning-rate 1.2e-3 --weight-decay 0.03 \
        --warmup-epochs 0.1 --epochs "$(epochs 56)" --seed 11 --out "$runs/detector-third"
    # The mean of both is better than each; the epoch is for its norms.
    "${train[@]}" --faces "$runs/faces.csv" --start-from "$runs/detector-second/best.onnx" --start-from "$runs/detector-third/best.onnx" \
        --learning-rate 1e-6 --warmup-epochs 0 --epochs "$(epochs 1)" --out "$runs/detector-fourth"
    # Two long ways with faces of other photos pasted onto many pieces, the second from the first one's end, and one with few.
    local late=("${train[@]}" --faces "$runs/faces.csv" --precision bfloat16 --keep last)
    local long=("${late[@]}" --weight-decay 0.03 --warmup-epochs 1)
    "${long[@]}" --augment pieces-pasted --start-from "$runs/detector-fourth/best.onnx" --learning-rate 1.5e-3 --epochs "$(epochs 300)" --seed 21 \
        --out "$runs/detector-fifth"
    "${long[@]}" --augment pieces-pasted --start-from "$runs/detector-fifth" --learning-rate 1.5e-3 --epochs "$(epochs 220)" --seed 31 \
        --out "$runs/detector-sixth"
    "${long[@]}" --start-from "$runs/detector-sixth" --learning-rate 8e-4 --epochs "$(epochs 80)" --seed 32 --out "$runs/detector-seventh"
    # The same once more.
    "${long[@]}" --augment pieces-pasted --start-from "$runs/detector-seventh" --learning-rate 1.5e-3 --epochs "$(epochs 165)" --seed 41 \
        --out "$runs/detector-eighth"
    "${long[@]}" --start-from "$runs/detector-eighth" --learning-rate 8e-4 --epochs "$(epochs 80)" --seed 42 --out "$runs/detector-ninth"
    # Faces on their side and upside down.
    "${long[@]}" --start-from "$runs/detector-ninth" --learning-rate 1.5e-3 --epochs "$(epochs 145)" --seed 71 --out "$runs/detector-tenth"
    # Means keep more of what both nets know; the epochs are for their norms.
    local mean=("${late[@]}" --learning-rate 1e-6 --warmup-epochs 0 --average-decay 0.99 --epochs "$(epochs 1)" --seed 73)
    "${mean[@]}" --start-from "$runs/detector-ninth/best.onnx" --start-from "$runs/detector-tenth/best.onnx" --out "$runs/detector-eleventh"
    "${long[@]}" --start-from "$runs/detector-eleventh" --learning-rate 5e-4 --epochs "$(epochs 44)" --seed 72 --out "$runs/detector-twelfth"
    "${mean[@]}" --start-from "$runs/detector-eleventh/best.onnx" --start-from "$runs/detector-twelfth/best.onnx" --out "$runs/detector"
    # What ships computes in 8 bits.
    "$mien" export "$runs/detector" --int8 "$data/photos/boxes.csv" --data "$data/photos/boxes.csv" \
        --background "$data/scenes/noface" --split-file "$splits/pyramid-split.json" --out "$runs/detector/int8.onnx"
}

if [ $# = 0 ]; then
    set -- detector keypoints expression
fi
for model in "$@"; do
    case $model in
        detector | keypoints | expression) "$model" ;;
        *) echo "retrain-shipped.sh: no model '$model': detector, keypoints or expression" >&2 && exit 2 ;;
    esac
done
