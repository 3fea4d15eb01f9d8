#!/bin/bash
# Eight weeks of a brand whose stores learn from each other: one proposes a practice, it is approved, others are given it, it
# proves itself and plans say so; another one that does harm is retired. Managers check off and say what it was like; one is
# new. What an operator sees of it is compared line by line.
# usage: Tests/System/story.sh FOLDER-OF-BINARIES
#   HUDDLED_RECORD=1   write down anew what is seen
set -euo pipefail
export LC_ALL=C.UTF-8
PATH="$(cd "$1" && pwd):$PATH"
expected="$(cd "$(dirname "$0")" && pwd)/story/expected.txt"
# In memory where there is room: what is durable is not the question here.
room=$(df --output=avail -k /dev/shm 2>/dev/null | tail -n 1 || echo 0)
folder=$(mktemp -d -p "$([ -w /dev/shm ] && [ "${room:-0}" -gt 500000 ] && echo /dev/shm || echo "${TMPDIR:-/tmp}")")
trap 'rm -rf "$folder"' EXIT
cd "$folder"
root="$(cd "$(dirname "$expected")/../../.." && pwd)"
cp "$root"/Examples/harbour-coffee/{huddled.yaml,locations.csv} .
echo 'library: [library.d, state/library.d]' >>huddled.yaml
mkdir -p spool/inbox library.d
# Few, so that eight weeks are enough to tell them apart.
cp "$root"/share/library.d/{second-till,greet-within-ten-seconds}.yaml library.d/
cat >library.d/play-fast-music.yaml <<'YAML'
id: play-fast-music
title: Play fast music while people wait
drivers: [speed]
owner: shift lead
minutes: 5
cadence: daily
say: "Fast music all day."
steps: ["Choose fast music."]
watch: "It plays."
effort: low
YAML
cp "$root"/Examples/harbour-coffee/feedback/*.{csv,jsonl} spool/inbox/
# How fast and how friendly each store was.
awk -F , 'FNR > 1 && $5 == "web" && $7 ~ /^[1-5]$/ && $8 ~ /^[1-5]$/ { speed[$4] += $7; friendly[$4] += $8; count[$4]++ }
    END { for (store in count) print store, speed[store] / count[store], friendly[store] / count[store] }' \
    spool/inbox/survey-web.csv | sort >levels

day() { date -u -d "2026-11-21 $1 days" +%Y-%m-%d; }
control() { huddlectl --config huddled.yaml "$@" 2>&1; }
show() { # show COMMAND...: as in a terminal
    printf '$ huddlectl %s\n' "$*"
    control "$@" | sed "s|$folder/||g" || true
    echo
}

# Twelve answers a store and day. What a store was given moves how fast it is from then on; nobody else knows by how much.
feedback() { # feedback NUMBER-OF-DAY
    cut -d , -f 1 locations.csv | tail -n +2 | while read -r store; do
        given=$(grep -so '"action": "[a-z-]*"' "spool/plans/$store/today.json" | head -n 1 | cut -d '"' -f 4 || true)
        [ -z "$given" ] || echo "$given" >"habit-$store"
        [ -z "$given" ] || grep -qsx "$given" "took-$store" || echo "$given" >>"took-$store"
        level=$(awk -v store="$store" '$1 == store { print $2, $3 }' levels)
        echo "$store ${level:-4 4} $(cat "took-$store" 2>/dev/null | tr '\n' ' ')"
    done | awk -v day="$1" -v date="$(day "$1")" '
        # Wichmann and Hill 1982: the same in every awk.
        function noise() {
            a = (171 * a) % 30269; b = (172 * b) % 30307; c = (170 * c) % 30323
            return (a / 30269 + b / 30307 + c / 30323) % 1
        }
        function mark(level) { level = int(level + 2.4 * (noise() + noise() - 1) + 0.5); return level < 1 ? 1 : level > 5 ? 5 : level }
        BEGIN {
            a = b = c = 1000 + day
            for (n = 0; n < 20; n++) noise()
            effect["hand-out-numbers-at-the-door"] = 0.7; effect["play-fast-music"] = -0.6
            print "location,submitted,response,overall,speed,friendliness"
        }
        {
            moved = 0
            for (n = 4; n <= NF; n++) moved += effect[$n]
            for (n = 0; n < 12; n++) {
                speed = mark($2 - 0.7 + moved); friendly = mark($3 - 0.5)
                printf "%s,%sT%02d:10:00Z,%s-%d-%d,%d,%d,%d\n", $1, date, 9 + n, $1, day, n,
                    mark(0.6 * speed + 0.4 * friendly), speed, friendly
            }
        }'
}

# Every other store says what it did, and what it was like.
word() { # word NUMBER-OF-DAY
    echo location,date,action,state,rating,note
    for store in 00{01..24..2}; do
        case $(cat "habit-$store" 2>/dev/null) in
            hand-out-numbers-at-the-door) echo "$store,$(day "$1"),hand-out-numbers-at-the-door,done,5,Call loud enough for the door" ;;
            play-fast-music) echo "$store,$(day "$1"),play-fast-music,done,2,Everybody hurries and nobody is glad" ;;
        esac
    done
}

morning() { huddled --config huddled.yaml --once --now "$(day "$1")T06:00:00Z" 2>said.txt || { cat said.txt >&2; return 1; }; }

{
    cat >spool/inbox/idea.yaml <<'YAML'
location: "0007"
title: Hand out numbers at the door
drivers: [speed]
steps:
  - Put the roll of numbers at the door.
  - Call the next number.
YAML
    morning 0
    show library proposed
    id=$(control library proposed --json | grep -o '"id":"[0-9a-f]*"' | cut -d '"' -f 4)
    show library approve "$id"
    for number in $(seq 0 55); do
        [ "$number" -eq 0 ] || morning "$number"
        [ "$number" -ne 10 ] || show plan 0024
        [ $((number % 7)) -ne 6 ] || { echo "Week $((number / 7 + 1))"; show library stats; }
        feedback "$number" >"spool/inbox/day-$number.csv"
        word "$number" >"spool/inbox/word-$number.csv"
    done
    morning 56
    show library stats
    store=$(grep -l '"action": "hand-out-numbers-at-the-door"' spool/plans/*/today.json | tail -n 1 | cut -d / -f 3 || true)
    show plan "$store"
    show explain "$store"
    echo "The board:"
    grep -o '<h2.*\|<th scope="row">.*' spool/boards/library.html | sed 's/<svg.*<\/svg>/ /; s/<[^>]*>/ /g; s/  */ /g'
} >seen.txt

if [ -n "${HUDDLED_RECORD:-}" ]; then
    mkdir -p "$(dirname "$expected")"
    cp seen.txt "$expected"
fi
diff "$expected" seen.txt

fail() { echo "story: $*" >&2; exit 1; }
grep -q '^hand-out-numbers-at-the-door .* helps' seen.txt || fail "the practice that helps is not said to"
grep -q '^play-fast-music .*retired' seen.txt || fail "the practice that does harm is not retired"
grep -q '^      Tried in [0-9]* stores: helps' seen.txt || fail "no plan says that it helps"
grep -q '^      Idea: Lighthouse Green (0007)' seen.txt || fail "its author is not named"
grep -q '^      .* says: “Call loud enough for the door”' seen.txt || fail "what a manager noted is not passed on"
! grep -q 'nobody is glad' seen.txt || fail "a note with a low rating is passed on"
grep -q '^Your first weeks here' seen.txt || fail "who is new is not told so"
echo "story: one practice came from a store and proved itself, one was retired"
