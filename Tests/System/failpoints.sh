#!/bin/bash
# A crash at any call that changes a disk, from handing in to forgetting, converges: nothing is lost, doubled or torn. So does
# a second crash while the first is mended, and an error of the disk.
# usage: Tests/System/failpoints.sh FOLDER-OF-BINARIES [STEP NUMBER DEED]: all, or one
#   HUDDLED_POINTS=all    at every call each (default: crashes at the first of calls that do the same to the same file, the
#                         others at 60 calls)
#   HUDDLED_POINTS_SEED=NUMBER   chooses the same of them again
set -euo pipefail
binaries=$(cd "$1" && pwd)
cd "$(dirname "$0")/../.."
here=Tests/System
source Tests/System/parts/memory.sh
make_folder failpoints
trap 'rm -rf "$folder"' EXIT
source "$here/faults/cycle.sh"
source "$here/faults/places/folder.sh"
source "$here/faults/points.sh"

rehearse
if [ $# -gt 1 ]; then
    strike "$folder/one" "$2" "$3" "$4"
    exit
fi
seed=${HUDDLED_POINTS_SEED:-$RANDOM}
echo "failpoints: HUDDLED_POINTS_SEED=$seed"
every=$([ "${HUDDLED_POINTS:-}" = all ] && echo 1 || echo 0)
some() { # some of the lines, or all
    if [ "$every" = 1 ]; then cat; else shuf -n 60 --random-source=<(yes "$seed"); fi
}

crash() { strike "$1" "$2" "$3" kill; }
points | awk -v every="$every" 'every || $3 $4 != last; { last = $3 $4 }' >"$folder/points"
shared crash <"$folder/points"
echo "failpoints: ${struck:-} crashes at $(points | wc -l) calls that change the disk: all converge" \
    "($(awk '{ print $3 }' "$folder/points" | sort | uniq -c | awk '{ printf "%s%d %s", n++ ? ", " : "", $1, $2 }'))"

crash_twice() { strike_twice "$1" "$2" "$3" "$6"; }
RANDOM=$seed
some <"$folder/points" | while read -r point; do echo "$point $((RANDOM % 60 + 1))"; done >"$folder/pairs"
shared crash_twice <"$folder/pairs"
echo "failpoints: ${struck:-} crashes, and another while each was mended: all converge"

# EIO where something is made durable, ENOSPC where something is made.
refuse() { strike "$1" "$2" "$3" "$6"; }
{
    points 'sync' | some | sed 's/$/ 5/'
    points '^(create|write|mkdir|symlink|truncate|rename)$' | some | sed 's/$/ 28/'
} >"$folder/errors"
shared refuse <"$folder/errors"
echo "failpoints: ${struck:-} errors of the disk, each once: no descriptor is asked twice to be made durable, all converge"
