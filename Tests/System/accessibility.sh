#!/bin/bash
# axe-core finds nothing wrong with plans, boards and sheets of the sample brand, by day and by night, on a screen and on a
# phone.
# usage: Tests/System/accessibility.sh FOLDER-OF-BINARIES
set -euo pipefail
binaries=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

. "$here/browser/tools.sh"
axe=$(find "$tools" -name axe.min.js | head -1)

cp -r Examples/harbour-coffee "$folder/brand"
cp -r share/library.d "$folder/brand/library.d"
mkdir -p "$folder/brand/spool/inbox"
cp "$folder"/brand/feedback/* "$folder/brand/spool/inbox/"
"$binaries/huddled" --config "$folder/brand/huddled.yaml" --once --now 2026-11-21T06:00:00Z 2>/dev/null

cd "$folder/brand/spool"
"$tools/bin/python" "$here/browser/accessibility.py" "$axe" boards/brand.html boards/regions/*.html \
    boards/visits/{0009,0024}.html plans/{0007,0009,0024}/2026-11-21.html
