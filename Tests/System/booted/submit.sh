# Whoever may hand in feedback does it in every way there is: each file is taken once and whole, and nobody sees more of it
# than is theirs.
source "$(dirname "$0")/rig/lib.sh"
# As it is shipped, but that plans are due at any time of the day.
sed 's/^#plan:.*/plan: { at: "00:00" }/' etc/huddled/huddled.yaml | fresh_service -

day=$(date --utc --date='2 days ago' +%F)
inbox=$SPOOL/inbox
# feedback LOCATION ROWS: of that many customers, each as happy as they were quickly served.
feedback() {
    echo location,submitted,overall,speed
    for ((row = 0; row < $2; row++)); do
        printf '%s,%sT%02d:%02d:%02dZ,%d,%d\n' "$1" "$day" $((row / 3600)) $((row / 60 % 60)) $((row % 60)) \
            $((row % 5 + 1)) $((row / 3 % 5 + 1))
    done
}
# keeps NAME FILE: they have what comes on standard input in their home.
keeps() { as_user "$1" sh -c 'cat >"$HOME/$1"' - "$2"; }
# Every file in the ledger: name, state, rows accepted. Which of two that came at once kept its name is chance.
ledger() {
    in_root huddlectl files --json |
        in_root jq -r '"\(.name | sub("^day-1.csv$"; "day.csv")) \(.state) \(.rows.accepted)"' | sort
}

started() { echo "$(unit Type) $(unit ActiveState) $(unit SubState)"; }
check "it starts, and says itself that it is ready" is "notify active running" started
check "systemctl status says what to do before the first file" \
    prints 'Status: "Ready for the first file: set brand, .* in /etc/huddled/huddled.yaml .* drop feedback into /var/spool/huddled/inbox"' \
    as_user olaf systemctl --no-pager --full status huddled
check "so does huddlectl status" prints '^last file +none yet; drop feedback into /var/spool/huddled/inbox$' as_user olaf huddlectl status

# Somebody writes a line a second, from the one time they open the file, until they are told that it is enough.
as_user tess bash -c '
    exec 3>"$1/slow.csv"
    echo location,submitted,overall >&3
    row=0
    until [ -e ~/enough ]; do
        printf "slow,%sT10:%02d:%02dZ,4\n" "$2" $((row / 60)) $((row++ % 60)) >&3
        sleep 1
    done
    echo "$row" >~/slow-rows' - "$inbox" "$day" &
slow=$!
began=$SECONDS
# Others have not finished either.
for name in .hidden.csv upload.csv.part upload.csv.tmp upload.csv.filepart upload.csv~; do
    feedback unfinished 9 | as_user tess sh -c 'cat >"$1"' - "$inbox/$name"
done

feedback copied 40 | keeps tess copied.csv
as_user tess cp /home/tess/copied.csv "$inbox/"
check "a file that is copied in is taken" eventually 10 prints '^copied.csv accepted 40$' ledger
feedback moved 41 | keeps tess moved.csv
as_user tess mv /home/tess/moved.csv "$inbox/"
check "one that is moved in is taken" eventually 10 prints '^moved.csv accepted 41$' ledger
feedback across 4200 | as_user tess sh -c 'cat >/dev/shm/across.csv'
as_user tess mv /dev/shm/across.csv "$inbox/"
check "one that is moved from another file system is taken" eventually 10 prints '^across.csv accepted 4200$' ledger
feedback packed 43 | gzip | keeps tess packed.csv.gz
as_user tess cp /home/tess/packed.csv.gz "$inbox/"
check "a compressed one is taken" eventually 10 prints '^packed.csv.gz accepted 43$' ledger
feedback submitted 44 | keeps tess submitted.csv
check "huddlectl submit waits for the receipt and prints it" is "submitted.csv: accepted, 44 rows: 44 accepted" \
    as_user tess huddlectl submit /home/tess/submitted.csv

feedback tess 45 | keeps tess day.csv
feedback toby 46 | keeps toby day.csv
at_once() {
    as_user tess huddlectl submit /home/tess/day.csv >"$WORK/tess" &
    as_user toby huddlectl submit /home/toby/day.csv >"$WORK/toby" &&
        wait $! && prints '^day(-1)?.csv: accepted, 45 rows: 45 accepted$' cat "$WORK/tess" &&
        prints '^day(-1)?.csv: accepted, 46 rows: 46 accepted$' cat "$WORK/toby"
}
check "two people who submit files of one name at once get a receipt each" at_once

