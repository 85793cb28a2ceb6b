"""Which SQLite is in use. Everything that opens the database takes it from here: two copies of SQLite in one process
that open the same file drop each other's POSIX locks."""

from __future__ import annotations

try:
    from pysqlite3 import dbapi2 as Database
except ImportError:  # no wheel for this machine: Linux on ARM, macOS on Intel, Windows on ARM
    from sqlite3 import dbapi2 as Database

__all__ = ["Database", "journal_mode", "version"]

version: tuple[int, ...] = tuple(Database.sqlite_version_info)


def journal_mode(library: tuple[int, ...] = version) -> str:
    """WAL where the library has the fix of the WAL-reset bug (SQLite 3.51.3, and 3.50.7 of the 3.50 line), else
    TRUNCATE: slower, one reader or writer at a time, and safe."""
    fixed = library >= (3, 51, 3) or (3, 50, 7) <= library < (3, 51)
    return "WAL" if fixed else "TRUNCATE"
