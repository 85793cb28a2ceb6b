"""The catalogue of backups: which there are, how old, and what each holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings

from askwell.errors import NotFound
from askwell.integrations import backup as archives
from askwell.integrations.backup import Archive, BadBackup
from askwell.models import Workspace


@dataclass(frozen=True, slots=True)
class Backup:
    """`made_at` is in UTC. Its name was given only after it was proved. `counts` are rows by table."""

    path: Path
    made_at: datetime
    workspace: UUID
    app: str
    counts: dict[str, int]
    bytes: int
    before_restore: bool

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def people(self) -> int:
        return self.counts.get("person", 0)

    @property
    def events(self) -> int:
        return self.counts.get("event", 0)


def folder() -> Path:
    """Where backups lie; it need not exist yet."""
    place: Path = settings.ASKWELL_DATA / "backups"
    return place


def known(path: Path) -> Backup:
    """Raises BadBackup."""
    with Archive(path) as archive:
        told = archive.manifest
    return Backup(
        path, told.made_at, told.workspace, told.app, {name: table.rows for name, table in told.tables.items()},
        path.stat().st_size, archives.BEFORE_RESTORE in path.name,
    )  # fmt: skip


def backups(workspace: Workspace) -> list[Backup]:
    """The newest first. Those of another workspace that lives here are not mine; those of one that was here once, or
    on another computer, are."""
    others = set(Workspace.objects.exclude(id=workspace.id).values_list("id", flat=True))
    return [one for one in _readable() if one.workspace not in others]


def _readable() -> Iterator[Backup]:
    for path in archives.files(folder()):
        try:
            yield known(path)
        except (BadBackup, FileNotFoundError):
            continue  # damaged since, or cleared away at this moment


def last(workspace: Workspace) -> Backup | None:
    """The newest of what is there."""
    return next(iter(backups(workspace)), None)


def named(workspace: Workspace, name: str) -> Backup:
    """One of mine by its file name. Raises NotFound."""
    for one in backups(workspace):
        if one.name == name:
            return one
    raise NotFound("backup", name)
