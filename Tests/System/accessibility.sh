#!/bin/bash
# axe-core finds nothing wrong with plans, boards and sheets of the sample brand, by day and by night, on a screen and on a
# phone. It comes from PyPI, at one version, into a folder of its own below .build.
# usage: Tests/System/accessibility.sh FOLDER-OF-BINARIES
set -euo pipefail
binaries=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Only the script inside is used, so that nothing which the first would need is installed.
packages="axe-playwright-python==0.1.8 websocket-client==1.9.2"
tools=$PWD/.build/accessibility-1
if [ ! -e "$tools/complete" ]; then
    rm -rf "$tools"
    mkdir -p "$tools"
    # shellcheck disable=SC2086 # a list of names
    { python3 -m venv "$tools" && "$tools/bin/pip" install --quiet --no-deps $packages; } >"$folder/log" 2>&1 || {
        echo "SKIPPED: no axe-core from PyPI: $(tail -1 "$folder/log")"
        exit 0
    }
    touch "$tools/complete"
fi
axe=$(find "$tools" -name axe.min.js | head -1)

cp -r Examples/harbour-coffee "$folder/brand"
cp -r share/library.d "$folder/brand/library.d"
mkdir -p "$folder/brand/spool/inbox"
cp "$folder"/brand/feedback/* "$folder/brand/spool/inbox/"
"$binaries/huddled" --config "$folder/brand/huddled.yaml" --once --now 2026-11-21T06:00:00Z 2>/dev/null

cd "$folder/brand/spool"
"$tools/bin/python" "$here/accessibility/check.py" "$axe" boards/brand.html boards/regions/*.html \
    boards/visits/{0009,0024}.html plans/{0007,0009,0024}/2026-11-21.html
