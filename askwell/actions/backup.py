"""Backups of one workspace: made while it is in use, proved by a restore into an empty database, kept for a while."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from uuid import UUID

from askwell import __version__
from askwell.actions import bell, scratch
from askwell.actions.access import Actor
from askwell.actions.prepare import disk_faults
from askwell.errors import AskwellError, Busy, DiskFull
from askwell.integrations import backup as archives, lock
from askwell.integrations.backup import BadBackup
from askwell.models import Workspace
from askwell.queries.backup import Backup, backups, folder, known
from askwell.queries.clock import now

__all__ = ["Backup", "BadBackup", "daily", "make"]

Tell = Callable[[float], None]
"""Hears how far a long piece of work is, as a share from 0 to 1."""

WORK = "work"  # below the backups; whatever a kill left there goes with the next backup


class NotProved(AskwellError):
    """The backup did not come out as what was put in."""

    code = "not_proved"

    def __init__(self) -> None:
        super().__init__(
            "The new backup did not come out whole, so it was thrown away.",
            kept="Your data and the backups before are as they were.",
            hint="Try once more; if it happens again, run: askwell doctor",
        )


REST_SECONDS = 0.02  # after each scratch.TELL_ROWS, which take about as long: pages come from the same process
PASSES = 3  # each row is written, read into a scratch database, and compared


def make(actor: Actor, at: datetime, *, before_restore: bool = False, tell: Tell = lambda share: None) -> Backup:
    """A proved backup of the actor's workspace; those that are not needed any more go. `at` is the real time; `tell`
    hears how far it is.

    Raises Busy while another backup or restore is at work, NotProved, DiskFull, FolderClosed."""
    with workshop() as place:
        meter = scratch.Meter(tell, PASSES * scratch.count(actor.workspace.id))
        made = make_in(place, actor.workspace, at, archives.BEFORE_RESTORE if before_restore else "", meter)
        for path in archives.superfluous((one.path for one in backups(actor.workspace)), at):
            path.unlink(missing_ok=True)
    return made


def daily(at: datetime) -> None:
    """The worker's part: every workspace once a day, at a pace that leaves most of the process to the pages."""
    for workspace in Workspace.objects.order_by("made_at").iterator():
        make(Actor(workspace, now(workspace), by="worker"), at, tell=_give_way)


def _give_way(share: float) -> None:
    if not bell.rung():
        time.sleep(REST_SECONDS)


@contextmanager
def workshop() -> Iterator[Path]:
    """An empty folder to work in, for one at a time; it is cleared away at the end. Raises Busy, DiskFull,
    FolderClosed."""
    place = folder()
    try:
        with disk_faults(place):
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
            with lock.held(place / "lock") as mine:
                if not mine:
                    raise Busy(
                        "A backup or a restore is at work already.",
                        kept="Nothing was changed.",
                        hint="Wait a moment, then try again.",
                    )
                work = place / WORK
                shutil.rmtree(work, ignore_errors=True)
                work.mkdir(mode=0o700)
                try:
                    yield work
                finally:
                    shutil.rmtree(work, ignore_errors=True)
    except DiskFull as full:
        full.kept = "Your data and the backups before are as they were."
        raise


def make_in(
    work: Path, workspace: Workspace, at: datetime, mark: str = "", meter: scratch.Meter | None = None
) -> Backup:
    """The same for whoever has the workshop; nothing is cleared away."""
    with scratch.snapshot(work / "copy.sqlite3") as using:
        made = proved(work, workspace.id, using, at, scratch.applied(), meter)
    target = archives.free_path(folder(), at, mark)
    put(made, target)
    return known(target)


def proved(
    work: Path, workspace: UUID, using: str, at: datetime, migrations: list[str], meter: scratch.Meter | None = None
) -> Path:
    """An archive of what `using` holds that came out of a scratch restore as it went in. Raises NotProved."""
    passing = (meter or scratch.Meter()).passing
    path, tried = work / "new.zip", work / "tried.sqlite3"
    path.unlink(missing_ok=True)
    manifest = archives.write(
        path,
        ((name, passing(scratch.rows(model, workspace, using))) for name, model in scratch.tables().items()),
        app=__version__,
        made_at=at,
        workspace=workspace,
        migrations=migrations,
    )
    tried.unlink(missing_ok=True)
    try:
        with archives.Archive(path) as archive:
            scratch.load(archive, tried, meter)
    except BadBackup as error:
        raise NotProved from error
    with scratch.database(tried) as alias:
        for name, model in scratch.tables().items():
            if archives.digest(passing(scratch.rows(model, workspace, alias))) != manifest.tables[name]:
                raise NotProved
    return path


def put(new: Path, target: Path) -> None:
    """Names a proved archive; it lies on the disk before it has the name."""
    new.replace(target)
    if os.name != "nt":  # Windows opens no folders
        handle = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
