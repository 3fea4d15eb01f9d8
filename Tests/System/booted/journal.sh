# What the journal keeps: every event with its fields and its explanation, no person, nothing that acts on a terminal; and
# nobody waits for a journal that does not listen.
source "$(dirname "$0")/rig/lib.sh"
in_root journalctl --update-catalog
fresh_service - <<'YAML'
brand: Harbour Coffee
outcome: { key: overall, label: Overall satisfaction, scale: [1, 5] }
drivers: [{ key: speed, label: Speed of service, scale: [1, 5] }]
plan: { at: "00:00" }
YAML

day=$(date --utc --date='2 days ago' +%F)
# feedback LOCATION ROWS HOUR: of that many customers, each as happy as they were quickly served.
feedback() {
    echo location,submitted,overall,speed
    for ((row = 0; row < $2; row++)); do
        printf '%s,%sT%02d:%02d:%02dZ,%d,%d\n' "$1" "$day" "$3" $((row / 60)) $((row % 60)) $((row % 5 + 1)) $((row % 5 + 1))
    done
}
# submits NAME: tess hands in what comes on standard input under that name; whatever the receipt says.
submits() { as_user tess sh -c 'cat >"$HOME/$1"; huddlectl submit "$HOME/$1" >"$HOME/said" || [ $? -eq 65 ]' - "$1"; }
# finds FILTER: the journal has an entry of the daemon's that this filter of jq selects.
finds() { entries | in_root jq -es "any(.[]; $1)"; }
entries() { journal --output=json | in_root jq -c 'select(._COMM == "huddled")'; }

feedback 0001 40 10 | submits good.csv
{ feedback 0001 3 11 && echo "0001,yesterday,4,4"; } | submits some.csv
{ feedback 0001 1 12 && echo "0001,yesterday,4,4" && echo "0001,tomorrow,4,4"; } | submits none.csv
printf 'id,name\n0001,Harbour Square\n' | in_root tee /etc/huddled/locations.csv >/dev/null
echo 'locations: locations.csv' | in_root tee -a /etc/huddled/huddled.yaml >/dev/null
service reload
feedback 42 5 13 | submits elsewhere.csv
as_user tess ln -s /etc/passwd "$SPOOL/inbox/link.csv"

check "a file that was taken is in the journal, with every count" \
    eventually 5 finds '.MESSAGE_ID == "2c6e42b11663405bb3f8fdca0ccb757b" and .PRIORITY == "6" and .HUDDLED_FILE == "good.csv"
        and .HUDDLED_STATE == "accepted" and .HUDDLED_SOURCE == "canonical" and .HUDDLED_ACCEPTED == "40"
        and ([.HUDDLED_UPDATED, .HUDDLED_DUPLICATE, .HUDDLED_LEFT_OUT, .HUDDLED_REJECTED] == ["0", "0", "0", "0"])
        and (.HUDDLED_RECEIPT | test("^good.csv.[0-9a-f]{8}.json$")) and .HUDDLED_REASON == null'
check "one of which a part was taken, as a warning" \
    eventually 5 finds '.PRIORITY == "4" and .HUDDLED_FILE == "some.csv" and .HUDDLED_STATE == "partial"
        and .HUDDLED_ACCEPTED == "3" and .HUDDLED_REJECTED == "1"'
check "one that was rejected, with the reason" \
    eventually 5 finds '.PRIORITY == "4" and .HUDDLED_FILE == "none.csv" and .HUDDLED_STATE == "rejected"
        and .HUDDLED_ACCEPTED == "0" and .HUDDLED_REJECTED == "3" and (.HUDDLED_REASON | test("more than half"))'
check "a decision, with its location" \
    eventually 5 finds '.MESSAGE_ID == "db43dc07e81f454f80588089b18cca70" and .HUDDLED_LOCATION == "0001"
        and .HUDDLED_DRIVER == "speed" and .HUDDLED_ACTION != null and .HUDDLED_REASON == "first"'
