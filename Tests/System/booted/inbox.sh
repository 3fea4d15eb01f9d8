# An inbox moved away, covered by another disk, or on a disk that becomes read-only: that is told, and everything
# goes on by itself when it is back.
source "$(dirname "$0")/rig/lib.sh"
source "$(dirname "$0")/parts/deliveries.sh"

# Moved away.
fresh_service
pid=$(unit MainPID)
in_root mv "$SPOOL/inbox" "$SPOOL/inbox.away"
gone="cannot open $SPOOL/inbox: No such file or directory; "
check "an inbox that is gone is told at once" eventually 2 the_line "^Degraded: $gone"
check "with a remedy that is none for a service that does not run" not says "$gone.*start huddled"
check "by huddlectl status, too" says "^wrong +$gone"
check "what is looked for each five seconds is told once" silent 16
check "it is not made again, so that the old one can come back" not in_root test -e "$SPOOL/inbox"
check "who submits meanwhile is told" not as_user tess huddlectl submit --timeout 1 /etc/hostname
feedback there.csv 10 | as_user tess sh -c 'cat >"$1"' - "$SPOOL/inbox.away/there.csv"
in_root mv "$SPOOL/inbox.away" "$SPOOL/inbox"
start_watch
check "when it is back that is noticed at once" eventually 2 not the_line '^Degraded'
stop_watch
deliver at-once.csv 20
start_watch
check "a file that is moved in then is taken at once" eventually 10 prints at-once.csv taken
stop_watch
check "one that was in it all the time is taken" eventually 10 is "at-once.csv there.csv" taken
check "each once" is 30 responses
check "all is well" eventually 5 all_is_well
check "it is the same process" undisturbed "$pid"

# Covered by another disk, which the running service sees, but is not told of: it looks each thirty seconds.
loop_disk 8M "$SPOOL/inbox"
in_root sh -euc 'rmdir "$1/lost+found"; chown _huddled:huddle-submit "$1"; chmod 3730 "$1"' - "$SPOOL/inbox"
deliver covered.csv 10 0002
start_watch
check "an inbox on another file system than the rest is told" eventually 45 the_line \
    '^Degraded: cannot rename .*; the spool.s directories must be on one file system'
stop_watch
check "that is told once" silent 16
check "the file waits" in_root test -s "$SPOOL/inbox/covered.csv"
in_root mv "$SPOOL/inbox/covered.csv" "$SPOOL/covered.part"
check "the disk can be taken off while huddled runs" in_root umount "$SPOOL/inbox"
sed -i '$d' "$WORK/disks"
start_watch
check "that is noticed at once" eventually 2 not the_line '^Degraded'
stop_watch
in_root mv "$SPOOL/covered.part" "$SPOOL/inbox/covered.csv"
start_watch
check "the file is taken at once then" eventually 10 is "at-once.csv covered.csv there.csv" taken
stop_watch
check "once" is 40 responses
check "and all is well" eventually 5 all_is_well
check "it is the same process still" undisturbed "$pid"

# Read-only. Files come in before, while nobody looks.
as_shipped | fresh_spool -
loop_disk 16M "$SPOOL"
in_root systemd-tmpfiles --create huddled.conf
service start
pid=$(unit MainPID)
in_root kill -STOP "$pid"
deliver one.csv 10 0001
deliver two.csv 20 0002
check "an idle spool can be remounted" eventually 5 disk_read_only "$SPOOL"
in_root kill -CONT "$pid"
read_only='Read-only file system; mount its file system for writing'
check "a spool that is read-only is told, with the remedy" eventually 10 the_line "^Degraded: .*$read_only"
check "by huddlectl status, too, with the remedy" says "^wrong +.*$read_only"
check "and that files wait" says '^waiting +2 files in the inbox'
check "what fails each five seconds is told once" silent 16
disk_writable "$SPOOL"
start_watch
check "when it can be written to, everything goes on by itself" eventually 10 all_is_well
stop_watch
check "nothing is lost or taken twice" is "one.csv two.csv 30" echo "$(taken) $(responses)"
check "each location has its plan" eventually 10 has_plans 0001 0002
check "no sentence stands in the journal twice" never_twice
check "it is the same process there" undisturbed "$pid"
