"""Everything that one person's page shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from askwell.models import (
    Approach,
    Claim,
    Commitment,
    Company,
    ContactPoint,
    Introduction,
    Message,
    Note,
    Person,
    Position,
    Research,
    Workspace,
)
from askwell.queries.people import COLUMNS, Listed
from askwell.queries.prepared import prepared


@dataclass(frozen=True, slots=True)
class Claimed:
    direction: str
    direction_id: UUID
    criterion: str
    text: str
    sign: str
    in_confidence: bool
    on: date


class Point(NamedTuple):
    """A way to reach them: an email, a phone, a url."""

    kind: str
    value: str


class Held(NamedTuple):
    """A position; `until` None: at present."""

    title: str
    company_id: UUID | None
    company_name: str
    until: date | None


class Effort(NamedTuple):
    """An approach."""

    id: UUID
    direction: str | None
    stage: str
    closed_as: str
    paused: bool


class Naming(NamedTuple):
    """An introduction with a word on it."""

    id: UUID
    giver_id: UUID | None
    giver: str | None
    target_id: UUID | None
    target: str | None
    target_words: str
    words: str
    may_use_name: bool
    state: str


class Promised(NamedTuple):
    id: UUID
    mine: bool
    what: str
    due: date | None
    done_on: date | None


class Letter(NamedTuple):
    id: UUID
    kind: str
    subject: str
    outgoing: bool
    state: str
    sent_on: date | None


class Read(NamedTuple):
    id: UUID
    text: str
    url: str
    nothing_found: bool
    on: date


class Line(NamedTuple):
    """A note on them, taken down outside a talk."""

    line: UUID
    text: str
    in_confidence: bool
    written_at: datetime


@dataclass(frozen=True, slots=True)
class Portrait:
    """What is known of a person beside the story and the steps."""

    reach: list[Point]
    positions: list[Held]
    approaches: list[Effort]
    named_by: list[Naming]
    gave: list[Naming]
    claims: list[Claimed]
    promises: list[Promised]
    letters: list[Letter]
    research: list[Read]
    notes: list[Line]


MOST_SHOWN = 50
SHOWN = ("draft", "sent", "got")  # letters; one that was thrown away is shown nowhere


def portrait(workspace: Workspace, person: Person) -> Portrait:
    """Each part is one query, whatever its length, and at most MOST_SHOWN rows. Stands on one_way_once,
    position_of_person, approach_of_person, introduction_to, introduction_by, claim_of_person, commitment_with,
    message_with, research_on_person, note_of_person."""
    own = (workspace.id, person.id)
    return Portrait(
        reach=[Point(*row) for row in _reach(*own)],
        positions=[Held(*row) for row in _positions(*own)],
        approaches=[Effort(*row) for row in _approaches(*own)],
        named_by=[Naming(*row) for row in _named_by(*own)],
        gave=[Naming(*row) for row in _gave(*own)],
        claims=[Claimed(*row) for row in _claims(*own)],
        promises=[Promised(*row) for row in _promises(*own)],
        letters=[Letter(*row) for row in _letters(*own)],
        research=[Read(*row) for row in _research(*own)],
        notes=[Line(*row) for row in _notes(*own)],
    )


@prepared
def _reach(workspace: UUID, person: UUID) -> QuerySet[Any, Any]:
    points = ContactPoint.objects.filter(workspace=workspace, person=person)
    return points.order_by("kind", "order").values_list("kind", "value")[:MOST_SHOWN]


@prepared
def _positions(workspace: UUID, person: UUID) -> QuerySet[Any, Any]:
    positions = Position.objects.filter(workspace=workspace, person=person).order_by("-since", "-id")
    return positions.values_list("title", "company_id", "company_name", "until")[:MOST_SHOWN]


@prepared
def _approaches(workspace: UUID, person: UUID) -> QuerySet[Any, Any]:
    efforts = Approach.objects.filter(workspace=workspace, person=person).exclude(stage="").order_by("-id")
    return efforts.values_list("id", "direction__name", "stage", "closed_as", "paused")[:MOST_SHOWN]


NAMING = (
    "id",
    "giver_id",
    "giver__name",
    "target_id",
    "target__name",
    "target_words",
    "words",
    "may_use_name",
    "state",
)


@prepared
def _named_by(workspace: UUID, person: UUID) -> QuerySet[Any, Any]:
    intros = Introduction.objects.filter(workspace=workspace, target=person).exclude(state="")
    return intros.order_by("first_on", "id").values_list(*NAMING)[:MOST_SHOWN]


@prepared
def _gave(workspace: UUID, person: UUID) -> QuerySet[Any, Any]:
    intros = Introduction.objects.filter(workspace=workspace, giver=person).exclude(state="")
    return intros.order_by("first_on", "id").values_list(*NAMING)[:MOST_SHOWN]


@prepared
def _claims(workspace: UUID, person: UUID) -> QuerySet[Any, Any]:
    claims = Claim.objects.filter(workspace=workspace, person=person, taken_back=False)
    return claims.order_by("direction__name", "-on", "id").values_list(
        "direction__name", "direction_id", "criterion__name", "text", "sign", "in_confidence", "on"
    )[:MOST_SHOWN]


@prepared
def _promises(workspace: UUID, person: UUID) -> QuerySet[Any, Any]:
    promises = Commitment.objects.filter(workspace=workspace, person=person, taken_back=False)
    return promises.order_by("due", "id").values_list("id", "mine", "what", "due", "done_on")[:MOST_SHOWN]


@prepared
def _letters(workspace: UUID, person: UUID) -> QuerySet[Any, Any]:
    letters = Message.objects.filter(workspace=workspace, person=person, state__in=SHOWN).order_by("-changed_at")
    return letters.values_list("id", "kind", "subject", "outgoing", "state", "sent_on")[:MOST_SHOWN]


@prepared
def _research(workspace: UUID, person: UUID) -> QuerySet[Any, Any]:
    read = Research.objects.filter(workspace=workspace, person=person, removed_at__isnull=True).order_by("-on", "-id")
    return read.values_list("id", "text", "url", "nothing_found", "on")[:MOST_SHOWN]


@prepared
def _notes(workspace: UUID, person: UUID) -> QuerySet[Any, Any]:
    own = Note.objects.filter(workspace=workspace, person=person, interview__isnull=True)
    replaced = Note.objects.filter(workspace=workspace, line=OuterRef("line"), follows=OuterRef("id"))
    standing = own.exclude(Exists(replaced)).order_by("-written_at", "-id")
    return standing.values_list("line", "text", "in_confidence", "written_at")[:MOST_SHOWN]


def who_can_introduce(workspace: Workspace, company: Company, most: int = 20) -> list[Listed]:
    """People there whom I know or was named: talked with first, then by name. Stands on person_at_company."""
    there = Person.objects.filter(workspace=workspace, company=company, removed_at__isnull=True, stopped=False)
    rows = there.order_by("-talks", "sort_key").values_list(*COLUMNS)[:most]
    return [Listed(row[0], row[1], row[2] or row[4], *row[5:8]) for row in rows]
