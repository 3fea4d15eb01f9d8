# docs/DELIVERY.md, word by word: its commands are run, its files installed, and each way is walked to its end: a store's
# host, a share, a browser, a mailbox, a printer.
source "$(dirname "$0")/rig/lib.sh"

# -- The sample brand on its own morning, whatever the day is. --

here=/root/checkout
outside() { # What this scenario starts and makes beside huddled; it begins and ends with none of it.
    in_root sh -euc '
        systemctl stop "huddled-*.timer" "huddled-*.service" "delivery-*" smbd ssh cups postfix
        systemctl --quiet disable smbd 2>/dev/null
        rm -rf "$1" /etc/systemd/system/huddled-* /etc/systemd/system/*.wants/huddled-* /run/systemd/system/huddled-* \
            /etc/systemd/system/smbd.service.d /etc/sysusers.d/huddle-delivery.conf /etc/msmtprc \
            /usr/local/bin/huddled-* /var/lib/huddled-* /srv/huddle /srv/mail \
            /srv/printer /home/plans
        for user in plans stores huddle-delivery huddle-web; do
            ! id "$user" >/dev/null 2>&1 || userdel "$user"
        done
        systemctl daemon-reload
        systemctl reset-failed' - "$here"
}
outside
sed '/^directories:/d' Examples/harbour-coffee/huddled.yaml | fresh_spool -
in_root mkdir -p "$here"
tar c Examples/delivery | in_root tar x --no-same-owner -C "$here"
in_root tee /etc/huddled/locations.csv >/dev/null <Examples/harbour-coffee/locations.csv
for file in Examples/harbour-coffee/feedback/*; do
    as_user _huddled tee "$SPOOL/inbox/${file##*/}" >/dev/null <"$file"
done
morning() { as_user _huddled huddled --once --now "$1T06:00:00Z" 2>&1; }
check "the sample brand's plans are there" prints '24 plans published' morning 2026-11-21
for place in boards/brand.html boards/regions/north.html alerts/0009/1.txt; do
    as_user _huddled sh -euc 'umask 0027; mkdir -p "${1%/*}"; [ -e "$1" ] || echo "$1" >"$1"' - "$SPOOL/$place"
done

plan=$SPOOL/plans/0009/today
text=$(in_root cat "$plan.txt")
digest() { in_root sha256sum "$@" | cut -c 1-64; }
# The stores, the servers and the printers of the page are all this host.
hosts() { in_root tee /etc/hosts >/dev/null; }
all_hosts="127.0.0.1 localhost plans.harbour-coffee.example mail.harbour-coffee.example
127.0.0.1 printer.gull-quay.harbour-coffee.example printer.anchor-street.harbour-coffee.example
127.0.0.2 gull-quay.harbour-coffee.example
127.0.0.3 anchor-street.harbour-coffee.example"
hosts <<<"$all_hosts"

