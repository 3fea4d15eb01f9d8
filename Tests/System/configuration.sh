#!/bin/bash
# The default configuration is good and runs as it is, and so does every example in it once its "#" is taken away.
# usage: Tests/System/configuration.sh FOLDER-OF-BINARIES
set -euo pipefail
binaries=$(cd "$1" && pwd)
shipped=$PWD/etc/huddled/huddled.yaml
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# The places of an installed service, within the test's own folder.
sed -n 's/^#   | //p' "$shipped" >"$folder/locations.csv"
own_places() { sed "s|/var/|$folder/var/|g; s|/usr/share/huddled/library.d|$PWD/share/library.d|"; }

check() { # check NAME: NAME.yaml is good, and without a word of warning
    "$binaries/huddlectl" --config "$folder/$1.yaml" check-config >"$folder/said" 2>&1 && ! grep -q warning "$folder/said" || {
        cat "$folder/said" >&2
        echo "the example $1 of $shipped is not good" >&2
        exit 1
    }
}

# An example is a line of "#" and a key, and the lines below it that are indented behind their "#".
uncomment() { # uncomment KEY: that example; "" for all of them
    awk -v wanted="$1" '
        /^#[a-z]+:/ { key = substr($0, 2, index($0, ":") - 2); inside = wanted == "" || key == wanted }
        !/^#([a-z]+:|  +[^ |])/ { inside = 0 }
        { print inside ? substr($0, 2) : $0 }' "$shipped" | own_places
}

# Without a library of its own no driver would have an action, and each would be warned of.
mkdir -p "$folder/library.d"
cp share/library.d/*.yaml "$folder/library.d/"
own_places <"$shipped" >"$folder/shipped.yaml"
check shipped

examples=$(sed -n 's/^#\([a-z]\+\):.*/\1/p' "$shipped")
for key in $examples; do
    uncomment "$key" >"$folder/$key.yaml"
    ! cmp -s "$folder/$key.yaml" "$folder/shipped.yaml" || {
        echo "the example $key was not uncommented" >&2
        exit 1
    }
    check "$key"
done
uncomment "" >"$folder/all.yaml"
check all

# What stands behind a "#" is read: with a mistake in it, each example is refused.
for key in $examples; do
    uncomment "$key" | sed "s/^$key:/$key-mistaken:/" >"$folder/mistaken.yaml"
    if "$binaries/huddlectl" --config "$folder/mistaken.yaml" check-config >/dev/null 2>&1; then
        echo "check-config does not look at $key" >&2
        exit 1
    fi
done

# All of it runs, with feedback in the columns of the example's source.
mkdir -p "$folder/var/lib" "$folder/var/spool/huddled/inbox"
printf 'Store,Completed,Id,Q1,Q2,Remarks\nPOS-001,20/11/2026 09:05,r1,Good,2,Nice\n' \
    >"$folder/var/spool/huddled/inbox/survey-1.csv"
"$binaries/huddled" --config "$folder/all.yaml" --once --now 2026-11-21T06:00:00Z >"$folder/said" 2>&1 || {
    cat "$folder/said" >&2
    exit 1
}
grep -q '"location":"0001"' < <("$binaries/huddlectl" --config "$folder/all.yaml" responses --json)
test -s "$folder/var/spool/huddled/plans/0013/today.txt"
echo "configuration: the default and its $(wc -w <<<"$examples") examples are good"