while [ $((SECONDS - began)) -lt 11 ]; do sleep 0.5; done
taken() { in_root huddlectl files --json | in_root jq -r "select(.name == \"$1\").state"; }
check "the file that is written to for ten seconds is left alone" is "" taken slow.csv
check "and status says that it waits" eventually 5 prints '^waiting +1 file in the inbox' as_user olaf huddlectl status
as_user tess touch /home/tess/enough
wait "$slow"
rows=$(in_root cat /home/tess/slow-rows)
check "until it is closed: then it is taken, with all of its $rows rows" eventually 10 prints "^slow.csv accepted $rows\$" ledger
as_user tess mv "$inbox/upload.csv.part" "$inbox/upload.csv"
check "an upload is taken when it gets its final name" eventually 10 prints '^upload.csv accepted 9$' ledger

check "each file was taken exactly once, and nothing else was" is "\
across.csv accepted 4200
copied.csv accepted 40
day.csv accepted 45
day.csv accepted 46
moved.csv accepted 41
packed.csv.gz accepted 43
slow.csv accepted $rows
submitted.csv accepted 44
upload.csv accepted 9" ledger
stored() { in_root huddlectl responses --json | in_root jq -rs 'group_by(.location)[] | "\(.[0].location) \(length)"' | paste -sd ' '; }
check "each row is stored exactly once" \
    is "across 4200 copied 40 moved 41 packed 43 slow $rows submitted 44 tess 45 toby 46 unfinished 9" stored
check "what is unfinished is still there" is ".hidden.csv upload.csv.filepart upload.csv.tmp upload.csv~" \
    in_root sh -c 'LC_ALL=C ls -A "$1" | paste -sd " "' - "$inbox"
receipts_wanted=$(in_root huddlectl files --json | in_root jq -r '"\(.name).\(.sha256[:8]).json"' | sort)
check "each has its receipt" is "$receipts_wanted" as_user tess sh -c 'LC_ALL=C ls "$1" | sort' - "$SPOOL/receipts"

receipt=$SPOOL/receipts/copied.csv.$(feedback copied 40 | sha256sum | cut -c 1-8).json
plan=$SPOOL/plans/copied/today.txt
# only NAMES DOES COMMAND…: the claims that these people can, and nobody else can.
only() {
    local names=$1 does=$2 name
    shift 2
    for name in tess toby mona cora olaf; do
        case " $names " in
        *" $name "*) check "$name can $does" as_user "$name" "$@" ;;
        *) check "$name cannot $does" not as_user "$name" "$@" ;;
        esac
    done
}
check "the receipt counts the rows" prints '"accepted": 40,' in_root cat "$receipt"
only "tess toby" "read it" cat "$receipt"
check "the plan names what to work on" eventually 10 prints "TODAY'S ONE THING: SPEED OF SERVICE" in_root cat "$plan"
only "mona" "read it" cat "$plan"
check "huddlectl plan prints it to her" is "$(in_root cat "$plan")" as_user mona huddlectl plan copied
only "cora" "open alerts" ls "$SPOOL/alerts"
only "cora" "open advocates" ls "$SPOOL/advocates"

ten_lines() { as_user olaf huddlectl status | wc -l | grep -qxE '[789]|10'; }
check "anybody may ask how it is, and gets ten lines at most" ten_lines
how() { as_user olaf huddlectl status --json | in_root jq -e "$1"; }
check "or JSON" eventually 5 how '.running and .state == "running" and .last_file.name == "upload.csv"
    and .last_plans.plans > 0 and .left.count == 0 and .waiting == {inbox: 0, work: 0} and .problems == []'
mona_submits() { in_root setpriv --reuid=mona --regid=mona --groups=huddle,huddle-submit --reset-env -- "$@"; }
check "a manager who may also submit checks an action off" \
    prints '^second-till at copied on .*: done; ' mona_submits huddlectl done copied second-till --rating 4
check "through the inbox" eventually 10 prints '^check-off-copied-.*\.csv accepted 1$' ledger

warnings() { journal --output=json | in_root jq -r 'select((.PRIORITY | tonumber) < 5).MESSAGE'; }
check "nothing of all that was worth a warning" is "" warnings
check "and the service was never restarted" is 0 unit NRestarts
