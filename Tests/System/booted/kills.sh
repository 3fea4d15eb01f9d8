# Fifty times SIGKILL at random moments while files of 100,000 rows are taken: nothing is lost, nothing doubled.
# HUDDLED_SEED=NUMBER repeats the moments of a run.
source "$(dirname "$0")/rig/lib.sh"
wanted=50
RANDOM=${HUDDLED_SEED:=$RANDOM}
echo "  HUDDLED_SEED=$HUDDLED_SEED"

brand='brand: Kills
outcome: { key: overall, label: Overall, scale: [1, 5] }
drivers:
  - { key: speed, label: Speed, scale: [1, 5] }
  - { key: friendliness, label: Friendliness, scale: [1, 5] }
alerts: { max_age: 30d }' # whichever day it is
fresh_spool - <<<"$brand"
# Restarts after a second instead of a tenth of one would prove the same in more time.
drop_in <<'INI'
[Service]
RestartSec=100ms
INI
service start

# export_file NUMBER: half of its rows are in the export before, some of them in an older version; some are of no use. Few
# customers are to be called: an alert is two files, and it is the taking that is killed here.
days=$(for day in {1..20}; do date -u -d "$day days ago" +%FT10:00:00Z; done)
export_file() {
    awk -v n="$1" -v days="${days//$'\n'/ }" -v version="$(date -u -d "1 day ago + $1 minutes" +%FT%TZ)" 'BEGIN {
        split(days, day, " ")
        print "location,submitted,updated,response,overall,speed,friendliness,comment"
        for (i = n * 50000; i < n * 50000 + 100000; i++) {
            again = i % 10 == 3
            printf "%s,%s,%s,r%d,%d,%d,%d,visit %d\n", i % 10 ? "L" i % 7 : "", day[i % 20 + 1], again ? version : "",
                i, i % 997 ? i % 3 + 3 : 1, (again ? n : i) % 4 + 1, i % 3 + 2, i
        }
    }'
}

# A huddled of its own, which nobody disturbs, takes the same files meanwhile.
calm=/var/tmp/calm
now=$(date -u +%FT%TZ)
in_root sh -eu -c 'rm -rf "$1"; mkdir -p "$1/spool/inbox"; cat >"$1/huddled.yaml"' - $calm \
    <<<"$brand"$'\ndirectories: { spool: spool, state: state }'
take_calmly() {
    in_root cp "/home/tess/$1" $calm/spool/inbox/
    in_root huddled --config $calm/huddled.yaml --once --now "$now" 2>&1
}

# kill-when MOMENT FILE SECONDS: in there, where it is near enough for the short moments. Says where the file was then.
in_root tee /run/kill-when >/dev/null <<'SH'
cd /var/spool/huddled
file=$2 process=$(systemctl show --property=MainPID --value huddled)
exists() { [ -e "$1" ]; }
receipt() { exists receipts/"$file".*; }
unnamed() { exists receipts/.[!.]*; } # while a receipt is written, after the commit
case $1 in
claimed) while [ -e "inbox/$file" ]; do :; done && sleep "$3" ;;
working) sleep "$3" ;;
committed) sleep "$3" && until receipt || unnamed; do :; done ;;
answered) sleep "$3" && until receipt; do :; done ;;
esac
kill -KILL "$process"
while kill -0 "$process"; do :; done 2>/dev/null
if [ -e "inbox/$file" ]; then echo waiting
elif receipt; then if [ "$(ls work)" ]; then echo answered; else echo filed; fi
elif unnamed; then echo committed
else echo unfinished; fi
SH
# kill_once MOMENT…: at one of them; sets `found`, and `taking` as the machine is now.
kill_once() {
    local after begun=${EPOCHREALTIME/./}
    shift $((RANDOM % $#))
    case $1 in
    claimed) after=$((RANDOM % 50)) ;;
    working) after=$((RANDOM * taking / 32768)) ;;
    committed | answered) after=$((taking * 3 / 4)) ;;
    esac
    found=$(in_root sh -eu /run/kill-when "$1" "$file" "$((after / 1000)).$(printf %03d $((after % 1000)))")
    case $found in
    committed | answered) taking=$(((${EPOCHREALTIME/./} - begun) / 1000)) ;;
    filed) taking=$((taking * 3 / 4)) ;;
    esac
}

