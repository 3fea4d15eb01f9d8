# For scenarios in which tess hands in feedback while something is wrong: how she does it, and what became of her files.
# The files have the columns of the shipped configuration.

# The day before yesterday, whenever the tests run.
ANSWERED=$(date --utc --date='2 days ago' +%F)T10:00:00Z

# as_shipped  the shipped configuration, but that plans are due at any time of the day: for fresh_service -.
as_shipped() { sed 's/^#plan:.*/plan: { at: "00:00" }/' etc/huddled/huddled.yaml; }

# feedback KEY ROWS [LOCATION]  a file; no two KEYs give the same response.
feedback() {
    echo location,submitted,response,overall,speed,comment
    seq --format "${3:-0001},$ANSWERED,$1-%.0f,4,2,waited in the queue" "$2"
}
# hold_ready NAME ROWS [LOCATION]  tess writes a file into the inbox, under a name that is not taken.
hold_ready() { feedback "$@" | as_user tess sh -c 'cat >"$1.part"' - "$SPOOL/inbox/$1"; }
# hand_in NAME…  she moves such files to their own names.
hand_in() { as_user tess sh -euc 'cd "$0"; for name; do mv "$name.part" "$name"; done' "$SPOOL/inbox" "$@"; }
# deliver NAME ROWS [LOCATION]  both.
deliver() { hold_ready "$@" && hand_in "$1"; }

# The names of all files that were taken, in a line. How many responses are stored.
taken() { in_root sh -c 'huddlectl files --json | jq -r .name | sort | paste -sd " "'; }
responses() { in_root sh -c 'huddlectl responses --json | wc -l'; }
# has_plans LOCATION…  each has one.
has_plans() { in_root sh -euc 'cd "$0"; for location; do test -s "$location/today.txt"; done' "$SPOOL/plans" "$@"; }

# says PATTERN  everybody reads it in `huddlectl status`; the_line PATTERN: in `systemctl status`.
says() { prints "$1" as_user olaf huddlectl status; }
the_line() { prints "$1" unit StatusText; }

# Nothing is wrong, nothing is on its way any more or was left behind by the way, and the database is sound.
all_is_well() {
    says '^state +running' && says '^waiting +nothing' && not says '^wrong' &&
        is "" in_root sh -c 'find "$1/inbox" "$1/work" -mindepth 1; find "$1" -name ".huddled-*"' - "$SPOOL" &&
        is ok in_root sqlite3 -readonly "$STATE/huddled.db" 'PRAGMA integrity_check; PRAGMA foreign_key_check'
}
# undisturbed PID  the service is the process that was started.
undisturbed() { is "active $1 0" echo "$(unit ActiveState) $(unit MainPID) $(unit NRestarts)"; }

# silent SECONDS  the journal gets nothing from the service for that long, but that plans were published, which may
# follow a file at any time; what failed is tried again each five seconds.
silent() {
    local before
    before=$(journal -o cat | wc -l)
    sleep "$1"
    is "" said_since "$before"
}
said_since() { journal -o cat | tail --lines="+$(($1 + 1))" | but_plans; }
but_plans() { sed '/plans\{0,1\} published/d'; }
# never_twice  no sentence stands in the journal more than once, but that plans were published.
never_twice() { is "" repeated; }
repeated() { journal -o cat | but_plans | sort | uniq --repeated; }

# ballast PATH BYTES  root fills the disk there up to so many bytes, a multiple of its blocks.
ballast() {
    in_root sh -c '
        dd if=/dev/zero of="$1/ballast" bs=1M 2>/dev/null
        dd if=/dev/zero of="$1/ballast" bs=4096 oflag=append conv=notrunc 2>/dev/null
        sync; truncate --size="-$2" "$1/ballast"; sync' - "$@"
}
no_ballast() { in_root rm "$1/ballast"; }

# start_watch … stop_watch  prints how long it took, for whoever reads along.
start_watch() { stopwatch=${EPOCHREALTIME/./}; }
stop_watch() { echo "      $(((${EPOCHREALTIME/./} - stopwatch) / 1000)) ms"; }
