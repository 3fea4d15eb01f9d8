#!/bin/bash
# Boots a copy of the root image with huddled installed, runs the scenarios, and powers it off. With PACKAGES it is booted
# without huddled, and the scenarios of packaged/ install it.
# usage: boot.sh CHECKOUT, from enter.sh. Environment: IMAGE WORK CONTROL_GROUP, BINARIES or PACKAGES (a folder)
set -euo pipefail
cd "$1"
export CHECKOUT=$1 ROOT=$WORK/root
started=$SECONDS
rig=Tests/System/booted/rig

# One control group hierarchy, v2 and whole, whatever the host's layout; systemd-nspawn leaves its traces in this /run.
[ -d /sys/fs/cgroup ] || mount -t sysfs sysfs /sys
mount -t cgroup2 cgroup2 /sys/fs/cgroup
mkdir "/sys/fs/cgroup/$CONTROL_GROUP"
mount -t tmpfs -o mode=0755 tmpfs /run

# A copy that costs nothing where the file system can be laid over another; a real one where it cannot.
mkdir "$WORK/upper" "$WORK/overlay" "$ROOT"
mount -t overlay -o "lowerdir=$IMAGE,upperdir=$WORK/upper,workdir=$WORK/overlay" overlay "$ROOT" 2>/dev/null ||
    cp -a "$IMAGE/." "$ROOT/"

if [ -n "${PACKAGES:-}" ]; then
    scenarios=Tests/System/packaged
    cp -r "$PACKAGES" "$ROOT/srv/packages"
else
    scenarios=Tests/System/booted
    # What an administrator does, up to the reboot. Users and folders are left to systemd.
    make --silent install DESTDIR="$ROOT" PREFIX=/usr BINARIES="$BINARIES"
    systemctl --quiet --root="$ROOT" enable huddled.service
    journalctl --root="$ROOT" --update-catalog
    install -D -m 0644 "$rig/people.sysusers" "$ROOT/etc/sysusers.d/people.conf"
    install -D -m 0644 "$rig/people.tmpfiles" "$ROOT/etc/tmpfiles.d/people.conf"
fi

say_console() {
    echo "--- console"
    tail -n 40 "$WORK/console"
} >&2

boot_began=$(date +%s%N)
(
    echo "$BASHPID" >"/sys/fs/cgroup/$CONTROL_GROUP/cgroup.procs"
    exec setsid systemd-nspawn --quiet --directory="$ROOT" --boot --register=no --keep-unit --private-network \
        --link-journal=no --resolv-conf=off --timezone=off --console=read-only --machine=huddled-test
) >"$WORK/console" 2>&1 </dev/null &
nspawn=$!

# The first process in there is the one that is number 1 in the innermost of its pid namespaces.
find_leader() {
    local process
    for process in $(cat "/proc/$nspawn/task/$nspawn/children"); do
        [ "$(awk '/^NSpid:/ { print (NF > 2 && $NF == 1) }' "/proc/$process/status")" != 1 ] || LEADER=$process
    done
    [ -n "${LEADER:-}" ]
} 2>/dev/null
export LEADER=""
. "$rig/lib.sh"
eventually 30 find_leader && eventually 30 in_root test -S /run/systemd/private || {
    echo "booted: the system does not start" >&2
    say_console
    exit 1
}
# Asked again and again, not with --wait: a system that dies takes the one who waits in it along.
settled() {
    state=$(in_root systemctl is-system-running || true)
    [ "$state" = running ] || [ "$state" = degraded ]
}
eventually 90 settled && [ "$state" = running ] && { [ -n "${PACKAGES:-}" ] || [ "$(unit ActiveState)" = active ]; } || {
    echo "booted: the system is $state, huddled is $(unit ActiveState)" >&2
    in_root systemctl --no-pager --failed >&2 || true
    in_root journalctl --no-pager --boot --lines=60 >&2 || true
    exit 1
}
echo "booted: in $((($(date +%s%N) - boot_began) / 1000000)) ms"

: >"$WORK/claims"
names=${HUDDLED_BOOTED:-$(cd "$scenarios" && printf '%s ' *.sh | sed 's/\.sh / /g')}
run() { # run NAME: a scenario. Whatever hangs in there: ten minutes are longer than any takes.
    timeout --kill-after=5 600 bash -euo pipefail "$scenarios/$1.sh" || {
        [ $? -ne 124 ] || echo "  FAILED: $1 takes longer than ten minutes" >&2
        return 1
    }
}
# A machine under load can miss a deadline. What fails twice is wrong; what fails once is named at the end.
unsteady=()
for name in $names; do
    echo "$name"
    begun=$SECONDS
    run "$name" || {
        echo "$name, again"
        unsteady+=("$name")
        run "$name" || exit 1
    }
    echo "  $((SECONDS - begun)) s"
done

kill -s RTMIN+4 "$LEADER" # what machinectl poweroff sends
eventually 30 test ! -d "/proc/$LEADER" || {
    echo "booted: the system does not power off" >&2
    say_console
    exit 1
}
wait "$nspawn"
echo "booted: $(wc -l <"$WORK/claims") claims of $(wc -w <<<"$names") scenarios hold, in $((SECONDS - started)) s"
[ ${#unsteady[@]} -eq 0 ] || echo "booted: UNSTEADY, held only the second time: ${unsteady[*]}"
