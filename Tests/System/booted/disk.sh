# A full disk below the spool: what fits is taken, the rest waits and the status says why; room is all it takes then.
source "$(dirname "$0")/rig/lib.sh"
source "$(dirname "$0")/parts/deliveries.sh"

on_a_disk() { # on_a_disk SIZE OPTION…
    as_shipped | fresh_spool -
    loop_disk "$1" "$SPOOL" -m 0 -b 4096 "${@:2}"
    in_root systemd-tmpfiles --create huddled.conf
    service start
    pid=$(unit MainPID)
}
full='No space left on device; make room'

# Nothing left at all. An empty file needs no room, so that it is tried; the others wait for theirs.
on_a_disk 16M
hold_ready one.csv 10 0001
hold_ready two.csv 20 0002
ballast "$SPOOL" 0
as_user tess sh -c ': >"$1/empty.csv"' - "$SPOOL/inbox"
check "a disk without one free block is told, with the remedy" eventually 10 the_line "^Degraded: .*$full"
hand_in one.csv two.csv
waits='one.csv \([0-9]+ bytes\) waits in the inbox: .*; make room and it is taken'
check "so is a file that waits for space" eventually 10 prints "$waits" journal -o cat
check "what fails each five seconds is told once" silent 16

# Room comes block by block, so that each step of taking, answering, filing and planning is refused for a while.
for place in receipts plans; do
    for _ in {1..12}; do
        in_root sh -c 'truncate --size=-4096 "$1/ballast" && sync' - "$SPOOL"
        ! eventually 6 says "$SPOOL/$place.*$full" >/dev/null || break
    done
    check "a disk that is full when something is written to $place is told" says "$SPOOL/$place.*$full"
done
check "no receipt or plan is there in part" in_root sh -euc '
    cd "$1"; find receipts plans -type f -name "*.json" -exec jq --exit-status . {} +' - "$SPOOL"
no_ballast "$SPOOL"
start_watch
check "with room everything goes on by itself" eventually 10 all_is_well
stop_watch
check "no file is lost or taken twice" is "empty.csv one.csv two.csv" taken
check "no response neither" is 30 responses
check "each file has its receipt" is 3 in_root sh -c 'ls "$1"/receipts | wc -l' - "$SPOOL"
check "each location has its plan" has_plans 0001 0002
check "it is the same process" undisturbed "$pid"

# Too little for one file.
hold_ready big.csv 50000
ballast "$SPOOL" $((4 * 1024 * 1024))
hand_in big.csv
deliver small.csv 15
check "of two files the one that fits is taken" eventually 10 is "empty.csv one.csv small.csv two.csv" taken
waits='big.csv \([0-9]+ bytes\) waits in the inbox: .*; make room and it is taken'
check "the status says of the other that it waits, and what to do" eventually 5 says "^wrong +$waits; since"
check "systemctl status says it, too" the_line "^Degraded: $waits"
check "that is told once" silent 16
deliver later.csv 5
check "what comes later and fits is taken at once" eventually 10 is "empty.csv later.csv one.csv small.csv two.csv" taken
no_ballast "$SPOOL"
start_watch
check "with room the file is taken by itself" eventually 10 prints 'big.csv' taken
stop_watch
check "all of it, once" is 50050 responses
check "and all is well" eventually 5 all_is_well
check "no sentence stands in the journal twice" never_twice
check "it is the same process still" undisturbed "$pid"

# Room, but no inodes.
on_a_disk 8M -N 64
hold_ready one.csv 10 0001
hold_ready two.csv 20 0002
in_root sh -c 'mkdir "$1/filler"; while touch "$1/filler/$((n += 1))"; do :; done 2>/dev/null; sync' - "$SPOOL"
hand_in one.csv two.csv
check "a disk without inodes is told" eventually 10 the_line "^Degraded: .*$full"
check "that, too, is told once" silent 16
in_root rm -r "$SPOOL/filler"
start_watch
check "with inodes everything goes on by itself" eventually 10 all_is_well
stop_watch
check "nothing is lost or taken twice there" is "one.csv two.csv 30" echo "$(taken) $(responses)"
check "each location has its plan there" has_plans 0001 0002
check "it is the same process there" undisturbed "$pid"
