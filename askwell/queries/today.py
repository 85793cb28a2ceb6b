"""What Today shows beside the due steps: talks ahead, this week, others' turns, what was taken to be sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet

from askwell.models import (
    Approach,
    Commitment,
    Direction,
    Event,
    Interview,
    Introduction,
    Message,
    Person,
    Step,
    Workspace,
)
from askwell.queries.prepared import prepared

MOST_SHOWN = 5
ASKED_WITHIN = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Talk:
    id: UUID
    person_id: UUID
    person: str
    company: str
    start: datetime
    zone: str
    minutes: int | None
    place: str


def coming_up(workspace: Workspace, now: datetime) -> list[Talk]:
    """Booked talks from `now` on, an hour's grace for one that runs. Stands on interview_by_start."""
    return [Talk(*row) for row in _coming_up(workspace.id, now - timedelta(hours=1))]


@prepared
def _coming_up(workspace: UUID, since: datetime) -> QuerySet[Any, Any]:
    talks = Interview.objects.filter(
        workspace=workspace, start__gte=since, held_on__isnull=True, approach__stage="booked"
    ).order_by("start", "id")
    return talks.values_list(
        "id", "approach__person_id", "approach__person__name", "approach__person__company_name", "start", "zone",
        "minutes", "place",
    )[:MOST_SHOWN]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ThisWeek:
    """From Monday on; `goal` 0 where the week is paused."""

    goal: int
    booked: int
    asked: int
    paused: bool


def this_week(workspace: Workspace, today: date) -> ThisWeek:
    """Stands on approach_booked, approach_by_stage, event_of_kind."""
    monday = today - timedelta(days=today.weekday())
    rows = _this_week(workspace.id, monday, today)
    paused = any(data.get("until", "") >= monday.isoformat() for (data,) in _pauses(workspace.id, today))
    booked = sum(booked is not None and monday <= booked <= today for booked, _ in rows)
    asked = sum(asked is not None and monday <= asked <= today for _, asked in rows)
    return ThisWeek(0 if paused else workspace.goal_per_week, booked, asked, paused)


@prepared
def _this_week(workspace: UUID, monday: date, today: date) -> QuerySet[Any, Any]:
    some = Q(booked_on__gte=monday, booked_on__lte=today) | Q(asked_on__gte=monday, asked_on__lte=today)
    return Approach.objects.filter(some, workspace=workspace).values_list("booked_on", "asked_on")


@prepared
def _pauses(workspace: UUID, today: date) -> QuerySet[Any, Any]:
    pauses = Event.objects.filter(workspace=workspace, kind="goal_paused", on__lte=today, counts=True)
    return pauses.order_by("-on").values_list("data")[:MOST_SHOWN]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody's turn: a "letter", an "introduction" or a "promise"."""

    kind: str
    person_id: UUID
    person: str
    since: date
    about: str


def waiting(workspace: Workspace, today: date) -> list[Waiting]:
    """On whom I wait, longest first. Stands on approach_by_stage, introduction_open, commitment_with."""
    found = [
        Waiting("letter", person, name, on, about or "")
        for person, name, on, about in _unanswered(workspace.id, today - ASKED_WITHIN)
    ]
    found += [
        Waiting("introduction", giver, name, on, target or words or "")
        for giver, name, on, target, words in _asked_introductions(workspace.id)
        if on
    ]
    found += [Waiting("promise", *row) for row in _their_promises(workspace.id)]
    return sorted(found, key=lambda turn: turn.since)[: 2 * MOST_SHOWN]


@prepared
def _unanswered(workspace: UUID, since: date) -> QuerySet[Any, Any]:
    asked = Approach.objects.filter(
        workspace=workspace, stage__in=["asked", "called"], asked_on__gte=since, paused=False
    ).order_by("asked_on")
    return asked.values_list("person_id", "person__name", "asked_on", "direction__name")[:MOST_SHOWN]


@prepared
def _asked_introductions(workspace: UUID) -> QuerySet[Any, Any]:
    asked = Introduction.objects.filter(workspace=workspace, state__in=["asked", "promised"], giver__isnull=False)
    columns = asked.order_by("last_on").values_list(
        "giver_id", "giver__name", "last_on", "target__name", "target_words"
    )
    return columns[:MOST_SHOWN]


@prepared
def _their_promises(workspace: UUID) -> QuerySet[Any, Any]:
    owed = Commitment.objects.filter(
        workspace=workspace, mine=False, done_on__isnull=True, taken_back=False, due__isnull=False
    )
    return owed.order_by("due").values_list("person_id", "person__name", "due", "what")[:MOST_SHOWN]


@dataclass(frozen=True, slots=True)
class Taken:
    """A letter taken to the mail program; it is not known whether it went."""

    id: UUID
    person: str
    channel: str
    opened_at: datetime


def taken_along(workspace: Workspace) -> list[Taken]:
    """Longest ago first. Stands on message_opened."""
    return [Taken(*row) for row in _taken_along(workspace.id)]


@prepared
def _taken_along(workspace: UUID) -> QuerySet[Any, Any]:
    letters = Message.objects.filter(workspace=workspace, state="draft", opened_at__isnull=False)
    return letters.order_by("opened_at").values_list("id", "person__name", "channel", "opened_at")[:MOST_SHOWN]


@dataclass(frozen=True, slots=True)
class Outward:
    """Somebody to write to next; `warm` where somebody named them."""

    approach_id: UUID
    person_id: UUID
    person: str
    company: str
    direction_id: UUID | None
    direction: str
    warm: bool


def outward_step(workspace: Workspace) -> Outward | None:
    """The one outward step that is always there (METHOD S3.31): a named person first, else a cold one.

    Stands on approach_by_stage, introduction_to."""
    named = Introduction.objects.filter(
        workspace=workspace, target=OuterRef("person"), state__in=["named", "made"], giver__isnull=False
    )
    candidates = Approach.objects.filter(
        workspace=workspace, stage="draft", paused=False, person__removed_at__isnull=True
    )
    row = (
        candidates.filter(Q(direction__isnull=True) | Q(direction__decided_as=""))
        .annotate(warm=Exists(named))
        .order_by("-warm", "id")
        .values_list(
            "id", "person_id", "person__name", "person__company_name", "direction_id", "direction__name", "warm"
        )
        .first()
    )
    return Outward(*row[:5], row[5] or "", row[6]) if row else None


@dataclass(frozen=True, slots=True)
class ToTell:
    """A decision of which `people` helpers are still to hear."""

    direction_id: UUID
    direction: str
    people: int


def to_tell(workspace: Workspace) -> ToTell | None:
    """The decision that was taken first. Stands on step_of_scope."""
    decided = Direction.objects.filter(workspace=workspace).exclude(decided_as="").values("id")
    rows = Step.objects.filter(workspace=workspace, scope__in=decided, kind__in=["tell_decision", "job_news"])
    found = rows.values_list("direction", "direction__name").annotate(Count("id"), first=Min("due")).order_by("first")
    row = found.first()
    return ToTell(*row[:3]) if row else None


def knows_anybody(workspace: Workspace) -> bool:
    """Whether anybody is on the list of people. Stands on person_in_order."""
    return Person.objects.filter(workspace=workspace, removed_at__isnull=True).exists()


def has_direction(workspace: Workspace) -> bool:
    """Whether anything was begun here. Stands on one_direction_of_a_name."""
    return Direction.objects.filter(workspace=workspace, opened_on__isnull=False).exists()
