"""What this computer says of itself."""

from __future__ import annotations

import errno
from pathlib import Path

from askwell.integrations.zones import known_zone

DISK_FULL = {errno.ENOSPC, errno.EDQUOT}
CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST, errno.ENOENT}


def zone(tz: str) -> str:
    """The IANA name of the time zone that this computer is set to; "UTC" where it does not say
    (Windows) or names no place (Etc/UTC).

    tz: the variable TZ as it was before Django set it to its own."""
    localtime = Path("/etc/localtime")
    found = localtime.resolve().as_posix().rpartition("/zoneinfo/")[2] if localtime.exists() else ""
    written = Path("/etc/timezone")
    for name in (tz.lstrip(":"), found, written.read_text().strip() if written.exists() else ""):
        if known_zone(name):
            return name
    return "UTC"
