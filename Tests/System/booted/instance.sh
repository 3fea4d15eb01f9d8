# Several brands on one machine: two instances beside the plain service. Each has its own configuration, database and spool,
# with the owners, modes and ACL of the plain one's; what is handed in ends with the right brand; none can touch another's.
source "$(dirname "$0")/rig/lib.sh"

brands=(acme harbour-coffee)
# Where a first try ended halfway.
gone() {
    local brand
    for brand in "${brands[@]}"; do
        in_root sh -c 'systemctl disable --now "huddled@$1"; systemctl reset-failed "huddled@$1"
            rm -rf "/etc/huddled/$1" "/var/lib/huddled-$1" "/var/spool/huddled-$1"' - "$brand" >/dev/null 2>&1 || true
    done
    in_root sh -c 'rm -rf /run/systemd/system/huddled@acme.service.d; systemctl daemon-reload'
}
gone
fresh_service

# What docs/CONFIGURATION.md says, for each brand.
configured() { # configured BRAND
    in_root sh -euc 'mkdir "/etc/huddled/$1"
        sed "s|^brand:.*|brand: $1|
            s|^#plan:.*|plan: { at: \"00:00\" }|
            s|^#directories:.*|directories: { spool: /var/spool/huddled-$1, state: /var/lib/huddled-$1 }|" \
            /etc/huddled/huddled.yaml >"/etc/huddled/$1/huddled.yaml"' - "$1"
}
of() { echo "/etc/huddled/$1/huddled.yaml"; }
instance() { in_root systemctl show --property="$2" --value "huddled@$1"; }
exposure() {
    in_root systemd-analyze --no-pager security "huddled@$1.service" |
        sed -n 's/.*Overall exposure level.*: \([0-9.]*\) .*/\1/p'
}

starts() { # starts BRAND: for good; why not, if not
    in_root systemctl --quiet enable --now "huddled@$1" || ! in_root journalctl --no-pager --lines=20 --unit="huddled@$1"
}

for brand in "${brands[@]}"; do
    configured "$brand"
    check "huddled@$brand is enabled and started in one command" starts "$brand"
    check "it runs" is active instance "$brand" ActiveState
    check "with the folders of the plain service, and no others" is "\
/var/lib/huddled-$brand _huddled:_huddled 711
/var/lib/huddled-$brand/library.d _huddled:_huddled 755
/var/spool/huddled-$brand _huddled:_huddled 755
/var/spool/huddled-$brand/advocates _huddled:huddle-contacts 2750
/var/spool/huddled-$brand/alerts _huddled:huddle-contacts 2750
/var/spool/huddled-$brand/archive _huddled:_huddled 700
/var/spool/huddled-$brand/boards _huddled:huddle 2750
/var/spool/huddled-$brand/inbox _huddled:huddle-submit 3730
/var/spool/huddled-$brand/plans _huddled:huddle 2750
/var/spool/huddled-$brand/receipts _huddled:huddle-submit 2750
/var/spool/huddled-$brand/rejected _huddled:_huddled 700
/var/spool/huddled-$brand/work _huddled:_huddled 700" \
        in_root sh -c 'find "$@" -maxdepth 1 -type d -printf "%p %u:%g %m\n" | LC_ALL=C sort' - \
        "/var/lib/huddled-$brand" "/var/spool/huddled-$brand"
    acl() { in_root getfacl --absolute-names --omit-header "$1/inbox" | sort; }
    check "and the inbox's ACL" is "$(acl "$SPOOL")" acl "/var/spool/huddled-$brand"
    found=$(exposure "$brand")
    check "it is exposed by $found, at most 0.5" awk -v found="$found" 'BEGIN { exit !(found != "" && found <= 0.5) }'
    check "systemd finds no mistake in it" is "" in_root systemd-analyze verify --man=no "huddled@$brand.service"
    check "anybody may ask how it is" prints "^brand +$brand\$" \
        as_user olaf huddlectl --config "$(of "$brand")" status
done
check "the plain service runs beside them" is active unit ActiveState

day=$(date --utc --date='2 days ago' +%F)
hands_in() { # hands_in LOCATION CONFIGURATION: twenty answers
    {
        echo location,submitted,overall,speed
        for row in {10..29}; do echo "$1,${day}T10:$row:00Z,$((row % 5 + 1)),$((row % 3 + 1))"; done
    } | as_user tess sh -c "cat >~/$1.csv" && as_user tess huddlectl --config "$2" submit "/home/tess/$1.csv"
}
for brand in "${brands[@]}"; do
    check "a file is handed in to $brand" is "for-$brand.csv: accepted, 20 rows: 20 accepted" \
        hands_in "for-$brand" "$(of "$brand")"
