#!/bin/bash
# The Debian package: what lintian says of it, how its programs are linked, what its manual and completions say; then a
# Debian without huddled and without Swift is booted, and packaged/ installs, upgrades, removes and purges it there.
# usage: Tests/System/package.sh FOLDER-OF-BINARIES (not needed here: the package is built from .build/release)
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=$(mktemp -d "${TMPDIR:-/var/tmp}/huddled-package.XXXXXX")
trap 'rm -rf "$folder"' EXIT

skip() {
    echo "SKIPPED: $1"
    exit 0
}
for tool in dh lintian mandoc man zsh fish; do
    command -v "$tool" >/dev/null || skip "$tool is not installed; tools/install-dependencies check installs it"
done

check() { # check SENTENCE COMMAND…
    "${@:2}" >"$folder/said" 2>&1 || {
        echo "  FAILED: $1"
        echo "--- ${*:2}"
        tail -n 40 "$folder/said"
        exit 1
    } >&2
    echo "  ok: $1"
}
not() { ! "$@"; }

# Compressing takes minutes, and nobody downloads these.
export DPKG_DEB_COMPRESSOR_LEVEL=0
traces() { # what packaging usually leaves, beside the checkout and in it
    (cd .. && printf '%s\n' huddled[-_]*[0-9]*)
    git status --porcelain --ignored debian
}
before=$(traces)
leaves_no_trace() { [ "$before" = "$(traces)" ]; }
check "make deb makes packages" make deb
check "in .build/deb, and leaves nothing in the checkout or beside it" leaves_no_trace
package=$(echo .build/deb/huddled_*.deb)
symbols=$(echo .build/deb/huddled-dbgsym_*.deb)
# The Swift libraries' tables and words of other languages look like misspelt English.
is_polite() { # is_polite FILE: no error, no warning
    lintian --allow-root --fail-on error,warning --display-info --pedantic --suppress-tags spelling-error-in-binary "$1"
}
check "lintian finds no error and gives no warning" is_polite .build/deb/huddled_*.changes
sed 's/^/    /' "$folder/said"
if git rev-parse --quiet --verify HEAD >/dev/null; then
    check "make deb-source makes the source package of the last commit" make deb-source
    check "nor does lintian there" is_polite .build/deb/huddled_*.dsc
    sed 's/^/    /' "$folder/said"
fi

mkdir "$folder/old" "$folder/new" "$folder/symbols"
dpkg-deb --raw-extract "$package" "$folder/root"
dpkg-deb --extract "$symbols" "$folder/symbols"
full_relro() { grep -q BIND_NOW "$folder/elf" && grep -q GNU_RELRO "$folder/elf"; }
names_lines() { # names_lines BUILD-ID: what a debugger looks for
    readelf --wide --sections "$folder/symbols/usr/lib/debug/.build-id/${1:0:2}/${1:2}.debug" | grep '\.debug_line '
}
for program in huddled huddlectl; do
    binary=$folder/root/usr/bin/$program
    readelf --wide --dynamic --sections --segments --file-header "$binary" >"$folder/elf"
    check "$program looks for libraries nowhere but where the system does" not grep -E 'RPATH|RUNPATH' "$folder/elf"
    check "what it looks up there is fixed once it runs (full RELRO)" full_relro
    check "it is loaded anywhere (PIE)" grep -E 'Flags:.* PIE' "$folder/elf"
    check "it is stripped" not grep -E '\.(symtab|debug_line) ' "$folder/elf"
    check "its lines are in the package of symbols" names_lines "$(readelf --notes "$binary" | sed -n 's/.*Build ID: //p')"
done

is_clean() { # is_clean PAGE
    local said
    said=$(mandoc -Tlint -W warning "$1"; LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings --local-file "$1" 2>&1 >/dev/null)
    echo "$said"
    [ -z "$said" ]
}
for page in man/*; do
    check "${page#man/} is clean" is_clean "$page"
done

# What shells offer behind "huddlectl st". They ask the program itself for some of it.
export PATH="$folder/root/usr/bin:$PATH"
share=$folder/root/usr/share
bash_completes() {
    bash --norc --noprofile -c 'source "$1"
        COMP_WORDS=(huddlectl st) COMP_CWORD=1 COMP_LINE="huddlectl st" COMP_POINT=12 COMP_TYPE=9
        "$(complete -p huddlectl | sed "s/.*-F \([^ ]*\).*/\1/")" huddlectl st huddlectl
        printf "%s\n" "${COMPREPLY[@]}"' - "$share/bash-completion/completions/huddlectl" | grep -x 'status *'
}
fish_completes() {
    HOME=$folder fish --no-config --command "source $share/fish/vendor_completions.d/huddlectl.fish; complete -C 'huddlectl st'" |
        grep '^status'
}
zsh_completes() {
    zsh -fc 'fpath=($1 $fpath); autoload -Uz compinit && compinit -u -d $2
        [[ $_comps[huddlectl] == _huddlectl ]] && autoload +X _huddlectl && print -r -- $functions[_huddlectl]' - \
        "$share/zsh/vendor-completions" "$folder/zcompdump" | grep status
}
check "bash completes verbs" bash_completes
check "fish completes verbs" fish_completes
check "zsh knows whom to ask for verbs" zsh_completes

# The next version: another default configuration.
cp "$package" "$folder/old/"
sed -i 's/^Version: .*/&+next/' "$folder/root/DEBIAN/control"
echo '# The next default.' >>"$folder/root/etc/huddled/huddled.yaml"
dpkg-deb --root-owner-group -Znone --build "$folder/root" "$folder/new/" >/dev/null
rm -r "$folder/root" "$folder/symbols"

HUDDLED_BOOTED="life autopkgtest" HUDDLED_PACKAGES=$folder Tests/System/booted.sh .build/release
