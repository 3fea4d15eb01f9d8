#!/bin/bash
# docs/DELIVERY.md shows the files of Examples/delivery as they are, and its two programs do what they say: mail without a
# way in for hostile values, and a page that is one sheet. The ways themselves are walked in booted/delivery.sh.
# usage: Tests/System/delivery.sh FOLDER-OF-BINARIES
set -euo pipefail
binaries=$(cd "$1" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

fail() {
    echo "$1" >&2
    exit 1
}

# -- The page --

# Each block behind a line with a file's name is that file; each file is shown, or at least linked to.
awk -v folder="$folder/shown" '
    /^<!-- file: .* -->$/ { file = $3; next }
    file && /^```/ {
        if (inside) { close(out); file = ""; inside = 0; next }
        inside = 1; out = folder "/" file
        where = out; sub("/[^/]*$", "", where); system("mkdir -p \047" where "\047")
        printf "" >out
        next
    }
    inside { print >out }' docs/DELIVERY.md
shown=0
while IFS= read -r file; do
    if [ -e "$folder/shown/$file" ]; then
        diff "$file" "$folder/shown/$file" || fail "docs/DELIVERY.md shows another $file"
        shown=$((shown + 1))
    else
        grep -qF "](../$file)" docs/DELIVERY.md || fail "docs/DELIVERY.md does not know $file"
    fi
done < <(find Examples/delivery -type f | LC_ALL=C sort)
[ "$(find "$folder/shown" -type f | wc -l)" -eq "$shown" ] || fail "docs/DELIVERY.md shows files that are not there"
# No block of commands is left out by the scenario.
while IFS= read -r name; do
    grep -qw "follow $name" Tests/System/booted/delivery.sh || fail "booted/delivery.sh does not follow '$name'"
done < <(sed -n 's/^<!-- run: \(.*\) -->$/\1/p' docs/DELIVERY.md)

# -- The sample brand's plans --

cp -r Examples/harbour-coffee "$folder/brand"
cp -r share/library.d "$folder/brand/library.d"
mkdir -p "$folder/brand/spool/inbox"
cp "$folder"/brand/feedback/* "$folder/brand/spool/inbox/"
"$binaries/huddled" --config "$folder/brand/huddled.yaml" --once --now 2026-11-21T06:00:00Z 2>/dev/null
plans=$folder/brand/spool/plans

# -- Mail --

mkdir "$folder/bin" "$folder/marks" "$folder/sent"
cat >"$folder/bin/sendmail" <<END
#!/bin/sh
[ ! -e "$folder/closed" ] || { echo "\$4 is not for me" >&2; exit 75; }
cat >"$folder/sent/\$4"
printf '%s\n' "\$*" >"$folder/sent/\$4.called"
END
chmod +x "$folder/bin/sendmail"
mailing() { # mailing LOCATIONS: runs huddled-mail; what it says is in $folder/said
    PATH="$folder/bin:$PATH" STATE_DIRECTORY=$folder/marks \
        Examples/delivery/mail/huddled-mail "$plans" "$1" plans@harbour-coffee.example >"$folder/said" 2>&1
}
# What a spreadsheet and an attacker make of locations.csv, and of a plan.
cat >"$folder/locations.csv" <<'END'
id,name,manager_email
0001,Gull Quay,store0001@harbour-coffee.example
0002,Lantern Pier,"store0002@harbour-coffee.example
Bcc: everybody@harbour-coffee.example"
0003,Ropewalk,-oQ/tmp@harbour-coffee.example
0004,Customs House,"store0004@harbour-coffee.example, everybody@harbour-coffee.example"
0005,Mackerel Row,
0006,Westmouth Station,  store0006@harbour-coffee.example
END
sed -i '1s/^/\xef\xbb\xbf/; s/$/\r/' "$folder/locations.csv"
python3 - "$plans/0006/2026-11-21.json" <<'END'
import json, pathlib, sys
file = pathlib.Path(sys.argv[1])
plan = json.loads(file.read_text(encoding="utf-8"))
plan["location"]["name"] = "Übersee\r\nBcc: everybody@harbour-coffee.example\u2028X"
file.write_text(json.dumps(plan), encoding="utf-8")
END

touch "$folder/closed"
! mailing "$folder/locations.csv" || fail "mail that nobody takes counts as mailed"
! grep -q store0001@ "$folder/said" || fail "an address in what huddled-mail says"
grep -q '^0001: plan not mailed: sendmail left with 75: (manager_email) is not for me' "$folder/said"
rm "$folder/closed"
! mailing "$folder/locations.csv" || fail "addresses that are none are passed over in silence"
[ "$(grep -c 'manager_email in .* is no address' "$folder/said")" -eq 3 ]
grep -qx '0001: plan of 2026-11-21 handed to sendmail' "$folder/said"
[ "$(ls "$folder/sent" | grep -c -v called)" -eq 2 ] || fail "mail to others than two: $(ls "$folder/sent")"
[ "$(cat "$folder/sent/store0001@harbour-coffee.example.called")" = \
    "-i -f plans@harbour-coffee.example store0001@harbour-coffee.example" ]
python3 - "$folder/sent" "$plans" <<'END'
import email, email.policy, pathlib, sys
sent, plans = map(pathlib.Path, sys.argv[1:])
wanted = ["From", "To", "Subject", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type"]
subjects = {
    "0001": "Gull Quay (0001), 2026-11-21",
    "0006": "Übersee  Bcc: everybody@harbour-coffee.example X (0006), 2026-11-21",
}
for store, subject in subjects.items():
    raw = (sent / f"store{store}@harbour-coffee.example").read_bytes()
    assert all(byte < 128 for byte in raw) and max(map(len, raw.split(b"\n"))) <= 998, "not fit for every server"
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    assert mail.keys() == wanted, mail.keys()
    assert mail["Subject"] == subject, mail["Subject"]
    for part, ending in ((mail.get_body(("plain",)), "txt"), (next(mail.iter_attachments()), "html")):
        plan = (plans / store / f"today.{ending}").read_text(encoding="utf-8")
        assert part.get_content() == plan, f"{store}: another {ending}"
END
rm "$folder"/sent/*
mailing "$folder/locations.csv" || true
[ -z "$(ls "$folder/sent")" ] || fail "a plan is mailed twice"

# -- Print --

# As root there is no sandbox that Chromium would start in.
cat >"$folder/bin/chromium" <<END
#!/bin/sh
exec $(command -v chromium) --no-sandbox "\$@"
END
cat >"$folder/bin/lp" <<END
#!/bin/sh
printf '%s\n' "\$*" >>"$folder/printed"
for file; do :; done
cp "\$file" "$folder/\$2"
END
chmod +x "$folder/bin/chromium" "$folder/bin/lp"
mkdir "$folder/printing"
printing() {
    PATH="$folder/bin:$PATH" STATE_DIRECTORY=$folder/printing \
        Examples/delivery/print/huddled-print "$plans" "$folder/printers.csv" >"$folder/said" 2>&1
}
sed 's/$/\r/' Examples/delivery/print/printers.csv >"$folder/printers.csv"
printing || fail "$(cat "$folder/said")"
pdfinfo "$folder/gull-quay" | grep -qE '^Pages: +1$' || fail "the page is no PDF of one sheet"
cmp "$folder/anchor-street" "$plans/0009/today.txt"
printing
[ "$(wc -l <"$folder/printed")" -eq 2 ] || fail "a plan is printed twice"
printf '0002,no-form,\n0404,nowhere,text\n' >>"$folder/printers.csv"
! printing || fail "a mistake in printers.csv is passed over in silence"
grep -qx "0002: '' is neither page nor text" "$folder/said"
grep -q '^0404: there is no plan' "$folder/said"

echo "delivery: $shown files shown as they are; hostile addresses and names get into no mail, and each plan goes out once"
