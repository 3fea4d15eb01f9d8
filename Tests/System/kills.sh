#!/bin/bash
# Kill -9 at random moments of taking in and planning ends in the same responses, ledger and plans as none at all.
# usage: Tests/System/kills.sh FOLDER-OF-BINARIES
#   HUDDLED_KILLS=NUMBER   how often (default 50)
set -euo pipefail
binaries=$(cd "$1" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
kills=${HUDDLED_KILLS:-50}

brand() { # brand NAME: a huddled of its own
    mkdir -p "$folder/$1/spool/inbox"
    cp -r share/library.d "$folder/$1/library.d"
    cat >"$folder/$1/huddled.yaml" <<'YAML'
brand: Kills
directories: { spool: spool, state: state }
outcome: { key: overall, label: Overall, scale: [1, 5] }
drivers:
  - { key: speed, label: Speed, scale: [1, 5] }
  - { key: friendliness, label: Friendliness, scale: [1, 5] }
YAML
}

# Export NUMBER: 4,000 rows, half of them in the export before, some in a newer version, every tenth useless.
export_file() {
    awk -v n="$1" 'BEGIN {
        print "location,submitted,updated,response,overall,speed,friendliness,comment"
        for (i = n * 2000; i < n * 2000 + 4000; i++)
            printf "%s,2026-11-%02dT10:00:00Z,%s,r%d,%d,%d,%d,visit %d\n", i % 10 ? "L" i % 7 : "", i % 20 + 1,
                i % 5 ? "" : "2026-11-20T0" n % 10 ":00:00Z", i, i % 5 + 1, (i + n) % 5 + 1, i % 3 + 2, i
    }'
}

run() { "$binaries/huddled" --config "$folder/$1/huddled.yaml" --once --now "$now" 2>/dev/null; }

brand calm
brand killed
killed=0
exports=0
while [ "$killed" -lt "$kills" ]; do
    # A new morning for each export, so that planning and publishing are killed, too.
    now=$(date -u -d "2026-11-21T06:00:00Z $exports days" +%Y-%m-%dT%H:%M:%SZ)
    export_file "$exports" >"$folder/export.csv"
    for name in calm killed; do cp "$folder/export.csv" "$folder/$name/spool/inbox/export-$exports.csv"; done
    exports=$((exports + 1))
    run calm
    # In the foreground, timeout waits until what it killed is gone and has left its lock.
    while ! timeout --foreground --signal=KILL "0.0$((RANDOM % 9 + 1))" \
        "$binaries/huddled" --config "$folder/killed/huddled.yaml" --once --now "$now" 2>/dev/null; do
        killed=$((killed + 1))
        # A slow machine must not be killed for ever: one run in four is left alone.
        if [ $((killed % 4)) -eq 0 ]; then
            run killed
            break
        fi
    done
done

for name in calm killed; do
    "$binaries/huddlectl" --config "$folder/$name/huddled.yaml" responses --json >"$folder/$name.responses"
    "$binaries/huddlectl" --config "$folder/$name/huddled.yaml" files --json >"$folder/$name.files"
    (cd "$folder/$name/spool" && find . -type f | sort) >"$folder/$name.spool"
done
cmp "$folder/calm.responses" "$folder/killed.responses"
cmp "$folder/calm.files" "$folder/killed.files"
diff "$folder/calm.spool" "$folder/killed.spool"
for area in plans boards alerts advocates; do diff -r "$folder/calm/spool/$area" "$folder/killed/spool/$area"; done
echo "kills: $killed kills over $exports exports, $(wc -l <"$folder/calm.responses") responses: the same as without"
