"""Taking an import back: people whom nobody touched since go, overwritten fields come back, later edits stay."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F, Q

from askwell.actions import bell
from askwell.actions.access import Actor
from askwell.actions.importing.batch import BeingDone, Tell, only_one, put_away
from askwell.actions.importing.block import ROWS
from askwell.actions.importing.writing import add_to
from askwell.method.matching import untouched
from askwell.models import Company, ContactPoint, ImportBatch, ImportChange, ImportRemark, Person, Position
from askwell.queries.same_people import load

GOES_ALONG = (ContactPoint, Position, ImportChange, ImportRemark)  # what a person takes with them
TYPED_ONLY = (  # no import fills these
    "line", "zone", "country", "region", "viewpoint", "source_words", "source_url",
)  # fmt: skip


def request_undo(actor: Actor, batch: ImportBatch) -> None:
    """The worker takes it back within moments. Raises BeingDone where there is nothing to take back."""
    batches = ImportBatch.objects.filter(workspace=actor.workspace, id=batch.id, state__in=("done", "failed"))
    if not batches.update(state="undoing", removed=0, kept=0):
        raise BeingDone
    bell.ring()


def undo(actor: Actor, batch: ImportBatch, tell: Tell = lambda batch: None) -> None:
    """Does what `request_undo` asked for; can be stopped and begun again at any point.

    People who were new go, unless something happened with them since: they stay and are named. Of people who were
    there before, each field goes back where it still is as the import left it. Raises BeingDone."""
    with only_one(batch):
        batch.refresh_from_db()
        if batch.state != "undoing" or batch.workspace_id != actor.workspace.id:
            raise BeingDone
        _bring_fields_back(actor, batch)
        # One look at who refers to a person serves a block. The database would look through every table for each.
        with connection.constraint_checks_disabled():
            people = Person.objects.filter(workspace=batch.workspace, import_batch=batch.id)
            ids = list(people.values_list("id", flat=True))
            for start in range(0, len(ids), ROWS):
                with transaction.atomic():
                    _take_away(batch, ids[start : start + ROWS])
                batch.refresh_from_db()
                tell(batch)
            _take_away_the_kept(batch)
            with transaction.atomic():
                _take_companies_away(batch)
        ImportBatch.objects.filter(id=batch.id).update(state="undone", done_at=actor.now)
        batch.refresh_from_db()
    put_away(batch)


def _take_away(batch: ImportBatch, ids: list[UUID]) -> None:
    of_block = Person.objects.filter(id__in=ids)  # of this workspace: by their import
    edited = Q(former_since__isnull=False) | Q(source_on__isnull=False) | ~Q(source="import") | ~Q(talks=0)
    for name in TYPED_ONLY:
        edited |= ~Q(**{name: ""})
    held = _spoken_of(batch, ids) | set(of_block.filter(edited).values_list("id", flat=True))
    held |= {UUID(known.id) for known in load(batch.workspace, ids, batch=batch.id) if not untouched(known)}
    gone = [person for person in ids if person not in held]
    present = Position.objects.filter(
        workspace=batch.workspace, person__in=gone, until__isnull=True, person__removed_at__isnull=True
    )
    headcount = Counter(company.hex for company in present.values_list("company_id", flat=True) if company)
    add_to(Company, "people", {company: -people for company, people in headcount.items()})
    for model in GOES_ALONG:
        model._default_manager.filter(workspace=batch.workspace, person__in=gone).delete()
    Person.objects.filter(id__in=gone)._raw_delete(connection.alias)
    already = ImportRemark.objects.filter(workspace=batch.workspace, batch=batch, kind="kept", person__in=held)
    known_kept = set(already.values_list("person_id", flat=True))
    ImportRemark.objects.bulk_create(
        ImportRemark(workspace=batch.workspace, batch=batch, kind="kept", person_id=person)
        for person in sorted(held - known_kept)
    )
    ImportBatch.objects.filter(id=batch.id).update(
        removed=F("removed") + len(gone), kept=F("kept") + len(held - known_kept)
    )


def _take_away_the_kept(batch: ImportBatch) -> None:
    """People whom an earlier undo kept because of this import alone."""
    for earlier in ImportBatch.objects.filter(workspace=batch.workspace, state="undone"):
        kept = ImportRemark.objects.filter(workspace=batch.workspace, batch=earlier, kind="kept")
        people = Person.objects.filter(workspace=batch.workspace, import_batch=earlier.id)
        ids = list(people.filter(id__in=kept.values("person_id")).values_list("id", flat=True))
        for start in range(0, len(ids), ROWS):
            with transaction.atomic():
                some = ids[start : start + ROWS]
                _take_away(earlier, some)
                gone = len(some) - Person.objects.filter(id__in=some).count()
                ImportBatch.objects.filter(id=earlier.id).update(kept=F("kept") - gone)
        with transaction.atomic():
            _take_companies_away(earlier)


def _spoken_of(batch: ImportBatch, ids: list[UUID]) -> set[UUID]:
    """Those to whom any other row leads: an event, a letter, an introduction, a note."""
    found: set[UUID] = set()
    for relation in Person._meta.related_objects:
        if relation.related_model not in GOES_ALONG:
            column = relation.field.attname
            rows = relation.related_model._default_manager.filter(
                workspace=batch.workspace, **{f"{relation.field.name}__in": ids}
            )
            found.update(rows.values_list(column, flat=True))
    return found


def _take_companies_away(batch: ImportBatch) -> None:
    """Companies that only this import brought, where nobody is left and nothing was noted."""
    empty = Company.objects.filter(
        workspace=batch.workspace, import_batch=batch.id, aliases=[], domains=[], address="", mine=False
    )
    ids = list(empty.values_list("id", flat=True))
    for start in range(0, len(ids), ROWS):
        some = ids[start : start + ROWS]
        used: set[UUID] = set()
        for relation in Company._meta.related_objects:
            rows = relation.related_model._default_manager.filter(
                workspace=batch.workspace, **{f"{relation.field.name}__in": some}
            )
            used.update(rows.values_list(relation.field.attname, flat=True))
        gone = set(some) - used
        Company.objects.filter(workspace=batch.workspace, id__in=gone)._raw_delete(connection.alias)


def _bring_fields_back(actor: Actor, batch: ImportBatch) -> None:
    """Newest first; what is dealt with is deleted in the same transaction, so that a kill loses no place."""
    changes = ImportChange.objects.filter(workspace=actor.workspace, batch=batch).order_by("-id")
    while some := list(changes.select_related("person")[:ROWS]):
        with transaction.atomic():
            left_alone = {change.person_id for change in some if not _back(actor, change)}
            _remark_kept(batch, left_alone)
            changes.filter(id__in=[change.id for change in some]).delete()


def _remark_kept(batch: ImportBatch, people: Iterable[UUID]) -> None:
    wanted = set(people)
    known = ImportRemark.objects.filter(workspace=batch.workspace, batch=batch, kind="kept", person__in=wanted)
    wanted -= set(known.values_list("person_id", flat=True))
    ImportRemark.objects.bulk_create(
        ImportRemark(workspace=batch.workspace, batch=batch, kind="kept", person_id=person, field="edited")
        for person in sorted(wanted)
    )
    ImportBatch.objects.filter(id=batch.id).update(kept=F("kept") + len(wanted))


def _back(actor: Actor, change: ImportChange) -> bool:
    """Whether it could go back: not where somebody changed it since."""
    person = Person.objects.select_for_update().get(id=change.person_id)
    if change.field in ("email", "phone", "url"):
        return _way_back(person, change)
    if change.field == "job":
        return _job_back(person, json.loads(change.before), json.loads(change.after)) or _drops_out(change)
    stands = getattr(person, change.field)
    if (stands.isoformat() if isinstance(stands, date) else stands) != change.after:
        return _drops_out(change)
    setattr(person, change.field, change.before or (None if isinstance(stands, date) else ""))
    person.save(update_fields=[change.field])
    return True


def _drops_out(change: ImportChange) -> bool:
    """Whether a later import wrote over what this one had written: taking that back then leads to what stood before
    this one, and not to what is taken back now."""
    later = (
        ImportChange.objects.filter(
            workspace=change.workspace_id, person=change.person_id, field=change.field, id__gt=change.id
        )
        .exclude(batch=change.batch_id)
        .order_by("id")
        .first()
    )
    if later is None:
        return False
    if change.field == "job":
        before, after = json.loads(change.before), json.loads(change.after)
        if json.loads(later.before)["position"] != after["position"]:
            return False
        if after["position"] != before["position"]:
            Position.objects.filter(workspace=change.workspace_id, id=after["position"]).delete()
    elif later.before != change.after:
        return False
    later.before = change.before
    later.save(update_fields=["before"])
    return True


def _way_back(person: Person, change: ImportChange) -> bool:
    points = ContactPoint.objects.filter(workspace=person.workspace_id, person=person, kind=change.field)
    gone = points.filter(key=change.after)
    values = [value[:254] for value in gone.values_list("value", flat=True)]
    gone.delete()
    if change.field != "url" and getattr(person, change.field) in values:
        first = points.order_by("order").values_list("value", flat=True).first() or ""
        setattr(person, change.field, first[:254])
        person.save(update_fields=[change.field])
    return True


def _job_back(person: Person, before: dict[str, Any], after: dict[str, Any]) -> bool:
    if (person.company_name, person.title) != (after["company"], after["title"]):
        return False
    positions = Position.objects.filter(workspace=person.workspace_id, person=person)
    old = positions.filter(id=before["position"]).first()
    company = Company.objects.filter(workspace=person.workspace_id, name=before["company"]).first()
    counts = Counter({person.company_id.hex: -1} if person.company_id else {})
    if after["position"] != before["position"]:
        positions.filter(id=after["position"]).delete()
        if old:
            old.until = None
            old.save(update_fields=["until"])
            company = old.company
    elif old:
        old.company, old.company_name, old.title = company, before["company"], before["title"]
        old.save(update_fields=["company", "company_name", "title"])
    person.company, person.company_name, person.title = company, before["company"], before["title"]
    person.import_mark = before["mark"]
    person.save(update_fields=["company", "company_name", "title", "import_mark"])
    if company:
        counts[company.id.hex] += 1
    if person.removed_at is None:
        add_to(Company, "people", counts)
    return True
