"""What Today shows beside the due steps: talks ahead, this week, others' turns, what was taken to be sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from askwell.models import Approach, Commitment, Direction, Event, Interview, Introduction, Message, Workspace

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
    talks = Interview.objects.filter(
        workspace=workspace, start__gte=now - timedelta(hours=1), held_on__isnull=True, approach__stage="booked"
    ).order_by("start", "id")
    rows = talks.values_list(
        "id", "approach__person_id", "approach__person__name", "approach__person__company_name", "start", "zone",
        "minutes", "place",
    )  # fmt: skip
    return [Talk(*row) for row in rows[:MOST_SHOWN]]


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
    counts = Approach.objects.filter(workspace=workspace).filter(
        Q(booked_on__range=(monday, today)) | Q(asked_on__range=(monday, today))
    )
    found = counts.aggregate(
        booked=Count("id", filter=Q(booked_on__range=(monday, today))),
        asked=Count("id", filter=Q(asked_on__range=(monday, today))),
    )
    pauses = Event.objects.filter(workspace=workspace, kind="goal_paused", on__lte=today, counts=True)
    until = pauses.order_by("-on").values_list("data__until", flat=True).first()
    paused = bool(until and until >= monday.isoformat())
    return ThisWeek(0 if paused else workspace.goal_per_week, found["booked"], found["asked"], paused)


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
    asked = Approach.objects.filter(
        workspace=workspace, stage__in=["asked", "called"], asked_on__gte=today - ASKED_WITHIN, paused=False
    ).order_by("asked_on")
    promised = Introduction.objects.filter(
        workspace=workspace, state__in=["asked", "promised"], giver__isnull=False
    ).order_by("last_on")
    owed = Commitment.objects.filter(
        workspace=workspace, mine=False, done_on__isnull=True, taken_back=False, due__isnull=False
    ).order_by("due")
    letters = asked.values_list("person_id", "person__name", "asked_on", "direction__name")[:MOST_SHOWN]
    intros = promised.values_list("giver_id", "giver__name", "last_on", "target__name", "target_words")[:MOST_SHOWN]
    found = [Waiting("letter", person, name, on, about or "") for person, name, on, about in letters]
    found += [
        Waiting("introduction", giver, name, on, target or words or "")
        for giver, name, on, target, words in intros
        if on
    ]
    found += [
        Waiting("promise", person, name, due, what)
        for person, name, due, what in owed.values_list("person_id", "person__name", "due", "what")[:MOST_SHOWN]
        if due
    ]
    return sorted(found, key=lambda turn: turn.since)[: 2 * MOST_SHOWN]


def taken_along(workspace: Workspace) -> list[Message]:
    """Letters taken to the mail program, of which it is not known whether they went. Stands on message_opened."""
    letters = Message.objects.filter(workspace=workspace, state="draft", opened_at__isnull=False)
    return list(letters.select_related("person").order_by("opened_at")[:MOST_SHOWN])


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


def has_direction(workspace: Workspace) -> bool:
    """Whether anything was begun here. Stands on one_direction_of_a_name."""
    return Direction.objects.filter(workspace=workspace, opened_on__isnull=False).exists()
