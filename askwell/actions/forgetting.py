"""Forgetting a person for good: here, in the backups, and in what deleted data leave on the disk. And the same again
after a restore from a time before."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from askwell.actions import backup, bell, scratch
from askwell.actions.access import Actor, of_workspace
from askwell.actions.erasure import SOMEBODY, erase, note_erased
from askwell.actions.events import deed
from askwell.actions.prepare import disk_faults
from askwell.actions.suppression import is_erased, mark, marks, row_mark
from askwell.errors import Busy, NotFound
from askwell.integrations.backup import Archive, BadBackup, files as archive_files
from askwell.integrations.sqlite import files
from askwell.method.contact import url_key
from askwell.models import Company, Event, ImportBatch, Person, Position, Suppression, Workspace
from askwell.queries.backup import Backup, backups, folder

FORGOTTEN_FILE = "forgotten.json"
"""Beside the database: what it says still holds after the database was replaced by an older one."""


WANTED = "forget"
"""In the folder of backups while they and the disk are still to be cleaned: it outlives a kill."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Backups that are without them now, and backups that could not be read any more, so they went."""

    rewritten: int = 0
    removed: int = 0


def forget(actor: Actor, person: Person, *, at_their_request: bool) -> None:
    """Erases a person: contact details, letters, notes, claims and every mention of their name; kinds and days of what
    happened stay, about "somebody". At their request a salted mark stays, so that no import brings them back. Cannot
    be undone. Raises NotFound for one who was forgotten before.

    Backups and disk are cleaned by `finish`: the worker does it at once; without a worker the caller does."""
    want_cleaning()
    with deed(actor) as doing:
        person = of_workspace(actor, Person, person.id, removed=True)
        if is_erased(person):
            raise NotFound("person")
        if at_their_request:
            _mark(actor.workspace, _marks(actor.workspace, person), actor.today)
        employers = list(Company.objects.filter(workspace=actor.workspace, position__person=person).distinct())
        erase("default", actor.workspace.id, person.id, actor.now)
        doing.append("erased", person=person, data={"at_their_request": at_their_request})
        _recount(employers)
    want_cleaning()  # again: the worker may have cleaned while this was written


def want_cleaning() -> None:
    """Leaves word that `finish` has something to do, and wakes the worker."""
    with disk_faults(folder()):
        folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder() / WANTED).touch(mode=0o600)
    bell.ring()


def finish(at: datetime) -> Cleaned:
    """What is left of a forgetting: rewrites the backups that still hold somebody who was erased, and cleans the disk.
    Nothing to do where nobody was forgotten since; begun anew after a kill it goes on. Not in a transaction. `at`, the
    moment, is not looked at: the worker gives it to every job. Raises Busy while a backup is at work."""
    wanted = folder() / WANTED
    if not wanted.exists():
        return Cleaned()
    asked = wanted.stat().st_mtime_ns
    with backup.workshop() as work:
        done = [clean_backups(work, workspace) for workspace in Workspace.objects.order_by("made_at")]
        clean_disk()
        if wanted.stat().st_mtime_ns == asked:  # else somebody was forgotten meanwhile
            wanted.unlink()
    return Cleaned(sum(one.rewritten for one in done), sum(one.removed for one in done))


def _recount(companies: Iterable[Company]) -> None:
    for company in companies:
        present = Position.objects.filter(workspace=company.workspace_id, company=company, until__isnull=True)
        company.people = present.filter(person__removed_at__isnull=True).count()
        company.save(update_fields=["people"])


def _mark(workspace: Workspace, found: set[str], on: date) -> None:
    """In the file first: a mark too many harms nobody, a missing one would bring them back."""
    _note_in_file(workspace, found, on)
    known = set(Suppression.objects.filter(workspace=workspace, mark__in=found).values_list("mark", flat=True))
    Suppression.objects.bulk_create(Suppression(workspace=workspace, mark=one, on=on) for one in sorted(found - known))


def drop_marks(workspace: Workspace) -> None:
    """The marks of a workspace that is no more."""
    told = _file()
    if told.pop(str(workspace.id), None):
        _write_file(told)


def _note_in_file(workspace: Workspace, found: Iterable[str], on: date) -> None:
    told = _file()
    entry = told.setdefault(str(workspace.id), {"salt": workspace.salt, "country": workspace.country, "marks": {}})
    entry["marks"] |= {one: on.isoformat() for one in found if one not in entry["marks"]}
    _write_file(told)


def _write_file(told: Mapping[str, Any]) -> None:
    path: Path = settings.ASKWELL_DATA / FORGOTTEN_FILE
    with disk_faults(path.parent):
        new = path.with_name(f"{FORGOTTEN_FILE}.new")
        with new.open("w", encoding="ascii") as file:
            new.chmod(0o600)
            json.dump(told, file)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)


def _file() -> dict[str, dict[str, Any]]:
    path: Path = settings.ASKWELL_DATA / FORGOTTEN_FILE
    try:
        told = json.loads(path.read_text(encoding="ascii"))
    except FileNotFoundError:
        return {}
    except ValueError:  # cut off by an old disk: the marks in the database remain
        return {}
    return told if isinstance(told, dict) else {}


