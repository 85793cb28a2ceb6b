"""Erasing one person from a database, live or a backup's: what is theirs goes, what others' stories need stays without
a name. The row stays as "Somebody", so that the chain, its tiers and all counts are as they were."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, JSONField, Max, Model, Q, TextField

from askwell.actions import scratch
from askwell.method.blanking import Blanks, bare
from askwell.method.text import fold_name
from askwell.models import (
    AgendaItem,
    Claim,
    Commitment,
    ContactPoint,
    Event,
    ImportChange,
    ImportRemark,
    Interview,
    Introduction,
    Message,
    Note,
    Person,
    Position,
    Research,
)

SOMEBODY = "Somebody"
EMPTY = {
    "name": SOMEBODY, "sort_key": "", "line": "", "company": None, "company_name": "", "title": "", "email": "",
    "phone": "", "address": "", "note": "", "birthday": "", "connected_on": None, "zone": "", "country": "",
    "region": "", "viewpoint": "", "former_since": None, "source": "", "source_words": "", "source_url": "",
    "source_on": None, "import_batch": None, "import_mark": "",
}  # fmt: skip
NOT_WORDS = {"person": {"name", "sort_key"}, "workspace": {"salt", "zone"}, "suppression": {"mark"}}
"""Other people keep their names, even where they share this one."""


def erase(using: str, workspace: UUID, person: UUID, at: datetime) -> None:
    """In the transaction of the caller; the fold is the caller's too."""
    row = Person.objects.using(using).get(workspace=workspace, id=person)
    blanks = _blanks(using, row)
    _take_away(using, row)
    _bare_events(using, row)
    _blank_linked(using, row, blanks)
    Person.objects.using(using).filter(id=person).update(**EMPTY, removed_at=row.removed_at or at)
    for model in scratch.tables().values():
        _blank_everywhere(using, workspace, model, blanks)


def note_erased(using: str, workspace: UUID, person: UUID, at: datetime, by: str, requested: bool) -> None:
    """The event that says so, in a database where no action runs."""
    events = Event.objects.using(using).filter(workspace=workspace)
    last = events.aggregate(last=Max("order"))["last"] or 0
    Event.objects.using(using).create(
        workspace_id=workspace, person_id=person, order=last + 1, kind="erased", on=at.date(), recorded_at=at, by=by,
        data={"at_their_request": requested},
    )  # fmt: skip


def _blanks(using: str, person: Person) -> Blanks:
    points = ContactPoint.objects.using(using).filter(workspace=person.workspace_id, person=person)
    reach = {value for pair in points.values_list("value", "key") for value in pair} | {person.email, person.phone}
    namesakes = Person.objects.using(using).filter(workspace=person.workspace_id, sort_key=fold_name(person.name))
    return Blanks(person.name, reach, whole_name=not namesakes.exclude(id=person.id).exists())


def _take_away(using: str, person: Person) -> None:
    own = Q(workspace=person.workspace_id, person=person)
    talks = Interview.objects.using(using).filter(workspace=person.workspace_id, approach__person=person)
    of_talks = Q(workspace=person.workspace_id, interview__in=talks)
    for model in (ContactPoint, Position, Message, Claim, Research, ImportChange, ImportRemark):
        model.objects.using(using).filter(own).delete()
    Note.objects.using(using).filter(own | of_talks).delete()
    AgendaItem.objects.using(using).filter(of_talks).delete()
    talks.update(where="", why_here="", zone="")
    Commitment.objects.using(using).filter(own).update(what="")
    ends = Q(giver=person) | Q(target=person)
    edges = Introduction.objects.using(using).filter(ends, workspace=person.workspace_id)
    edges.update(words="", target_words="")


def _bare_events(using: str, person: Person) -> None:
    about = (
        Q(person=person)
        | Q(approach__person=person)
        | Q(interview__approach__person=person)
        | Q(introduction__giver=person)
        | Q(introduction__target=person)
        | Q(commitment__person=person)
    )
    for event in Event.objects.using(using).filter(about, workspace=person.workspace_id).distinct():
        if event.data != (data := bare(event.kind, event.data)):
            Event.objects.using(using).filter(id=event.id).update(data=data)


def _blank_linked(using: str, person: Person, blanks: Blanks) -> None:
    """Letters to those whom they named, and where these people say they come from: there a first name is theirs."""
    named = Introduction.objects.using(using).filter(workspace=person.workspace_id, giver=person)
    letters = Message.objects.using(using).filter(workspace=person.workspace_id, introduction__in=named)
    for letter in letters.only("subject", "text"):
        subject, text = (blanks.text(words, theirs=True) for words in (letter.subject, letter.text))
        letters.filter(id=letter.id).update(subject=subject, text=text)
    targets = Person.objects.using(using).filter(workspace=person.workspace_id, id__in=named.values("target"))
    for target in targets.only("source_words"):
        targets.filter(id=target.id).update(source_words=blanks.text(target.source_words, theirs=True))


def _blank_everywhere(using: str, workspace: UUID, model: type[Model], blanks: Blanks) -> None:
    names = [
        field.attname
        for field in model._meta.concrete_fields
        if isinstance(field, CharField | TextField | JSONField) and not field.primary_key
    ]
    names = [name for name in names if name not in NOT_WORDS.get(model._meta.db_table, ())]
    if not names:
        return
    rows = model._base_manager.using(using)
    for row_id, changed in list(_changed(rows.filter(_own(model, workspace)), names, blanks)):
        rows.filter(pk=row_id).update(**changed)


def _own(model: type[Model], workspace: UUID) -> Q:
    return Q(pk=workspace) if model._meta.db_table == "workspace" else Q(workspace_id=workspace)


def _changed(rows: Any, names: list[str], blanks: Blanks) -> Iterator[tuple[Any, dict[str, Any]]]:
    for row_id, *values in rows.values_list("pk", *names).iterator(chunk_size=2_000):
        after = {name: blanks.within(value) for name, value in zip(names, values, strict=True)}
        changed = {name: after[name] for name, value in zip(names, values, strict=True) if after[name] != value}
        if changed:
            yield row_id, changed
