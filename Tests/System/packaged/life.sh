# A package's whole life on a Debian that never saw huddled or Swift: installed, used, upgraded while it runs, removed,
# installed again and purged.
source "$(dirname "$0")/../booted/rig/lib.sh"

packages=/srv/packages
apt() {
    in_root env DEBIAN_FRONTEND=noninteractive apt-get --quiet --yes --option Dpkg::Options::=--force-confdef \
        --option Dpkg::Options::=--force-confold "$@" </dev/null
}
has() { in_root test -e "$1"; }
# Where a first try ended halfway.
in_root sh -c 'dpkg --purge huddled
    rm -rf /etc/huddled/acme
    for user in _huddled tess toby mona cora olaf; do userdel --remove "$user"; done
    for group in huddle huddle-submit huddle-contacts; do groupdel "$group"; done' >/dev/null 2>&1 || true
date +@%s.%6N >"$WORK/since"

check "there is no huddled" not in_root sh -c 'command -v huddled'
check "nor are there its groups" not in_root getent group huddle huddle-submit huddle-contacts
check "and no Swift" not in_root sh -c 'command -v swift || ls /usr/lib/swift'

# -- Installed

check "apt installs the package, with what the system has" apt install "$(in_root sh -c "ls $packages/old/huddled_*.deb")"
check "the service runs" is active unit ActiveState
check "and is started with the system" is enabled unit UnitFileState
check "its user is there" in_root getent passwd _huddled
for group in huddle huddle-submit huddle-contacts; do
    check "and the group $group, without members" is "$group" in_root sh -c "getent group $group | sed 's/:.*:\$//'"
done
folders() { in_root sh -c "cd $SPOOL && stat -c '%n %a %U:%G' . * | LC_ALL=C sort"; }
check "the folders are as promised" is "\
. 755 _huddled:_huddled
advocates 2750 _huddled:huddle-contacts
alerts 2750 _huddled:huddle-contacts
archive 700 _huddled:_huddled
boards 2750 _huddled:huddle
inbox 3730 _huddled:huddle-submit
plans 2750 _huddled:huddle
receipts 2750 _huddled:huddle-submit
rejected 700 _huddled:_huddled
work 700 _huddled:_huddled" folders
check "and the inbox lets the daemon read" prints '^default:user:_huddled:r--' in_root getfacl -p "$SPOOL/inbox"
ready=cc5e492f822c4990b4a613e9971d1627
check "the journal explains what huddled says" prints "^-- $ready\$" in_root journalctl --dump-catalog "$ready"
check "so journalctl -x does" prints 'The configuration .*/etc/huddled/huddled.yaml is good' journal -x
for page in man1/huddlectl.1 man5/huddled-feedback.5 man5/huddled-library.5 man5/huddled.yaml.5 man8/huddled.8; do
    check "the manual has $page" in_root gzip --test "/usr/share/man/$page.gz"
done
for completion in bash-completion/completions/huddlectl zsh/vendor-completions/_huddlectl \
    fish/vendor_completions.d/huddlectl.fish; do
    check "$completion is there" in_root test -s "/usr/share/$completion"
done
check "the folder for the administrator's practices is there, empty" in_root rmdir /etc/huddled/library.d
in_root mkdir /etc/huddled/library.d
check "every file is as it was packaged" is "" in_root dpkg --verify huddled
version=$(in_root dpkg-query --show --showformat '${source:Upstream-Version}' huddled)
for program in huddled huddlectl; do
    check "$program is of the package's version" is "$program $version" in_root "$program" --version
done

# -- Used

install -D -m 0644 Tests/System/booted/rig/people.sysusers "$ROOT/etc/sysusers.d/people.conf"
install -D -m 0644 Tests/System/booted/rig/people.tmpfiles "$ROOT/etc/tmpfiles.d/people.conf"
in_root systemd-sysusers people.conf 2>/dev/null
in_root systemd-tmpfiles --create people.conf

# Plans are due at any time of the day.
in_root sed -i 's/^brand: .*/brand: Corner Bakery/; s/^#plan:.*/plan: { at: "00:00" }/' /etc/huddled/huddled.yaml
edited=$(in_root sha256sum /etc/huddled/huddled.yaml)
check "the administrator's configuration is taken" service reload

