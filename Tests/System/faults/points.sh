# Interrupts a full cycle (cycle.sh) at numbered calls (failpoint.c), and claims what must hold whatever the moment was.
# Needs `binaries`, `here` (Tests/System), `folder`, `calls` where not all calls are points, and these, which say what a place for a huddled is (places/):
#
#     begin PLACE             makes an empty one
#     save PLACE NAME         remembers it as it is
#     lay_out PLACE NAME      makes it as it was remembered
#     power_up PLACE          after a cut: what is on the disk is read anew
#     end PLACE               leaves nothing of it
#
#     rehearse                runs the cycle undisturbed, and remembers the place before each step, what is in it after
#                             each, the calls of each, and every version that a published file has had
#     points [PATTERN]        prints all points, STEP NUMBER CALL PATH, one a line
#     strike PLACE STEP NUMBER DEED
#                             does the step with that deed at that call, claims that the place is sound, does the step
#                             again, and claims that it is as if nothing had happened; else says why and returns 1
#     strike_twice PLACE STEP NUMBER NUMBER
#                             kills it at that call, and when it goes on at that one; then likewise
#     disturbed PLACE STEP WHAT DEED
#                             the same of a step under whatever `under` is
#     shared FUNCTION         reads points, and calls the function with a place and each of them, on as many processes as
#                             there are processors; sets `struck` to how many there were

rehearse() {
    local place=$folder/calm number=0
    failpoint=$folder/failpoint.so
    gcc -O1 -Wall -Wextra -Werror -shared -fPIC -o "$failpoint" "$here/faults/failpoint.c"
    gcc -O1 -shared -fPIC -o "$folder/wallclock.so" "$here/booted/parts/wallclock.c"
    echo $(($(date -d 2026-11-21T08:00:00Z +%s) - $(date +%s))) >"$folder/ahead"
    mkdir -p "$folder"/{after,calls,kept}
    : >"$folder/versions"
    fixture "$folder/files"
    begin "$place"
    brand "$place"
    while [ "$number" -lt ${#steps[@]} ]; do
        save "$place" "$number"
        rm -f "$folder/kept"/*
        watched "$place" FAILPOINT_LOG="$folder/calls/$number" FAILPOINT_KEEP="$folder/kept"
        rm -f "$place.count"
        step "$place" "$number" || {
            echo "${steps[$number]}: failed undisturbed:" && cat "$place.said"
            return 1
        }
        versions "$place" "$number" >>"$folder/versions"
        under=()
        content "$place" >"$folder/after/$number"
        verified "$place" 2>/dev/null
        number=$((number + 1))
    done
    sort -u -o "$folder/versions" "$folder/versions"
    end "$place"
}

watched() { # watched PLACE VARIABLE=VALUE…: what stands before commands
    under=(env LD_PRELOAD="$failpoint" FAILPOINT_DISK="$1" FAILPOINT_STATE="$1.count" ${calls:+"FAILPOINT_CALLS=$calls"} "${@:2}")
}

# What was renamed to its place in that step: SHA256  PATH.
versions() {
    local number name path
    while read -r number name path; do
        [ "$name" = rename ] && [ -f "$folder/kept/$number" ] || continue
        echo "$(sha256sum <"$folder/kept/$number" | cut -d ' ' -f 1)  ${path#"$1"/}"
    done <"$folder/calls/$2"
}

points() {
    local number
    for number in "${!steps[@]}"; do
        awk -v step="$number" -v wanted="${1:-.}" '$2 ~ wanted { print step, $1, $2, $3 }' "$folder/calls/$number"
    done
}

# Whatever was published is whole, in one of its versions, or absent.
whole() { # whole PLACE DEED
    case $2 in
    [0-9]*) # others than undisturbed, see `kept`
        find "$1/spool" -type d \( -name inbox -o -name archive -o -name rejected \) -prune -o -name '[!.]*.json' \
            -exec jq --exit-status . {} + >"$1.torn"
        return
        ;;
    esac
    (cd "$1" && find spool/{plans,boards,alerts,advocates,receipts} -type f ! -name '.*' -exec sha256sum {} + 2>/dev/null |
        sort | comm -23 - "$folder/versions") >"$1.torn" || true
    [ ! -s "$1.torn" ] || { echo "torn:" && cat "$1.torn" && return 1; }
}

# What the ledger calls taken is in it, whatever came after.
acknowledged() {
    local name
    while read -r name; do
        "$binaries/huddlectl" --config "$1/huddled.yaml" files --json | grep -qF "\"$name\"" ||
            { echo "$name was acknowledged, and is not in the ledger" && return 1; }
    done < <(sed -nE 's/^huddled: ([^ ]+): (accepted|partial|rejected), .*/\1/p' "$1.said")
}

# Each file that was handed in is in one place, and in no other. An erasure writes originals anew.
once() {
    local name found
    for name in $(sed -nE 's/^([^ ]+): in the inbox.*/\1/p' "$1.said") $(taken_before "$2"); do
        found=$(cd "$1/spool" && find inbox work archive rejected -type f ! -name '.*' ! -name '*.errors.jsonl' \
            -exec sha256sum {} + | grep -c "^$(sha256sum <"$files/$name" | cut -d ' ' -f 1) ") || true
        [ "$found" = 1 ] || { echo "$name is there $found times" && return 1; }
    done
}
taken_before() {
    local step verb name
    for step in "${steps[@]:0:$1 + 1}"; do
        case $step in forget*) return ;; esac
    done
    for step in "${steps[@]:0:$1}"; do
        read -r verb name <<<"$step"
        case $verb in submit | answer) echo "$name" ;; esac
    done
}

