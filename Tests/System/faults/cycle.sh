# A full cycle of a small brand, for scripts that disturb it: two days of feedback are handed in, two mornings are planned,
# the second after check-offs and a call that was answered, and a customer is forgotten. Everything a fault may interrupt is
# in it. Needs `binaries`.
#
#     fixture FOLDER         writes what is handed in to FOLDER, and sets `files` to it
#     brand FOLDER           a huddled of its own in FOLDER
#     step FOLDER NUMBER     runs that command of `steps`; `under` stands before it, and what it says goes to FOLDER.said
#     content FOLDER         prints what is in the database and on the disk, to be compared

# Each is one command of huddled's.
steps=(
    "submit monday.csv" "submit till.jsonl.gz" "morning 2026-11-20T06:00:00Z"
    "submit tuesday.csv" "submit check-offs.csv" "answer answers.csv" "submit broken.csv" "morning 2026-11-21T06:00:00Z"
    "forget monday-4" "morning 2026-11-21T07:00:00Z"
)
under=()

# A day's feedback: two stores, one of them slow, with customers to be called, and rows of no use.
feedback() { # feedback DAY PREFIX FIRST COUNT
    awk -v day="$1" -v prefix="$2" -v first="$3" -v count="$4" 'BEGIN {
        print "location,submitted,updated,response,overall,speed,friendliness,comment,contact_name,contact_email,contact_consent"
        for (i = first; i < first + count; i++) {
            unhappy = i % 8 == 4
            printf("%s,2026-11-%sT%02d:00:00Z,%s,%s-%d,%d,%d,%d,%s,%s,%s,%s\n", i % 9 == 8 ? "" : i % 2 ? "0007" : "0042",
                day, i % 12 + 8, first ? "2026-11-20T0" i % 10 ":30:00Z" : "", prefix, i, unhappy ? 1 : i % 3 + 3,
                i % 2 ? 5 : i % 3 + 1, i % 4 + 2, i % 5 ? "" : "we waited in the queue for " i " minutes",
                unhappy ? "Robin Fictional" : "", unhappy ? "robin" i "@example.org" : "", unhappy ? "yes" : "")
        }
    }'
}

fixture() {
    files=$1
    mkdir -p "$files"
    feedback 19 monday 0 40 >"$files/monday.csv"
    for i in {1..12}; do
        printf '{"location":"0007","submitted":"2026-11-19T%02d:15:00Z","response":"till-%d","overall":%d,"speed":4}\n' $((i + 6)) "$i" $((i % 2 + 4))
    done | gzip -n >"$files/till.jsonl.gz"
    # Half of Monday again, some of it in a newer version.
    feedback 19 monday 20 40 >"$files/tuesday.csv"
    printf '%s\n' location,date,action,state,rating,note 0042,2026-11-20,second-till,done,4,"helps at noon" \
        0007,2026-11-20,greet-within-ten-seconds,skipped,, >"$files/check-offs.csv"
    printf '%s\n' location,submitted,overall 0042,never,3 ,never,9 >"$files/broken.csv"
}

brand() {
    mkdir -p "$1/spool/inbox"
    cp -r share/library.d "$1/library.d"
    cat >"$1/huddled.yaml" <<'YAML'
brand: Harbour Coffee
directories: { spool: spool, state: state }
library: library.d
outcome: { key: overall, label: Overall, scale: [1, 5] }
drivers:
  - { key: speed, label: Speed of service, scale: [1, 5], causes: { queue: [queue] } }
  - { key: friendliness, label: Friendliness, scale: [1, 5] }
plan: { minimum_answers: 5 }
YAML
}

submit() { # submit FOLDER FILE
    # Whoever was interrupted looks before they hand in again.
    ! cmp -s "$files/$2" "$1/spool/inbox/$2" || return 0
    "${under[@]}" "$binaries/huddlectl" --config "$1/huddled.yaml" submit --no-wait "$files/$2"
}
answer() {
    local alert
    alert=$(find "$1/spool/alerts" -name '[!.]*.json' | sort | head -n 1)
    [ -n "$alert" ] || return 1
    printf '%s\n' alert,state,cause,note "$(basename "$alert" .json),closed,queue,called" >"$files/$2.part"
    mv "$files/$2.part" "$files/$2"
    submit "$1" "$2"
}
morning() { "${under[@]}" "$binaries/huddled" --config "$1/huddled.yaml" --once --now "$2"; }
forget() { "${under[@]}" "$binaries/huddlectl" --config "$1/huddled.yaml" erase --response "$2"; }

step() { # step FOLDER NUMBER: that command; what it says goes to FOLDER.said
    local verb argument
    read -r verb argument <<<"${steps[$2]}"
    "$verb" "$1" "$argument" >"$1.said" 2>&1
}

content() {
    local verb
    if [ -e "$1/state/huddled.db" ]; then # the first morning makes it
        for verb in responses files; do "$binaries/huddlectl" --config "$1/huddled.yaml" "$verb" --json; done
    fi
    (cd "$1/spool" && find . -type f -exec sha256sum {} + | sort -k 2)
}
