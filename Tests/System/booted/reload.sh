# `systemctl reload`: a bad configuration changes nothing, a good one counts from then on, and no file is lost over it.
source "$(dirname "$0")/rig/lib.sh"

in_root systemctl log-level info # a try before this one may have left it at debug
configuration() { in_root tee /etc/huddled/huddled.yaml >/dev/null; }
old='brand: Before
outcome: { key: overall, label: Overall, scale: [1, 5] }
drivers:
  - { key: speed, label: Speed, scale: [1, 5] }
sources:
  - { name: till, files: "till-*.csv", columns: { location: Store, overall: Q1 } }'
bad=${old/sources:/sourcs:} # in line 5

yesterday=$(date -u -d yesterday +%F)
give() { # give NAME HEADER ROW: a file of one answer
    printf '%s\n' "submitted,$2" "${yesterday}T10:00:00Z,$3" | as_user tess tee "/home/tess/$1" >/dev/null
    as_user tess mv "/home/tess/$1" "$SPOOL/inbox/"
}
receipt() { in_root sh -c 'cat "$1"/receipts/"$2".*.json' - $SPOOL "$1"; }
taken_as() { # taken_as NAME SOURCE
    eventually 20 prints "^  \"source\": \"$2\"" receipt "$1" && prints '"accepted": 1,' receipt "$1"
}
responses() { in_root huddlectl responses --json | in_root jq -r '"\(.location) \(.speed) \(.price)"' | sort; }
status() { unit StatusText; }
process() { echo "$(unit ActiveState) $(unit NRestarts) $(unit MainPID)"; }

fresh_service - <<<"$old"
process=$(process)

configuration <<<"$bad"
check "systemctl reload with a mistake in the configuration fails" not service reload
check "the journal names file, line and remedy" prints 'huddled.yaml:5: unknown key "sourcs"; did you mean' journal
check "the service runs on" is "$process" process
check "and is not worse than before" prints "^Ready" status
give till-1.csv Store,Q1,speed A,4,1
check "files are taken under what was read before" taken_as till-1.csv till

service kill -s HUP
check "told past the check, it says in its status what is wrong" \
    eventually 5 prints '^Degraded: .* not in force.*huddled.yaml:5: unknown key "sourcs"' status
check "and in the journal" prints '"HUDDLED_REASON":".*huddled.yaml:5' journal -o json
give till-2.csv Store,Q1,speed A,4,2
check "files are still taken under what was read before" taken_as till-2.csv till

configuration <<<"$old"
check "mended, it reloads" service reload
check "and is well again" eventually 5 prints "^Ready" status
check "as the journal says" prints "over: .* not in force" journal

new="${old/Store/Branch}
locations: locations.csv"
new=${new/sources:/  - { key: price, label: Price, scale: [1, 5] \}
sources:}
printf 'id,name,aliases\n1,Harbour Square,A\n' | in_root tee /etc/huddled/locations.csv >/dev/null
configuration <<<"$new"
in_root systemctl log-level debug # systemd says then what it is told
check "a good configuration is reloaded" service reload
# systemctl is back when the signal is sent; for a moment after that systemd is told of the reload.
check "in the same process" eventually 5 is "$process" process
told() { journal | grep -oE 'RELOADING=1, MONOTONIC_USEC=|READY=1' | paste -sd ' '; }
check "while systemd is told when that begins and ends" eventually 5 is "RELOADING=1, MONOTONIC_USEC= READY=1" told
in_root systemctl log-level info
give till-3.csv Branch,Q1,speed,price A,4,3,5
check "a source's new columns are read" taken_as till-3.csv till
give direct.csv location,overall,speed,price A,4,4,5
check "and files without one" taken_as direct.csv canonical
check "a new driver is stored, a new alias leads to its location" is "1 3 5
1 4 5
A 1 null
A 2 null" responses

# Twenty reloads while two hundred files come in.
as_user tess sh -euc 'cd && for n in $(seq 200); do
        printf "location,submitted,response,overall,speed\n1,$2T12:00:00Z,s%d,4,2\n" "$n" >one
        mv one "$1/stream-$n.csv"
        sleep 0.03
    done' - "$SPOOL/inbox" "$yesterday" &
stream=$!
for n in {1..20}; do
    configuration <<<"${new/Before/Brand $n}"
    service reload || give_up "reload $n while files come in" "service reload"
done
wait "$stream"
check "after twenty reloads while two hundred files came, the last configuration is in force" \
    eventually 5 prints '"brand": *"Brand 20"' in_root cat /run/huddled/status.json
ledger() { in_root huddlectl files --json | in_root jq -r 'select(.rows.accepted == 1).name' | grep stream | sort; }
check "every file was taken, once" eventually 30 is "$(printf 'stream-%d.csv\n' {1..200} | sort)" ledger
check "in the same process" is "$process" process

# A reload waits for the file that is being taken, and says so as long: systemd calls it failed after the time of a start.
drop_in <<'INI'
[Service]
TimeoutStartSec=3s
INI
awk -v day="$yesterday" 'BEGIN {
    print "location,submitted,response,overall,speed"
    for (i = 0; i < 1500000; i++) printf "1,%sT11:00:00Z,l%d,%d,%d\n", day, i, i % 3 + 3, i % 3 + 1
}' | as_user tess tee /home/tess/large.csv >/dev/null
as_user tess mv /home/tess/large.csv "$SPOOL/inbox/"
eventually 20 is "1" in_root sh -c 'ls "$1/work" | wc -l' - $SPOOL
begun=${EPOCHREALTIME/./}
service reload &
reload=$!
check "in the middle of a large file, a reload is under way" eventually 3 is reloading unit ActiveState
check "until the file is taken" eventually 30 is active unit ActiveState
waited=$(((${EPOCHREALTIME/./} - begun) / 1000))
check "which was longer than a start may take: $waited ms" [ "$waited" -gt 3500 ]
check "systemctl reload succeeds" wait "$reload"
check "and nothing says that it timed out" not prints "timed out" journal
check "the service is what it was" is "active 0 ${process##* }" process
check "and the file taken whole, and once" eventually 10 prints '"accepted": 1500000,' receipt large.csv

# What a reload cannot change.
configuration <<<"${new/outcome:/directories: \{ spool: \/srv\/spool \}
outcome:}"
service reload
check "another spool needs a restart" eventually 5 prints '^Degraded: .*systemctl restart huddled' status
configuration <<<"${new/Speed, scale: \[1, 5/Speed, scale: [1, 10}"
service reload
check "another scale for stored ratings needs a decision, says huddlectl status" eventually 5 \
    prints 'ratings of speed are on the scale \[1, 5\], the configuration says \[1, 10\]' as_user olaf huddlectl status
give last.csv location,overall,speed,price 1,1,1,1
check "and files go on being taken" taken_as last.csv canonical
configuration <<<"$new"
service reload
check "until all is well again" eventually 5 prints "^Ready" status
