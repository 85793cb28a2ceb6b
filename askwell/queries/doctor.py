"""Whether everything is in order: the database, what is stored against the events, backups, worker, disk, folder."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from django.conf import settings
from django.db import DatabaseError, connection

from askwell.integrations.sqlite.library import journal_mode
from askwell.models import Workspace
from askwell.queries import backup, beat
from askwell.queries.fold_check import Difference, differences

OLD_BACKUP = timedelta(days=3)
QUIET_WORKER = timedelta(minutes=30)  # a long import may take as long
LITTLE_ROOM = 200 * 1024 * 1024  # bytes
Level = Literal["good", "note", "trouble"]


@dataclass(frozen=True, slots=True)
class Finding:
    """name: sqlite, postgresql, whole, fold, backup, worker, disk, folder or tables. Codes and facts; wording.doctor
    words them."""

    name: str
    level: Level
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Health:
    findings: list[Finding]
    differences: list[Difference]

    @property
    def good(self) -> bool:
        return all(one.level != "trouble" for one in self.findings)


def health(workspace: Workspace, at: datetime, *, running: bool) -> Health:
    """Everything looked at; reads all of the workspace. `at` is the real time; `running`: whether Askwell runs."""
    found = differences(workspace)
    fold = Finding("fold", "trouble" if found else "good", {"differences": len(found)})
    return Health([*_database(), fold, _backup(workspace, at), _worker(at, running), _disk(), *_folder()], found)


def _database() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM django_migrations WHERE app = 'askwell' ORDER BY name")
        yield Finding("tables", "good", {"applied": [name for (name,) in cursor.fetchall()]})
        if connection.vendor != "sqlite":
            cursor.execute("SHOW server_version")
            yield Finding("postgresql", "good", {"version": cursor.fetchone()[0]})
            return

        def pragma(name: str) -> Any:
            return cursor.execute(f"PRAGMA {name}").fetchone()[0]

        version = cursor.execute("SELECT sqlite_version()").fetchone()[0]
        facts = {name: pragma(name) for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")}
        as_wanted = (facts["journal_mode"], facts["synchronous"], facts["foreign_keys"]) == (
            journal_mode().lower(), 2, 1,
        )  # fmt: skip
        yield Finding("sqlite", "good" if as_wanted else "trouble", {"version": version, **facts})
        try:
            broken = [row[0] for row in cursor.execute("PRAGMA integrity_check(5)").fetchall() if row[0] != "ok"]
            broken += [f"{row[0]} refers to a missing {row[2]}" for row in cursor.execute("PRAGMA foreign_key_check")][
                :5
            ]
        except DatabaseError as error:
            broken = [str(error)]
        yield Finding("whole", "trouble" if broken else "good", {"broken": broken})


def _backup(workspace: Workspace, at: datetime) -> Finding:
    newest = backup.last(workspace)
    if newest is None:
        return Finding("backup", "trouble" if at - workspace.made_at > OLD_BACKUP else "note", {"made_at": None})
    facts = {"made_at": newest.made_at, "file": newest.path, "people": newest.people, "events": newest.events}
    return Finding("backup", "trouble" if at - newest.made_at > OLD_BACKUP else "good", facts)


def _worker(at: datetime, running: bool) -> Finding:
    last = beat.last()
    late = running and (last is None or at - last > QUIET_WORKER)
    return Finding("worker", "trouble" if late else "good", {"last": last, "running": running})


def _disk() -> Finding:
    free = shutil.disk_usage(settings.ASKWELL_DATA).free
    name = Path(connection.settings_dict["NAME"])
    size = name.stat().st_size if connection.vendor == "sqlite" and name.exists() else 0
    wanted = max(LITTLE_ROOM, 3 * size)  # a backup, and the copies from which it is made and proved
    return Finding("disk", "good" if free > wanted else "trouble", {"free": free, "wanted": wanted})


def _folder() -> Iterator[Finding]:
    if os.name == "nt":
        return  # the person's own folder is closed to others there
    place: Path = settings.ASKWELL_DATA
    mode = place.stat().st_mode & 0o777
    open_files = [path.name for path in place.iterdir() if path.is_file() and path.stat().st_mode & 0o077]
    level: Level = "good" if not mode & 0o077 else "trouble" if mode & 0o022 or open_files else "note"
    yield Finding("folder", level, {"folder": place, "mode": f"{mode:04o}", "open_files": open_files[:5]})