check "a location that nobody listed" \
    eventually 5 finds '.MESSAGE_ID == "1b6dd157e4a846518c36e964b1772299" and .PRIORITY == "4" and .HUDDLED_LOCATION == "42"'
check "what stays in the inbox, with what mends it" \
    eventually 15 finds '.MESSAGE_ID == "235ea1624a5f45eeaf29e0eb2d938b4f" and .PRIORITY == "4" and .HUDDLED_FILE == "link.csv"
        and (.HUDDLED_REMEDY | endswith("rm -- \u0027/var/spool/huddled/inbox/link.csv\u0027"))'
all_native() { entries | in_root jq -es 'length > 6 and all(.[]; ._TRANSPORT == "journal" and .MESSAGE_ID != null and .SYSLOG_IDENTIFIER == "huddled")'; }
check "each entry was handed to the journal by huddled itself" all_native
by_id() { in_root journalctl --boot --output=json MESSAGE_ID=2c6e42b11663405bb3f8fdca0ccb757b HUDDLED_FILE=good.csv | wc -l; }
check "journalctl finds it by MESSAGE_ID and field" is 1 by_id

explained() { journal --catalog --no-hostname; }
check "journalctl -x explains a file" prints '░░ Subject: The file some.csv was taken in: partial$' explained
check "with its receipt" prints '░░ The receipt some.csv.[0-9a-f]{8}.json in the spool' explained
check "an unlisted location" prints '░░ Feedback names 1 location.* that the locations file does not have, such$' explained
check "and names the command that mends" prints "░░ .*then: rm -- '/var/spool/huddled/inbox/link.csv'" explained
check "no value is missing in the text" not prints '@HUDDLED' explained
ids() { sed -n 's/^-- \([0-9a-f]\{32\}\)$/\1/p' systemd/huddled.catalog | sort; }
listed() { in_root journalctl --list-catalog | awk '/ huddled: / { print $1 }' | sort; }
check "the catalog has everything that huddled can say" is "$(ids)" listed

# People, and what acts on terminals, wherever a file has room for it.
people() {
    echo 'location,submitted,overall,speed,comment,contact_name,contact_email,contact_phone,contact_consent,wanda@quack.example'
    for who in 4 'wanda@quack.example' $'\e[31m+44 20 7946 0958\a'; do
        printf '0001,%sT11:00:00Z,4,%s,"I am Wanda Quackenbush, %s","Wanda Quackenbush",wanda@quack.example,+44 20 7946 0958,yes,Wanda\n' \
            "$day" "$who" $'call +442079460958\e]0;title\a'
    done
    printf 'Wanda Quackenbush\e[2J,wanda@quack.example,4,4,,,,,,\n'
}
people | submits people.csv
people | tail -n 4 | submits headless.csv
{ echo '{"location":"0001","submitted":"wanda@quack.example","comment":"Wanda Quackenbush"}' && echo '{"Wanda Quackenbush'; } | submits people.json
for name in $'\e]0;title\a\e[31m.csv' $'line\nMESSAGE=another.csv' $'\u202evsc.exe' $'\xff\x9b31m.csv'; do
    people | as_user tess sh -c 'cat >"$1/$2"' - "$SPOOL/inbox" "$name"
    as_user tess ln -s /etc/passwd "$SPOOL/inbox/link$name"