is_filed() { in_root sh -c 'cd "$1" && ls receipts/"$2".* && [ -z "$(ls work)" ]' - $SPOOL "$1"; }
restarted() { is "$1"$'\nactive' in_root systemctl show --property=NRestarts,ActiveState --value huddled; }
hand_in() { # sets `file`
    file=export-$((exports += 1)).csv
    export_file "$exports" | as_user tess tee "/home/tess/$file" >/dev/null
    [ -z "$calmly" ] || wait "$calmly"
    take_calmly "$file" >>"$WORK/calm" &
    calmly=$!
    as_user tess cp "/home/tess/$file" /home/tess/.copy
    as_user tess mv /home/tess/.copy "$SPOOL/inbox/$file"
}

until_filed() { eventually 60 is_filed "$file" || give_up "$file is taken" is_filed "$WORK/eventually"; }

exports=0 kills=0 restarts=0 calmly=""
declare -A where=([waiting]=0 [unfinished]=0 [committed]=0 [answered]=0 [filed]=0)
for _ in 1 2; do
    hand_in
    begun=${EPOCHREALTIME/./}
    until_filed
    taking=$(((${EPOCHREALTIME/./} - begun) / 1000))
done
echo "  undisturbed, a file takes $taking ms"

while [ "$kills" -lt "$wanted" ]; do
    hand_in
    for ((left = RANDOM % 3 + 3; left >= 0 && kills < wanted; left--)); do
        # A kill after the commit is a file's last: what is left of its way is over too soon for another.
        if [ $left -gt 0 ]; then kill_once claimed working working working; else kill_once committed answered; fi
        restarts=$((restarts + 1))
        where[$found]=$((where[$found] + 1))
        eventually 20 restarted $restarts ||
            give_up "systemd restarts it after kill $restarts" restarted "$WORK/eventually"
        [ "$found" = filed ] || kills=$((kills + 1))
        [ "$found" = waiting ] || [ "$found" = unfinished ] || break
    done
    until_filed
done
wait "$calmly"
echo "  $kills kills over $exports exports: ${where[waiting]} before the file was claimed," \
    "${where[unfinished]} while it was read, ${where[committed]} between commit and receipt," \
    "${where[answered]} before it was in the archive"
check "systemd restarted it after each of $kills kills" restarted $restarts
check "most of them came while the file was read" [ "${where[unfinished]}" -gt $((kills / 2)) ]
check "it stops as if nothing had happened" service stop

# What both have in the end, without what differs: when.
same() { # same WHAT CALM KILLED: that command prints the same of both
    "$1" "$2" >"$WORK/calm" &
    "$1" "$3" >"$WORK/killed" && wait $! && cmp "$WORK/calm" "$WORK/killed" && return
    diff "$WORK/calm" "$WORK/killed" | head -n 20
    return 1
}
responses() { in_root huddlectl --config "$1/huddled.yaml" responses --json; }
ledger() { in_root huddlectl --config "$1/huddled.yaml" files --json | in_root jq -cS 'del(.received)' | sort; }
# Names and contents of originals, complaints and receipts, and whatever else lies around. Plans, boards and alerts say when
# they were made, and a stop leaves those that are still to be written for the next start.
spool() {
    in_root sh -euc 'cd "$1" && sed -i "/\"received\": /d" receipts/*
        find . \( -path ./plans -o -path ./boards -o -path ./alerts \) -prune -o -type f -exec sha256sum {} +
        ' - "$1" | sed -E 's|/[-0-9]{10}/|/|' | sort
}
check "every response is there once, in its newest version, as if nobody had killed it" \
    same responses $calm /etc/huddled
check "the ledger has every file once, with the same counts" same ledger $calm /etc/huddled
check "as many as were handed in" is "$exports" wc -l <"$WORK/killed"
check "every file is in the archive once, with its receipt and complaints; nothing else is left" \
    same spool $calm/spool $SPOOL
check "no half-written file is left among the plans" is "" in_root find $SPOOL/plans -name '.*' -o -name '*.tmp'
database() { in_root sqlite3 -readonly "$STATE/huddled.db" "$1"; }
check "the database is sound" is ok database "PRAGMA integrity_check"
check "and nothing in it refers to what is not there" is "" database "PRAGMA foreign_key_check"
