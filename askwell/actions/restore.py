"""Restoring a backup: all of it or nothing, with a backup of what was there before, and nobody forgotten comes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import DataError, IntegrityError, transaction
from django.db.models import Model

from askwell.actions import backup, forgetting, scratch
from askwell.actions.access import Actor
from askwell.actions.backup import Tell
from askwell.actions.importing.batch import file_of
from askwell.actions.prepare import disk_faults
from askwell.actions.refold import refold_all
from askwell.integrations.backup import BEFORE_RESTORE, Archive, Manifest
from askwell.models import EntryLink, EntrySession, ImportBatch, Step, Workspace
from askwell.queries.backup import Backup, backups, folder


@dataclass(frozen=True, slots=True)
class Restored:
    """`before`: the backup of what was there, the way back. `forgotten`: people whom a mark erased again."""

    workspace: Workspace
    manifest: Manifest
    before: Backup
    forgotten: int


def restore(actor: Actor, path: Path, at: datetime, *, session: str = "", tell: Tell = lambda share: None) -> Restored:
    """Puts the backup in the place of everything in the actor's workspace, whatever version and engine it is from.
    Links end, and all sessions but the one of this hash: come in anew. `at` is the real time; `tell` hears how far
    it is.

    Raises BadBackup, NewerData, Busy, DiskFull, FolderClosed; then nothing was changed. Not in a transaction."""
    with backup.workshop() as work, Archive(path) as archive:
        loaded = work / "loaded.sqlite3"
        theirs = sum(table.rows for table in archive.manifest.tables.values())
        meter = scratch.Meter(tell, 2 * theirs + backup.PASSES * scratch.count(actor.workspace.id))
        scratch.load(archive, loaded, meter)
        if Workspace.objects.filter(id=archive.manifest.workspace).exclude(id=actor.workspace.id).exists():
            raise archive.bad("it belongs to somebody else here.")
        known = forgetting.known_marks(actor.workspace)
        with scratch.database(loaded) as alias:
            forgotten = forgetting.forget_again(alias, archive.manifest.workspace, known, at)
            before = backup.make_in(work, actor.workspace, at, BEFORE_RESTORE, meter)
            workspace = _replace(actor, archive, alias, meter, session, at)
    return Restored(workspace, archive.manifest, before, forgotten)


def _replace(actor: Actor, archive: Archive, alias: str, meter: scratch.Meter, session: str, at: datetime) -> Workspace:
    own = archive.manifest.workspace
    try:
        with disk_faults(folder()), transaction.atomic():
            Workspace.objects.select_for_update().filter(id=actor.workspace.id).values_list("id").first()
            clear(actor.workspace)
            for model in scratch.tables().values():
                scratch.insert(model, meter.passing(scratch.rows(model, own, alias)), "default", new_ids=True)
            workspace = Workspace.objects.get(id=own)
            refold_all(workspace)
            if session:  # in the same transaction: there is no moment at which the browser that asked is shut out
                EntrySession.objects.create(workspace=workspace, token_hash=session, made_at=at, last_seen=at.date())
    except (IntegrityError, DataError) as error:  # what another engine does not take
        raise archive.bad("this database does not take what is in it.") from error
    return workspace


def clear(workspace: Workspace) -> None:
    """Takes every row of the workspace out, itself included, in the transaction of the caller. References are checked
    at its end, so that the order does not matter."""
    models: list[type[Model]] = [*scratch.tables().values(), Step, EntryLink, EntrySession]
    for model in models:
        own = {"pk" if model is Workspace else "workspace_id": workspace.id}
        rows = model._base_manager.filter(**own)
        rows._raw_delete(rows.db)


def erase_everything(actor: Actor, at: datetime) -> Workspace:
    """Takes out all that is in the workspace, its backups and its marks too, and gives an empty one. Cannot be undone.
    `at` is the real time. Raises Busy. Not in a transaction; what the disk still holds goes with forgetting.finish."""
    with backup.workshop():
        mine = [one.path for one in backups(actor.workspace)]
        with transaction.atomic():
            batches = list(ImportBatch.objects.filter(workspace=actor.workspace).exclude(stored_file=""))
            clear(actor.workspace)
            empty = Workspace.objects.create(zone=actor.workspace.zone, made_at=at)
        for path in [*mine, *(file_of(batch) for batch in batches)]:
            path.unlink(missing_ok=True)
    forgetting.drop_marks(actor.workspace)
    forgetting.want_cleaning()
    return empty
