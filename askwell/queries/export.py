"""Everything of a workspace, for open formats; and everything about one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Model, Q

from askwell.integrations.calendar import Entry
from askwell.integrations.formats import Card
from askwell.models import (
    Approach,
    Claim,
    ContactPoint,
    Event,
    Interview,
    Introduction,
    Message,
    Note,
    Person,
    Workspace,
)
from askwell.queries.tables import rows, tables

NEVER = {"workspace": {"salt"}, "person": {"sort_key", "import_mark"}}
"""What is of use to Askwell only, or a secret."""
NOT_TABLES = frozenset({"suppression", "import_change", "import_remark"})
Sheet = tuple[list[str], Iterator[tuple[Any, ...]]]


def everything(workspace: Workspace, *, for_others: bool) -> dict[str, list[dict[str, Any]]]:
    """Every table's rows. for_others: without what was said in confidence."""
    found = {}
    for name, model in tables().items():
        if name in NOT_TABLES:
            continue
        hidden = NEVER.get(name, set())
        found[name] = [
            {key: value for key, value in row.items() if key not in hidden}
            for row in rows(model, workspace.id)
            if not (for_others and row.get("in_confidence"))
        ]
    return found


def sheets(workspace: Workspace, *, for_others: bool) -> dict[str, Sheet]:
    """Headers and rows by the name of the sheet."""
    claims = Claim.objects.filter(workspace=workspace, taken_back=False)
    if for_others:
        claims = claims.filter(in_confidence=False)
    people = Person.objects.filter(workspace=workspace, removed_at__isnull=True).order_by("sort_key", "id")
    approaches = Approach.objects.filter(workspace=workspace).exclude(stage="").order_by("started_on", "id")
    letters = Message.objects.filter(workspace=workspace).order_by("made_at", "id")
    intros = Introduction.objects.filter(workspace=workspace).exclude(state="").order_by("first_on", "id")
    return {
        "people": _sheet(people, {
            "Name": "name", "Company": "company_name", "Title": "title", "E-mail": "email", "Telephone": "phone",
            "Country": "country", "Time zone": "zone", "Noted as": "line", "Source": "source_words", "Since": "since",
            "Last contact": "last_contact", "Talks": "talks", "Never write": "stopped", "Note": "note", "Id": "id",
        }),
        "approaches": _sheet(approaches, {
            "Person": "person__name", "Direction": "direction__name", "Stage": "stage", "Closed as": "closed_as",
            "Started": "started_on", "Asked": "asked_on", "Answered": "answered_on", "Accepted": "accepted_on",
            "Booked": "booked_on", "Talked": "held_on", "Without a request": "by_chance", "Thanked": "thanked",
            "Id": "id",
        }),
        "letters": _sheet(letters, {
            "Person": "person__name", "Mine": "outgoing", "Kind": "kind", "Channel": "channel", "State": "state",
            "Sent": "sent_on", "Subject": "subject", "Text": "text", "Id": "id",
        }),
        "claims": _sheet(claims.order_by("direction__name", "on", "id"), {
            "Direction": "direction__name", "Criterion": "criterion__name", "Sign": "sign", "What was said": "text",
            "Person": "person__name", "Day": "on", "Only for": "only_for", "In confidence": "in_confidence", "Id": "id",
        }),
        "introductions": _sheet(intros, {
            "From": "giver__name", "To": "target__name", "Someone": "target_words", "Direction": "direction__name",
            "State": "state", "Words": "words", "First": "first_on", "Last": "last_on", "Id": "id",
        }),
    }  # fmt: skip


def _sheet(found: Any, columns: Mapping[str, str]) -> Sheet:
    return list(columns), found.values_list(*columns.values()).iterator(chunk_size=2_000)


def cards(workspace: Workspace) -> Iterator[Card]:
    """Everybody who is on the lists."""
    reach: dict[UUID, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    points = ContactPoint.objects.filter(workspace=workspace).order_by("order")
    for person, kind, value in points.values_list("person_id", "kind", "value").iterator(chunk_size=2_000):
        reach[person][kind].append(value)
    people = Person.objects.filter(workspace=workspace, removed_at__isnull=True).order_by("sort_key", "id")
    for one in people.iterator(chunk_size=2_000):
        theirs = reach[one.id]
        yield Card(
            one.id, one.name, theirs["email"], theirs["phone"], theirs["url"], one.company_name, one.title,
            one.address, one.note or one.line, one.birthday, one.zone,
        )  # fmt: skip


def talks(workspace: Workspace) -> list[Entry]:
    """Every talk with a time, held or to come, in the zone in which it was agreed."""
    found = Interview.objects.filter(workspace=workspace, start__isnull=False).select_related("approach__person")
    entries = []
    for one in found.order_by("start", "id"):
        assert one.start is not None
        entries.append(
            Entry(
                one.id, one.approach.person.name, one.start, one.minutes or 30, one.zone or workspace.zone, one.start,
                one.where, sequence=one.sequence,
            )
        )  # fmt: skip
    return entries


def people_with_a_story(workspace: Workspace) -> Iterator[Person]:
    """Whom something happened with, by name; not those who were only noted down."""
    happened = Event.objects.filter(workspace=workspace, person__isnull=False).exclude(
        kind__in=("person_added", "erased")
    )
    people = Person.objects.filter(workspace=workspace, id__in=happened.values("person"))
    return people.exclude(sort_key="").order_by("sort_key", "id").iterator(chunk_size=500)


def notes(workspace: Workspace, person: Person, *, for_others: bool) -> list[tuple[Any, str]]:
    """The newest version of every line taken down in talks with this person: its moment and text."""
    found = Note.objects.filter(Q(person=person) | Q(interview__approach__person=person), workspace=workspace)
    if for_others:
        found = found.filter(in_confidence=False)
    newest: dict[UUID, tuple[Any, str]] = {}
    for line, written, text in found.order_by("written_at", "saved_at", "id").values_list("line", "written_at", "text"):
        newest[line] = (newest.get(line, (written,))[0], text)
    return [(when, text) for when, text in newest.values() if text]


def confidential_claims(workspace: Workspace) -> set[str]:
    return {
        str(one) for one in Claim.objects.filter(workspace=workspace, in_confidence=True).values_list("id", flat=True)
    }


def dossier(workspace: Workspace, person: Person) -> dict[str, list[dict[str, Any]]]:
    """Everything that is held about one person, by table (TRUST, other people's rights)."""
    found: dict[str, list[dict[str, Any]]] = {}
    for name, model in tables().items():
        if (mine := _about(model, name, person)) is None:
            continue
        ids = set(model._base_manager.filter(mine, workspace=workspace).values_list("pk", flat=True))
        hidden = NEVER.get(name, set()) | {"workspace_id"}
        theirs = [
            {key: value for key, value in row.items() if key not in hidden}
            for row in (rows(model, workspace.id) if ids else ())
            if row[model._meta.pk.attname] in ids
        ]
        if theirs:
            found[name] = theirs
    return found


def _about(model: type[Model], table: str, person: Person) -> Q | None:
    if table == "person":
        return Q(pk=person.pk)
    fields = {field.name for field in model._meta.concrete_fields}
    ways = {
        "person": Q(person=person),
        "giver": Q(giver=person) | Q(target=person),
        "approach": Q(approach__person=person),
        "interview": Q(interview__approach__person=person),
    }
    about = [way for name, way in ways.items() if name in fields]
    if table == "event":
        about.append(Q(introduction__giver=person) | Q(introduction__target=person))
    result = None
    for way in about:
        result = way if result is None else result | way
    return result
