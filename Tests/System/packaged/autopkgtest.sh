# What Debian's machines would run for the installed package: debian/tests.
source "$(dirname "$0")/../booted/rig/lib.sh"
date +@%s.%6N >"$WORK/since"
install -m 0755 debian/tests/service "$ROOT/srv/service"
in_root sh -c 'userdel --remove submitter; userdel --remove reader; dpkg --purge huddled' >/dev/null 2>&1 || true
in_root dpkg --install "$(in_root sh -c 'ls /srv/packages/old/huddled_*.deb')" >/dev/null
check "the test of the package passes" in_root /srv/service
in_root dpkg --purge huddled >/dev/null 2>&1
