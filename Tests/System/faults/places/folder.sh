# A place is a folder in memory: nothing is lost but by whoever writes it.
begin() { mkdir -p "$1"; }
save() { cp -a "$1" "$folder/before-$2"; }
lay_out() {
    rm -rf "$1"
    cp -a "$folder/before-$2" "$1"
}
end() { rm -rf "$1"; }
