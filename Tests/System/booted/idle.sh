# What huddled costs while nothing happens, after it has worked: memory, wake-ups, descriptors.
#   HUDDLED_IDLE_SECONDS  how long to watch it (default 30)
source "$(dirname "$0")/rig/lib.sh"
source "$(dirname "$0")/parts/deliveries.sh"
seconds=${HUDDLED_IDLE_SECONDS:-30}

as_shipped | fresh_service -
pid=$(unit MainPID)
kilobytes() { in_root sed -n "s/^$2:[[:space:]]*\([0-9]*\) kB/\1/p" "/proc/$pid/$1"; }
descriptors() { in_root sh -c 'ls "/proc/$1/fd" | wc -l' - "$pid"; }
processor() { in_root awk '{ print ($14 + $15) * 10 }' "/proc/$pid/stat"; } # milliseconds
at_most() {
    local found
    found=$("${@:2}")
    echo "$found of $1"
    [ "$found" -le "$1" ]
}

echo "      after the start: $(kilobytes status VmRSS) kB"
awk -v answered="$ANSWERED" 'BEGIN {
    print "location,submitted,response,overall,speed,friendliness,cleanliness,price,comment"
    for (row = 1; row <= 100000; row++)
        printf "%04d,%s,row-%d,%d,%d,%d,%d,%d,waited in the queue for %d minutes\n", row % 100, answered, row,
            1 + row % 5, 1 + row % 4, 2 + row % 4, 1 + row % 3, 1 + int(row / 7) % 5, row % 60
}' | as_user tess sh -c 'cat >"$1/.large" && mv "$1/.large" "$1/large.csv"' - "$SPOOL/inbox"
check "a file of 100,000 rows is taken" eventually 60 is 100000 responses
plans() { in_root sh -c 'ls "$1"/*/today.txt | wc -l' - "$SPOOL/plans"; }
check "and a hundred locations are planned" eventually 60 is 100 plans
eventually 10 all_is_well
open=$(descriptors)
as_user tess bash -euc '
    mkdir ~/small && cd ~/small
    for number in {1..200}; do
        printf "location,submitted,response,overall\n0001,$1,small-%d,4\n" $number >$number.csv
    done
    # One by one: given several, mv looks for each where it was moved to, and may find it taken.
    for file in *.csv; do mv "$file" "$2"; done' - "$ANSWERED" "$SPOOL/inbox"
check "and 200 small files after it" eventually 60 is 100200 responses
eventually 10 all_is_well
# Of twenty thousand customers to be answered all is counted once more after the last file.
rests() {
    local before
    before=$(processor)
    sleep 1
    [ "$(processor)" -le $((before + 10)) ]
}
check "and then it rests" eventually 60 rests
check "no descriptor is left open by that" eventually 15 at_most "$open" descriptors

# Every thread's context switches, each second, as threads come and go: their sum is how often anything woke at all.
switches='
    each() {
        cat "/proc/$1/task/"*/status | awk "
            /^Name:/ { name = \$2 } /^Pid:/ { thread = \$2 \" \" name } /ctxt_switches:/ { count[thread] += \$2 }
            END { for (thread in count) print thread, count[thread] }"
    } 2>/dev/null
    each "$1" | sed "s/^/before /"
    for second in $(seq "$2"); do sleep 1; each "$1"; done'
in_root sh -c 'echo 1 >"/proc/$1/clear_refs"' - "$pid"
used=$(processor)
in_root sh -c "$switches" - "$pid" "$seconds" >"$WORK/switches"
used=$(($(processor) - used))
awk '$1 == "before" { before[$2] = $4; next } { name[$1] = $2; last[$1] = $3 }
    END {
        for (thread in last) { woke[name[thread]] += last[thread] - before[thread]; threads[name[thread]]++ }
        for (kind in woke) print woke[kind], "times", threads[kind], "of", kind
    }' "$WORK/switches" | sort --reverse --numeric >"$WORK/woke"
woken=$(awk '{ sum += $1 } END { print sum + 0 }' "$WORK/woke")
echo "      in $seconds s: $used ms of the processor, woken $woken times, threads by name:"
sed 's/^/        /' "$WORK/woke"
resident=$(kilobytes status VmRSS)
own=$(kilobytes status RssAnon)
echo "      memory: $resident kB, of which $own kB are its own and $(kilobytes status RssFile) kB are files, such as the" \
    "program; it touched $(kilobytes smaps_rollup Referenced) kB meanwhile; the most so far $(kilobytes status VmHWM) kB"
# What it wants to hold is 40 MB. Most of that are pages of the program that were read once or lay beside what was read:
# they are counted for as long as nobody else needs the memory, and how many lie beside is the kernel's to say. The first
# bound is for what it keeps for itself, the second for noticing when the whole grows.
check "idle it keeps $own kB for itself, at most 8 MB" at_most 8192 echo "$own"
check "and holds $resident kB with the program's pages, at most 48 MB" at_most 49152 echo "$resident"
# libdispatch, which runs Swift's tasks, looks at its own threads each second. The rest is huddled's look each thirty
# seconds, of which the watchdog hears, too: a handful of threads, a few switches each.
looks=$((seconds / 30 + 1))
check "it wakes for nothing but its looks: $((woken - seconds)) times for at most $looks" \
    at_most $((seconds + 60 * looks)) echo "$woken"
check "which cost $used ms" at_most $((50 * looks)) echo "$used"

in_root sh -c 'for change in $(seq 5000); do touch "$1"; done' - "$SPOOL/inbox"
check "however often something happens in the inbox, looking at it takes no memory for good" \
    eventually 120 at_most $((own + 3000)) kilobytes status RssAnon
check "it is the same process" undisturbed "$pid"
