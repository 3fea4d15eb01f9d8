# A full or broken disk below the database: nothing is taken that cannot be kept, and nothing is lost of what was.
source "$(dirname "$0")/rig/lib.sh"
source "$(dirname "$0")/parts/deliveries.sh"

on_a_disk() { # on_a_disk OPTION…
    as_shipped | fresh_spool -
    loop_disk 64M "$STATE" -m 0 -b 4096 "$@"
    in_root systemd-tmpfiles --create huddled.conf
    service start
    pid=$(unit MainPID)
}
full="$STATE/huddled.db: no space is left on its disk; .*Free some space"

on_a_disk
deliver before.csv 10 0001
check "a file is taken and planned" eventually 10 has_plans 0001
ballast "$STATE" 0
deliver one.csv 10 0002
deliver two.csv 20 0003
check "a database that cannot grow is told, with the remedy" eventually 10 the_line "^Degraded: $full"
check "by huddlectl status, too" eventually 5 says "^wrong +$full"
check "what fails each five seconds is told once" silent 16
deliver three.csv 30 0003
check "all files wait" eventually 10 says '^waiting +2 files in the inbox, 1 in work'
check "what was taken before is still known" is "before.csv 10" echo "$(taken) $(responses)"
no_ballast "$STATE"
start_watch
check "with space the files are taken by themselves" eventually 15 is "before.csv one.csv three.csv two.csv" taken
stop_watch
check "and soon all is well" eventually 10 all_is_well
stop_watch
check "no response is lost or stored twice" is 70 responses
check "each location gets its plan" eventually 10 has_plans 0001 0002 0003
check "the journal says that it is over" prints "^over: $full" journal -o cat
check "no sentence stands in it twice" never_twice
check "it is the same process" undisturbed "$pid"

# Space for a small file, not for a large one: the large one fails, with all of its rows.
ballast "$STATE" $((512 * 1024))
deliver large.csv 50000 0004
check "a disk that is full in the middle of a file is told" eventually 20 the_line "^Degraded: $full"
check "none of the file's rows is stored" is 70 responses
no_ballast "$STATE"
start_watch
check "with space it is taken" eventually 15 is 50070 responses
stop_watch
check "and all is well again" eventually 10 all_is_well
check "in the same process" undisturbed "$pid"

# Mounted read-only where it starts.
service stop
disk_read_only "$STATE"
deliver late.csv 10 0005
not service start 2>/dev/null
check "on a read-only disk it does not start, and says why and what to do" \
    eventually 10 prints "$STATE.*Read-only file system.*mount its file system for writing" journal -o cat
check "systemd tries again" eventually 10 not is 0 unit NRestarts
disk_writable "$STATE"
check "and has it running as soon as it can be written to" eventually 10 is active unit ActiveState
check "with the file taken that came meanwhile" eventually 10 is 50080 responses

# A disk with errors, which the kernel makes read-only while it is written to; it must be mounted anew to be writable.
on_a_disk -e remount-ro
deliver before.csv 10 0001
check "a file is taken before the disk breaks" eventually 10 is 10 responses
disk=$(in_root stat --format=%Hd:%Ld "$STATE")
echo 1 >"/sys/fs/ext4/$(basename "$(readlink "/sys/dev/block/$disk")")/trigger_fs_error"
deliver one.csv 20 0001
check "a disk that breaks is told" eventually 10 the_line "^Degraded: $STATE/huddled.db: .*[Cc]heck"
check "and that it can only be read from then on" eventually 10 the_line 'may only be read; .*mounted read-only'
check "once, however often it is tried again" silent 16
check "the file waits" says '^waiting +(1 file in the inbox, 0|0 files in the inbox, 1) in work'
check "the service runs on" undisturbed "$pid"