day=$(date --utc --date='2 days ago' +%F)
feedback() { # feedback LOCATION: of twenty customers
    echo location,submitted,overall,speed
    for row in {10..29}; do echo "$1,${day}T10:$row:00Z,$((row % 5 + 1)),$((row % 3 + 1))"; done
}
submit() { # submit LOCATION: tess hands in its feedback
    feedback "$1" | as_user tess sh -c "cat >~/$1.csv" && as_user tess huddlectl submit "/home/tess/$1.csv"
}
check "who may submit hands in a file" is "harbour.csv: accepted, 20 rows: 20 accepted" submit harbour
plan() { as_user mona huddlectl plan "$1"; }
check "who may read plans reads one" eventually 10 prints "TODAY'S ONE THING: SPEED OF SERVICE" plan harbour
check "who may not does not" not as_user olaf huddlectl plan harbour
check "anybody sees how it is" prints '^brand +Corner Bakery$' as_user olaf huddlectl status
harbour=$(plan harbour)

acme=/etc/huddled/acme/huddled.yaml
in_root sh -euc 'mkdir /etc/huddled/acme; sed "s|^#directories:.*|directories: { spool: /var/spool/huddled-acme, state: /var/lib/huddled-acme }|
    s|^brand:.*|brand: Acme|" /etc/huddled/huddled.yaml >"$1"' - "$acme"
check "another brand runs beside it" in_root systemctl --quiet enable --now huddled@acme
second() { in_root systemctl show --property="$1" --value huddled@acme; }
acme_before=$(second MainPID)

# -- Upgraded while it runs, by a package with another default configuration

before=$(unit MainPID)
check "apt upgrades it" apt install "$(in_root sh -c "ls $packages/new/huddled_*.deb")"
new=$(in_root dpkg-query --show --showformat '${Version}' huddled)
check "to another version ($new)" in_root dpkg --compare-versions "$new" gt "$version-1"
restarted() { [ "$(unit ActiveState)" = active ] && [ "$(unit MainPID)" != "$before" ]; }
check "it was started again" restarted
acme_restarted() { [ "$(second ActiveState)" = active ] && [ "$(second MainPID)" != "$acme_before" ]; }
check "and so was the brand beside it" acme_restarted
check "orderly" prints 'huddled stops' journal -x
check "the edited configuration is as it was" is "$edited" in_root sha256sum /etc/huddled/huddled.yaml
check "the new default is beside it" has /etc/huddled/huddled.yaml.dpkg-dist
check "what it published is there" is "$harbour" plan harbour
check "what it stored, too" prints '^harbour.csv +accepted +20 ' in_root huddlectl files
check "and it takes files" is "mill.csv: accepted, 20 rows: 20 accepted" submit mill
ended_badly() { journal --output=cat | grep -E 'Failed|error' || true; }
check "nothing went wrong" is "" ended_badly

# -- Removed

check "apt removes it" apt remove huddled
check "the service is gone" not in_root pgrep -u _huddled
check "the programs are gone" not in_root sh -c 'command -v huddled || command -v huddlectl'
check "the journal knows its messages no more" not in_root journalctl --dump-catalog "$ready"
check "the database stays" has "$STATE/huddled.db"
check "plans stay" is "$harbour" as_user mona cat "$SPOOL/plans/harbour/today.txt"
check "the configuration stays" is "$edited" in_root sha256sum /etc/huddled/huddled.yaml
check "apt installs it again" apt install "$(in_root sh -c "ls $packages/new/huddled_*.deb")"
check "it runs, and goes on" eventually 5 prints '^brand +Corner Bakery$' as_user olaf huddlectl status
check "with all it knew" prints '^mill.csv +accepted +20 ' in_root huddlectl files
check "and takes files" is "kade.csv: accepted, 20 rows: 20 accepted" submit kade

# -- Purged

in_root rm -r /etc/huddled/acme

check "apt purges it" apt purge huddled
check "nothing of it is left" is "" in_root find / /run /tmp -xdev -name '*huddled*' -not -path '/srv/packages/*' -not -path '/proc/*'
check "but its user: no other may come to own what somebody copied" in_root getent passwd _huddled
check "systemd misses nothing" is "" in_root systemctl --failed --no-legend

# -- With a disk of its own for the spool

in_root mkdir "$SPOOL"
in_root mount -t tmpfs tmpfs "$SPOOL"
check "it is installed onto another disk" apt install "$(in_root sh -c "ls $packages/new/huddled_*.deb")"
check "takes files there" is "pier.csv: accepted, 20 rows: 20 accepted" submit pier
check "and is purged" apt purge huddled
check "the disk is empty then" is "" in_root ls -A "$SPOOL"
in_root umount "$SPOOL"
in_root rmdir "$SPOOL"
