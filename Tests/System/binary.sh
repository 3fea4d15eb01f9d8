#!/bin/bash
# The release binary stands alone: system libraries only, and it still knows named time zones.
# usage: Tests/System/binary.sh FOLDER-OF-BINARIES
set -euo pipefail
binaries=$1

for program in huddled huddlectl; do
    if ldd "$binaries/$program" | grep -Ei 'swift|foundation|dispatch|not found|/opt/|/usr/local/'; then
        echo "$program links more than system libraries" >&2
        exit 1
    fi
done

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/huddled.yaml" <<'YAML'
brand: Zones
timezone: Europe/Berlin
directories: { spool: spool, state: state }
outcome: { key: overall, label: Overall, scale: [1, 5] }
drivers:
  - { key: speed, label: Speed, scale: [1, 5] }
YAML
"$binaries/huddlectl" --config "$folder/huddled.yaml" check-config
mkdir -p "$folder/spool/inbox"
printf 'location,submitted,overall\nA,2026-07-01 12:00,5\n' >"$folder/spool/inbox/one.csv"
"$binaries/huddled" --config "$folder/huddled.yaml" --once --now 2026-07-02T06:00:00Z
# Noon in Berlin's summer is ten o'clock UTC.
"$binaries/huddlectl" --config "$folder/huddled.yaml" responses --json | grep -q '"submitted":"2026-07-01T10:00:00Z"'