# What an interrupted command leaves half written goes with the next scan: that is the next morning's.
tidied() {
    case ${steps[$2]} in
    morning*) ;;
    *) find "$1/spool/inbox" -name '.huddled-*.tmp' -delete ;;
    esac
}

strike() {
    lay_out "$1" "$2"
    at_call "$1" "$3" "$4"
    disturbed "$1" "$2" "$4 at call $3" "$4"
}

strike_twice() {
    lay_out "$1" "$2"
    at_call "$1" "$3" kill
    step "$1" "$2" || true
    at_call "$1" "$4" kill
    disturbed "$1" "$2" "kill at call $3, and at call $4 of going on" again
}

at_call() { # at_call PLACE NUMBER DEED
    rm -f "$1.count" "$1.log"
    watched "$1" FAILPOINT_AT="$2" FAILPOINT_DO="$3" FAILPOINT_LOG="$1.log"
}

disturbed() { # disturbed PLACE STEP WHAT DEED: the step under what `under` does to it, and all claims
    local place=$1 number=$2 status=0
    step "$place" "$number" || status=$?
    under=()
    [ "$4" != cut ] || power_up "$place"
    {
        interrupted "$4" "$status" && not_retried "$place" && whole "$place" "$4" && acknowledged "$place" &&
            once "$place" "$number" && goes_on "$place" "$number" && tidied "$place" "$number" &&
            verified "$place" &&
            diff <(kept "$4" <"$folder/after/$number") <(content "$place" | kept "$4")
    } >"$place.why" 2>&1 && return
    {
        echo "FAILED: $3 of \"${steps[$number]}\": $(tail -n 1 "$place.log" 2>/dev/null)"
        head -n 30 "$place.why"
    } >&2
    return 1
}

# Whoever is refused a file goes on with the others, so that a day's plan is decided on what is there. What is taken is
# the same in the end.
kept() {
    case $1 in
    [0-9]*) grep -vE ' \./(plans|boards|alerts|advocates)/|metrics' | sort ;;
    *) cat ;;
    esac
}

# A program that was refused something may go on, and one that is killed the second time may be through before; no other.
interrupted() { # interrupted DEED STATUS
    case $1 in
    kill | cut) [ "$2" -gt 0 ] || { echo "nothing was interrupted" && return 1; } ;;
    esac
}
# SQLite may: it writes what it could not sync once more before it asks again, or forgets it.
not_retried() { [ ! -e "$1.log" ] || ! grep '^retry' "$1.log" | grep -v '/huddled\.db'; }
# On the cycle's own day: later, what it keeps would be over.
verified() {
    [ ! -e "$1/state/huddled.db" ] || env LD_PRELOAD="$folder/wallclock.so" WALLCLOCK="$folder/ahead" \
        "$binaries/huddlectl" --config "$1/huddled.yaml" verify
}
goes_on() { step "$1" "$2" || { echo "it does not go on:" && cat "$1.said" && return 1; }; }

shared() {
    cat >"$folder/shared"
    struck=$(wc -l <"$folder/shared")
    local workers=() worker of
    of=$(nproc)
    for ((worker = 0; worker < of; worker++)); do
        awk -v of="$of" -v worker="$worker" 'NR % of == worker' "$folder/shared" | {
            while read -r -a point; do "$1" "$folder/place-$worker" "${point[@]}" || exit 1; done
        } &
        workers+=($!)
    done
    for worker in "${workers[@]}"; do
        wait "$worker" || {
            kill "${workers[@]}" 2>/dev/null || true
            wait
            return 1
        }
    done
}
