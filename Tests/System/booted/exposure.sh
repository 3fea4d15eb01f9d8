# What systemd thinks of the unit: no mistake in it, and almost nothing left that it could harm.
source "$(dirname "$0")/rig/lib.sh"
fresh_service

# The number that `systemd-analyze security` ends with, from 0 to 10.
exposure() {
    in_root systemd-analyze --no-pager security huddled.service |
        sed -n 's/.*Overall exposure level.*: \([0-9.]*\) .*/\1/p'
}
found=$(exposure)

# Its manual pages are looked at by package.sh; there is no man here.
check "systemd finds no mistake in the unit" is "" in_root systemd-analyze verify --man=no huddled.service
check "it is exposed by $found, at most 0.5" awk -v found="$found" 'BEGIN { exit !(found != "" && found <= 0.5) }'
limits() { for limit in MemoryMax TasksMax LimitNOFILE LimitCORE; do unit "$limit"; done | paste -sd ' '; }
check "what it may take of the machine has an end, and it leaves no core file" is "$((3 * 1024 ** 3)) 64 512 0" limits
check "and works like that" is active unit ActiveState
