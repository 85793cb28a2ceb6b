"""True numbers: the funnel, weeks against the goal, talks by tier (METHOD 8, progress)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from askwell.method.fold import Fold, fold
from askwell.method.history import standing
from askwell.method.progress import Counts, StageCount, funnel
from askwell.models import Approach, Event, Interview, Workspace
from askwell.queries import history as histories
from askwell.queries.prepared import prepared

WEEK = timedelta(days=7)
MOST_WEEKS = 26
GOALS = ("goal_set", "goal_paused")
FIRST_GOAL: int = Workspace._meta.get_field("goal_per_week").default
Goal = tuple[str, date, Mapping[str, Any]]
"""What was said of the goal: kind, day, and how many or until when."""


def progress(workspace: Workspace, today: date | None = None) -> list[StageCount]:
    """The funnel; of the stored fold, or folded afresh as of another day. Stands on approach_by_stage."""
    return funnel(_counts_on(workspace, today) if today else _counts(workspace))


def _counts(workspace: Workspace) -> Counts:
    found = _counted(workspace.id)
    return Counts(*found[0]) if found else Counts()


@prepared
def _counted(workspace: UUID) -> QuerySet[Any, Any]:
    """One row in the order of Counts; none where nobody was found yet."""
    asked, held = Q(asked_on__isnull=False), Q(held_on__isnull=False)
    wanted = {
        "found": Q(by_chance=False),
        "asked": asked,
        "answered": asked & Q(answered_on__isnull=False),
        "accepted": asked & Q(accepted_on__isnull=False),
        "talked": held & Q(by_chance=False),
        "by_chance": held & Q(by_chance=True),
        "thanked": held & Q(thanked=True),
        "named": held & Q(gave_name=True),
    }
    counts = {f"count_{field.name}": Count("id", filter=wanted[field.name]) for field in fields(Counts)}
    of_workspace = Approach.objects.filter(workspace=workspace).exclude(stage="").order_by().values("workspace")
    return of_workspace.annotate(**counts).values_list(*counts)


def talks(workspace: Workspace) -> int:
    """Talks held: one with two people is one, where the funnel counts both approaches. Stands on interview_by_start."""
    return next((count for (count,) in _talks(workspace.id)), 0)


@prepared
def _talks(workspace: UUID) -> QuerySet[Any, Any]:
    held = Interview.objects.filter(workspace=workspace, held_on__isnull=False).order_by()
    return held.values("workspace").annotate(count=Count("id")).values_list("count")


def _counts_on(workspace: Workspace, today: date) -> Counts:
    return counts_of(fold(histories.whole(workspace, until=today), today))


def counts_of(state: Fold) -> Counts:
    """The same counts from a fold."""
    approaches = list(state.approaches.values())
    talks = [approach for approach in approaches if approach.held]
    asked = [approach for approach in approaches if approach.asked]

    return Counts(
        found=sum(not approach.by_chance for approach in approaches),
        asked=len(asked),
        answered=sum(approach.answered is not None for approach in asked),
        accepted=sum(approach.accepted is not None for approach in asked),
        talked=sum(not approach.by_chance for approach in talks),
        by_chance=sum(approach.by_chance for approach in talks),
        thanked=sum(
            any(
                approach.person in talk.thanked and talk.thanked[approach.person].kind != "thanks_skipped"
                for talk in map(state.interviews.__getitem__, approach.held)
            )
            for approach in talks
        ),
        named=sum(any(state.interviews[talk].gave_name(approach) for talk in approach.held) for approach in talks),
    )


@dataclass(frozen=True, slots=True)
class Week:
    """A week from Monday; `goal` 0 and `paused` where it does not count (METHOD 5, weekly goal)."""

    monday: date
    booked: int
    asked: int
    goal: int
    paused: bool = False

    @property
    def met(self) -> bool:
        return not self.paused and self.booked >= self.goal > 0


def weeks(workspace: Workspace, today: date, most: int = MOST_WEEKS) -> list[Week]:
    """From the first week in which anything was opened, asked or booked (a journey that is typed in later has its
    direction last) up to this one, oldest first, each with the goal of then.

    Stands on approach_booked, event_of_kind."""
    earliest = _monday(today) - WEEK * (most - 1)
    booked = [day for (day,) in _booked(workspace.id, earliest, today)]
    asked = [day for (day,) in _asked(workspace.id, earliest, today)]
    said = list(_opened_and_goals(workspace.id, today))
    opened = [on for kind, on, _ in said if kind == "direction_opened"]
    if not (begun := opened + booked + asked):
        return []
    monday = max(_monday(min(begun)), earliest)
    return list(_weeks(monday, today, booked, asked, said))


def weeks_as_of(workspace: Workspace, today: date, most: int = MOST_WEEKS) -> list[Week]:
    """The same, folded afresh: what happened after that day, corrections too, does not exist for this answer."""
    history = histories.whole(workspace, until=today)
    happened = standing(history.events, today)
    opened = [event.on for event in happened if event.kind == "direction_opened"]
    approaches = fold(history, today).approaches.values()
    booked = [approach.first_booked.on for approach in approaches if approach.first_booked]
    asked = [approach.asked.on for approach in approaches if approach.asked]
    if not (begun := opened + booked + asked):
        return []
    monday = max(_monday(min(begun)), _monday(today) - WEEK * (most - 1))
    goals = [(event.kind, event.on, event.data) for event in happened if event.kind in GOALS]
    return list(_weeks(monday, today, booked, asked, goals))


def _weeks(
    monday: date, today: date, booked: Iterable[date], asked: Iterable[date], goals: Iterable[Goal]
) -> Iterator[Week]:
    goals = list(goals)
    pauses = [(on, date.fromisoformat(data["until"])) for kind, on, data in goals if kind == "goal_paused"]
    wanted = [(on, int(data["booked"])) for kind, on, data in goals if kind == "goal_set"]
    booked_in, asked_in = Counter(map(_monday, booked)), Counter(map(_monday, asked))
    while monday <= today:
        after = monday + WEEK
        paused = any(begun < after and until >= monday for begun, until in pauses)
        goal = next((goal for on, goal in reversed(wanted) if on < after), FIRST_GOAL)
        yield Week(monday, booked_in[monday], asked_in[monday], goal, paused)
        monday = after


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


@prepared
def _booked(workspace: UUID, since: date, until: date) -> QuerySet[Any, Any]:
    booked = Approach.objects.filter(workspace=workspace, booked_on__gte=since, booked_on__lte=until)
    return booked.values_list("booked_on")


@prepared
def _asked(workspace: UUID, since: date, until: date) -> QuerySet[Any, Any]:
    asked = Approach.objects.filter(workspace=workspace, asked_on__gte=since, asked_on__lte=until)
    return asked.values_list("asked_on")


@prepared
def _opened_and_goals(workspace: UUID, until: date) -> QuerySet[Any, Any]:
    kinds = ("direction_opened", *GOALS)
    said = Event.objects.filter(workspace=workspace, kind__in=kinds, counts=True, on__lte=until)
    return said.order_by("on", "order").values_list("kind", "on", "data")
