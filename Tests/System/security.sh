#!/bin/bash
# docs/SECURITY.md names tests and dependencies: every test exists, and every dependency is listed, with a version that is no
# later than the one in use.
# usage: Tests/System/security.sh FOLDER-OF-BINARIES (not needed here)
set -euo pipefail
cd "$(dirname "$0")/../.."
page=docs/SECURITY.md
wrong=0
miss() {
    echo "security: $1" >&2
    wrong=1
}

named=0
while read -r test; do
    named=$((named + 1))
    case $test in
    tools/*) [ -x "$test" ] ;;
    *.sh) [ -f "Tests/System/$test" ] ;;
    *) [ -n "$(find Tests -name "$test.swift")" ] ;;
    esac || miss "$page names the test $test, which is not there"
done < <(grep -oE '`([a-z]+/)?[a-z]+\.sh`|`tools/fuzz`|`[A-Z][A-Za-z]+Tests`' "$page" | tr -d '`' | sort -u)
[ "$named" -ge 20 ] || miss "$page names $named tests, which is hard to believe"

listed() { # listed NAME: the version on its line of a table
    awk -F'|' -v name="$1" '
        { n = split($2, names, /, */); split($3, versions, /, */)
          for (i = 1; i <= n; i++) { gsub(/ /, "", names[i]); gsub(/ /, "", versions[i])
              if (tolower(names[i]) == tolower(name)) print versions[i] } }
        ' "$page"
}
while read -r name version; do
    stated=$(listed "$name")
    [ -n "$stated" ] || miss "$name is in Package.resolved and not in $page"
    printf '%s\n' "$stated" "$version" | sort --version-sort --check=quiet ||
        miss "$name is $version, and $page says $stated"
done < <(jq -r '.pins[] | "\(.identity) \(.state.version)"' Package.resolved)
while read -r url; do
    grep -qF "| ${url##*/} |" "$page" || miss "${url##*/} is in Package.swift and not in $page"
done < <(sed -nE 's/.*\.package\(url: "([^"]+)".*/\1/p' Package.swift)
for package in $(sed -nE 's/.*\.apt\(\["([a-z0-9-]+)-dev"\]\).*/\1/p' Package.swift); do
    grep -qE "^\| ${package}[-0-9]* \|" "$page" || miss "$package of Debian is in Package.swift and not in $page"
done
exit "$wrong"
