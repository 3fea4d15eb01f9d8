#!/bin/bash
# Files that would fill the memory or never end, and what is no file: the service answers each as docs/FEEDBACK.md says,
# takes small files meanwhile, and never needs more than 64 MB.
# usage: Tests/System/bombs.sh FOLDER-OF-BINARIES; with HUDDLED_LONG=1 the file that grows does so for a minute
set -euo pipefail
binaries=$(cd "$1" && pwd)
source "$(dirname "$0")/parts/eventually.sh"
folder=$(mktemp -d)
daemon=
finish() {
    [ -z "$daemon" ] || kill -KILL "$daemon"
    touch "$folder/over"
    wait
    rm -rf "$folder"
}
trap "finish 2>/dev/null" EXIT

[ "$(df --output=avail --block-size=1G "$folder" | tail -n 1)" -ge 4 ] || {
    echo "SKIPPED: bombs need 4 GB of free space in ${TMPDIR:-/tmp}"
    exit 0
}

# Large files come by pieces, others are taken at once: that is how long a small file may wait on a machine that does other
# things, too.
patience=20
megabytes=64
growing=$((${HUDDLED_LONG:-0} ? 60 : 8))

cat >"$folder/huddled.yaml" <<'YAML'
brand: Bombs
directories: { spool: spool, state: state }
outcome: { key: overall, label: Overall, scale: [1, 5] }
drivers:
  - { key: speed, label: Speed, scale: [1, 5] }
YAML
cp -r share/library.d "$folder/library.d"
spool=$folder/spool
inbox=$spool/inbox

fail() {
    echo "bombs: $1" >&2
    grep -v ' small-' "$folder/said" | tail -n 30 >&2
    exit 1
}
control() { "$binaries/huddlectl" --config "$folder/huddled.yaml" "$@"; }

header=location,submitted,response,overall
answered=$(date --utc --date='2 days ago' +%F)T10:00:00Z
row() { echo "A,$answered,$1,4"; }
object() { printf '{"location":"A","submitted":"%s","response":"%s","overall":4%s}\n' "$answered" "$1" "${2:-}"; }

# -- The service, and a stream of small files --

"$binaries/huddled" --config "$folder/huddled.yaml" 2>"$folder/said" &
daemon=$!
eventually 30 test -s "$folder/state/status.json" || fail "the service does not start"

receipt() { compgen -G "$spool/receipts/$1.????????.json" >"$folder/receipt-$1"; }
# stream: a small file as soon as the one before it is answered. Each one's milliseconds are a line of $folder/stream.
stream() {
    local name begun n=0
    while [ ! -e "$folder/over" ]; do
        name=small-$((++n)).csv
        printf '%s\n' "$header" "$(row "$name")" >"$folder/small"
        begun=${EPOCHREALTIME/./}
        mv "$folder/small" "$inbox/$name"
        eventually "$patience" receipt "$name" || echo "$name waits longer than $patience s" >>"$folder/late"
        echo $(((${EPOCHREALTIME/./} - begun) / 1000)) >>"$folder/stream"
    done
}
stream &
stream=$!

