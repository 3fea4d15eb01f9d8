# Hints that get lost and hints that never come: the look at the inbox finds every file all the same.
source "$(dirname "$0")/rig/lib.sh"
source "$(dirname "$0")/parts/deliveries.sh"

# 10,000 files at once, of which the kernel remembers sixteen events.
fresh_service
queue_limit 16
service restart
pid=$(unit MainPID)
as_user tess bash -euc '
    mkdir ~/many && cd ~/many
    for number in {1..10000}; do
        printf "location,submitted,response,overall,speed\n%04d,$1,many-%d,4,2\n" $((number % 100)) $number >$number.csv
    done' - "$ANSWERED"
# While nobody reads events, so that they are lost for certain.
in_root kill -STOP "$pid"
as_user tess sh -c 'mv ~/many/* "$1"' - "$SPOOL/inbox"
in_root kill -CONT "$pid"
start_watch
check "10,000 files that were moved in while their events got lost are found" \
    eventually 15 says '^waiting +[0-9,]{4,6} files? in the inbox'
stop_watch
receipts() { in_root sh -c 'ls "$1" | wc -l' - "$SPOOL/receipts"; }
check "and taken" eventually 240 is 10000 receipts
stop_watch
check "all is well" eventually 10 all_is_well
check "each was taken once" is 10000 in_root sh -c 'huddlectl files --json | jq -r .name | sort -u | wc -l'
check "and no other" is "10000 accepted 1" in_root sh -c \
    'huddlectl files --json | jq -r "\"\(.state) \(.rows.accepted)\"" | sort | uniq -c | sed "s/^ *//"'
check "every row is stored" is 10000 responses
check "every original is archived" is 10000 in_root sh -c 'find "$1/archive" -type f | wc -l' - "$SPOOL"
check "it is the same process" undisturbed "$pid"
deliver after.csv 10
check "a file that is moved in afterwards is taken at once" eventually 10 is 10010 responses

# No more watches. The limit is a user namespace's, too, and the unit has one of its own (PrivateUsers=): nobody else
# on this machine goes without.
watches() { # watches COUNT: how many the service may have
    local status
    for status in $(grep --files-with-matches --no-messages '^Name:.huddled$' /proc/[0-9]*/status); do
        awk -v pid="$pid" '/^NSpid:/ { exit !(NF > 2 && $NF == pid) }' "$status" || continue
        nsenter --target "$(basename "${status%/status}")" --user \
            sh -c 'echo "$1" >/proc/sys/user/max_inotify_watches' - "$1"
    done
}
fresh_service
pid=$(unit MainPID)
watches 0
# The watch that it has stays with that inbox; one that was away takes a new one.
in_root sh -c 'mv "$1" "$1.away" && mv "$1.away" "$1"' - "$SPOOL/inbox"
missing='cannot watch .*: No space left on device; raise the sysctl fs.inotify.max_user_watches'
check "a watch that the kernel refuses is told, with the sysctl" eventually 5 the_line "^Degraded: $missing"
deliver one.csv 10
start_watch
check "a file is taken without, because it is looked for" eventually 15 is 10 responses
stop_watch
check "that there is no watch is told once" silent 16
check "and stands in the status" says "^wrong +$missing"
watches 1000
start_watch
check "when there is a watch again, all is well by itself" eventually 7 all_is_well
stop_watch
deliver two.csv 20
check "and a file that is moved in is taken at once" eventually 10 is 30 responses
check "it is the same process all the time" undisturbed "$pid"

# No inotify at all, from the start on.
fresh_spool
drop_in <<'INI'
[Service]
SystemCallFilter=~inotify_init1:EMFILE
INI
check "without inotify it starts all the same" service start
missing='cannot watch .*; raise the sysctl fs.inotify.max_user_instances'
check "and names the sysctl" eventually 5 the_line "^Degraded: $missing"
deliver one.csv 10
check "and takes files" eventually 15 is 10 responses
