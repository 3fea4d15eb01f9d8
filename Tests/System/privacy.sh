#!/bin/bash
# Nobody's contact data leaves the folders that are made for it: every name, address and number in the sample brand's
# feedback is looked for in its plans, boards, metrics, receipts and in what is said, over three days with answers to alerts
# and advocates in between.
# usage: Tests/System/privacy.sh FOLDER-OF-BINARIES
set -euo pipefail
binaries=$(cd "$1" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

brand=$folder/brand
cp -r Examples/harbour-coffee "$brand"
cp -r share/library.d "$brand/library.d"
mkdir -p "$brand/spool/inbox"
cp "$brand"/feedback/* "$brand/spool/inbox/"
run() { "$binaries/huddled" --config "$brand/huddled.yaml" --once --now "$1" 2>>"$folder/said"; }
run 2026-11-21T06:00:00Z
for alert in $(find "$brand/spool/alerts" -name '*.json' | sort | head -6); do
    id=$(basename "$alert" .json)
    name=$(sed -n 's/.*"name": "\(.*\)", *$/\1/p' "$alert" | tail -1)
    printf 'alert,state,cause,note\n%s,touched,,"%s was glad"\n%s,closed,Queue,%s\n' "$id" "$name" "$id" "$name" \
        >"$brand/spool/inbox/answer-$id.csv"
done
grep -oh '"advocate": "[0-9a-f]*"' "$brand"/spool/advocates/*.json | head -5 | cut -d '"' -f 4 |
    while read -r id; do printf 'advocate,state\n%s,invited\n' "$id"; done >"$folder/invited"
awk 'NR == 1 || !/^advocate,state/' "$folder/invited" >"$brand/spool/inbox/invited.csv"
run 2026-11-22T06:00:00Z
run 2026-11-23T06:00:00Z

python3 - "$brand" "$folder/said" <<'END'
import csv, json, pathlib, re, sys
brand, said = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
mail, number = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+\w"), re.compile(r"\+?\d[\d ()/-]{7,}\d")
contacts = set()
def note(row):
    for key in ("contact_name", "contact_email", "contact_phone"):
        if row.get(key): contacts.add(str(row[key]))
    comment = str(row.get("comment") or "")
    contacts.update(mail.findall(comment) + number.findall(comment))
for path in sorted((brand / "feedback").iterdir()):
    with open(path) as file:
        if path.suffix == ".csv":
            for row in csv.DictReader(file): note(row)
        else:
            for line in file: note(json.loads(line))
if len(contacts) < 100: sys.exit(f"privacy: only {len(contacts)} contacts in the feedback: nothing to look for")
def tree(*names):
    for name in names:
        for path in sorted((brand / "spool" / name).rglob("*")):
            if path.is_file() and not path.is_symlink(): yield path
public = list(tree("plans", "boards", "receipts")) + [said, *(brand).rglob("metrics.prom"), *(brand).rglob("status.json")]
looked = 0
for path in public:
    text = path.read_text()
    looked += 1
    leaked = [contact for contact in contacts if contact in text]
    if leaked: sys.exit(f"privacy: {path} tells {len(leaked)} contacts")
told = "".join(path.read_text() for path in tree("alerts", "advocates"))
if not any(contact in told for contact in contacts): sys.exit("privacy: nobody can be called: what was looked for cannot be found where it should be")
print(f"privacy: none of {len(contacts)} names, addresses and numbers in {looked} public files")
END