# expect NAME STATE PATTERN: waits for the receipt, which has that state and a line that matches, and frees the disk.
expect() {
    eventually 60 receipt "$1" || fail "$1 is not answered"
    local said
    said=$(cat "$(cat "$folder/receipt-$1")")
    grep -q "\"state\": \"$2\"" <<<"$said" && grep -qE -- "$3" <<<"$said" || fail "$1 should be $2, $3; it is: $said"
    [ ${#said} -le 16384 ] || fail "the receipt of $1 has ${#said} bytes"
    local area=archive
    [ "$2" != rejected ] || area=rejected
    eventually 30 compgen -G "$spool/$area/*/$1.????????" || fail "$1 is not in $area/"
    [ ! -e "$folder/late" ] || fail "$(cat "$folder/late")"
    : >"$(compgen -G "$spool/$area/*/$1.????????")"
}
# bomb NAME STATE PATTERN, with the file on standard input: it is written in place, as slowly as it is made.
bomb() {
    cat >"$inbox/$1"
    local begun=${EPOCHREALTIME/./}
    expect "$@"
    echo "  $1: $2 $(((${EPOCHREALTIME/./} - begun) / 1000)) ms after it was closed"
}

# -- What stays where it is, and what changes while it is there --

row elsewhere >"$folder/elsewhere.csv"
ln -s "$folder/elsewhere.csv" "$inbox/link.csv"
mkfifo "$inbox/pipe.csv"

grow() { # grow SECONDS: writes, and stays for some time where it is, but never for as long as a finished file does
    local end=$((EPOCHSECONDS + $1)) n=0
    {
        echo "$header"
        while [ "$EPOCHSECONDS" -lt "$end" ]; do
            row "grown-$((n++))"
            sleep 0.5
        done
        echo "$n" >"$folder/grown"
    } >"$inbox/growing.csv"
}
grow "$growing" &

# -- Packed --

zeros() { head -c "$1" /dev/zero; }
filled() { zeros "$2" | tr '\0' "$1"; } # filled BYTE SIZE
times() { for ((i = 0; i < $1; i++)); do echo "$2"; done | xargs -d '\n' cat; } # times COUNT FILE
# Of 100 MB each: zero bytes, line ends, and line ends so badly packed that they stay below limits.ratio.
zeros 100M | gzip -1 >"$folder/zeros"
filled '\n' 100M | gzip >"$folder/blank"
filled '\n' 100M | gzip -1 >"$folder/large"
first() { printf '%s\n' "$header" "$(row "$1")"; }

times 100 "$folder/zeros" | bomb zeros.csv.gz rejected '"the file is binary'
ticks() { awk '{ print $14 + $15 }' "/proc/$daemon/stat"; }
before=$(ticks)
{ first blank | gzip && times 100 "$folder/blank"; } |
    bomb blank.csv.gz rejected 'unpacks to more than 1000 times its size.* limits.ratio'
# It is unpacked no further than shows what it is, however slow the machine.
work=$(($(ticks) - before))
[ "$work" -le $((2 * $(getconf CLK_TCK))) ] || fail "blank.csv.gz was refused after $work ticks of work"
{ first large | gzip && times 3 "$folder/large"; } | bomb large.csv.gz accepted '"accepted": 1,'
# A million members of one line end each.
echo | gzip >"$folder/member"
times 1000 "$folder/member" >"$folder/members"
{ first members | gzip && times 1000 "$folder/members"; } | bomb members.csv.gz accepted '"accepted": 1,'

# Cut while it is read, behind its first member.
first cut | gzip >"$folder/cut"
length=$(stat -c %s "$folder/cut")
{ times 10 "$folder/large" && row behind | gzip; } >>"$folder/cut"
exec 4<>"$folder/cut"
mv "$folder/cut" "$inbox/cut.csv.gz"
eventually "$patience" compgen -G "$spool/work/*/cut.csv.gz" || fail "cut.csv.gz is not taken"
truncate --size="$length" /dev/fd/4
exec 4>&-

# -- Long --

too_long='the row has more than 1048576 bytes'
# Nothing but a hole in the disk.
first line >"$folder/line"
truncate --size=1G "$folder/line"
mv "$folder/line" "$inbox/line.csv"
expect line.csv rejected "line 3: $too_long"
{ object string-1 && printf '{"comment":"' && filled x 1G && printf '"}\n' && object string-2; } |
    bomb string.jsonl partial '"accepted": 2, .* "rejected": 1'
filled x 1500K | bomb name.csv rejected "line 1: $too_long"
filled '\n' 100M | bomb newlines.csv rejected '"the file is empty'
{ filled x 2M && echo; } >"$folder/long"
{ echo "$header" && times 20 "$folder/long"; } | bomb rows.csv rejected "line 2: $too_long"
sed 's/.*/{"a":"&"}/' "$folder/long" >"$folder/object"
times 20 "$folder/object" |
    bomb rows.jsonl rejected '"longer than 1048576 bytes: raise limits.row if that is meant", "count": 20'

# -- Wide --

cells() { filled , "$1"; } # as many and one more
for count in 10000 100000; do
    cells $count | sed 's/,/column,/g' | bomb "header-$count.csv" rejected 'line 1: the row has more than 4096 columns'
    { echo "$header" && cells $count; } | bomb "row-$count.csv" rejected 'line 2: the row has more than 4096 columns'
done
# Four thousand names make a header of a megabyte, and are not all told.
long=$(filled x 240)
{ printf ",$long%s" {1..4000} | sed "s/^/$header/" && printf '\n' && row wide | tr -d '\n' && cells 4000 && echo; } |
    bomb names.csv accepted '"columns that are not stored: .* and [0-9]+ more"'
{ object values-1 && object values-2 ",\"x\":[$(filled 1 500K | sed 's/1/1,/g')1]"; } |
    bomb values.jsonl accepted '"accepted": 2,'

# -- Deep --

nested() { filled "$1" 100K && filled "$2" 100K; } # nested OPENING CLOSING
{ object deep-1 && object too-deep ",\"x\":$(nested '[' ']')" && object deep-2; } |
    bomb deep.jsonl partial '"nested deeper than 64 levels: raise limits.nesting if that is meant", "count": 1'
{ filled x 100000 | sed 's/x/{"a":/g' && echo "1$(filled '}' 100000)"; } |
    bomb objects.json rejected '"nested deeper than 64 levels: raise limits.nesting if that is meant", "count": 1'
nested '[' ']' | bomb arrays.json rejected '"rejected"'

# -- Afterwards --

expect cut.csv.gz accepted '"accepted": 1,'
grep -q 'cut.csv.gz was replaced or written to while it was taken in' "$folder/said" || fail "nothing was cut while it was read"
eventually 90 test -s "$folder/grown" || fail "nothing has grown"
expect growing.csv accepted "\"accepted\": $(cat "$folder/grown"),"

touch "$folder/over"
wait "$stream"
[ ! -e "$folder/late" ] || fail "$(cat "$folder/late")"
small=$(wc -l <"$folder/stream")
# large, members, cut, string (2), names, values (2), deep (2)
[ "$(control responses --json | wc -l)" -eq $((small + $(cat "$folder/grown") + 10)) ] || fail "other responses are stored"
[ -z "$(control files --json | grep -oE '"name": ?"[^"]*"' | sort | uniq -d)" ] || fail "a file was taken twice"

named() { # named NAME WHAT: status says what it is and how it is mended, and it is still there
    grep -qE "$inbox/$1 is $2.*: rm -- .*/$1" < <(control status --json) && [ -p "$inbox/$1" -o -L "$inbox/$1" ]
}
eventually 60 named link.csv 'a symbolic link, which is never followed' || fail "status says of the link: $(control status --json)"
named pipe.csv 'a named pipe, not a file' || fail "status says of the pipe: $(control status --json)"
[ "$(find "$inbox" "$spool/work" -mindepth 1 | wc -l)" -eq 2 ] || fail "something else stays in inbox/ or work/"
grep -q '"problems": \[\]' < <(control status --json) || fail "something is wrong still: $(control status)"

peak=$(awk '/^VmHWM:/ { print $2 }' "/proc/$daemon/status")
[ "$peak" -le $((megabytes * 1024)) ] || fail "it needed $peak kB of memory"
kill -TERM "$daemon"
wait "$daemon" || fail "it left with $?"
daemon=
slowest=$(sort -n "$folder/stream" | tail -1)
echo "bombs: $small small files were answered meanwhile, the slowest after $slowest ms; memory at most $((peak / 1024)) MB"
