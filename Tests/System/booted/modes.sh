# Owners, modes and ACL of every folder as systemd made them, and what each person can and cannot do with that.
source "$(dirname "$0")/rig/lib.sh"
fresh_service

# The contract's table.
folders() {
    in_root stat --format='%n %U:%G %a' "$STATE" "$STATE/library.d" "$SPOOL" \
        "$SPOOL"/{inbox,work,archive,rejected,receipts,plans,boards,alerts,advocates} /run/huddled
}
check "every folder has its owner, group and mode" is "\
/var/lib/huddled _huddled:_huddled 711
/var/lib/huddled/library.d _huddled:_huddled 755
/var/spool/huddled _huddled:_huddled 755
/var/spool/huddled/inbox _huddled:huddle-submit 3730
/var/spool/huddled/work _huddled:_huddled 700
/var/spool/huddled/archive _huddled:_huddled 700
/var/spool/huddled/rejected _huddled:_huddled 700
/var/spool/huddled/receipts _huddled:huddle-submit 2750
/var/spool/huddled/plans _huddled:huddle 2750
/var/spool/huddled/boards _huddled:huddle 2750
/var/spool/huddled/alerts _huddled:huddle-contacts 2750
/var/spool/huddled/advocates _huddled:huddle-contacts 2750
/run/huddled _huddled:_huddled 755" folders

acl() { in_root getfacl --absolute-names --omit-header "$SPOOL/inbox" | grep . | paste -sd ' '; }
check "the inbox hands down an ACL that lets _huddled read" is \
    "user::rwx group::-wx other::--- default:user::rwx default:user:_huddled:r-- default:group::--- default:mask::r--\
 default:other::---" acl

others() {
    in_root getfacl --recursive --skip-base --absolute-names "$SPOOL" "$STATE" | grep '^# file' | grep -v /inbox
}
check "no other folder has one" not others

# Again over a running service, with a submitter's file in the inbox, must change nothing.
as_user tess sh -c 'echo x >~/mine && chmod 0600 ~/mine && mv ~/mine "$1"' - "$SPOOL/inbox/.mine"
everything() {
    in_root sh -c 'find "$@" -printf "%p %u:%g %m %T@\n" | sort; getfacl --recursive --absolute-names "$@"' - \
        "$SPOOL" "$STATE"
}
before=$(everything)
in_root systemd-tmpfiles --create --clean huddled.conf
in_root systemd-sysusers huddled.conf
check "systemd-tmpfiles and systemd-sysusers run again change nothing" is "$before" everything
as_user tess rm "$SPOOL/inbox/.mine"

# Names that begin with a dot are ignored by the daemon: these stay where they are while people try what they can do.
can() { # can NAME DOES COMMAND…: the claim, and the try
    local name=$1 does=$2
    shift 2
    check "$name can $does" as_user "$name" "$@"
}
cannot() {
    local name=$1 does=$2
    shift 2
    check "$name cannot $does" not as_user "$name" "$@"
}

printf 'first\n' | in_root tee /tmp/one.csv >/dev/null
can tess "drop a file with cp" cp /tmp/one.csv "$SPOOL/inbox/.tess"
can tess "write one in place, whatever the umask" sh -c 'umask 077 && echo second >"$1"' - "$SPOOL/inbox/.written"
can _huddled "read what was copied" grep -q first "$SPOOL/inbox/.tess"
can _huddled "read what was written" grep -q second "$SPOOL/inbox/.written"
can tess "read it again, knowing its name" cat "$SPOOL/inbox/.tess"
cannot tess "list the inbox" ls "$SPOOL/inbox"
cannot toby "read tess's file, even knowing its name" cat "$SPOOL/inbox/.tess"
cannot toby "write into it" sh -c 'echo x >>"$1"' - "$SPOOL/inbox/.tess"
cannot toby "take it away" rm -f "$SPOOL/inbox/.tess"
cannot toby "rename it" mv "$SPOOL/inbox/.tess" "$SPOOL/inbox/.toby"
cannot toby "put a file in its place" sh -c 'echo x >"$1/.own" && mv -f "$1/.own" "$1/.tess"' - "$SPOOL/inbox"
as_user tess sh -c 'install -m 0600 /tmp/one.csv ~/closed && mv ~/closed "$1"' - "$SPOOL/inbox/.closed"
cannot _huddled "read what was moved in closed (0600)" cat "$SPOOL/inbox/.closed"
check "setfacl by its owner opens it" as_user tess setfacl -m u:_huddled:r "$SPOOL/inbox/.closed"
can _huddled "read it then" cat "$SPOOL/inbox/.closed"

# What the daemon publishes, as it does it: the folders pass on their groups.
for place in receipts plans/store boards alerts advocates; do
    as_user _huddled sh -euc 'umask 0027; mkdir -p "${1%/*}" "$1"; echo "$1" >"$1/made"; chmod 0640 "$1/made"' - \
        "$SPOOL/$place"
done
for name in tess mona cora olaf; do
    case $name in
    tess) reads="receipts" ;;
    mona) reads="plans/store boards" ;;
    cora) reads="alerts advocates" ;;
    olaf) reads="" ;;
    esac
    for place in receipts plans/store boards alerts advocates; do
        case " $reads " in
        *" $place "*)
            can "$name" "list and read $place" sh -c 'ls "$1" && cat "$1/made"' - "$SPOOL/$place"
            ;;
        *)
            cannot "$name" "list $place" ls "$SPOOL/$place"
            cannot "$name" "read a file there, even knowing its name" cat "$SPOOL/$place/made"
            ;;
        esac
        cannot "$name" "make a file in $place" touch "$SPOOL/$place/other"
        cannot "$name" "change or remove one" sh -c 'echo x >>"$1/made" || rm -f "$1/made"' - "$SPOOL/$place"
    done
    for place in work archive rejected; do
        cannot "$name" "enter $place" ls "$SPOOL/$place/."
    done
    [ "$name" = tess ] || cannot "$name" "drop a file" cp /tmp/one.csv "$SPOOL/inbox/.$name"
    cannot "$name" "list the state" ls "$STATE"
    can "$name" "list contributed best practices" ls "$STATE/library.d"
    cannot "$name" "add one" touch "$STATE/library.d/other.yaml"
    cannot "$name" "make a folder in the spool" mkdir "$SPOOL/other"
done
