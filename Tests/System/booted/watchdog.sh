# A daemon that stands still is killed and started again, and takes up what came meanwhile. One that works for long, or
# has nothing to do, is left alone.
source "$(dirname "$0")/rig/lib.sh"
sed 's/^#plan:.*/plan: { at: "00:00" }/' etc/huddled/huddled.yaml | fresh_service -
check "systemd waits a minute and a half for a sign of life" is "1min 30s" unit WatchdogUSec

fresh_spool
drop_in <<'INI'
[Service]
WatchdogSec=5s
INI
service start

# export_file LOCATION ROWS
yesterday=$(date -u -d yesterday +%F)
export_file() {
    awk -v location="$1" -v rows="$2" -v day="$yesterday" 'BEGIN {
        print "location,submitted,response,overall,speed,comment"
        for (i = 0; i < rows; i++) printf "%s%d,%sT10:00:00Z,%s-%d,%d,%d,visit %d\n", location, i % 7, day,
            location, i, i % 3 + 3, i % 3 + 2, i
    }'
}
prepare() { export_file "$2" "$3" | as_user tess tee "/home/tess/$1" >/dev/null; }
hand_in() { as_user tess mv "/home/tess/$1" "$SPOOL/inbox/"; }
is_filed() { in_root sh -c 'cd "$1" && ls receipts/"$2".* && [ -z "$(ls work)" ]' - $SPOOL "$1"; }
is_worked_on() { in_root sh -c 'cd "$1" && [ -n "$(ls work)" ]' - $SPOOL; }
is_alive_again() { is "$1"$'\nactive' in_root systemctl show --property=NRestarts,ActiveState --value huddled; }
watchdogs() { journal | grep -c "Failed with result 'watchdog'"; }
# Names and counts, and how many rows there are of each file.
ledger() { in_root huddlectl files --json | in_root jq -r '"\(.name) \(.rows.accepted)"' | sort; }
stored() { in_root huddlectl responses --json | wc -l; }

for rows in 600000 1200000 2400000; do # one of them is long enough for this machine
    prepare "long-$rows.csv" "$rows-" $rows
    begun=${EPOCHREALTIME/./}
    hand_in "long-$rows.csv"
    eventually 120 is_filed "long-$rows.csv"
    took=$(((${EPOCHREALTIME/./} - begun) / 1000))
    expected+="long-$rows.csv $rows"$'\n' total=$((${total:-100030} + rows))
    [ $took -lt 7500 ] || break
done
check "taking a file for $took ms is longer than the five seconds that systemd waits" [ $took -ge 7500 ]
check "and is no reason to be killed" is 0 unit NRestarts

eventually 60 prints "^Ready" unit StatusText
sleep 11 # in which it has nothing to do
check "neither is having nothing to do for twice as long" is 0 unit NRestarts

# Everything stands still.
prepare meanwhile.csv B 10
service kill -s STOP
begun=${EPOCHREALTIME/./}
hand_in meanwhile.csv
check "frozen while idle, it is killed and started again" eventually 30 is_alive_again 1
echo "  after $(((${EPOCHREALTIME/./} - begun) / 1000)) ms"
check "by the watchdog" is 1 watchdogs
check "and takes the file that came meanwhile" eventually 30 is_filed meanwhile.csv

prepare half.csv C 100000
prepare other.csv D 10
hand_in half.csv
eventually 20 is_worked_on
service kill -s STOP
hand_in other.csv
check "frozen in the middle of a file" not is_filed half.csv
check "it is killed and started again" eventually 30 is_alive_again 2
both() { is_filed half.csv && is_filed other.csv; }
check "and takes both" eventually 60 both
has_plans() { in_root sh -c 'ls "$1"/plans/C?/20*.txt "$1"/plans/D?/20*.txt | wc -l' - $SPOOL; }
check "and plans for their locations" eventually 60 is 14 has_plans
eventually 60 prints "^Ready" unit StatusText # the boards follow the plans

# Only the work stands still, at a database that somebody has locked; the rest is awake.
coproc lock { in_root sqlite3 -cmd ".timeout 20000" "$STATE/huddled.db"; }
echo "BEGIN IMMEDIATE; SELECT 'locked';" >&"${lock[1]}"
read -r -t 20 <&"${lock[0]}"
prepare stuck.csv E 10
hand_in stuck.csv
eventually 20 is_worked_on
service kill -s HUP
check "while its work stands still, the rest of the daemon is awake" eventually 3 is reloading unit ActiveState
check "but does not feed the watchdog" eventually 30 is 3 watchdogs
exec {lock[1]}>&-
wait "$lock_PID"
check "the daemon comes back" eventually 60 is active unit ActiveState
check "and takes the file" eventually 30 is_filed stuck.csv

expected+=$'half.csv 100000\nmeanwhile.csv 10\nother.csv 10\nstuck.csv 10'
check "every file was taken exactly once" is "$(sort <<<"$expected")" ledger
check "every row is there once" is $total stored
