#!/bin/bash
# What huddled tells a monitoring system is what Prometheus reads, and the sample rules on it ring as they should.
# usage: Tests/System/metrics.sh FOLDER-OF-BINARIES
# promtool is unpacked from Debian's package, not installed: installing it would start a server on this host.
set -euo pipefail
binaries=$(cd "$1" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

brand=$folder/brand
cp -r Examples/harbour-coffee "$brand"
cp -r share/library.d "$brand/library.d"
mkdir -p "$brand/spool/inbox"
cp "$brand"/feedback/* "$brand/spool/inbox/"
# What no metric may be broken by.
printf 'location,submitted,source\n0009,2026-11-20T10:00:00Z,"a""} 1\nhuddled_trouble 1"\n' >"$brand/spool/inbox/"$'a"}\nb.csv'
"$binaries/huddled" --config "$brand/huddled.yaml" --once --now 2026-11-21T06:00:00Z 2>/dev/null
metrics=$(dirname "$(find "$brand" -name huddled.db)")/metrics.prom

fail() {
    echo "metrics: $1" >&2
    cat "$metrics" >&2
    exit 1
}
[ "$(stat -c %a "$metrics")" = 644 ] || fail "not everybody may read them"
sample='huddled_[a-z0-9_]+(\{[a-z]+="([^"\\]|\\[\\"n])*"\})? -?[0-9]+(\.[0-9]+)?'
comment='# (HELP|TYPE) huddled_[a-z0-9_]+ .+'
! grep -vxE "$sample|$comment" "$metrics" || fail "a line is neither sample nor comment"
[ -z "$(grep -v '^#' "$metrics" | sed 's/ [^ ]*$//' | sort | uniq -d)" ] || fail "a series is there twice"
grep -qx 'huddled_trouble 0' "$metrics" || fail "there is trouble"
grep -qx 'huddled_plans_published_total 24' "$metrics" || fail "24 plans were published"
total=$(awk '/^huddled_rows_total/ { n += $2 } END { print n }' "$metrics")
[ "$total" = "$("$binaries/huddlectl" --config "$brand/huddled.yaml" files --json |
    sed 's/.*"rows": *{\([^}]*\)}.*/\1/' | grep -oE '[0-9]+' | awk '{ n += $1 } END { print n }')" ] ||
    fail "rows are not those of the ledger"

promtool=$(command -v promtool || true)
if [ -z "$promtool" ] && (cd "$folder" && apt-get download -q prometheus >/dev/null 2>&1); then
    dpkg-deb -x "$folder"/prometheus_*.deb "$folder/prometheus"
    promtool=$folder/prometheus/usr/bin/promtool
fi
if [ -z "$promtool" ]; then
    echo "SKIPPED: promtool is not here and cannot be downloaded, so that format and rules were not checked with it"
    exit 0
fi
said=$("$promtool" check metrics <"$metrics" 2>&1) || fail "promtool: $said"
[ -z "$said" ] || fail "promtool: $said"
for check in "check rules Examples/prometheus/huddled.rules.yml" \
    "test rules Examples/prometheus/huddled.rules.test.yml"; do
    # shellcheck disable=SC2086 # a command and its arguments
    said=$("$promtool" $check 2>&1) || fail "promtool $check: $said"
done
echo "metrics: $(grep -vc '^#' "$metrics") samples, and the sample rules, are what promtool accepts"
