# `systemctl stop` at any moment of any work: clean within two seconds, and the next start takes everything up again.
source "$(dirname "$0")/rig/lib.sh"
fresh_service

# stopped [COMMAND…]: stops it (or tells it to, by COMMAND) and sets `took`, the milliseconds until it was gone.
stopped() {
    local begun=${EPOCHREALTIME/./}
    if [ $# -eq 0 ]; then service stop; else "$@" && eventually 10 is inactive unit ActiveState; fi
    took=$(((${EPOCHREALTIME/./} - begun) / 1000))
}
ended() {
    in_root systemctl show --property=ActiveState,Result,ExecMainCode,ExecMainStatus,NRestarts huddled |
        sort | paste -sd ' '
}
# clean WHEN [MILLISECONDS]: the claims about the last stop. ExecMainCode 1: it left by itself, no signal killed it.
clean() {
    check "stopped $1, it is gone after $took ms" [ "$took" -le "${2:-2000}" ]
    check "with exit code 0" is "ActiveState=inactive ExecMainCode=1 ExecMainStatus=0 NRestarts=0 Result=success" ended
}

# measured COMMAND…: sets `whole`, the milliseconds that it takes; pause PART: waits that many hundredths of it.
measured() {
    local begun=${EPOCHREALTIME/./}
    "$@"
    whole=$(((${EPOCHREALTIME/./} - begun) / 1000))
}
pause() { sleep "$(printf %d.%03d $((whole * $1 / 100000)) $((whole * $1 / 100 % 1000)))"; }

in_root systemctl log-level debug # systemd says then what it is told
stopped
in_root systemctl log-level info
clean "while it has nothing to do" 1000
check "it told systemd" prints "Got notification message .*STOPPING=1" journal
check "and the journal" prints '"MESSAGE_ID":"2cf6b52b5a0a40ebb796599a9c9d2b1f"' journal -o json
check "and whoever asks systemd" is Stopping unit StatusText

yesterday=$(date -u -d yesterday +%F)
# rows NAME COUNT LOCATIONS
rows() {
    awk -v name="$1" -v count="$2" -v locations="$3" -v day="$yesterday" 'BEGIN {
        print "location,submitted,response,overall,speed,friendliness,comment"
        for (i = 0; i < count; i++)
            printf "%s%d,%sT10:%02d:00Z,%s-%d,%d,%d,%d,the queue of visit %d\n", name, i % locations, day, i % 60,
                name, i, i * 7 % 3 + 3, i % 3 + 2, i % 4 + 1, i
    }'
}
hand_in() { # hand_in NAME COUNT LOCATIONS
    rows "$@" | as_user tess tee "/home/tess/$1.csv" >/dev/null
    as_user tess mv "/home/tess/$1.csv" "$SPOOL/inbox/"
}
is_filed() { in_root sh -c 'cd "$1" && ls receipts/"$2".* && [ -z "$(ls work)" ]' - $SPOOL "$1.csv"; }
is_unfinished() { in_root sh -c 'cd "$1" && ls work/*/"$2" && ! ls receipts/"$2".*' - $SPOOL "$1.csv"; }
# The rows of each file that the ledger has, as often as it has it.
ledger() { in_root huddlectl files --json | in_root jq -r '"\(.name) \(.rows.accepted) \(.rows.duplicate)"' | sort; }
stored() { in_root huddlectl responses --json | wc -l; }

service start
hand_in first 300000 7
measured eventually 60 is_filed first
hand_in large 300000 7
for part in 0 10 20 30 40; do
    eventually 20 is_unfinished large
    pause $part
    stopped
    clean "in the middle of a large file"
    check "and the file is where the next start finds it" is_unfinished large
    service start
done
eventually 20 is_unfinished large
stopped service kill -s INT
clean "by SIGINT"
service start
check "the file is taken by who is left alone at last" eventually 60 is_filed large
check "once" is "first.csv 300000 0
large.csv 300000 0" ledger

# Three thousand small files: a stop in the middle of the queue.
in_root sh -c 'mkdir /home/tess/small && chown tess: /home/tess/small'
rows small 3000 7 | as_user tess sh -c '
    read -r header
    while read -r row; do n=$((n + 1)) && printf "%s\n%s\n" "$header" "$row" >"/home/tess/small/$n.csv"; done'
# Not `mv *.csv`: it looks after each file that it has moved, and complains when that is taken already.
as_user tess perl -e 'chdir "/home/tess/small"; rename $_, "$ARGV[0]/$_" or die "$_: $!\n" for <*.csv>' $SPOOL/inbox
receipts() { in_root sh -c 'ls "$1" | wc -l' - $SPOOL/receipts; }
more_than() { [ "$(receipts)" -gt "$1" ]; }
for share in 100 600; do
    eventually 60 more_than $share
    stopped
    clean "with $((3002 - $(receipts))) files in the inbox"
    check "which wait there" [ "$(receipts)" -lt 3002 ]
    service start
done
check "they are all taken then" eventually 120 is 3002 receipts
all() { ledger | awk '$2 == 1 && $3 == 0 { n++ } END { print n + 0 }'; }
check "each once" eventually 10 is 3000 all
check "and nothing twice" is 603000 stored

# Plans of three hundred locations, due at once as soon as there is something to be said about them.
# They are due at midnight, in a zone where it is noon now.
zone=$(printf Etc/GMT%+d $((10#$(date -u +%H) - 12)))
plan() {
    fresh_service - <<YAML
brand: Chain
timezone: $zone
plan: { at: "00:00" }
outcome: { key: overall, label: Overall, scale: [1, 5] }
drivers:
  - { key: speed, label: Speed, scale: [1, 5] }
  - { key: friendliness, label: Friendliness, scale: [1, 5] }
YAML
    hand_in chain 200000 300
    eventually 60 is Planning unit StatusText
}
plans() { in_root sh -c 'find "$1" -type f -name "*.txt" | wc -l' - $SPOOL/plans; }
plan
measured eventually 60 is 300 plans
plan
for part in 0 20 40 60; do
    [ "$(plans)" = 0 ] || break # it was faster this time
    eventually 20 is Planning unit StatusText
    pause $part
    stopped
    clean "while it plans for three hundred locations"
    service start
done
check "one plan for each is there then" eventually 120 is 300 plans
dates() { in_root sh -c 'cat "$1"/plans/*/20*.json' - $SPOOL | in_root jq -r .date | sort | uniq -c | wc -l; }
check "whole, and of the same day" is 1 dates

# Nothing else is to wait for the database then: a start plans, and boards follow.
is_ready() { for _ in 1 2 3 4; do prints "^Ready" unit StatusText && sleep 0.5 || return 1; done; }
check "and there is nothing more to do" eventually 60 is_ready

# What waits for somebody else cannot hear of a stop: it is left alone, and says so.
coproc lock { in_root sqlite3 -cmd ".timeout 20000" "$STATE/huddled.db"; }
echo "BEGIN IMMEDIATE; SELECT 'locked';" >&"${lock[1]}"
read -r -t 20 <&"${lock[0]}"
hand_in late 10 10
eventually 20 is_unfinished late
stopped
clean "while somebody keeps the database locked"
check "saying that something is left to do" prints '"MESSAGE_ID":"893f3a448d774018b1b4313f5ab4a4ab"' journal -o json
exec {lock[1]}>&-
wait "$lock_PID"
service start
check "which is done then" eventually 20 is_filed late
check "once" is "chain.csv 200000 0
late.csv 10 0" ledger