@dataclass(frozen=True, slots=True)
class Marks:
    """What is known of the forgotten, by the salt of each workspace that ever was here."""

    salted: list[tuple[Workspace, frozenset[str]]]

    def found(self, using: str, workspace: UUID) -> Iterator[Person]:
        """Who asked to be forgotten and is there all the same."""
        people = Person.objects.using(using).filter(workspace=workspace).exclude(name=SOMEBODY, sort_key="")
        for person in people.prefetch_related("contact_points").iterator(chunk_size=2_000):
            if any(not known.isdisjoint(_marks(salt, person)) for salt, known in self.salted):
                yield person


def _marks(workspace: Workspace, person: Person) -> set[str]:
    points = list(person.contact_points.all())
    emails = [point.value for point in points if point.kind == "email"]
    phones = [point.value for point in points if point.kind == "phone"]
    found = marks(workspace, person.name, emails, phones) | {row_mark(workspace, person.id)}
    return found | {mark(workspace, f"url:{url_key(point.value)}") for point in points if point.kind == "url"}


def known_marks(workspace: Workspace) -> Marks:
    """Those of the database, and those of the file beside it."""
    here = frozenset(Suppression.objects.filter(workspace=workspace).values_list("mark", flat=True))
    salted = [(workspace, here)] if here else []
    for entry in _file().values():
        of_file = Workspace(salt=str(entry["salt"]), country=str(entry.get("country", "")))
        salted.append((of_file, frozenset(entry["marks"])))
    return Marks(salted)


def forget_again(using: str, workspace: UUID, known: Marks, at: datetime) -> int:
    """Erases in a restored database whom a mark names; how many that were. The marks go in as well."""
    with transaction.atomic(using=using):
        found = list(known.found(using, workspace))
        for person in found:
            erase(using, workspace, person.id, at)
            note_erased(using, workspace, person.id, at, "explorer", True)
        salt = Workspace.objects.using(using).values_list("salt", flat=True).get(id=workspace)
        wanted = {one for its, marked in known.salted if its.salt == salt for one in marked}
        there = set(Suppression.objects.using(using).filter(workspace=workspace).values_list("mark", flat=True))
        Suppression.objects.using(using).bulk_create(
            Suppression(workspace_id=workspace, mark=one, on=at.date()) for one in sorted(wanted - there)
        )
    return len(found)


def holding(workspace: Workspace) -> list[Backup]:
    """The backups that still hold somebody who was erased here."""
    erased = _erased(workspace)
    return [one for one in backups(workspace) if erased and _holds(one.path, erased)]


def _erased(workspace: Workspace) -> set[str]:
    rows = Event.objects.filter(workspace=workspace, kind="erased", person__isnull=False)
    return {str(person) for person in rows.values_list("person_id", flat=True)}


def _holds(path: Path, erased: set[str]) -> set[UUID]:
    with Archive(path) as archive:
        return {UUID(row["id"]) for row in archive.rows("person") if row["id"] in erased and row["name"] != SOMEBODY}


def clean_backups(work: Path, workspace: Workspace) -> Cleaned:
    """Rewrites every backup that still holds somebody who was erased here, and removes those that cannot be read any
    more."""
    erased = _erased(workspace)
    rewritten = removed = 0
    for path in archive_files(folder()) if erased else ():
        try:
            with Archive(path) as archive:
                if archive.manifest.workspace != workspace.id:
                    continue
            if theirs := _holds(path, erased):
                _rewrite(work, path, theirs)
                rewritten += 1
        except BadBackup:
            path.unlink(missing_ok=True)
            removed += 1
    return Cleaned(rewritten, removed)


def _rewrite(work: Path, path: Path, people: set[UUID]) -> None:
    loaded = work / "loaded.sqlite3"
    loaded.unlink(missing_ok=True)
    with Archive(path) as archive:
        told = archive.manifest
        scratch.load(archive, loaded)
    with scratch.database(loaded) as alias:
        with transaction.atomic(using=alias):
            for person in people:
                erase(alias, told.workspace, person, told.made_at)
                note_erased(alias, told.workspace, person, told.made_at, "explorer", False)
        new = backup.proved(work, told.workspace, alias, told.made_at, scratch.applied())
    backup.put(new, path)


def clean_disk() -> None:
    """Old copies from before an update, files that were only looked at, and what deleted rows leave in the database
    file and its log. Raises Busy where another program reads without end."""
    for batch in ImportBatch.objects.filter(state="looked"):
        (settings.ASKWELL_DATA / "imports" / batch.stored_file).unlink(missing_ok=True)
        batch.delete()
    if connection.vendor != "sqlite":
        return
    live = Path(connection.settings_dict["NAME"])
    for old in live.parent.glob(f"{live.stem}-before-update-*"):
        old.unlink(missing_ok=True)
    with disk_faults(live.parent), connection.wrap_database_errors:
        if not files.sweep(live):
            raise Busy(
                "They are erased; the file is not cleaned yet, for another program reads it.",
                kept="What was erased stays erased.",
                hint="Close what else uses Askwell's data; it is then done by itself.",
            )
