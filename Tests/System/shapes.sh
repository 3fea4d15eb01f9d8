#!/bin/bash
# An export stores the same responses, byte for byte, delivered whole, in seven pieces, in reverse order, overlapping, twice,
# packed, as JSON Lines, and under kill -9 at random moments: a real one without ids, and one with ids, versions, duplicates
# and contacts.
# usage: Tests/System/shapes.sh FOLDER-OF-BINARIES
set -euo pipefail
binaries=$(cd "$1" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
kills=10

# -- The exports: a folder each, with huddled.yaml and export.csv --

mkdir "$folder/chain"
cat >"$folder/chain/huddled.yaml" <<'YAML'
brand: Chain
outcome: { key: overall, label: Overall, scale: [1, 5] }
drivers:
  - { key: speed, label: Speed, scale: [1, 5] }
  - { key: friendliness, label: Friendliness, scale: [1, 5] }
YAML
# A thousand responses, each three times, far from each other: of four, one is newer each time, one older each time, one
# differs in nothing but what was said, and one in nothing at all.
awk 'BEGIN {
    print "location,submitted,updated,response,overall,speed,friendliness,comment,contact_name,contact_email,contact_consent"
    for (i = 0; i < 3000; i++) {
        n = i * 7 % 1000
        turn = int(i / 1000)
        split("2026-11-20T0" turn ":00:00Z|2026-11-20T0" 2 - turn ":00:00Z|2026-11-20T05:00:00Z|", updated, "|")
        printf "L%d,2026-11-%02dT%02d:00:00Z,%s,r%d,%d,%s,%d,\"visit %d,%s \"\"again\"\"\",Ann %d,ann%d@example.com,%s\n",
            n % 9, n % 19 + 1, n % 24, updated[n % 4 + 1], n, (n % 4 == 3 ? n : n + turn) % 5 + 1,
            n % 11 ? n % 5 + 1 : "", n % 3 + 2, n, n % 7 ? "" : "\nand", n, n, n % 2 ? "yes" : ""
    }
}' >"$folder/chain/export.csv"
exports=chain

lounge=${HUDDLED_SHARED:-}/data/airport-lounges/lounge.csv
if [ -f "$lounge" ]; then
    mkdir "$folder/lounge"
    grep -v '^plan:' Tests/IntakeTests/Fixtures/lounges.yaml | sed 's/"lounge\*.csv"/"lounge*"/' >"$folder/lounge/huddled.yaml"
    cp "$lounge" "$folder/lounge/export.csv"
    exports+=" lounge"
else
    echo "SKIPPED: a real export was not delivered in pieces (\$HUDDLED_SHARED is not set)"
fi

# -- Their shapes: EXPORT/shapes/SHAPE/RUN/FILE; what is in RUN is delivered at once --

python3 - "$folder" $exports <<'END'
import csv, gzip, io, json, pathlib, sys

def as_csv(header, rows):
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([header] + rows)
    return text.getvalue().encode()

def as_json(header, rows):
    return "".join(json.dumps(dict(zip(header, row)), ensure_ascii=False) + "\n" for row in rows).encode()

