#!/bin/bash
# A crash at every call that changes a disk, from handing in to forgetting, converges: nothing is lost, doubled or torn.
# usage: Tests/System/failpoints.sh FOLDER-OF-BINARIES [STEP NUMBER DEED]: all points, or one
set -euo pipefail
binaries=$(cd "$1" && pwd)
cd "$(dirname "$0")/../.."
here=Tests/System
folder=$(mktemp -d /dev/shm/huddled-failpoints.XXXXXX)
trap 'rm -rf "$folder"' EXIT
source "$here/faults/cycle.sh"
source "$here/faults/places/folder.sh"
source "$here/faults/points.sh"

rehearse
if [ $# -gt 1 ]; then
    strike "$folder/one" "$2" "$3" "$4"
    exit
fi
points >"$folder/points"
all=$(wc -l <"$folder/points")

# worker NUMBER OF: its share of the points.
worker() {
    local number=0 step call name
    while read -r step call name; do
        [ $((number++ % $2)) -eq "$1" ] || continue
        strike "$folder/place-$1" "$step" "$call" kill || return 1
        echo "$step $call $name" >>"$folder/done-$1"
    done <"$folder/points"
}
workers=()
for ((number = 0; number < $(nproc); number++)); do
    worker "$number" "$(nproc)" &
    workers+=($!)
done
for worker in "${workers[@]}"; do wait "$worker"; done
done=$(cat "$folder"/done-* | wc -l)
[ "$done" = "$all" ]
echo "failpoints: $all crashes, one at each call of a cycle that changes the disk: all converge" \
    "($(awk '{ print $3 }' "$folder/points" | sort | uniq -c | awk '{ printf "%s%d %s", n++ ? ", " : "", $1, $2 }'))"
