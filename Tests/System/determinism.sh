#!/bin/bash
# Two runs on the same files and instant publish the same bytes, whatever the process's hash seed, locale and TZ.
# usage: Tests/System/determinism.sh FOLDER-OF-BINARIES
set -euo pipefail
binaries=$(cd "$1" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

run() { # run NAME ENVIRONMENT...: plans the sample brand in a folder of its own
    local copy=$folder/$1
    shift
    cp -r Examples/harbour-coffee "$copy"
    cp -r share/library.d "$copy/library.d"
    mkdir -p "$copy/spool/inbox"
    cp "$copy"/feedback/* "$copy/spool/inbox/"
    env "$@" "$binaries/huddled" --config "$copy/huddled.yaml" --once --now 2026-11-21T06:00:00Z 2>/dev/null
}

run one TZ=UTC LC_ALL=C SWIFT_DETERMINISTIC_HASHING=1
run two TZ=Pacific/Auckland LC_ALL=C.UTF-8 LANG=de_DE.UTF-8
run three TZ=America/New_York LC_ALL=tr_TR.UTF-8

for other in two three; do
    for area in plans boards alerts advocates; do diff -r "$folder/one/spool/$area" "$folder/$other/spool/$area"; done
done
plans=$(find "$folder/one/spool/plans" -name '2026-11-21.json' | wc -l)
[ "$plans" -eq 24 ] || {
    echo "expected 24 plans, found $plans" >&2
    exit 1
}
sheets=$(find "$folder/one/spool/boards/visits" -name '*.html' | wc -l)
[ "$sheets" -eq 24 ] || {
    echo "expected 24 sheets for visits, found $sheets" >&2
    exit 1
}
