# A place is a file system of its own, ext4 or xfs (`kind`), on an image in memory: when its power is cut, it keeps what was
# made durable and loses what was not.
begin() {
    truncate --size="$([ "$kind" = xfs ] && echo 300M || echo 48M)" "$1.image"
    case $kind in
    # Small journals, so that images are quickly copied.
    ext4) mkfs.ext4 -q -b 4096 -J size=4 -E lazy_itable_init=0,lazy_journal_init=1 "$1.image" ;;
    xfs) mkfs.xfs -q "$1.image" ;;
    esac
    mkdir -p "$1"
    mount -o loop "$1.image" "$1"
}
save() {
    umount "$1"
    cp --sparse=always "$1.image" "$folder/before-$2"
    mount -o loop "$1.image" "$1"
}
lay_out() {
    end "$1"
    cp --sparse=always "$folder/before-$2" "$1.image"
    mkdir -p "$1"
    mount -o loop "$1.image" "$1"
}
power_up() {
    umount "$1"
    mount -o loop "$1.image" "$1"
}
end() { ! mountpoint -q "$1" || umount "$1"; }
