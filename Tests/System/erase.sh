#!/bin/bash
# Who is erased is in no file any more: a customer's name, address, number and words are looked for in the whole spool and
# state directory, after two days of feedback in several layouts, plans, alerts and answers, and after an old export came back.
# usage: Tests/System/erase.sh FOLDER-OF-BINARIES
set -euo pipefail
PATH="$(cd "$1" && pwd):$PATH"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export folder
cat >"$folder/huddled.yaml" <<'YAML'
brand: Harbour Coffee
timezone: Europe/London
directories: { spool: spool, state: state }
outcome: { key: overall, label: Overall, scale: [1, 5] }
drivers:
  - { key: speed, label: Speed of service, scale: [1, 5] }
  - { key: friendliness, label: Friendliness, scale: [1, 5], controllable: false }
sources:
  - { name: till, files: "till*" }
plan: { minimum_answers: 5 }
YAML
cp -r share/library.d "$folder/library.d"
mkdir -p "$folder/spool/inbox"
python3 - <<'PYTHON'
import csv, gzip, io, json, os
folder = os.environ["folder"] + "/"
keys = "location submitted response overall speed friendliness comment contact_name contact_email contact_phone contact_consent".split()
def person(id, day, mark, words, **more):
    return dict(location="0042", submitted=f"2026-11-{day:02}T12:00:00Z", response=id, overall=mark, speed=1, friendliness=5,
        comment=words, contact_name="Zenobia Quartermain", contact_email="zenobia@example.com",
        contact_phone="+44 7700 900461", contact_consent="yes") | more
def others(day): # The one store is slow and says nothing, the other is not.
    def other(n):
        here = n % 2
        mark = 3 - n % 3 + (0 if here else 2)
        return ["0042" if here else "0007", f"2026-11-{day:02}T1{n % 10}:0{n % 6}:00Z", f"o{day}-{n}", mark, mark, 3 + n % 3,
            "" if here or n % 3 else f"Ordinary remark number {n}.", "", "", "", ""]
    return [dict(zip(keys, other(n))) for n in range(60)]
def table(rows, **how):
    out = io.StringIO()
    writer = csv.DictWriter(out, keys, extrasaction="ignore", **how)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
write = lambda name, data: open(folder + name, "wb").write(data if isinstance(data, bytes) else data.encode())
write("till-1.csv", table(others(10) + [person("z1", 18, 2, "Marmalade avalanche at the slow till, nobody came.")] + others(11)))
write("till-2.csv.gz", gzip.compress(table(others(12) + [person("z2", 18, 1, "Second marmalade avalanche,\nover two lines.")], delimiter=";").encode()))
write("list.json", json.dumps({"next": None, "responses": others(13) + [person("z3", 19, 5, "The kindest marmalade avalanche, thank you.")] + others(14)}, indent=1))
write("lines.jsonl", "\n".join(json.dumps(row) for row in [person("z4", 19, 2, "Line of marmalade avalanche")] + others(15)) + "\n")
write("bad.csv", table([dict(location="", submitted="never", comment="marmalade avalanche", contact_email="Zenobia@Example.com"), dict(location=""), dict(location="")]))
write("no-consent.csv", table([person("z5", 19, 4, "Marmalade avalanche without leave", contact_consent="")] + others(16)))
# The same response in another export, which does not say whose it is.
write("till-3.csv", table([person("z1", 18, 2, "Marmalade avalanche at the slow till, nobody came.", contact_name="", contact_email="", contact_phone="")] + others(17)))
write("wide.csv", table([person("z6", 19, 3, "Wide marmalade avalanche")] + others(18)).encode("utf-16"))
PYTHON
cd "$folder"
run() { huddled --config huddled.yaml --once --now "$1" >>said 2>&1; }
cp till-* list.json lines.jsonl bad.csv no-consent.csv wide.csv spool/inbox/
run 2026-11-20T06:00:00Z
alert=$(grep -rl Zenobia spool/alerts --include='*.json' | head -1)
[ -n "$alert" ] || { echo "erase: nobody was told of: nothing to erase" >&2; exit 1; }
printf 'alert,state,cause,note\n%s,touched,,Zenobia was glad\n' "$(basename "$alert" .json)" >spool/inbox/answer.csv
run 2026-11-21T06:00:00Z
grep -rqi "marmalade avalanche" spool/plans || { echo "erase: no plan quotes: nothing to take out" >&2; exit 1; }
grep -rqi zenobia spool/advocates || { echo "erase: there is no advocate" >&2; exit 1; }
rows() { huddlectl --config huddled.yaml responses --json | wc -l; }
before=$(rows)

look() { # look WHEN: everything that huddled has, packed or not
    python3 - "$1" <<'PYTHON'
import gzip, json, pathlib, sys
words = [word.lower() for word in ("Zenobia", "Quartermain", "zenobia@example.com", "7700 900461", "marmalade", "avalanche")]
looked = 0
for path in sorted([*pathlib.Path("spool").rglob("*"), *pathlib.Path("state").rglob("*")]):
    if not path.is_file() or path.is_symlink(): continue
    data = path.read_bytes()
    if data[:2] == b"\x1f\x8b": data = gzip.decompress(data)
    looked += 1
    for word in words:
        for text in (word.encode(), word.encode("utf-16-le")):
            if text in data.lower(): sys.exit(f"erase: {path} still has {word!r} {sys.argv[1]}")
    if path.suffix == ".json" or ".json." in path.name and "errors" not in path.name: json.loads(data)
if looked < 20: sys.exit(f"erase: only {looked} files to look into")
print(f"erase: nothing of the person in {looked} files {sys.argv[1]}")
PYTHON
}
printf 'zenobia@example.com\n' | huddlectl --config huddled.yaml erase --contact - >erased
cat erased
look "after erasing"
[ "$(rows)" = $((before - 6)) ] || { echo "erase: $before rows became $(rows)" >&2; exit 1; }
! grep -qi "zenobia\|7700" erased said || { echo "erase: what is printed tells who it was" >&2; exit 1; }

# An old export comes back: the row is left out, and another call takes it out of the file that was kept.
cp till-1.csv spool/inbox/till-old.csv
printf '0007,2026-11-17T10:00:00Z,new-1,3,3,3,,,,,\n' >>spool/inbox/till-old.csv
run 2026-11-21T07:00:00Z
[ "$(rows)" = $((before - 6 + 1)) ] || { echo "erase: an old export brought somebody back" >&2; exit 1; }
grep -q "erased at a person's request" spool/receipts/till-old.csv.*.json
huddlectl --config huddled.yaml erase --contact zenobia@example.com >/dev/null
look "after an old export came back"
run 2026-11-22T06:00:00Z
look "with the next plans"
huddlectl --config huddled.yaml erase --response nobody-1 | grep -q "nothing was found"
