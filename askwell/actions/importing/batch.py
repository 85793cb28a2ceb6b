"""An import from beginning to end: the file is kept, looked through, taken in block by block, and put away."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet

from askwell.actions import bell
from askwell.actions.access import Actor
from askwell.actions.importing.block import ROWS, Deciding
from askwell.actions.importing.rows import Reading
from askwell.actions.importing.taking_in import write
from askwell.actions.prepare import disk_faults
from askwell.actions.suppression import forgotten_marks
from askwell.errors import Busy
from askwell.integrations import lock
from askwell.integrations.contacts import UnreadableFile, read_people
from askwell.integrations.contacts.found import FILE_LIMIT
from askwell.models import ImportBatch, Workspace

CHUNK = 1024 * 1024  # bytes
LOOKED_FOR = timedelta(days=1)  # a file that was only looked at is put away after this
NAME_SHOWN = 255

Tell = Callable[[ImportBatch], None]
"""Called after each block, for a line of progress."""


class BeingDone(Busy):
    """Another process is at this import, or it is over already."""

    def __init__(self) -> None:
        super().__init__(
            "This import is being done already, or it is over.",
            kept="Nothing was done twice.",
            hint="Look at it in the list of imports.",
        )


def keep(actor: Actor, name: str, chunks: Iterable[bytes]) -> ImportBatch:
    """Keeps a file in the data folder and notes it down, nothing begun. Raises UnreadableFile for what is no list of
    people or too large, DiskFull."""
    batch = ImportBatch(workspace=actor.workspace, file_name=Path(name).name[-NAME_SHOWN:], made_at=actor.now)
    batch.stored_file = f"{batch.id.hex}.people"
    path = file_of(batch)
    try:
        batch.file_hash = _store(path, chunks)
        batch.format, _ = read_people(path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    batch.save(force_insert=True)
    return batch


def keep_file(actor: Actor, path: Path) -> ImportBatch:
    """The same with a file from anywhere on this computer."""
    read_people(path)  # raises before anything is copied
    with path.open("rb") as file:
        return keep(actor, path.name, iter(lambda: file.read(CHUNK), b""))


def file_of(batch: ImportBatch) -> Path:
    """Where the file lies until the import is done."""
    folder: Path = settings.ASKWELL_DATA / "imports"
    return folder / batch.stored_file


def _store(path: Path, chunks: Iterable[bytes]) -> str:
    seen, size = sha256(), 0
    with disk_faults(path.parent):
        path.parent.mkdir(mode=0o700, exist_ok=True)
        with path.open("xb") as file:
            path.chmod(0o600)
            for chunk in chunks:
                size += len(chunk)
                if size > FILE_LIMIT:
                    raise UnreadableFile(
                        f"This file is larger than {FILE_LIMIT // 1024 // 1024} MB.",
                        hint="Export the contacts without pictures, or in several files.",
                    )
                seen.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
    return seen.hexdigest()


def start(actor: Actor, batch: ImportBatch) -> None:
    """Bring them in: the worker begins within moments. Raises BeingDone when it was begun before."""
    if not _mine(actor, batch).filter(state="looked").update(state="waiting"):
        raise BeingDone
    bell.ring()


def discard(actor: Actor, batch: ImportBatch) -> None:
    """Puts a file away that was only looked at. Raises BeingDone when it was begun."""
    if not _mine(actor, batch).filter(state="looked").delete()[0]:
        raise BeingDone
    file_of(batch).unlink(missing_ok=True)


def run_batch(actor: Actor, batch: ImportBatch, tell: Tell = lambda batch: None) -> None:
    """Takes everybody in, from where it stands: begun anew after a kill it goes on, and nobody comes twice.

    Raises BeingDone when another process is at it; UnreadableFile when the file went away or changed meanwhile (what
    came in before stays, and can be undone)."""
    with only_one(batch):
        if not _mine(actor, batch).filter(state__in=("looked", "waiting", "running")).update(state="running"):
            raise BeingDone
        batch.refresh_from_db()
        try:
            _take_in_all(actor, batch, tell)
        except UnreadableFile as error:
            _mine(actor, batch).filter(state="running").update(state="failed", error=error.message, done_at=actor.now)
            put_away(batch)
            raise
    put_away(batch)


def give_up(batch: ImportBatch) -> None:
    """After a fault that trying again does not mend; what came in stays, and can be taken back."""
    error = "Something went wrong here. This is a fault of Askwell, not of your file."
    ImportBatch.objects.filter(id=batch.id, state__in=("waiting", "running", "undoing")).update(
        state="failed", error=error
    )


def _take_in_all(actor: Actor, batch: ImportBatch, tell: Tell) -> None:
    _, found = read_people(file_of(batch))
    deciding = Deciding(Reading(batch.workspace, forgotten_marks(batch.workspace)), batch.id)
    for passed in range(0, batch.rows_done, ROWS):  # only to know of whom the file has spoken
        deciding.decide(islice(found, min(ROWS, batch.rows_done - passed)))
    while part := list(islice(found, ROWS)):
        with transaction.atomic():
            # As in a deed: two actions in one workspace never make the same company.
            Workspace.objects.select_for_update().filter(id=batch.workspace_id).values_list("id").first()
            block = deciding.decide(part)
            write(batch, block, actor.today)
            _count(batch, len(part), block.counts())
        batch.refresh_from_db()
        tell(batch)
    _mine(actor, batch).filter(state="running").update(
        state="done", done_at=actor.now, rows_total=F("rows_done"), error=""
    )
    batch.refresh_from_db()


def _count(batch: ImportBatch, rows: int, counts: dict[str, int]) -> None:
    """Moves on, together with the block itself: after a kill either both stand or neither."""
    moved_on = ImportBatch.objects.filter(id=batch.id, state="running", rows_done=batch.rows_done).update(
        rows_done=F("rows_done") + rows,
        new=F("new") + counts["new"],
        same=F("same") + counts["same"],
        changed=F("changed") + counts["changed"],
        conflicts=F("conflicts") + counts["conflict"],
        rejected=F("rejected") + counts["rejected"],
    )
    if not moved_on:
        raise BeingDone


@contextmanager
def only_one(batch: ImportBatch) -> Iterator[None]:
    """Held while this process is at the batch; a kill lets go of it. Raises BeingDone."""
    folder: Path = settings.ASKWELL_DATA / "imports"
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / f"{batch.id.hex}.lock"
    with lock.held(path) as mine:
        if not mine:
            raise BeingDone
        yield


def put_away(batch: ImportBatch) -> None:
    """The file holds other people's data: once it is in, or nobody wants it, it goes."""
    file_of(batch).unlink(missing_ok=True)
    (settings.ASKWELL_DATA / "imports" / f"{batch.id.hex}.lock").unlink(missing_ok=True)


def clear_looked(at: datetime) -> None:
    """Files that were looked at and never taken in."""
    old = ImportBatch.objects.filter(state="looked", made_at__lt=at - LOOKED_FOR)
    for batch in old:
        if ImportBatch.objects.filter(id=batch.id, state="looked").delete()[0]:
            put_away(batch)


def _mine(actor: Actor, batch: ImportBatch) -> QuerySet[ImportBatch]:
    return ImportBatch.objects.filter(workspace=actor.workspace, id=batch.id)
