#!/bin/bash
# What the README shows is what the programs print: the sample's plan, and the first steps with an own brand.
# usage: Tests/System/readme.sh FOLDER-OF-BINARIES
set -euo pipefail
PATH="$(cd "$1" && pwd):$PATH"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# The sample's plan.
cp -r Examples/harbour-coffee "$folder/brand"
cp -r share/library.d "$folder/brand/library.d"
mkdir -p "$folder/brand/spool/inbox"
cp "$folder"/brand/feedback/* "$folder/brand/spool/inbox/"
huddled --config "$folder/brand/huddled.yaml" --once --now 2026-11-21T06:00:00Z 2>/dev/null
sed -n '/^<!-- plan: begin/,/^<!-- plan: end/p' README.md | sed '/^<!--/d; /^```/d' >"$folder/shown"
diff "$folder/shown" "$folder/brand/spool/plans/0009/today.txt"

# "Your own brand": the first block sets the stage, the second is a transcript.
sed -n '/^## Your own brand/,$p' README.md |
    awk -v folder="$folder" '/^```/ { inside = !inside; if (inside) block++; next } inside { print > (folder "/block" block) }'
sed -i "/^export PATH/d; s|/tmp/bakery|$folder/bakery|g" "$folder/block1"
bash -e "$folder/block1"
cd "$folder/bakery"
while IFS= read -r line; do
    case $line in
    '$ '*) bash -c "${line#'$ '}" >>"$folder/printed" 2>&1 ;;
    *) printf '%s\n' "$line" >>"$folder/expected" ;;
    esac
done <"$folder/block2"
diff "$folder/expected" "$folder/printed"