for export in sys.argv[2:]:
    folder = pathlib.Path(sys.argv[1]) / export
    whole = (folder / "export.csv").read_bytes()
    header, *rows = csv.reader(io.StringIO(whole.decode(), newline=""))
    size = -(-len(rows) // 7)
    def pieces(rendering, overlap=0):
        return [rendering(header, rows[max(0, n - overlap):n + size]) for n in range(0, len(rows), size)]
    def shape(name, *runs):
        for number, files in enumerate(runs):
            run = folder / "shapes" / name / f"{number}"
            run.mkdir(parents=True)
            for n, content in enumerate(files): (run / f"{export}-{number}-{n}").write_bytes(content)
    assert len(pieces(as_csv)) == 7
    shape("whole", [whole])
    shape("packed", [gzip.compress(whole)])
    shape("json-lines", [as_json(header, rows)])
    shape("rows-in-reverse", [as_csv(header, rows[::-1])])
    shape("pieces", pieces(as_csv))
    shape("pieces-in-reverse", *([piece] for piece in reversed(pieces(as_csv))))
    shape("overlapping", reversed(pieces(as_csv, overlap=size // 2)))
    shape("twice", [whole], [whole], [as_csv(header, rows)])
    shape("pieces-twice", [*pieces(as_csv), *reversed(pieces(as_csv))], map(gzip.compress, pieces(as_json)))
END

# -- The deliveries --

brand() { # brand EXPORT NAME: a huddled of its own, with nothing in it
    mkdir -p "$folder/$1/$2/spool/inbox"
    # Not yet due: plans are another matter.
    cat "$folder/$1/huddled.yaml" - >"$folder/$1/$2/huddled.yaml" <<'YAML'
plan: { at: "23:59" }
directories: { spool: spool, state: state }
YAML
    cp -r share/library.d "$folder/$1/$2/library.d"
}
deliver() { cp "$folder/$1/shapes/$3"/* "$folder/$1/$2/spool/inbox/"; } # deliver EXPORT NAME SHAPE/RUN
run() { # run EXPORT NAME [COMMAND…]: huddled --once, started by COMMAND
    "${@:3}" "$binaries/huddled" --config "$folder/$1/$2/huddled.yaml" --once --now 2026-11-21T06:00:00Z 2>>"$folder/$1/$2/said"
}
fail() { # fail EXPORT NAME WHAT
    tail -n 40 "$folder/$1/$2/said" >&2
    echo "shapes: $1, $2: $3" >&2
    exit 1
}
compare() { # compare EXPORT NAME: what is stored there is what the whole export gives
    "$binaries/huddlectl" --config "$folder/$1/$2/huddled.yaml" responses --json >"$folder/$1/$2.responses"
    [ -s "$folder/$1/$2.responses" ] && cmp "$folder/$1/whole.responses" "$folder/$1/$2.responses" ||
        fail "$1" "$2" "other responses than those of the whole export"
}

for export in $exports; do
    shapes=(whole $(cd "$folder/$export/shapes" && ls --ignore=whole))
    for shape in "${shapes[@]}"; do
        brand "$export" "$shape"
        begun=${EPOCHREALTIME/./}
        for delivery in "$folder/$export/shapes/$shape"/*; do
            deliver "$export" "$shape" "$shape/${delivery##*/}"
            run "$export" "$shape" || fail "$export" "$shape" "huddled left with $?"
        done
        [ "$shape" != pieces ] || microseconds=$((${EPOCHREALTIME/./} - begun))
        compare "$export" "$shape"
    done

    # Killed at any moment of the time that one run takes, until one gets through.
    killed=0
    rounds=0
    while [ "$killed" -lt "$kills" ]; do
        name=killed-$((++rounds))
        brand "$export" "$name"
        deliver "$export" "$name" pieces/0
        # In the foreground, timeout waits until what it killed is gone and has left its lock.
        until run "$export" "$name" timeout --foreground --signal=KILL "$((RANDOM * microseconds / 32768 + 1000))e-6"; do
            status=$?
            [ $status -ne 124 ] || continue # it was done when it was to be killed
            [ $status -eq 137 ] || fail "$export" "$name" "huddled left with $status"
            killed=$((killed + 1))
            [ $((killed % 8)) -ne 0 ] || run "$export" "$name" || fail "$export" "$name" "huddled left with $?"
        done
        compare "$export" "$name"
        # The machine may be faster now than when it was measured.
        microseconds=$((microseconds * 4 / 5))
    done
    echo "shapes: $export: the same $(wc -l <"$folder/$export/whole.responses") responses in ${#shapes[@]} shapes, and" \
        "under $killed kills in $rounds deliveries"
done
