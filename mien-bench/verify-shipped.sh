#!/usr/bin/env bash
# Verifies what the models that ship state of themselves: their data, splits and validation figures. Some minutes each.
# usage: verify-shipped.sh DATA [detector|keypoints|expression ...]
#   DATA has fer2013/, keypoints/, photos/ and scenes/ with the files that the cards name, as for retrain-shipped.sh.
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
data=$(cd "${1:?the folder of the data}" && pwd) # tables name the pictures by whole paths
shift
splits=$home/docs/models
tables=$(mktemp -d)
trap 'rm -rf "$tables"' EXIT

detector() {
    "$home/mien" verify detector --data "$data/photos/boxes.csv" --background "$data/scenes/noface" \
        --split-file "$splits/pyramid-split.json"
}

keypoints() {
    points_27_data "$data" "$tables"
    "$home/mien" verify keypoints --data "$data/keypoints/helen.csv.gz" --data "$tables/helen27.csv" --data "$tables/wild27.csv" \
        --split-file "$splits/points-27-split.json"
}

expression() {
    "$home/mien" verify expression --data "$data/fer2013/fer2013.csv.gz"
}

if [ $# = 0 ]; then
    set -- detector keypoints expression
fi
failed=0
for model in "$@"; do
    case $model in
        detector | keypoints | expression) "$model" || failed=1 ;;
        *) echo "verify-shipped.sh: no model '$model': detector, keypoints or expression" >&2 && exit 2 ;;
    esac
done
exit "$failed"
