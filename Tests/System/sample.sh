#!/bin/bash
# The sample brand in the repository is what its generator makes, byte for byte.
# usage: Tests/System/sample.sh FOLDER-OF-BINARIES
set -euo pipefail
binaries=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cp -r Examples/harbour-coffee "$folder/brand"
rm "$folder/brand/locations.csv" "$folder"/brand/feedback/{survey-web.csv,survey-kiosk.csv,till-survey.jsonl}
TZ=Pacific/Auckland LC_ALL=C "$binaries/GenerateHarbourCoffee" "$folder/brand"
diff -r Examples/harbour-coffee "$folder/brand"
