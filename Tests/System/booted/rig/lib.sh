# What scenarios are written with. A scenario is a file Tests/System/booted/NAME.sh; it starts with
#
#     # What it proves, in a sentence.
#     source "$(dirname "$0")/rig/lib.sh"
#     fresh_service
#
# and then acts and claims. It runs under `bash -euo pipefail`, in the checkout, as root, on the host's side of a
# booted Debian in which huddled is installed, enabled and running. Scenarios run one after the other in the same
# system, in the order of their names; each begins with a fresh service, which clears away what the one before has left.
#
#     check SENTENCE COMMAND…     a claim: COMMAND succeeds. Prints one line; when it fails, what COMMAND said, how the
#                                 service is and its last words, and the whole run ends. COMMAND may be a function;
#                                 write && between its steps, as nothing in it stops at an error by itself.
#     not COMMAND…                succeeds when COMMAND fails.
#     eventually SECONDS COMMAND… tries until COMMAND succeeds, ten times a second, and fails when the time is up.
#     is TEXT COMMAND…            succeeds when COMMAND prints exactly TEXT, and says what it printed otherwise.
#     prints PATTERN COMMAND…     succeeds when COMMAND prints a line that matches the extended regular expression.
#
#     in_root COMMAND…            runs in the booted system, as root. Standard input goes along:
#                                 in_root tee /etc/huddled/locations.csv <file
#     as_user NAME COMMAND…       likewise as a user with all of their groups, in /: tess and toby (huddle-submit),
#                                 mona (huddle), cora (huddle-contacts), olaf (no group), _huddled. Their homes are
#                                 /home/NAME.
#
#     fresh_service [FILE]        stop; undo drop-ins, extra disks and the queue limit; empty spool, state and
#                                 /etc/huddled; start with FILE as the configuration (default: the one that is shipped;
#                                 - is standard input). Returns what `systemctl start` returns.
#     fresh_spool [FILE]          the same without the start: for drop-ins and disks that must be there before.
#     drop_in                     reads lines of a unit file from standard input, which count for huddled.service from
#                                 its next start on, until the next fresh_service or fresh_spool.
#     service VERB                systemctl VERB huddled (start, stop, restart, reload, kill …)
#     unit PROPERTY               prints a property of the unit: ActiveState, StatusText, MainPID, NRestarts, Result …
#     journal [OPTION…]           what the service and systemd said about it since the last fresh_service or
#                                 fresh_spool; options of journalctl, such as -o json.
#
#     loop_disk SIZE PATH [OPTION…]
#                                 mounts a new ext4 of SIZE (8M) at PATH in the booted system; options are mkfs.ext4's.
#                                 Before the service starts, as its own mounts are made then. PATH may be
#                                 /var/spool/huddled itself: then run `in_root systemd-tmpfiles --create huddled.conf`.
#                                 Elsewhere the unit needs a drop_in with ReadWritePaths=PATH.
#     disk_read_only PATH, disk_writable PATH
#                                 remounts it for everybody. Read-only succeeds only while no file on it is open for
#                                 writing: use `eventually`, and keep the database on another disk.
#     queue_limit COUNT           fs.inotify.max_queued_events, for watches that are made from now on. It is the whole
#                                 machine's: it is set back by the next fresh_service and at the end of the run.
#
# The clock is the machine's, and it may be any time of day: a scenario that waits for plans configures plan.at "00:00",
# or moves the service's clock (FAKETIME).
#
# Variables: CHECKOUT; ROOT, the booted system's "/" as seen from here (without its /run and /tmp); SPOOL and STATE, the
# paths inside; WORK, a folder for files on the host's side that goes after the run; FAKETIME_LIBRARY, for a drop_in with
# Environment=LD_PRELOAD=.

SPOOL=/var/spool/huddled
STATE=/var/lib/huddled
FAKETIME_LIBRARY=/usr/lib/$(uname -m)-linux-gnu/faketime/libfaketime.so.1

in_root() {
    nsenter --target "$LEADER" --all --root --wdns=/ env --ignore-environment HOME=/root LC_ALL=C.UTF-8 \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin "$@"
}

as_user() {
    local name=$1
    shift
    # The home that --reset-env wants to go on with is the environment's; the folder is "/".
    in_root setpriv --reuid="$name" --regid="$name" --init-groups --reset-env -- "$@"
}

not() { ! "$@"; }

eventually() {
    local deadline=$((${EPOCHREALTIME/./} + $1 * 1000000))
    shift
    until "$@" >"$WORK/eventually" 2>&1; do
        [ "${EPOCHREALTIME/./}" -lt "$deadline" ] || {
            cat "$WORK/eventually"
            return 1
        }
        sleep 0.1
    done
}