# follow NAME: runs a block of commands of the page, in the checkout. A package that it wants must be there, but for three
# that are too large, or would push out another, and have stand-ins below. What asks for a password gets one.
follow() {
    awk -v name="$1" '
        $0 == "<!-- run: " name " -->" { found = 1; next }
        found && /^```/ { if (inside) exit; inside = 1; next }
        inside' docs/DELIVERY.md >"$WORK/block"
    [ -s "$WORK/block" ] || {
        echo "there is no block $1"
        return 1
    }
    {
        cat <<'STAND_INS'
cd "$1"
apt-get() {
    shift
    for package; do
        case $package in msmtp-mta | cups | chromium) ;; *) dpkg-query -W "$package" >/dev/null ;; esac
    done
}
smbpasswd() { printf 'sesame\nsesame\n' | command smbpasswd -s "$@"; }
openssl() { if [ "$1" = passwd ]; then command openssl "$@" sesame; else command openssl "$@"; fi; }
# Queues that pass on what they get: CUPS without the 30 MB that turn text into pages.
lpadmin() { command lpadmin "${@/everywhere/raw}" 2>/dev/null; }
STAND_INS
        cat "$WORK/block"
    } | in_root bash -eus - "$here"
}
journal_of() { in_root journalctl --sync && in_root journalctl --quiet --no-pager -o cat --unit="$1" --since="$(cat "$WORK/since")"; }
said() { "$@" 2>&1 || true; }
property() { in_root systemctl show --property="$2" --value "$1"; }
start() { in_root systemctl start "$1"; }
# within UNIT COMMAND: COMMAND instead of what the unit does, in its sandbox, by a user who may read contact data.
within() {
    in_root sh -c '
        mkdir -p "/run/systemd/system/$1.service.d"
        printf "[Service]\nSupplementaryGroups=huddle-contacts\nExecStart=\nExecStart=%s\n" "$2" \
            >"/run/systemd/system/$1.service.d/peek.conf"
        systemctl daemon-reload
        systemctl start "$1"
        code=$?
        rm "/run/systemd/system/$1.service.d/peek.conf"
        systemctl daemon-reload
        exit "$code"' - "$@"
}

check "users: the page's commands run" follow users
check "those who carry plans out may read plans" is "$text" as_user huddle-delivery cat "$plan.txt"
for user in huddle-delivery huddle-web; do
    for place in alerts advocates archive rejected work; do
        check "$user cannot open $place" not as_user "$user" ls "$SPOOL/$place"
    done
done

# -- rsync --

check "rsync: the page's commands run" follow rsync
in_root cp /etc/huddled/delivery/store-key.pub "$here/"
check "on the store's side, too" follow rsync-store
in_root systemctl start ssh
check "and those that start it" follow rsync-start
timer() { # It waits for the next quarter of an hour, and not in the middle of what follows.
    is active property "huddled-$1.timer" ActiveState && in_root systemctl stop "huddled-$1.timer"
}
check "its timer waits for its time" timer rsync
hosts < <(sed 's/^127.0.0.3/192.0.2.3/' <<<"$all_hosts")
check "with one of two stores away, it fails" not start huddled-rsync
check "and says which" prints '^0009: not copied' journal_of huddled-rsync
check "but the other has its plan" is "$(digest "$SPOOL/plans/0001/today.html")" digest /srv/huddle/today.html
hosts <<<"$all_hosts"
check "when the store is back, the next run succeeds" start huddled-rsync
check "and the store has its plan" is "$(digest "$plan.html" "$plan.txt")" digest /srv/huddle/today.html /srv/huddle/today.txt
check "as a file of its own, that everybody there may read" is "regular file 644" in_root stat -c '%F %a' /srv/huddle/today.html
in_root sed -i /^0001/d /etc/huddled/delivery/stores.csv
copied=$(in_root stat -c '%i %Y' /srv/huddle/today.html)
check "running again" start huddled-rsync
check "sends nothing" is "$copied" in_root stat -c '%i %Y' /srv/huddle/today.html
key=(as_user huddle-delivery ssh -F /etc/huddled/delivery/ssh_config anchor-street.harbour-coffee.example)
check "the key opens no shell on the store's host" not "${key[@]}" id
steals() {
    as_user huddle-delivery rsync --rsh='ssh -F /etc/huddled/delivery/ssh_config' \
        anchor-street.harbour-coffee.example:today.txt /tmp/stolen
}
check "and reads nothing there" not steals
check "from within the unit there are plans" within huddled-rsync "/usr/bin/cat $plan.txt"
check "and no alerts, not even for who may read them" not within huddled-rsync "/usr/bin/ls $SPOOL/alerts"

# -- Samba --

check "samba: the page's commands run" follow samba
share() { # share USER COMMANDS: as a computer in a store
    in_root smbclient //localhost/plans -U "$1%sesame" -c "$2" 2>&1
}
refuses() { prints 'ACCESS_DENIED|WRITE_PROTECTED' said share stores "$1"; }
check "the configuration is good" prints 'Loaded services file OK' said in_root testparm -s
check "the share lists the day's plan" eventually 10 prints '^  today.html ' share stores 'ls 0009/*'
check "today.html comes through its link" share stores "get 0009/today.html $here/got.html"
check "as it is" is "$(digest "$plan.html")" digest "$here/got.html"
check "writing is refused" refuses "put $here/got.html 0009/today.html"
check "deleting is, too" refuses 'del 0009/today.html'
check "and a new folder" refuses 'mkdir 0009/new'
check "there is no way up" not prints alerts share stores 'ls ../*'
in_root ln -s "$SPOOL/alerts" "$SPOOL/plans/0009/elsewhere"
check "nor through a link that leads out of the share" not prints '1.txt' share stores 'ls 0009/elsewhere/*'
in_root rm "$SPOOL/plans/0009/elsewhere"
check "nobody comes in without a password" not in_root smbclient //localhost/plans -N -c 'ls'
in_root sh -c 'printf "sesame\nsesame\n" | smbpasswd -s -a olaf' >/dev/null
check "nor who is not in the group" not share olaf ls
check "nor without encryption" not in_root smbclient //localhost/plans -m NT1 -U stores%sesame -c ls
check "smbd itself, which is root, sees no alerts" not \
    in_root nsenter --target "$(property smbd MainPID)" --mount ls "$SPOOL/alerts/0009"

# -- nginx --

check "web: the page's commands run" follow web
check "a certificate for a trial is made" follow web-trial
check "and the service starts" follow web-start
check "as its user" is huddle-web in_root ps -o user= -p "$(property huddled-web MainPID)"
web=https://plans.harbour-coffee.example
ask() { in_root curl --silent --max-time 10 --cacert /etc/huddled/delivery/web.crt "$@"; }
get() { ask --user stores:sesame "$@"; }
code() { "$1" --output /dev/null --write-out '%{http_code}' "${@:2}"; }
check "it answers with the plan" eventually 10 is "$text" get "$web/plans/0009/today.txt"
page=$(get "$web/plans/0009/" | sha256sum | cut -c 1-64)
check "the folder shows the page" is "$(digest "$plan.html")" echo "$page"
get --head "$web/plans/0009/today.html" | tr -d '\r' >"$WORK/headers"
for header in \
    "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'" \
    "Referrer-Policy: no-referrer" "X-Content-Type-Options: nosniff" "X-Robots-Tag: noindex" \
    "Cache-Control: private, no-cache" "Content-Type: text/html; charset=utf-8"; do
    check "with ${header%%:*}" grep -qxF "$header" "$WORK/headers"
done
check "its own version is nobody's business" grep -qx 'Server: nginx' "$WORK/headers"
check "/plans/ lists the stores" prints 'href="0009/"' get "$web/plans/"
check "a board of a region is there" is 200 code get "$web/boards/regions/north.html"
check "/ leads to the brand's board" is "$(in_root cat "$SPOOL/boards/brand.html")" get --location "$web/"
for path in /plans/0009/today.html /plans/0009/ /plans/ /boards/brand.html; do
    check "401 without a password: $path" is 401 code ask "$web$path"
done
check "401 with a wrong one" is 401 code ask --user stores:guess "$web/plans/0009/today.html"
for path in /alerts/ /alerts/0009/1.txt /advocates/ /archive/ /boards/ /plans/0009/.hidden /plans/../alerts/0009/1.txt \
    /plans/%2e%2e/alerts/0009/1.txt /plans/0009/..%2f..%2f..%2falerts/0009/1.txt //alerts/0009/1.txt; do
    case $(code get --path-as-is "$web$path") in
    404 | 400) check "not there: $path" true ;;
    *) check "not there: $path" false ;;
    esac
done
check "nothing but reading" is 405 code get --request POST --data x "$web/plans/0009/today.html"
as_user _huddled ln -s /etc/passwd "$SPOOL/plans/0009/passwd.txt"
check "a link to what is not huddled's is not followed" is 404 code get "$web/plans/0009/passwd.txt"
in_root rm "$SPOOL/plans/0009/passwd.txt"
inside() { in_root nsenter --target "$(property huddled-web MainPID)" --mount ls "$@"; }
check "from within there is nothing of the spool but plans and boards" is "$(printf 'boards\nplans')" inside "$SPOOL"

# -- Mail --

check "mail: the page's commands run" follow mail
check "and those that start it" follow mail-start
check "its timer waits for its time" timer mail
# As msmtp-mta makes it: msmtp is sendmail. Its server's certificate is known to this host.
in_root sh -euc '
    mkdir -p /srv/mail /run/systemd/system/huddled-mail.service.d
    printf "[Service]\nBindReadOnlyPaths=/usr/bin/msmtp:/usr/sbin/sendmail\n" \
        >/run/systemd/system/huddled-mail.service.d/msmtp.conf
    openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=mail.harbour-coffee.example \
        -addext subjectAltName=DNS:mail.harbour-coffee.example -keyout /srv/mail/key -out /srv/mail/certificate 2>/dev/null
    cp /srv/mail/certificate /usr/local/share/ca-certificates/mail.crt
    update-ca-certificates >/dev/null 2>&1
    echo sesame >/etc/huddled/delivery/mail.password
    systemctl daemon-reload'
in_root tee "$here/mailbox.py" >/dev/null <Tests/System/booted/parts/mailbox.py
check "mail is off while the server is" not start huddled-mail
check "and the journal says so, without an address" prints '^0009: plan not mailed: sendmail left with .*cannot connect' \
    journal_of huddled-mail
in_root systemd-run --quiet --unit=delivery-mailbox \
    python3 "$here/mailbox.py" /srv/mail /srv/mail/certificate /srv/mail/key sesame
listens() { in_root bash -c 'exec 3<>"/dev/tcp/127.0.0.1/$0"' "$1"; }
eventually 10 listens 587
mails() { in_root sh -c 'ls /srv/mail | grep -c eml$' || true; }
check "when it is back, the next run mails every plan" start huddled-mail
check "one to each of the 24 managers" is 24 mails
# of LOCATION WHAT: what a mail program makes of the mail to that store.
of() {
    in_root python3 - "store$1@harbour-coffee.example" "$2" <<'END'
import email, email.policy, pathlib, sys
for path in pathlib.Path("/srv/mail").glob("*.eml"):
    envelope, _, content = path.read_bytes().partition(b"\n")
    if envelope.decode().split()[1] != sys.argv[1]:
        continue
    mail = email.message_from_bytes(content, policy=email.policy.default)
    page = next(mail.iter_attachments())
    print({
        "envelope": envelope.decode(),
        "header": "\n".join(f"{key}: {mail[key]}" for key in ("From", "To", "Subject", "Auto-Submitted")),
        "text": mail.get_body(("plain",)).get_content(),
        "page": page.get_content(),
        "name": page.get_filename(),
    }[sys.argv[2]].rstrip("\n"))
END
}
check "from the sender to the manager" is "plans@harbour-coffee.example store0009@harbour-coffee.example" of 0009 envelope
check "with store and day as the subject" is "From: plans@harbour-coffee.example
To: store0009@harbour-coffee.example
Subject: Anchor Street (0009), 2026-11-21
Auto-Submitted: auto-generated" of 0009 header
check "the text is the plan" is "$text" of 0009 text
check "the page is attached" is "$(in_root cat "$plan.html")" of 0009 page
check "under a name that says what it is" is plan-0009-2026-11-21.html of 0009 name
check "running again" start huddled-mail
check "mails nothing twice" is 24 mails
check "the journal has a line for each plan" is 24 sh -c 'grep -c "handed to sendmail" "$0"' <(journal_of huddled-mail)
check "and no address" not prints '@harbour-coffee.example' journal_of huddled-mail
check "from within the unit there are no alerts" not within huddled-mail "/usr/bin/ls $SPOOL/alerts"

# The next morning, by Postfix, whose queue wants the rights of a group that it gives itself.
in_root sh -euc '
    rm -r /run/systemd/system/huddled-mail.service.d
    systemctl daemon-reload
    postconf -e relayhost=[127.0.0.1]:2525 inet_protocols=ipv4 inet_interfaces=loopback-only mydestination= \
        smtp_tls_security_level=none maillog_file=
    systemctl start postfix'
check "the next morning has its plans" prints 'plans published' morning 2026-11-22
in_root touch /srv/mail/busy
check "Postfix takes them" start huddled-mail
kept() { in_root mailq | grep -c 'not now'; }
check "and keeps what the other side does not take now" eventually 20 is 24 kept
in_root sh -c 'rm /srv/mail/busy; postqueue -f'
check "until it does" eventually 30 is 48 mails
check "running again" start huddled-mail
check "hands nothing over twice" is 48 sh -c 'grep -c "handed to sendmail" "$0"' <(journal_of huddled-mail)
check "of each location one mark is kept" is 24 in_root sh -c 'ls /var/lib/huddled-mail | wc -l'

# -- Print --

# The printer that CUPS brings for tests, on the port of printers; CUPS itself is left with its socket.
in_root sh -euc '
    mkdir -p /srv/printer
    sed -i "/^Listen localhost/d" /etc/cups/cupsd.conf
    systemctl start cups'
printer() {
    in_root systemd-run --quiet --unit=delivery-printer --property=Type=exec \
        ippeveprinter -r off -p 631 -n localhost -f text/plain -k -d /srv/printer test
}
check "print: the page's commands run" follow print
check "and those that start it" follow print-start
check "its timer waits for its time" timer print
check "with one of two printed, the other without chromium, it fails" not start huddled-print
check "and says which" prints '^0001: plan of 2026-11-22 not printed' journal_of huddled-print
jobs() { in_root lpstat -W "$1" -o "$2" | wc -l; }
check "while the printer is off, the sheet waits" is 1 jobs not-completed anchor-street
in_root sed -i '/^0001/d' /etc/huddled/delivery/printers.csv
check "running again" start huddled-print
check "adds no second" is 1 jobs not-completed anchor-street
printer
in_root cupsenable anchor-street
check "when it is on, the sheet is printed" eventually 60 is 1 jobs completed anchor-street
sheet() { in_root sh -c 'cat /srv/printer/*'; }
check "with the plan on it" is "$(in_root cat "$plan.txt")" sheet
check "from within the unit there are no alerts" not within huddled-print "/usr/bin/ls $SPOOL/alerts"
check "and no network" not within huddled-print "/usr/bin/bash -c 'exec 3<>/dev/tcp/127.0.0.1/631'"

# -- The units --

units() {
    in_root systemd-analyze verify /etc/systemd/system/huddled-{rsync,mail,print}.{service,timer} \
        /etc/systemd/system/huddled-web.service 2>&1
}
check "systemd finds no fault with any unit" is "" units
for unit in huddled-rsync huddled-mail huddled-print huddled-web; do
    in_root systemd-analyze --no-pager security "$unit.service" | tail -n 1 | sed 's/.*: /  exposure of '"$unit"': /'
done
outside
