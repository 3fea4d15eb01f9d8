# Makes huddled@.service, one brand of several on one machine, of huddled.service: the same but for its configuration and
# its folders. `systemctl enable --now huddled@acme` reads /etc/huddled/acme/huddled.yaml.

1,2c\
# One brand of several on one machine, under systemd 252 (Debian 12) or later: huddled@acme reads /etc/huddled/acme/huddled.yaml\
# and has /var/lib/huddled-acme and /var/spool/huddled-acme, which its `directories` must name. Made from huddled.service by\
# tools/install. Change a host's own copy with `systemctl edit huddled@acme`, or of all with `systemctl edit huddled@`.
s|^Description=.*|Description=Daily plans for every location of %i from customer feedback|
/^RequiresMountsFor=/a\
# Its folders are made first, and mended where somebody changed them.\
Requires=huddled-folders@%i.service\
After=huddled-folders@%i.service
s|/usr/bin/huddled$|& --config /etc/huddled/%i/huddled.yaml|
s|/usr/bin/huddlectl|& --config /etc/huddled/%i/huddled.yaml|
s|^StateDirectory=huddled|&-%i|
s|/var/lib/huddled|&-%i|g
s|/var/spool/huddled|&-%i|g

# What is not /var/lib/huddled keeps status.json in its state directory: there is nothing to write to /run.
/^# status.json is for everybody/,/^RuntimeDirectoryPreserve=/d
s|the three folders above|the two folders above|
s| /run/huddled||
