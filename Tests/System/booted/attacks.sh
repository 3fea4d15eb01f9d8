# Somebody who may hand in files means ill: names change what they are while the daemon takes them, lead to files of others, or
# come in crowds. Nothing is read that the submitter could not read, nothing blocks, and everybody else's files are taken.
source "$(dirname "$0")/rig/lib.sh"
fresh_service

inbox=$SPOOL/inbox
day=$(date --utc --date='2 days ago' +%F)
row() { printf 'location,submitted,overall\n%s,%sT10:00:00Z,4\n' "$1" "$day"; }
ledger() { in_root huddlectl files --json | in_root jq -r '"\(.name) \(.rows.accepted)"'; }
locations() { in_root huddlectl responses --json | in_root jq -r .location | sort -u | paste -sd ' '; }
proves_alive() { # proves_alive NAME [SECONDS]: another person's file is taken
    row "$1" | as_user toby sh -c "cat >~/$1.csv && mv ~/$1.csv $inbox/"
    eventually "${2-20}" prints "^$1.csv 1\$" ledger
}

# What the daemon may read and tess may not: feedback of its own, as the database or an original would be.
row stolen | in_root sh -c 'install -d -m 0711 -o _huddled /srv/own && install -m 0600 -o _huddled /dev/stdin /srv/own/secret.csv'
row shadow | in_root sh -c 'install -m 0600 /dev/stdin /srv/own/shadow.csv'
secrets() { in_root sh -c 'cd /srv/own && sha256sum *; stat -c "%n %U %a %h" *'; }
before=$(secrets)

# -- A second name for somebody else's file

check "the kernel refuses a second name for a file that one may not write" \
    not as_user tess ln /srv/own/secret.csv "$inbox/linked.csv"
in_root sh -c 'ln /srv/own/secret.csv "$1/linked.csv" && ln /srv/own/shadow.csv "$1/shadow.csv"' - "$inbox"
left() { as_user olaf huddlectl status --json | in_root jq -r '.left.remedies[]' | grep -c "$1"; }
check "where it did not, the daemon leaves it" eventually 20 is 1 left '/linked.csv has a second name elsewhere'
check "root's as well" eventually 20 is 1 left '/shadow.csv '
in_root rm "$inbox/linked.csv" "$inbox/shadow.csv"

# -- Names that change what they are, thousands of times a second

# changes SECONDS WHAT: as tess, one name is her own file and something else in turn, each put in place by rename.
changes() {
    as_user tess perl -e '
        my ($inbox, $seconds, $what) = @ARGV;
        my ($name, $new, $n) = ("$inbox/swap.csv", "$inbox/.new", 0);
        my $end = time + $seconds;
        while (time < $end) {
            open(my $file, ">", $new) or die "$new: $!\n";
            print $file "location,submitted,overall\nmine,2026-01-02T10:00:00Z,4\n# $n\n";
            close $file;
            rename $new, $name;
            if ($what eq "link") { symlink "/srv/own/secret.csv", $new }
            elsif ($what eq "pipe") { system("mkfifo", $new) if $n % 8 == 0 or ! -e $new }
            elsif ($what eq "folder") { rmdir $name; unlink $name; mkdir $name; rmdir $name; $n++; next }
            rename $new, $name;
            $n++;
        }
        unlink $name, $new; rmdir $name;
        print "$n\n"' "$inbox" "$1" "$2"
}
for what in link pipe folder; do
    turns=$(changes 4 "$what")
    check "a name is a file and a $what in turn, $turns times" [ "$turns" -gt 20 ]
    check "another's file is taken all the same" proves_alive "after-$what"
done
check "nothing came of what the links led to" not prints 'stolen|shadow' locations
nowhere() { ! in_root grep -rlE '^(stolen|shadow),' "$SPOOL" "$STATE" | grep .; }
check "no copy of it is anywhere" nowhere
check "and it is as it was" is "$before" secrets
check "the work folder is empty" eventually 40 is "" in_root ls "$SPOOL/work"

# -- Crowds, long names, and a file that says it is larger than the disk

as_user tess sh -c 'truncate --size=1T ~/sparse.csv && mv ~/sparse.csv "$1/"' - "$inbox"
waits() { as_user olaf huddlectl status --json | in_root jq -r '.problems[].what'; }
check "a terabyte of nothing waits for room, and status says so" eventually 20 prints 'sparse.csv' waits
check "another's file is taken meanwhile" proves_alive after-sparse
as_user tess rm "$inbox/sparse.csv"

as_user tess bash -euc '
    cd; row=$(cat)
    long=$(printf "%0255d" 0)
    printf "%s\n" "$row" >"$long"; mv "$long" "$1/"
    for n in {1..500}; do : >"$1/empty-$n.csv"; done' - "$inbox" <<<"$(row long)"
check "a name of 255 bytes is taken" eventually 60 prints '^0{255} 1$' ledger
check "and behind five hundred empty files another's" proves_alive crowd 120
check "the service was never restarted" is 0 unit NRestarts
check "its audit finds nothing" in_root huddlectl verify

# -- Rights that somebody loosened

in_root chmod 0777 "$SPOOL/plans" "$SPOOL/inbox"
audit() { { in_root huddlectl verify --json || true; } | in_root jq -r "$1" | sort -u | paste -sd ' '; }
check "its audit names folders whose rights were changed" is "$SPOOL/inbox $SPOOL/plans" audit .where
check "with the command that mends them" is "systemd-tmpfiles --create huddled.conf" audit .remedy
check "which it does" in_root systemd-tmpfiles --create huddled.conf
check "and the audit finds nothing again" in_root huddlectl verify
in_root rm -r /srv/own
