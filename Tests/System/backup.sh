#!/bin/bash
# A chain whose database is lost comes back: from a copy that was made while the service took files in, and with the commands
# that verify names for what came in since. Verify finds nothing wrong before, during and after.
# usage: Tests/System/backup.sh FOLDER-OF-BINARIES
set -euo pipefail
PATH="$(cd "$1" && pwd):$PATH"
. "$(dirname "$0")/parts/eventually.sh"
folder=$(mktemp -d)
daemon=
trap '[ -z "$daemon" ] || kill "$daemon" 2>/dev/null; rm -rf "$folder"' EXIT
cp -r Examples/harbour-coffee/. "$folder"
sed -i 's|^directories:.*||' "$folder/huddled.yaml"
printf 'directories: { spool: spool, state: state }\nlibrary: %s\n' "$PWD/share/library.d" >>"$folder/huddled.yaml"
cd "$folder"
mkdir -p spool/inbox
control() { huddlectl --config huddled.yaml "$@"; }
fail() { echo "backup: $*" >&2; exit 1; }
sound() { # sound WHEN
    control verify >problems 2>said || { cat problems said >&2; fail "problems $1"; }
}

cp feedback/* spool/inbox/
day() { huddled --config huddled.yaml --once --now "2026-11-$1T06:00:00Z" >>log 2>&1; }
for date in 21 22 23 24 25 26 27; do day $date; sound "on 2026-11-$date"; done

# While the service takes files in, one after the other.
file() { # file NUMBER
    printf 'location,submitted,response,overall,speed,comment,contact_email,contact_consent\n'
    for row in 1 2 3; do
        printf '0009,2026-11-20T1%s:00:00Z,f%s-%s,1,2,Slow again,who%s@example.com,yes\n' "$row" "$1" "$row" "$1"
    done
}
huddled --config huddled.yaml >>log 2>&1 &
daemon=$!
eventually 30 control status >/dev/null
(
    number=0
    until [ -e enough ]; do
        number=$((number + 1))
        file "$number" >".busy-$number.csv"
        mv ".busy-$number.csv" "spool/inbox/busy-$number.csv"
        sleep 0.05
    done
) &
busy=$!
for _ in 1 2 3 4 5; do sound "while files come in"; done
control backup copy | grep -q '^copy: [0-9]* MB in '
touch enough
wait "$busy"
for extra in 1 2 3; do file "after-$extra" >"after $extra.csv"; control submit "after $extra.csv" >/dev/null; done
sound "with the service running"
kill "$daemon"
wait "$daemon" || true
daemon=
sound "with the service stopped"
control responses >before
[ "$(wc -l <before)" -gt 1000 ] || fail "there is little to lose"

# The disaster, and the way back.
rm state/huddled.db*
install -m 0600 copy/huddled.db state/huddled.db
control verify >problems && fail "nothing is missed of what came in after the copy"
grep -q "submit --as 'after 1.csv'" problems || { cat problems >&2; fail "the file that came last is not named"; }
sed -n 's/.*\(huddlectl --config .* submit --as .*\)/\1/p' problems | sort -u | sed 's/submit/submit --no-wait/' >again
sh -e again >/dev/null
huddled --config huddled.yaml --once >>log 2>&1
control responses | diff before - || fail "what came back is not what was there"
sound "after restoring"
echo "backup: $(wc -l <again) files taken in again, $(($(wc -l <before) - 1)) responses as before"
