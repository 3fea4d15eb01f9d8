# What people do wrong: it does no harm, and whoever did it is told what mends it. What they are told is done here to the
# letter, and does mend it.
source "$(dirname "$0")/rig/lib.sh"
fresh_service
inbox=$SPOOL/inbox

# leaves CODE PATTERN COMMAND…: succeeds when COMMAND ends with that exit code and says something that matches.
leaves() { prints "^$1: .*$2" exits "${@:3}"; }
exits() {
    local status=0 said
    said=$("$@" 2>&1) || status=$?
    sed "s/^/$status: /" <<<"$said"
}
# Every file in the ledger: name and rows accepted.
ledger() { in_root huddlectl files --json | in_root jq -r '"\(.name | gsub("[^ -~]"; "?")) \(.rows.accepted)"' | LC_ALL=C sort; }
# What status says of what stays in the inbox: a sentence each, on a line each.
left() { as_user olaf huddlectl status --json | in_root jq -r '.left.remedies[]'; }
# mends NAME ENTRY: does as that person what status says of the entry, in a shell, and nothing else.
mends() {
    local command
    command=$(left | grep -F -- "$2" | sed -nE 's/^.*: ((rm|rmdir|cp|setfacl) -)/\1/p') && as_user "$1" bash -euc "${command:?}"
}

# Names that a shell, a terminal and a reader could take for something else.
awkward=$'it\'s "0600" $HOME `id` \\ ;.csv'
wild=$'\e]0;title\a\e[31m\n--\u202evsc\xff.csv'
as_user tess bash -euc '
    cd
    for name in fine copied hard inner closed awkward wild late; do
        printf "location,submitted,overall\n%s,2026-01-02T10:00:00Z,4\n" "$name" >"$name.csv"
    done
    ln -s ~/copied.csv "$1/link.csv"
    mkfifo "$1/pipe.csv"
    perl -MSocket -e "socket(S, AF_UNIX, SOCK_STREAM, 0) && bind(S, sockaddr_un(shift)) or die" "$1/socket.csv"
    mkdir "$1/folder"
    mv inner.csv "$1/folder/"
    ln hard.csv "$1/hard.csv"
    umask 077
    chmod 0600 closed.csv awkward.csv wild.csv
    cp closed.csv "$1/"
    mv awkward.csv "$1/$2"
    mv wild.csv "$1/$3"' - "$inbox" "$awkward" "$wild"

check "systemctl status says that something cannot be taken" \
    eventually 10 prints '; 8 entries in the inbox cannot be taken, see huddlectl status"$' in_root systemctl --no-pager status huddled
for what in 'link.csv is a symbolic link' 'pipe.csv is a named pipe' 'socket.csv is a socket' 'folder is a directory' \
    'hard.csv has a second name elsewhere' 'closed.csv may not be read'; do
    check "huddlectl status says that $what" prints "$inbox/$what.*: (setfacl|rm|rmdir|cp) -" left
done
closed() { left | grep -c ' may not be read: setfacl -m u:_huddled:r -- '; }
check "so it does of other closed files, whatever they are called" is 3 closed
acts() { as_user olaf huddlectl status | LC_ALL=C grep -qP '[\x00-\x09\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\x8e\x8f\xaa-\xae]'; }
check "and no name in it acts on a terminal, or turns a line around" not acts
as_user tess cp /home/tess/fine.csv "$inbox/"
check "other files are taken meanwhile" eventually 10 is "fine.csv 1" ledger

as_user tess cp /home/tess/copied.csv "$inbox/"
check "a link: the file itself is copied, the link removed" mends tess link.csv
check "a pipe and a socket are removed" eval 'mends tess pipe.csv && mends tess socket.csv'
as_user tess mv "$inbox/folder/inner.csv" "$inbox/"
check "a folder: its files are moved out, and it is removed" mends tess "$inbox/folder"
check "a file with a second name becomes one of its own" mends tess hard.csv
check "the second name stays what it is" as_user tess grep -q hard /home/tess/hard.csv
check "a closed file is opened by its owner" mends tess closed.csv
check "or by root, whatever it is called" eval 'mends root "$inbox/it" && mends tess "csv may not be read"'
check "then all of them are taken, each once" eventually 10 is "\
?]0;title??[31m?--?vsc?.csv 1
closed.csv 1
copied.csv 1
fine.csv 1
hard.csv 1
inner.csv 1
it's \"0600\" \$HOME \`id\` \\ ;.csv 1" ledger
check "and nothing is left" eventually 40 is "" left

check "who may not submit is told so" leaves 77 'Permission denied' as_user olaf huddlectl submit /etc/hostname
check "one missing file, and nothing is submitted" \
    leaves 66 'nothing.csv: there is no such file' as_user tess huddlectl submit /home/tess/late.csv /home/tess/nothing.csv
check "a name that counts as unfinished is refused" \
    leaves 64 'rename it' as_user tess sh -c 'cp ~/late.csv ~/late.tmp && huddlectl submit ~/late.tmp'
check "what is no feedback is rejected, with the reason" \
    leaves 65 ' no column location' as_user tess huddlectl submit /etc/passwd
check "an action that does not exist is not checked off" \
    leaves 65 'did you mean "second-till"' as_user mona huddlectl done fine second-til
check "the ledger is root's" leaves 77 'run this with sudo' as_user olaf huddlectl files
check "a second huddled leaves" leaves 75 'another huddled works on this state directory' as_user _huddled huddled
check "the service was never restarted" is 0 unit NRestarts

service stop
check "after a stop huddlectl status says so, and what was last" \
    leaves 3 'last file +passwd, [0-9]+ rows?, rejected, ' as_user olaf huddlectl status
check "and how to start it" leaves 3 'not running; start it: systemctl start huddled$' as_user olaf huddlectl status
check "--json too" leaves 3 '"running": false' as_user olaf huddlectl status --json
check "huddlectl submit says that nobody takes it now" \
    leaves 75 'no receipt after 1 s for late.csv, safe in /var/spool/huddled/inbox: start huddled' \
    as_user tess huddlectl submit --timeout 1 /home/tess/late.csv
service start
check "the next start takes it" eventually 15 prints '^late.csv 1$' ledger
