#!/bin/bash
# Every sample store's plan is one printed page, on A4 and on Letter.
# usage: Tests/System/pages.sh FOLDER-OF-BINARIES
set -euo pipefail
binaries=$(cd "$1" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cp -r Examples/harbour-coffee "$folder/brand"
cp -r share/library.d "$folder/brand/library.d"
mkdir -p "$folder/brand/spool/inbox"
cp "$folder"/brand/feedback/* "$folder/brand/spool/inbox/"
"$binaries/huddled" --config "$folder/brand/huddled.yaml" --once --now 2026-11-21T06:00:00Z 2>/dev/null

pages=0
for plan in "$folder"/brand/spool/plans/*/2026-11-21.html; do
    for paper in A4 Letter; do
        # Chromium prints the size that the page asks for; this asks for one after the other.
        sed "s|</head>|<style>@page { size: $paper; }</style></head>|" "$plan" >"$folder/page.html"
        chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer \
            --user-data-dir="$folder/profile" --print-to-pdf="$folder/page.pdf" "file://$folder/page.html" \
            >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
        found=$(pdfinfo "$folder/page.pdf" | awk '/^Pages:/ { n = $2 } /^Page size:/ { print n, $NF }' | tr -d '()')
        [ "${found,,}" = "1 ${paper,,}" ] || {
            echo "$(basename "$(dirname "$plan")") on $paper: $found, not one page of it" >&2
            exit 1
        }
        pages=$((pages + 1))
    done
done
echo "pages: $pages plans printed, each on one page"
