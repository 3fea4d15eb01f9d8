#!/bin/bash
# Names, ids, regions, questions, actions and comments that mean harm: in a browser nothing of them runs and nothing is
# asked for, on any plan, board or sheet; in text, JSON and metrics they stay what they are, texts.
# usage: Tests/System/hostile.sh FOLDER-OF-BINARIES
set -euo pipefail
binaries=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
. "$here/browser/tools.sh"

python3 - "$folder" <<'END'
import csv, pathlib, sys
folder = pathlib.Path(sys.argv[1])
harm = [
    "<script>window.owned=1</script>", "\"><img src=x onerror=window.owned=1>", "' onmouseover='window.owned=1' x='",
    "</style><svg onload=window.owned=1>", "<a href=\"javascript:window.owned=1\">x</a>", "{{{say}}}{{#focus}}",
    "<link rel=stylesheet href=//198.51.100.7/a.css>", "url(https://198.51.100.7/)", "‮gnihtemos", "--><iframe src=//198.51.100.7>",
    "=cmd()|' /C calc'!A0", "\\\"} 1\\nhuddled_owned 1", "%3Cscript%3E", "../../etc/passwd", "//198.51.100.7/x", "javascript:window.owned=1",
]
def yaml(text): return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
(folder / "library.d").mkdir()
for number, text in enumerate(harm):
    (folder / f"library.d/a{number}.yaml").write_text(
        f"id: a{number}\ntitle: {yaml(text)}\ndrivers: [d0, d1]\nowner: {yaml(text)}\nminutes: 5\ncadence: daily\n"
        f"say: {yaml(text)}\nsteps: [{yaml(text)}, {yaml(text)}]\nwatch: {yaml(text)}\neffort: low\nauthor: {yaml(text)}\n")
(folder / "huddled.yaml").write_text(
    f"brand: {yaml(harm[0] + harm[1])}\nlanguage: en\noutcome: {{ key: overall, label: {yaml(harm[1])}, scale: [1, 5] }}\ndrivers:\n"
    f"  - {{ key: d0, label: {yaml(harm[0])}, scale: [1, 5], causes: {{ {yaml(harm[3])}: [queue] }} }}\n"
    f"  - {{ key: d1, label: {yaml(harm[2])}, scale: [1, 5] }}\n"
    f"  - {{ key: d2, label: {yaml(harm[4])}, scale: [1, 5], controllable: false }}\n"
    "locations: locations.csv\nlibrary: library.d\ndirectories: { spool: spool, state: state }\n")
with open(folder / "locations.csv", "w", newline="") as file:
    rows = csv.writer(file)
    rows.writerow(["id", "name", "region", "district", "division", "format", "language"])
    for number, text in enumerate(harm):
        other = harm[(number + 1) % len(harm)]
        rows.writerow([text, other, text, other, harm[(number + 2) % len(harm)], text, "de" if number % 2 else "en"])
(folder / "spool/inbox").mkdir(parents=True)
with open(folder / "spool/inbox/<script>window.owned=1<>.csv", "w", newline="") as file:
    rows = csv.writer(file)
    rows.writerow(["location", "submitted", "response", "channel", "source", "overall", "d0", "d1", "d2", "comment",
                   "contact_name", "contact_phone", "contact_consent"])
    for number in range(1600):
        text = harm[number % 16]
        mark = 1 + (number * 7 + number // 16) % 5
        rows.writerow([text, f"2026-11-{1 + number % 20:02}T1{number % 10}:00:00Z", number, harm[(number // 16) % 16],
                       harm[(number // 16) % 5], mark, 1 + (number // 3) % 5, mark, 3, f"{text} queue {number}", text, "555 0100", "yes"])
    for day in range(14, 21):
        rows.writerow([harm[0], f"2026-11-{day}T12:00:00Z", f"x{day}", "web", "", 5, 5, 5, 5, harm[day % 16], "", "", ""])
END
"$binaries/huddled" --config "$folder/huddled.yaml" --once --now 2026-11-21T06:00:00Z 2>"$folder/said"
cd "$folder/spool"
fail() {
    echo "hostile: $1" >&2
    exit 1
}
# Whatever a terminal would act on, and the marks that turn text around.
! grep -lrP '[\x00-\x08\x0b-\x1f\x7f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]' plans boards alerts advocates ../said || fail "something acts on a terminal"
find plans boards alerts advocates -name '*.json' -type f -print0 | xargs -0 -n 50 python3 -c '
import json, sys
for path in sys.argv[1:]: json.load(open(path))' || fail "no JSON"
! grep -q '^huddled_owned' ../state/metrics.prom || fail "a label broke out"
[ "$(find .. -name passwd | wc -l)" = 0 ] || fail "something left its folder"
mapfile -d '' pages < <(find plans boards -name '*.html' -type f -print0)
[ ${#pages[@]} -ge 60 ] || fail "only ${#pages[@]} pages"
"$tools/bin/python" "$here/browser/inert.py" "${pages[@]}"
