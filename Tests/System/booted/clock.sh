# Nights on which clocks change, steps of the clock, and restarts in between: every location has exactly one plan a day.
source "$(dirname "$0")/rig/lib.sh"

# Each night: its date, where, at what time plans are due, and when that is there. The first and third time do not exist
# on that night (just after the gap counts), the others come twice (the first counts).
nights="\
2026-03-29 Europe/Berlin 02:30 2026-03-29T01:00:00Z
2026-04-05 Australia/Lord_Howe 01:45 2026-04-04T14:45:00Z
2026-10-04 Australia/Lord_Howe 02:15 2026-10-03T15:30:00Z
2026-10-25 Europe/Berlin 02:30 2026-10-25T00:30:00Z"
zones="Europe/Berlin Europe/London America/New_York Pacific/Honolulu Asia/Kolkata Australia/Lord_Howe Pacific/Auckland
UTC"

# The wall clock of huddled, and of nobody else.
"$(command -v clang || command -v cc)" -shared -fPIC -O1 -o "$ROOT/usr/lib/wallclock.so" \
    "$(dirname "$0")/parts/wallclock.c"
set_ahead() {
    ahead=$1
    in_root sh -euc 'mkdir -p "$1"; cd "$1"; echo "$2" >new; mv new ahead' - /run/wallclock "$ahead"
}
seconds() { date -u -d "$1" +%s; }
instant() { date -u -d "@$1" +%FT%TZ; }

configure() { # configure TIME
    { echo 'locations: locations.csv' && sed "s/^#plan: .*/plan: { at: \"$1\" }/" etc/huddled/huddled.yaml; } |
        in_root tee /etc/huddled/huddled.yaml >/dev/null
    for zone in $zones; do echo "${zone##*/},$zone"; done | { echo id,timezone && cat; } |
        in_root tee /etc/huddled/locations.csv >/dev/null
}

# dues DATE ZONE TIME INSTANT: when plans are due in which zone and for which day around a night, in order.
dues() {
    local zone day
    for zone in $zones; do
        for days in -3 -2 -1 0 1 2 3; do
            day=$(date -u -d "$1 $days days" +%F)
            if [ "$day $zone" = "$1 $2" ]; then
                echo "$(seconds "$4") $zone $day"
            else
                echo "$(TZ=$zone date -d "$day $3" +%s) $zone $day"
            fi
        done
    done | sort -n
}

# What the service says is next, once it has seen what time it is now.
next_is() { is "$1" in_root jq -r .next_plans.due /run/huddled/status.json; }
sees() { # sees WHAT: and has done what was due
    local now next
    now=$(($(date +%s) + ahead))
    next=$(awk -v now="$now" '$1 > now { print $1; exit }' "$WORK/dues")
    eventually 10 next_is "$(instant "$next")" >"$WORK/saw" ||
        give_up "$1, at $(instant "$now"), it does not see that $(instant "$next") is next" "" "$WORK/saw"
}
# A real step wakes the service; this clock is not the kernel's, so a look at the inbox does. What is next may be what was
# next before: that it noticed, the journal tells.
steps() { journal | grep -c "the clock was set" || true; }
told_more_than() { [ "$(steps)" -gt "$1" ]; }
step_to() { # step_to AHEAD WHAT
    local told
    told=$(steps)
    set_ahead "$1"
    in_root touch "$SPOOL/inbox"
    eventually 10 told_more_than "$told" >"$WORK/saw" || give_up "$2" "" "$WORK/saw"
    sees "$2"
}
walk_to() { step_to $(($1 - $(date +%s))) "walking"; } # walk_to SECONDS

planned() { # planned FROM TO: location, day and instant of every plan that there is of these days
    in_root sh -c 'cd "$1" && jq -r "\"\(.location.id) \(.date) \(.generated)\"" */????-??-??.json' - "$SPOOL/plans" |
        awk -v from="$1" -v to="$2" '$2 >= from && $2 <= to' | sort
}
expected() { # expected BEGIN END: what is due in between, and what was due already on the day it began
    while read -r due zone day; do
        if [ "$due" -le "$2" ] && { [ "$due" -gt "$1" ] || [ "$day" = "$(TZ=$zone date -d "@$1" +%F)" ]; }; then
            echo "${zone##*/} $day $(instant "$due")"
        fi
    done <"$WORK/dues" | sort
}

fresh_spool
drop_in <<'INI'
[Service]
Environment=LD_PRELOAD=/usr/lib/wallclock.so WALLCLOCK=/run/wallclock/ahead
INI
started=""
while read -r date zone time due; do
    dues "$date" "$zone" "$time" "$due" >"$WORK/dues"
    due=$(seconds "$due")
    begin=$((due - 36 * 3600))
    end=$((due + 36 * 3600))
    configure "$time"
    set_ahead $((begin - $(date +%s)))
    service "${started:-start}"
    sees "beginning"
    started=reload

    for ((at = begin + 4 * 3600; at < due - 2 * 3600; at += 4 * 3600)); do walk_to "$at"; done
    # Two hours forward, beyond the time at which it is due, and back again.
    walk_to $((due - 3600))
    step_to $((ahead + 7200)) "set forward"
    name="${zone##*/}"
    check "$name $date: when the clock is set forward over it, the plan is written, as of when it was due" \
        is "$name $date $(instant "$due")" eval "planned $date $date | grep '^$name '"
    written=$(in_root stat -c '%i %Y %Z' "$SPOOL/plans/$name/$date.json")
    step_to $((ahead - 7200)) "set back"
    # Then through the night, where the same time comes again or never, with a restart at each point.
    for minutes in -30 -1 0 1 15 29 31 45 59 60 61 90 120; do
        walk_to $((due + minutes * 60))
        service restart
        sees "restarted"
    done
    check "$name $date: however often that time comes, the plan stays the one that was written" \
        is "$written" in_root stat -c '%i %Y %Z' "$SPOOL/plans/$name/$date.json"
    for ((at = due + 5 * 3600; at < end; at += 4 * 3600)); do walk_to "$at"; done
    walk_to "$end"
    check "$name $date: every location has one plan for each day around it, as of when it was due there" \
        is "$(expected "$begin" "$end")" \
        planned "$(date -u -d "@$((begin - 86400))" +%F)" "$(date -u -d "@$((end + 86400))" +%F)"
done <<<"$nights"

events() { journal -o json "MESSAGE_ID=$1" | in_root jq -r ".$2"; }
plans=$(in_root sh -c 'ls "$1"/*/????-??-??.json | wc -l' - "$SPOOL/plans")
check "each of the $plans plans was published once" is "$plans" eval \
    'events 0d6ee9273cfa4c8cabadb42d2a956225 HUDDLED_PLANS | awk "{ plans += \$1 } END { print plans }"'
for step in 7200 -7200; do # to the second that passes meanwhile
    check "the journal tells of four steps by $step seconds" is 4 eval \
        "events 21941293554e42eaa406fd71d0e348ca HUDDLED_SECONDS | awk '\$1 - $step >= -1 && \$1 - $step <= 1' | wc -l"
done
check "the service ran all the time but for the restarts" is "active 0" echo "$(unit ActiveState) $(unit NRestarts)"
