#!/bin/bash
# Makes the Debian root that the tests boot, unless it is there, and prints its path.
# usage: image.sh FOLDER
# The name is the digest of this file: another recipe is another image. One that nobody booted for a month goes.
set -euo pipefail
folder=$1
suite=bookworm
# init, what huddled links, and what scenarios look at things and disturb them with.
packages=systemd,systemd-sysv,dbus,libsqlite3-0,zlib1g,libsystemd0,tzdata,acl,procps,strace,faketime,sqlite3,jq
# Both ends of every way in docs/DELIVERY.md: 46 MB to fetch.
packages=$packages,rsync,openssh-server,samba,smbclient,nginx-light,postfix,msmtp,cups-daemon,cups-client,cups-ipp-utils
packages=$packages,python3,curl,openssl,ca-certificates

mkdir -p "$folder"
# Root installs into what is in it: it must be root's.
[ -O "$folder" ] && [ ! -L "$folder" ] || {
    echo "image: $folder belongs to somebody else; name another in HUDDLED_TEST_ROOT" >&2
    exit 77
}
image=$folder/root-$(sha256sum "$0" | cut -c 1-16)
if [ ! -d "$image" ]; then
    # One maker at a time; who waited finds it made.
    exec 9<"$folder"
    flock 9
fi
if [ ! -d "$image" ]; then
    rm -rf "$folder"/making-*
    find "$folder" -mindepth 1 -maxdepth 1 -name 'root-*' -mtime +30 -exec rm -rf {} +
    making=$(mktemp -d "$folder/making-XXXXXX")
    trap 'rm -rf "$making"' EXIT

    # The mirror and the proxy that this machine's apt uses; debootstrap has a default for who uses another suite.
    mirror=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' |
        awk -v suite="$suite" '$2 == suite { print $1; exit }')
    eval "$(apt-config shell http_proxy Acquire::http::Proxy https_proxy Acquire::https::Proxy)"
    [ -z "${http_proxy:-}" ] || export http_proxy
    [ -z "${https_proxy:-}" ] || export https_proxy

    echo "booted: making the root image, once" >&2
    debootstrap --variant=minbase --include="$packages" "$suite" "$making/root" ${mirror:+"$mirror"} \
        >"$making/log" 2>&1 || {
        tail -n 20 "$making/log" >&2
        exit 1
    }
    root=$making/root
    chmod 0755 "$root"
    # Nothing wakes by itself but what is tested. The journal stays on disk for scenarios that look back.
    systemctl --quiet --root="$root" mask console-getty.service systemd-logind.service apt-daily.timer \
        apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer fstrim.timer systemd-tmpfiles-clean.timer
    # The scenario that needs them starts them.
    for unit in ssh smbd nmbd samba-ad-dc nginx postfix cups.service cups.socket cups.path rsync; do
        systemctl --quiet --root="$root" disable "$unit" 2>/dev/null || true
    done
    mkdir -p "$root/var/log/journal"
    rm -rf "$root"/usr/share/{doc,man,locale} "$root"/var/cache/apt/* "$root"/var/lib/apt/lists/* "$root/etc/.updated"
    mv "$root" "$image"
fi
touch "$image"
echo "$image"
