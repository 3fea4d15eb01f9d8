#!/bin/bash
# The arrows of the house are enforced: an import that Package.swift does not allow must not build.
# usage: Tests/System/imports.sh FOLDER-OF-BINARIES (not needed here)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cp -r Package.swift Sources Tests Examples Benchmarks "$folder/"
build() { # build TARGET
    swift build --package-path "$folder" --target "$1" --explicit-target-dependency-import-check error \
        >"$folder/log" 2>&1
}

# Both are there, so that only the arrow can be what is missing.
build Rendering && build Planning || {
    cat "$folder/log" >&2
    exit 1
}
# Decisions do not know how they will be worded: Rendering is not among Planning's arrows.
echo 'import Rendering' >"$folder/Sources/Planning/Forbidden.swift"
if build Planning; then
    echo "a forbidden import was built" >&2
    exit 1
fi
grep -q 'Rendering' "$folder/log" || {
    cat "$folder/log" >&2
    exit 1
}
