# For scripts that wait for something to happen.

eventually() { # eventually SECONDS COMMAND…: tries until COMMAND succeeds, and fails when the time is up
    local deadline=$((${EPOCHREALTIME/./} + $1 * 1000000))
    shift
    until "$@" >/dev/null 2>&1; do
        [ "${EPOCHREALTIME/./}" -lt "$deadline" ] || return 1
        sleep 0.05
    done
}
