# Where the service cannot start, its exit code and systemctl status say why. What only a person can mend is not tried
# again; what may come back by itself is, until it does.
source "$(dirname "$0")/rig/lib.sh"

attempts() { echo "$(unit ActiveState) $(unit ExecMainStatus) $(unit NRestarts)"; }
says() { prints "$1" in_root sh -c 'systemctl --no-pager --full status huddled || true'; }
gives_up() { # gives_up CODE WHEN SAYS: the claims about a start that is not tried again
    check "it does not start $2" not service start
    sleep 3 # in which systemd would have tried again
    check "leaves with $1, and is not tried again" is "failed $1 0" attempts
    check "systemctl status says why" says "$3"
}
bad=$WORK/bad.yaml
sed 's/^drivers:/drivrs:/' "$CHECKOUT/etc/huddled/huddled.yaml" >"$bad"
line=$(grep -n '^drivrs:' "$bad" | cut -d : -f 1)
fresh_spool "$bad"
gives_up 78 "with a mistake in the configuration" "huddled.yaml:$line: unknown key \"drivrs\"; did you mean"

fresh_spool
in_root chmod 0600 /etc/huddled/huddled.yaml
gives_up 78 "with a configuration that only root can read" 'huddled.yaml:1: .*[Pp]ermission denied'

fresh_spool
in_root install -m 0600 /dev/null $STATE/lock
gives_up 77 "where root ran it once and left the lock behind" "$STATE/lock"

fresh_spool
in_root chown -R root:root $STATE
check "a state directory of somebody else is given to it by systemd" service start
second() { as_user _huddled huddled || echo $?; }
check "a second one on the same state leaves with 75" is 75 second

fresh_spool
drop_in <<'INI'
[Service]
ExecStart=
ExecStart=/usr/bin/huddled --nonsense
INI
gives_up 64 "with an argument that it does not know" "nonsense"

comes_back() { # comes_back CODE WHEN COMMAND…: the claims about a start that COMMAND makes possible
    check "it does not start $2" not service start
    check "leaves with $1, and is tried again" eventually 20 is "activating $1 2" attempts
    in_root "${@:3}"
    check "until that is mended" eventually 10 is active unit ActiveState
}
fresh_spool
in_root sh -c 'mv "$1" "$1.away" && echo "not a folder" >"$1"' - $SPOOL
comes_back 74 "where a file is in place of the spool" sh -c 'rm "$1" && mv "$1.away" "$1"' - $SPOOL

fresh_spool
in_root mv $SPOOL $SPOOL.away
comes_back 226 "where there is no spool at all" mv $SPOOL.away $SPOOL

fresh_spool
in_root install -m 0600 /dev/null $STATE/huddled.db
gives_up 77 "where root made the database" "$STATE/huddled.db"
