#!/bin/bash
# A large file comes by pieces: the same responses as when it comes at once, under kill -9 at random moments too; while the
# service takes it in, small files and their alerts are answered within ten seconds, nothing of it is seen before all of
# it is, and 72 MB of memory are enough.
# usage: Tests/System/large.sh FOLDER-OF-BINARIES
set -euo pipefail
binaries=$(cd "$1" && pwd)
source "$(dirname "$0")/parts/eventually.sh"
folder=$(mktemp -d)
daemon=
finish() {
    [ -z "$daemon" ] || kill -KILL "$daemon"
    wait
    rm -rf "$folder"
}
trap "finish 2>/dev/null" EXIT

patience=10
# What taking in needs, and telling of alerts beside it.
megabytes=72
kills=8

fail() {
    tail -n 30 "$folder"/*.said >&2
    echo "large: $1" >&2
    exit 1
}
brand() { # brand NAME: a huddled of its own, with nothing in it
    mkdir -p "$folder/$1/spool/inbox"
    # Not yet due: plans are another matter.
    cat >"$folder/$1/huddled.yaml" <<'YAML'
brand: Large
plan: { at: "23:59" }
directories: { spool: spool, state: state }
outcome: { key: overall, label: Overall, scale: [1, 5] }
drivers:
  - { key: speed, label: Speed, scale: [1, 5] }
  - { key: friendliness, label: Friendliness, scale: [1, 5] }
YAML
    cp -r share/library.d "$folder/$1/library.d"
}
# Half a million responses in no order, some of them several times in several versions, of which those with an odd number
# are in another file, too. They are history: nobody has to be called.
rows() { # rows COUNT STEP
    awk -v count="$1" -v step="$2" 'BEGIN {
        print "location,submitted,updated,response,overall,speed,friendliness,comment"
        for (i = 0; i < count; i++) {
            n = i * 7919 % 450000 * step
            printf "L%d,2026-01-%02dT%02d:%02d:00Z,%s,r%d,%d,%d,%d,visit %d\n", n % 40, n % 28 + 1, n % 24, n % 60,
                i % 5 ? "" : "2026-02-01T0" n % 7 ":00:00Z", n, n % 5 + 1, (n + i) % 5 + 1, n % 3 + 2, n
        }
    }'
}
rows 500000 1 >"$folder/export"
rows 5000 3 >"$folder/other"
control() { "$binaries/huddlectl" --config "$folder/$1/huddled.yaml" "${@:2}"; }
run() { # run NAME [COMMAND…]: huddled --once, started by COMMAND
    "${@:2}" "$binaries/huddled" --config "$folder/$1/huddled.yaml" --once --now 2026-11-21T06:00:00Z 2>>"$folder/$1.said"
}
give() { cp "$folder/$2" "$folder/$1/spool/inbox/$3"; } # give NAME FILE AS
stored() { control "$1" responses --json >"$folder/$1.responses"; }

# -- At once, and by pieces: what is called packed and has so many bytes is large --

brand whole
give whole other other.csv
run whole || fail "huddled left with $?"
give whole export export.csv
begun=${EPOCHREALTIME/./}
run whole || fail "huddled left with $?"
microseconds=$((${EPOCHREALTIME/./} - begun))
stored whole

killed=0
round=0
while [ "$killed" -lt "$kills" ]; do
    name=killed-$((++round))
    brand "$name"
    give "$name" other other.csv
    run "$name" || fail "huddled left with $?"
    give "$name" export export.csv.gz
    # In the foreground, timeout waits until what it killed is gone and has left its lock.
    until run "$name" timeout --foreground --signal=KILL "$((RANDOM * microseconds / 32768 + 1000))e-6"; do
        status=$?
        [ $status -eq 137 ] || [ $status -eq 124 ] || fail "huddled left with $status"
        killed=$((killed + 1))
        [ $((killed % 4)) -ne 0 ] || run "$name" || fail "huddled left with $?"
    done
    run "$name" || fail "huddled left with $?"
    stored "$name"
    cmp "$folder/whole.responses" "$folder/$name.responses" || fail "other responses by pieces"
    rm -r "${folder:?}/$name"
    microseconds=$((microseconds * 4 / 5))
done
echo "large: the same $(wc -l <"$folder/whole.responses") responses at once and by pieces, under $killed kills in $round deliveries"

# -- While the service takes it in --

brand service
# As the unit has it.
MALLOC_ARENA_MAX=1 "$binaries/huddled" --config "$folder/service/huddled.yaml" 2>"$folder/service.said" &
daemon=$!
spool=$folder/service/spool
eventually 30 test -s "$folder/service/state/status.json" || fail "the service does not start"
for _ in {1..7}; do tail -n +2 "$folder/export"; done | sed '1i location,submitted,updated,response,overall,speed,friendliness,comment' >"$folder/huge"
mv "$folder/huge" "$spool/inbox/huge.csv"
begins() { grep -q '"doing": "taking in huge.csv: [1-9]' "$folder/service/state/status.json"; }
eventually 30 begins || fail "the large file does not come by pieces"
is_filed() { compgen -G "$spool/receipts/$1.????????.json"; }
longest=0
small=0
while ! is_filed huge.csv >/dev/null; do
    # A location of its own, so that it is an alert of its own.
    name=A$((++small))
    printf '%s\n' location,submitted,response,overall,comment "$name,$(date -u +%FT%TZ),$name,1,The till was broken." >"$folder/$name"
    begun=${EPOCHREALTIME/./}
    mv "$folder/$name" "$spool/inbox/$name.csv"
    eventually "$patience" compgen -G "$spool/alerts/$name/*.txt" || fail "$name waits longer than $patience s for its alert"
    took=$(((${EPOCHREALTIME/./} - begun) / 1000))
    [ "$took" -le "$longest" ] || longest=$took
    is_filed huge.csv >/dev/null && break
    [ "$(control service responses --json | wc -l)" -le "$small" ] || is_filed huge.csv >/dev/null ||
        fail "some of the large file is seen before all of it is"
done
[ "$small" -gt 2 ] || fail "the large file was taken before others came"
eventually 30 is_filed huge.csv || fail "the large file is not answered"
control service responses --json | grep -vc '"location":"A' >"$folder/count" || true
[ "$(cat "$folder/count")" -eq 450000 ] || fail "$(cat "$folder/count") responses instead of 450000"
peak=$(awk '/^VmHWM/ { print int($2 / 1024) }' "/proc/$daemon/status")
[ "$peak" -le "$megabytes" ] || fail "it took $peak MB, more than $megabytes"
echo "large: $small small files and their alerts were answered meanwhile, each within $longest ms; $peak MB"
