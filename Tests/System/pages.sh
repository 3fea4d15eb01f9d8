#!/bin/bash
# Every sample store's plan is one printed page, on A4 and on Letter, in English and in German, and so is the sheet for
# whoever visits it.
# usage: Tests/System/pages.sh FOLDER-OF-BINARIES
set -euo pipefail
binaries=$(cd "$1" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

pages=0
# print PAGE PAPER: what would run over the end of the page must not only be hidden there.
print() {
    # Chromium prints the size that the page asks for; this asks for one after the other.
    sed "s|</head>|<style>@page { size: $2; } @media print { main { max-height: none !important; overflow: visible !important } }</style></head>|" \
        "$1" >"$folder/page.html"
    chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer \
        --user-data-dir="$folder/profile" --print-to-pdf="$folder/page.pdf" "file://$folder/page.html" \
        >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
    local found
    found=$(pdfinfo "$folder/page.pdf" | awk '/^Pages:/ { n = $2 } /^Page size:/ { print n, $NF }' | tr -d '()')
    [ "${found,,}" = "1 ${2,,}" ] || {
        echo "$1 on $2: $found, not one page of it" >&2
        exit 1
    }
    pages=$((pages + 1))
}

for language in en de; do
    brand=$folder/$language
    cp -r Examples/harbour-coffee "$brand"
    cp -r share/library.d "$brand/library.d"
    mkdir -p "$brand/spool/inbox"
    cp "$brand"/feedback/* "$brand/spool/inbox/"
    sed -i "s/^language: en$/language: $language/" "$brand/huddled.yaml"
    "$binaries/huddled" --config "$brand/huddled.yaml" --once --now 2026-11-21T06:00:00Z 2>/dev/null
    for plan in "$brand"/spool/plans/*/2026-11-21.html; do
        # Letter is the shorter one; of what fits there the longest are looked at on the narrower one, too.
        print "$plan" Letter
    done
    for plan in $(ls -S "$brand"/spool/plans/*/2026-11-21.html | head -6); do print "$plan" A4; done
    for sheet in $(ls -S "$brand"/spool/boards/visits/*.html | head -3); do
        print "$sheet" Letter
        print "$sheet" A4
    done
done
for plan in own german alone; do
    print "Tests/RenderingTests/Golden/$plan.html" Letter
    print "Tests/RenderingTests/Golden/$plan.html" A4
done
echo "pages: $pages plans and sheets printed, each on one page"
