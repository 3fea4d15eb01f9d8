# A folder for disks and brands: in memory where there is room.
make_folder() { # make_folder NAME: sets `folder`
    local place=/dev/shm
    [ "$(df --output=avail --block-size=1M "$place" 2>/dev/null | tail -n 1)" -ge 1024 ] 2>/dev/null ||
        place=${TMPDIR:-/var/tmp}
    folder=$(mktemp -d "$place/huddled-$1.XXXXXX")
}
