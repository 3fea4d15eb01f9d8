#!/bin/bash
# Makes a root of its own for the run, and goes on with boot.sh in it.
# usage: enter.sh CHECKOUT, as the first process of new mount and pid namespaces with a /proc of their own
#
# In a chroot the kernel makes no user namespaces, which PrivateUsers= needs; "/" is no mount point there, so it can be
# neither made private nor pivoted away from. Elsewhere "/" is shared with the host. So one way for all: "/" is mounted
# once more, on /proc, which is private already, and becomes the root of this mount namespace.
set -euo pipefail
mount -t tmpfs tmpfs /proc/tty
mkdir /proc/tty/root /proc/tty/old
mount --rbind / /proc/tty/root
mount --make-rprivate /proc/tty/root

# Joining the own namespace once more leads to its true root, out of any chroot, where nothing but the working folder is
# known to be ours: programs are started from there, through their own loader.
cd /proc/tty/root
loader=$(echo ./usr/lib/"$(uname -m)"-linux-gnu/ld-linux*.so.*)
nsenter --mount=/proc/self/ns/mnt --wd=. "$loader" --library-path "${loader%/*}" ./usr/sbin/pivot_root . proc/tty/old
exec nsenter --mount=/proc/self/ns/mnt --wdns=/ \
    bash -c 'umount --lazy /proc/tty/old && exec "$1/Tests/System/booted/rig/boot.sh" "$1"' - "$1"