done
told() { entries | in_root jq -rs 'map(select(.HUDDLED_STATE or .HUDDLED_REMEDY)) | length'; }
check "files full of people and with awkward names are in the journal" eventually 10 is 16 told
personal='Quackenbush|[Ww]anda|quack|7946 0958|442079460958'
# persons COMMAND…: the lines in which somebody is, of what COMMAND prints.
persons() { "$@" | LC_ALL=C grep -aE "$personal" || [ "${PIPESTATUS[0]}" -eq 0 ]; }
public() { in_root cat /run/huddled/status.json && unit StatusText; }
check "no person is" is "" persons journal --output=export
check "nor in what everybody may read" is "" persons public
plain() { entries | in_root jq -es 'all(.[] | to_entries[] | select(.key | test("^(MESSAGE|HUDDLED_.*)$")).value; type == "string"
    and (explode | all(. > 31 and (. < 127 or . > 159) and ([.] | inside([8206, 8207, range(8234; 8239), range(8294; 8298)]) | not))))'; }
check "and no character that acts on a terminal, or turns a line around" plain

# within SECONDS COMMAND…: succeeds when COMMAND does, in less than that.
within() {
    local deadline=$((${EPOCHREALTIME/./} + $1 * 1000000))
    "${@:2}" && [ "${EPOCHREALTIME/./}" -lt "$deadline" ]
}
journald() { in_root systemctl "$1" systemd-journald.socket systemd-journald-dev-log.socket systemd-journald.service; }
hands_in() { feedback 0001 9 "$1" | submits "$2" && in_root grep -q '9 rows: 9 accepted' /home/tess/said; }
journald stop
check "without a journal files are taken as quickly" within 5 hands_in 14 unheard.csv
journald start
hands_in 15 again.csv
check "when it is back, huddled is heard again" eventually 5 finds '.HUDDLED_FILE == "again.csv"'

# A journal that is there and reads nothing, with as much before it as the kernel keeps for it.
journal_pid=$(in_root systemctl show --property=MainPID --value systemd-journald)
in_root kill -STOP "$journal_pid"
in_root perl -MSocket -e 'do {
    socket(S, AF_UNIX, SOCK_DGRAM, 0) && connect(S, sockaddr_un("/run/systemd/journal/socket")) or die;
    $sent = 0;
    $sent++ while defined send(S, "MESSAGE=fill\nPRIORITY=7\n", MSG_DONTWAIT);
} while ($sent)'
check "when the journal hangs, files are taken as quickly" within 5 hands_in 16 hanging.csv
check "and the service stops in two seconds" within 2 service stop
in_root kill -CONT "$journal_pid"
service start
heard() { entries | in_root jq -rs 'map(select(.HUDDLED_FILE == "hanging.csv")) | length'; }
check "of which nobody heard" is 0 heard

# As somebody starts it to try something out: they read its standard error, and no journal does.
private=/var/tmp/huddled-private
in_root sh -c 'rm -rf "$1" && install -d -o _huddled "$1" && cat >"$1/huddled.yaml"' - "$private" <<'YAML'
brand: By hand
outcome: { key: overall, label: Overall satisfaction, scale: [1, 5] }
drivers: [{ key: speed, label: Speed of service, scale: [1, 5] }]
directories: { spool: spool, state: state }
YAML
pid=$(as_user _huddled sh -c 'huddled --config "$1/huddled.yaml" >"$1/out" 2>"$1/err" & echo $!' - "$private")
check "started by hand it says in plain lines on standard error that it runs" \
    eventually 5 is "huddled: started for By hand, as $private/huddled.yaml says" in_root cat "$private/err"
feedback 7 5 10 | as_user _huddled sh -c 'cat >"$1/spool/inbox/some.csv"' - "$private"
check "what it takes" eventually 10 prints '^huddled: some.csv: accepted, 5 accepted$' in_root cat "$private/err"
in_root kill "$pid"
check "that it stops" eventually 5 prints '^huddled: stopping$' in_root cat "$private/err"
check "all of it there, nothing elsewhere" not in_root sh -c 'grep -v "^huddled: " "$1/err" || test -s "$1/out" || journalctl --boot | grep -q "By hand"' - "$private"

in_root rm -rf "$private"

check "a journal that missed something says so when it is back" eventually 5 finds '.MESSAGE_ID == "ed9fec95cae445e29ad3bba731477c6a"'
