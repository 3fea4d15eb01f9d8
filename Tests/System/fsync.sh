#!/bin/bash
# A disk that fails to make something durable, once and for good: the service says so, tells nobody of what may be lost, and
# goes on by itself when it can; after a disk that failed for good, a start on another makes it whole.
# usage: Tests/System/fsync.sh FOLDER-OF-BINARIES
set -euo pipefail
binaries=$(cd "$1" && pwd)
cd "$(dirname "$0")/../.."
source Tests/System/parts/eventually.sh
source Tests/System/faults/cycle.sh
source Tests/System/parts/memory.sh
make_folder fsync
daemon=
finish() {
    [ -z "$daemon" ] || kill -KILL "$daemon"
    wait
    rm -rf "$folder"
}
trap "finish 2>/dev/null" EXIT
gcc -O1 -Wall -Wextra -Werror -shared -fPIC -o "$folder/failpoint.so" Tests/System/faults/failpoint.c
fixture "$folder/files"
spool=$folder/brand/spool

fail() {
    echo "fsync: $1" >&2
    tail -n 20 "$folder/said" "$folder/calls" >&2
    exit 1
}
control() { "$binaries/huddlectl" --config "$folder/brand/huddled.yaml" "$@"; }

# start [VARIABLE=VALUE…]: the service, its calls that make durable numbered
start() {
    rm -f "$folder/calls" "$folder/count"
    env LD_PRELOAD="$folder/failpoint.so" FAILPOINT_DISK="$folder/brand" FAILPOINT_STATE="$folder/count" \
        FAILPOINT_LOG="$folder/calls" FAILPOINT_CALLS=fsync,fdatasync,syncfs "$@" \
        "$binaries/huddled" --config "$folder/brand/huddled.yaml" 2>"$folder/said" &
    daemon=$!
    eventually 30 running || fail "the service does not start"
}
running() { control status >/dev/null; }
stop() {
    kill -TERM "$daemon"
    wait "$daemon" || true
    daemon=
}
is_well() { [ "$(jq -r '"\(.state) \(.waiting.inbox) \(.waiting.work)"' "$folder/brand/state/status.json")" = "running 0 0" ]; }
says() { jq -r '.problems[].what' "$folder/brand/state/status.json" | grep -q "$1"; }
answered() { ls "$spool/receipts"/monday.csv.????????.json; }
taken() { control files --json | jq -r .name | sort | paste -sd ' '; }
fresh() {
    rm -rf "$folder/brand"
    brand "$folder/brand"
    # Plans are due at any time of the day.
    echo 'plan: { minimum_answers: 5, at: "00:00" }' >"$folder/plan"
    sed -i '/^plan:/d' "$folder/brand/huddled.yaml"
    cat "$folder/plan" >>"$folder/brand/huddled.yaml"
}

# How many calls a file takes, from its arrival until all is told.
fresh
start
eventually 10 is_well || fail "an empty service is not well"
before=$(wc -l <"$folder/calls")
mv "$folder/files/monday.csv" "$spool/inbox/"
eventually 30 answered && eventually 10 is_well || fail "a file is not taken"
calls=$(($(wc -l <"$folder/calls") - before))
[ "$calls" -gt 5 ] || fail "taking a file makes $calls calls that make durable"
stop

for ((call = 1; call <= calls; call += 3)); do
    fresh
    feedback 19 monday 0 40 >"$folder/files/monday.csv"
    start FAILPOINT_AT=$((before + call)) FAILPOINT_DO=5
    eventually 10 is_well || fail "an empty service is not well"
    mv "$folder/files/monday.csv" "$spool/inbox/"
    eventually 60 answered && eventually 90 is_well || fail "it does not go on after call $call failed"
    [ "$(taken)" = monday.csv ] || fail "call $call: taken is $(taken)"
    [ "$(control responses --json | wc -l)" = 36 ] || fail "call $call: not every response is there once"
    ! grep '^retry' "$folder/calls" | grep -v '/huddled\.db' || fail "a descriptor was asked twice after call $call failed"
    kill -0 "$daemon" || fail "the service ended after call $call failed"
    stop
done

fresh
feedback 19 monday 0 40 >"$folder/files/monday.csv"
start FAILPOINT_AT=$((before + 1)) FAILPOINT_DO=5+
eventually 10 is_well || fail "an empty service is not well"
mv "$folder/files/monday.csv" "$spool/inbox/"
eventually 15 says 'Input/output error' || fail "a disk that fails is not told"
[ -z "$(find "$spool"/{receipts,plans,archive} -type f ! -name '.*')" ] || fail "something was told that may be lost"
kill -0 "$daemon" || fail "the service ended"
! grep '^retry' "$folder/calls" | grep -v '/huddled\.db' || fail "a descriptor was asked twice"
kill -KILL "$daemon"
wait "$daemon" 2>/dev/null || true
start
eventually 60 answered && eventually 90 is_well || fail "it does not go on with a disk that works"
[ "$(taken)" = monday.csv ] || fail "taken is $(taken)"
stop
echo "fsync: one of $calls calls fails, $(((calls + 2) / 3)) times, and all from one on: told, nothing lost, no descriptor asked twice"