is() {
    local wanted=$1 found
    shift
    found=$("$@") || return
    [ "$found" = "$wanted" ] || {
        printf 'wanted: %s\nfound:  %s\n' "$wanted" "$found"
        return 1
    }
}

prints() {
    local pattern=$1 found
    shift
    found=$("$@") || return
    grep -qE -- "$pattern" <<<"$found" || {
        printf 'wanted: %s\nfound:  %s\n' "$pattern" "$found"
        return 1
    }
}

check() {
    local sentence=$1
    shift
    if "$@" >"$WORK/said" 2>&1; then
        echo "  ok: $sentence" | tee -a "$WORK/claims"
        return
    fi
    give_up "$sentence" "$*" "$WORK/said"
}

# give_up WHAT COMMAND [FILE]: says it, what the command said (in FILE), and how the service is; ends the run.
give_up() {
    {
        echo "  FAILED: $1"
        echo "--- $2"
        cat "${3:-/dev/null}"
        echo "--- systemctl status huddled"
        in_root systemctl --no-pager --full --lines=0 status huddled || true
        echo "--- its last words"
        journal --lines=40 || in_root journalctl --no-pager --unit=huddled --lines=40 || true
    } >&2
    exit 1
}
# A step of a scenario that fails without being a claim ends the run just as loudly.
set -o errtrace
unexpected() {
    [ "$BASH_SUBSHELL" -gt 0 ] || give_up "$0, line ${BASH_LINENO[-2]}" "$1"
}
trap 'unexpected "$BASH_COMMAND"' ERR

service() { in_root systemctl "$1" huddled "${@:2}"; }
unit() { in_root systemctl show --property="$1" --value huddled; }

# To the microsecond, as two scenarios may begin within one second; --after-cursor would skip the first line.
journal() {
    in_root journalctl --sync >/dev/null
    in_root journalctl --quiet --no-pager --unit=huddled --since="$(cat "$WORK/since")" "$@"
}

drop_in() {
    in_root mkdir -p /run/systemd/system/huddled.service.d
    in_root tee -a /run/systemd/system/huddled.service.d/scenario.conf >/dev/null
    in_root systemctl daemon-reload
}

fresh_spool() {
    local path
    service stop || true
    while read -r path; do in_root umount "$path" || return; done < <(tac "$WORK/disks" 2>/dev/null)
    : >"$WORK/disks"
    queue_as_before
    in_root sh -eu -c '
        rm -rf /run/systemd/system/huddled.service.d /run/huddled
        find /etc/huddled "$@" -mindepth 1 -delete
        find /home -mindepth 2 -delete
        systemctl daemon-reload
        systemctl reset-failed huddled 2>/dev/null || true
        systemd-tmpfiles --create huddled.conf' - "$SPOOL" "$STATE"
    cat "${1:-$CHECKOUT/etc/huddled/huddled.yaml}" | in_root tee /etc/huddled/huddled.yaml >/dev/null
    date +@%s.%6N >"$WORK/since"
}

fresh_service() { fresh_spool "$@" && service start; }

loop_disk() {
    local size=$1 path=$2 file device
    shift 2
    file=$(mktemp "$WORK/disk.XXXXXX")
    truncate --size="$size" "$file"
    mkfs.ext4 -q "$@" "$file"
    device=$(losetup --find --show "$file")
    # The booted system has no loop devices: it is lent this one for as long as it takes to mount it. Detached here, the
    # device goes with its last mount, however the run ends.
    in_root sh -eu -c 'mkdir -p "$1"; mknod /dev/lent b "$2" "$3"; mount -t ext4 /dev/lent "$1"; rm /dev/lent' - \
        "$path" $(stat -c '%Hr %Lr' "$device") || {
        losetup --detach "$device"
        return 1
    }
    losetup --detach "$device"
    rm "$file"
    echo "$path" >>"$WORK/disks"
}

disk_read_only() { in_root mount -o remount,ro "$1"; }
disk_writable() { in_root mount -o remount,rw "$1"; }

# $WORK/queue holds what it was, for as long as it is something else: booted.sh sets it back, too, however the run ends.
# Another run on this machine that wants to change it waits for that.
QUEUE=/proc/sys/fs/inotify/max_queued_events
queue_limit() {
    if [ ! -f "$WORK/queue" ]; then
        exec 8<"$IMAGE"
        flock 8
        cp "$QUEUE" "$WORK/queue"
    fi
    echo "$1" >"$QUEUE"
}
queue_as_before() {
    [ -f "$WORK/queue" ] || return 0
    cat "$WORK/queue" >"$QUEUE"
    rm "$WORK/queue"
    exec 8<&-
}
