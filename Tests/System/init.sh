#!/bin/bash
# What init proposes reads the file that it was made from: the rows of every sample add up after a run.
# usage: Tests/System/init.sh FOLDER-OF-BINARIES
set -euo pipefail
PATH="$(cd "$1" && pwd):$PATH"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# propose FILE ROWS [ARGUMENT…]: the configuration is good, and a delivery of the file has that many rows.
propose() {
    local file=$1 rows=$2 name
    shift 2
    name=$(basename "$file")
    mkdir "$folder/$name"
    huddlectl init "$file" >"$folder/$name/huddled.yaml" 2>"$folder/said"
    cd "$folder/$name"
    huddlectl --config huddled.yaml check-config >/dev/null 2>&1
    mkdir -p spool/inbox
    cp "$file" spool/inbox/
    huddled --config huddled.yaml --once "$@" >/dev/null 2>&1
    counted=$(huddlectl --config huddled.yaml files --json |
        python3 -c 'import json, sys; print(sum(json.loads(sys.stdin.readline())["rows"].values()))')
    cd - >/dev/null
    [ "$counted" = "$rows" ] || { echo "$name: $counted rows instead of $rows" >&2; exit 1; }
}

for file in "$PWD"/Examples/harbour-coffee/feedback/survey-*.csv; do
    rows=$(python3 -c 'import csv, sys; print(sum(1 for _ in csv.reader(open(sys.argv[1]))) - 1)' "$file")
    propose "$file" "$rows" --now 2026-11-21T06:00:00Z
done
if [ -n "${HUDDLED_SHARED:-}" ]; then
    propose "$HUDDLED_SHARED/data/airport-lounges/lounge.csv" 2264 --now 2015-08-03T06:00:00Z
else
    echo "SKIPPED: \$HUDDLED_SHARED does not name the folder of real files"
fi

# What misses a column is refused with a code of its own, and prints no configuration.
printf 'Store,Overall,Speed\na,4,5\n' >"$folder/export.csv"
code=0
huddlectl init "$folder/export.csv" >"$folder/out" 2>/dev/null || code=$?
[ "$code" = 65 ] && [ ! -s "$folder/out" ]
