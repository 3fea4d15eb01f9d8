#!/bin/bash
# The installed service under real systemd: boots a Debian root, installs what `make install` produces, and lets the
# scenarios in booted/ drive it as its users would. How to write one: booted/rig/lib.sh.
# usage: Tests/System/booted.sh FOLDER-OF-BINARIES
#   HUDDLED_BOOTED="modes reload"    only these scenarios
#   HUDDLED_TEST_ROOT=FOLDER         where the root image is kept between runs (default /var/cache/huddled-test-root)
#   HUDDLED_PACKAGES=FOLDER          huddled is not installed, but these packages; the scenarios are packaged/'s (package.sh)
#
# Three stations: rig/image.sh makes the root image once; rig/enter.sh goes into namespaces of its own, so that whatever
# happens no mount and no process outlives the run; rig/boot.sh boots a copy of the image there and runs the scenarios.
# Left to this script are the three things that namespaces do not hold: a folder, a control group, a kernel setting.
set -euo pipefail
binaries=$(cd "$1" && pwd)
cd "$(dirname "$0")/../.."

skip() {
    echo "SKIPPED: $1"
    exit 0
}
[ "$(id -u)" -eq 0 ] || skip "booting a system needs root"
for tool in systemd-nspawn debootstrap nsenter losetup mkfs.ext4; do
    command -v "$tool" >/dev/null || skip "$tool is not installed; tools/install-dependencies check installs it"
done
# As enter.sh does it; a container without the right to mount cannot boot anything.
privately=(unshare --mount --propagation unchanged --pid --fork --kill-child --mount-proc)
"${privately[@]}" mount -t cgroup2 cgroup2 /proc/tty 2>/dev/null ||
    skip "this machine does not let root mount file systems"

image=$(Tests/System/booted/rig/image.sh "${HUDDLED_TEST_ROOT:-/var/cache/huddled-test-root}")

work=$(mktemp -d "${TMPDIR:-/var/tmp}/huddled-booted.XXXXXX")
group=huddled-booted-$$
inside=""

clean() {
    trap '' INT TERM HUP
    if [ -n "$inside" ]; then
        # The death of unshare is the death of the first process in there, and with it of all others and all mounts.
        exec 2>/dev/null # or bash tells of it
        kill -KILL "$inside" && wait "$inside"
    fi || true
    [ ! -f "$work/queue" ] || cat "$work/queue" >/proc/sys/fs/inotify/max_queued_events
    for _ in {1..50}; do
        "${privately[@]}" sh -c '
            mount -t cgroup2 cgroup2 /proc/tty
            [ ! -e "$1" ] || find "$1" -depth -type d -exec rmdir {} +' - "/proc/tty/$group" 2>/dev/null && break
        sleep 0.1 # the last processes are still dying
    done
    rm -rf "$work"
}
trap clean EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# In the background, so that a signal is heard at once.
IMAGE=$image WORK=$work CONTROL_GROUP=$group BINARIES=$binaries PACKAGES=${HUDDLED_PACKAGES:-} \
    "${privately[@]}" Tests/System/booted/rig/enter.sh "$PWD" </dev/null &
inside=$!
status=0
wait "$inside" || status=$?
inside=""
exit "$status"
