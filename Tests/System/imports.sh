#!/bin/bash
# The arrows of the house are enforced: an import that Package.swift does not allow must not build.
# usage: Tests/System/imports.sh FOLDER-OF-BINARIES (not needed here)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Domain and CSV have no dependencies of their own, so that this builds in seconds.
mkdir -p "$folder/Sources"
cp -r Sources/Domain Sources/CSV "$folder/Sources/"
cat >"$folder/Package.swift" <<'SWIFT'
// swift-tools-version: 6.2
import PackageDescription
let package = Package(name: "arrows", targets: [.target(name: "Domain"), .target(name: "CSV")])
SWIFT
build() { swift build --package-path "$folder" --explicit-target-dependency-import-check error; }

build >/dev/null
echo 'import CSV' >"$folder/Sources/Domain/Forbidden.swift"
if build >"$folder/log" 2>&1; then
    echo "a forbidden import was built" >&2
    exit 1
fi
grep -q 'CSV' "$folder/log"
