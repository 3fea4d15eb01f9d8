#!/bin/bash
# The power is cut in the middle of a full cycle, right after calls that make something durable or move it, on ext4 and on
# XFS: what was acknowledged is there afterwards, what was published is whole, and the cycle goes on to the same end.
# usage: Tests/System/powercut.sh FOLDER-OF-BINARIES [KIND [STEP NUMBER]]: all of one kind, or one point
#   HUDDLED_CUTS=NUMBER   how many cuts on each, spread over the cycle (default 20; all: after each of these calls)
set -euo pipefail
binaries=$(cd "$1" && pwd)
cd "$(dirname "$0")/../.."
here=Tests/System

skip() {
    echo "SKIPPED: $1"
    exit 0
}
[ "$(id -u)" -eq 0 ] || skip "cutting a file system's power needs root"
for tool in mkfs.ext4 mkfs.xfs losetup unshare gcc; do
    command -v "$tool" >/dev/null || skip "$tool is not installed; tools/install-dependencies check installs it"
done
unshare --mount true 2>/dev/null || skip "this machine does not let root mount file systems"
# Mounts of its own, so that none outlives the run.
if [ -z "${HUDDLED_OWN_MOUNTS:-}" ]; then
    HUDDLED_OWN_MOUNTS=1 exec unshare --mount --propagation private "$here/powercut.sh" "$binaries" "${@:2}"
fi

source "$here/parts/memory.sh"
source "$here/faults/cycle.sh"
source "$here/faults/places/disk.sh"
source "$here/faults/points.sh"
export calls=fsync,fdatasync,syncfs,rename,unlink,symlink,truncate

cut_power() { # cut_power KIND [STEP NUMBER]
    kind=$1
    make_folder powercut
    trap 'exit 143' TERM
    trap 'for place in "$folder"/*/; do end "${place%/}"; done; rm -rf "$folder"' EXIT
    begin "$folder/probe" 2>/dev/null || skip "this machine does not mount $kind on a loop device"
    end "$folder/probe"
    rehearse
    if [ $# -gt 1 ]; then
        strike "$folder/one" "$2" "$3" cut
        return
    fi
    points >"$folder/all"
    local all wanted=${HUDDLED_CUTS:-20} step call struck=0
    all=$(wc -l <"$folder/all")
    [ "$wanted" != all ] || wanted=$all
    # Evenly spread, from another one on each time.
    awk -v all="$all" -v wanted="$wanted" -v from="$((RANDOM % all))" '
        int(((NR + from) % all) * wanted / all) != int(((NR + from + 1) % all) * wanted / all) || wanted >= all
        ' "$folder/all" >"$folder/points"
    while read -r step call _; do
        strike "$folder/place" "$step" "$call" cut
        struck=$((struck + 1))
    done <"$folder/points"
    echo "powercut: $kind: $struck cuts, of $all points: what was acknowledged is there, nothing is torn"
}

running=()
stop() {
    trap '' TERM
    kill "${running[@]}" 2>/dev/null || true
    wait
}
trap 'stop; exit 130' INT TERM
for kind in ${2:-ext4 xfs}; do
    (cut_power "$kind" "${@:3}") &
    running+=($!)
done
for process in "${running[@]}"; do
    wait "$process" || {
        stop
        exit 1
    }
done
