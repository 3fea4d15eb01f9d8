#!/bin/bash
# Days of feedback through the running service, one after the other, on a clock that is set ahead: every location has its
# plan of every day; memory, open files and what waits stay flat, files stay as long as retention says, and only what must
# grow does. Draws .build/year/year.svg.
# usage: Tests/System/year.sh FOLDER-OF-BINARIES
#   HUDDLED_DAYS=NUMBER   how many (default 45; a year is 365)
set -euo pipefail
binaries=$(cd "$1" && pwd)
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
days=${HUDDLED_DAYS:-45}
"$(command -v clang || command -v cc)" -shared -fPIC -O1 -o "$folder/wallclock.so" Tests/System/booted/parts/wallclock.c
"$binaries/huddlectl" simulate --out "$folder/chain" --locations 24 --regions 4 --days "$days" --answers $((days * 5)) \
    >/dev/null
mkdir -p .build/year
python3 Tests/System/year/live.py "$binaries" "$folder" .build/year/days.csv
env LD_PRELOAD="$folder/wallclock.so" WALLCLOCK="$folder/ahead" \
    "$binaries/huddlectl" --config "$folder/chain/huddled.yaml" verify 2>/dev/null
python3 Tests/System/year/draw.py .build/year/days.csv .build/year/year.svg
python3 Tests/System/year/claim.py .build/year/days.csv
