"""A database file as a whole: copied while nobody writes, and put in the place of another."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from askwell.integrations.sqlite.library import Database

BUSY_SECONDS = 20


def copy(source: Path, target: Path) -> None:
    """A consistent copy of a database that may be in use, over `target`. Raises OSError or Database.Error."""
    target.unlink(missing_ok=True)
    with (
        closing(Database.connect(source, timeout=BUSY_SECONDS)) as old,
        closing(Database.connect(target)) as new,
    ):
        old.backup(new)
    target.chmod(0o600)


def sound(path: Path) -> bool:
    """Whether SQLite finds nothing wrong inside, and every reference leads somewhere."""
    with closing(Database.connect(path)) as database:
        whole = database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return whole and database.execute("PRAGMA foreign_key_check").fetchone() is None


def settle(path: Path) -> None:
    """Moves what lies in the write-ahead log into the file and ends the log: then the file alone is everything.
    Raises Database.OperationalError when another process has the database open."""
    with closing(Database.connect(path, timeout=BUSY_SECONDS)) as database:
        database.execute("PRAGMA journal_mode = DELETE")


def sweep(path: Path) -> bool:
    """Writes the file anew without what deleted rows leave in it, and empties the write-ahead log; others may have it
    open. False where one of them reads so long that the log had to stay."""
    with closing(Database.connect(path, timeout=BUSY_SECONDS, isolation_level=None)) as database:
        database.execute("VACUUM")
        if database.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            return True
        busy, _, _ = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy


def put_in_place(new: Path, live: Path, keep_old_as: Path) -> None:
    """`new` becomes `live`; the old file stays as `keep_old_as`. Both must be settled. A stop at any point leaves
    either the old or the new file as `live`, whole."""
    try:
        os.link(live, keep_old_as)
    except OSError:  # no hard links on this file system
        copy(live, keep_old_as)
    _to_disk(new)
    new.replace(live)
    _to_disk(live.parent)


def _to_disk(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return  # Windows opens no folders
    handle = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