done
check "and one to the plain service" is "for-all.csv: accepted, 20 rows: 20 accepted" \
    hands_in for-all /etc/huddled/huddled.yaml
files() { in_root huddlectl --config "$1" files --json | in_root jq -r .name | paste -sd ' '; }
for brand in "${brands[@]}"; do
    check "$brand has its own file alone" is "for-$brand.csv" files "$(of "$brand")"
    check "and its plan is read by who may" eventually 10 prints "TODAY'S ONE THING: SPEED OF SERVICE" \
        as_user mona huddlectl --config "$(of "$brand")" plan "for-$brand"
    check "and by nobody else" not as_user olaf huddlectl --config "$(of "$brand")" plan "for-$brand"
    check "its audit is clean" in_root huddlectl --config "$(of "$brand")" verify
done
check "so has the plain service" is for-all.csv files /etc/huddled/huddled.yaml

# A shell in the place of one, under everything its unit says, as in sandbox.sh.
probe=/run/systemd/system/huddled@acme.service.d
in_root systemctl stop huddled@acme
in_root mkdir -p "$probe"
in_root tee "$probe/probe.conf" >/dev/null <<'INI'
[Service]
Type=oneshot
Restart=no
ExecStart=
ExecStart=/bin/sh -eu /run/huddled-instance-probe
INI
in_root tee /run/huddled-instance-probe >/dev/null <<'SH'
echo x >/var/lib/huddled-acme/x
echo x >/var/spool/huddled-acme/inbox/.x
mv /var/spool/huddled-acme/inbox/.x /var/spool/huddled-acme/work/.x
rm /var/spool/huddled-acme/work/.x /var/lib/huddled-acme/x
test "$(ls /var/lib /var/spool | paste -sd ' ')" = "/var/lib: huddled-acme  /var/spool: huddled-acme"
for other in /var/lib/huddled /var/spool/huddled /var/lib/huddled-harbour-coffee /var/spool/huddled-harbour-coffee; do
    test ! -e "$other"
    ! mkdir "$other" 2>/dev/null
done
! touch /run/huddled/x 2>/dev/null
process=$(cat /proc/self/status | sed -n 's/^NSpid:[[:space:]]*//p')
test -n "$process"
test "$(ls /proc | grep -c '^[0-9]')" -le 8
SH
in_root systemctl daemon-reload
check "an instance reaches its own folders, and sees nothing of the others'" in_root systemctl start huddled@acme
in_root rm -r "$probe" /run/huddled-instance-probe
in_root systemctl daemon-reload

in_root sed -i "s|huddled-acme|huddled-harbour-coffee|g" "$(of acme)"
check "told by mistake to use another's folders, it does not start" not in_root systemctl start huddled@acme
said() { in_root journalctl --no-pager --boot --unit=huddled@acme; }
check "and says which" eventually 5 prints '/huddled-harbour-coffee/?[a-z]* cannot be created' said
in_root systemctl stop huddled@acme
in_root sed -i "s|huddled-harbour-coffee|huddled-acme|g" "$(of acme)"
stopped() { as_user olaf huddlectl --config "$(of acme)" status 2>&1 || true; }
check "huddlectl status says how to start it" prints 'start it: systemctl start huddled@acme$' stopped

in_root sh -c 'rm -r "$1/boards" && chmod 0777 "$1/alerts"' - /var/spool/huddled-acme
check "corrected, it starts" in_root systemctl start huddled@acme
check "what was removed or opened is as it should be" is "_huddled:huddle 2750 _huddled:huddle-contacts 2750" \
    in_root sh -c 'cd "$1" && stat --format="%U:%G %a" boards alerts | paste -sd " "' - /var/spool/huddled-acme
check "it is reloaded by itself" in_root systemctl reload huddled@acme
in_root sed -i 's|^outcome:|outcom:|' "$(of acme)"
check "a bad configuration of one fails its reload" not in_root systemctl reload huddled@acme
check "and that of no other" in_root systemctl reload huddled@harbour-coffee huddled
in_root sed -i 's|^outcom:|outcome:|' "$(of acme)"
process=$(instance harbour-coffee MainPID)
check "one is stopped" in_root systemctl stop huddled@acme
others() { echo "$(instance harbour-coffee ActiveState) $(instance harbour-coffee MainPID) $(unit ActiveState)"; }
check "and the others run on" is "active $process active" others
check "all are started again with one command" in_root systemctl restart 'huddled@*' huddled
gone
