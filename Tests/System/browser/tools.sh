# What looking at pages from a program needs, from PyPI, each at one version, in a folder of its own below .build; sets
# $tools. Only the files inside are used, so that nothing which they would need themselves is installed.
# usage: . Tests/System/browser/tools.sh
packages="axe-playwright-python==0.1.8 websocket-client==1.9.2"
tools=$PWD/.build/accessibility-1
if [ ! -e "$tools/complete" ]; then
    rm -rf "$tools"
    mkdir -p "$tools"
    # shellcheck disable=SC2086 # a list of names
    { python3 -m venv "$tools" && "$tools/bin/pip" install --quiet --no-deps $packages; } >"$tools/log" 2>&1 || {
        echo "SKIPPED: what looks at pages cannot be had from PyPI: $(tail -1 "$tools/log")"
        exit 0
    }
    touch "$tools/complete"
fi
