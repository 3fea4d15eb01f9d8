# What the unit's hardening lets the daemon do, and what not: a shell runs in its place, under everything the unit says.
source "$(dirname "$0")/rig/lib.sh"
fresh_spool

drop_in <<'INI'
[Service]
Type=oneshot
Restart=no
ExecStart=
ExecStart=/bin/sh -eu /run/huddled-probe/probe
INI
in_root mkdir -p /run/huddled-probe

# inside SENTENCE, with the script on standard input: the claim that it succeeds in there.
inside() {
    in_root tee /run/huddled-probe/probe >/dev/null
    check "$1" service start
}

as_user tess sh -c 'echo one >"$1/.one"; echo two >"$1/.two"' - "$SPOOL/inbox"
inside "reads a submitter's file, and renames it out of the sticky inbox through the spool" <<'SH'
cd /var/spool/huddled
grep -q one inbox/.one
perl -e 'rename "inbox/.one", "work/one" or die "rename: $!\n"; rename "work/one", "archive/one" or die "rename: $!\n"'
grep -q one archive/one
rm -f archive/one inbox/.two
test ! -e archive/one
test ! -e inbox/.two
SH

inside "makes folders that hand down their group, and files for it" <<'SH'
cd /var/spool/huddled/plans
umask 0027
mkdir store
echo plan >store/.new
chmod 0640 store/.new
mv store/.new store/today.txt
ln -s today.txt store/link
SH
check "which is the reader's" is "_huddled:huddle 2750 _huddled:huddle 640" \
    in_root sh -c 'stat --format="%U:%G %a" "$1/store" "$1/store/today.txt" | paste -sd " "' - "$SPOOL/plans"

inside "writes state and run time, sees its own open files, knows time zones" <<'SH'
echo x >/var/lib/huddled/x
echo x >/run/huddled/x
ls /proc/self/fd >/dev/null
test "$(TZ=Europe/Berlin date -d '2026-07-01 12:00 UTC' +%H)" = 14
SH

inside "reaches the journal" <<'SH'
test "$JOURNAL_STREAM" = "$(stat -L -c %d:%i /proc/self/fd/2)"
perl -MSocket -e '
    socket(my $s, AF_UNIX, SOCK_DGRAM, 0) or die "socket: $!\n";
    connect($s, sockaddr_un("/run/systemd/journal/socket")) or die "connect: $!\n";
    send($s, "MESSAGE=from inside\nHUDDLED_FILE=probe.csv\nPRIORITY=5\n", 0) or die "send: $!\n"'
SH
check "where its words stand with their fields" eventually 5 prints '"HUDDLED_FILE":"probe.csv"' journal -o json

inside "has no say in the machine's scheduling, and lives on" <<'SH'
test "$(nice -n 10 nice)" = 0
chrt --batch 0 true 2>&1 | grep -q 'not permitted'
SH

inside "cannot write anywhere else" <<'SH'
for place in / /etc /etc/huddled /usr /var /var/lib /var/spool /run /boot /opt; do
    if touch "$place/other" 2>/dev/null; then echo "could write to $place" >&2; exit 1; fi
done
test -z "$(ls /home /root 2>/dev/null)"
SH

inside "cannot run what it wrote, gain a privilege or set a set-group-id bit" <<'SH'
for place in /var/spool/huddled/work /var/lib/huddled /run/huddled /tmp /var/tmp /dev/shm; do
    cp /bin/true "$place/true" || continue
    if "$place/true" 2>/dev/null; then echo "ran $place/true" >&2; result=1; fi
    rm "$place/true"
done
test -z "${result:-}"
grep -q '^CapBnd:[[:space:]]*0*$' /proc/self/status
grep -q '^NoNewPrivs:[[:space:]]*1$' /proc/self/status
if chmod g+s /var/spool/huddled/work 2>/dev/null; then echo "set it" >&2; exit 1; fi
if unshare --user true 2>/dev/null; then echo "made a namespace" >&2; exit 1; fi
SH

inside "sees neither other processes nor a network" <<'SH'
test "$(ls /proc | grep -c '^[0-9]')" -le 4
perl -MSocket -e 'exit(socket(my $s, AF_INET, SOCK_STREAM, 0) ? 1 : 0)'
test ! -e /dev/sda
test ! -e /dev/mem
SH
