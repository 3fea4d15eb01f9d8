#!/bin/bash
# A crash inside a system call converges, one kind of call at a time: the kernel kills the program as it enters the call.
# usage: Tests/System/syscalls.sh FOLDER-OF-BINARIES
#   HUDDLED_POINTS=all   at every call of each kind (default: the first, and two others of each step)
set -euo pipefail
binaries=$(cd "$1" && pwd)
cd "$(dirname "$0")/../.."
here=Tests/System
command -v strace >/dev/null || {
    echo "SKIPPED: strace is not installed; tools/install-dependencies check installs it"
    exit 0
}
source Tests/System/parts/memory.sh
make_folder syscalls
trap 'rm -rf "$folder"' EXIT
strace -qq -o "$folder/trace" true || {
    echo "SKIPPED: this machine does not let programs be traced"
    exit 0
}
source "$here/faults/cycle.sh"
source "$here/faults/places/folder.sh"
source "$here/faults/points.sh"
kinds=(openat mkdirat symlinkat renameat2 rename unlinkat unlink fchmod ftruncate write pwrite64 fsync fdatasync syncfs)

rehearse
# How often each step makes each call: counted for each thread, as the injection counts.
for number in "${!steps[@]}"; do
    lay_out "$folder/one" "$number"
    under=(strace -f -qq -o "$folder/trace" -e "trace=$(IFS=, && echo "${kinds[*]}")")
    step "$folder/one" "$number"
    under=()
    sed -nE 's/^([0-9]+) +([a-z0-9]+)\(.*/\1 \2/p' "$folder/trace" | sort | uniq -c | awk -v step="$number" '
        $1 > most[$3] { most[$3] = $1 }
        END { for (kind in most) print step, kind, most[kind] }'
done | sort >"$folder/counted"

awk -v every="${HUDDLED_POINTS:-}" '{
    for (when = 1; when <= $3; when++)
        if (every == "all" || when == 1 || when == int($3 / 2) || when == $3) print $1, $2, when
}' "$folder/counted" >"$folder/points"

die_in() { # die_in PLACE STEP KIND WHEN
    lay_out "$1" "$2"
    under=(strace -f -qq -o "$1.trace" -e "trace=$3" -e "inject=$3:signal=KILL:when=$4")
    disturbed "$1" "$2" "KILL in $3 number $4" inside
    grep -q 'killed by SIGKILL' "$1.trace" || echo >>"$1.missed"
}
: >"$folder/none.missed"
shared die_in <"$folder/points"
missed=$(cat "$folder"/*.missed | wc -l)
[ "$missed" -le $((struck / 10)) ] || {
    echo "syscalls: $missed of $struck were not reached" >&2
    exit 1
}
echo "syscalls: $((struck - missed)) crashes inside ${#kinds[@]} kinds of system calls: all converge"
