#!/bin/sh
# fresh-system.sh COMMAND…: runs a command as root in a copy of this system that is thrown away: its own mounts, processes and
# no network. Whatever it writes is also seen below /mnt/fresh/written. Needs root, util-linux and an overlay file system.
set -e
if [ "$SIDEDESK_FRESH" != inside ]; then
  SIDEDESK_FRESH=inside exec unshare --mount --pid --net --fork --kill-child "$0" "$@"
fi
mount --make-rprivate /
room=$(mktemp -d)
mount -t tmpfs tmpfs "$room"
mkdir "$room/written" "$room/work" "$room/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$room/written,workdir=$room/work" "$room/root"
cd "$room/root"
mkdir -p mnt/fresh mnt/before
mount --bind "$room" mnt/fresh
mount -t proc proc proc
mount --rbind /dev dev
mount --rbind /sys sys
mount -t tmpfs tmpfs tmp
mount -t tmpfs tmpfs run
chmod 1777 tmp
# A program in a chroot could not make its sandbox: this is the root itself.
pivot_root . mnt/before
umount -l /mnt/before
cd /
ip link set lo up
exec "$@"
