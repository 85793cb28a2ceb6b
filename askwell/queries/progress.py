"""True numbers: the funnel, weeks against the goal, talks by tier (METHOD 8, progress)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from askwell.method.fold import Fold, fold
from askwell.method.progress import Counts, StageCount, funnel
from askwell.models import Approach, Event, Workspace
from askwell.queries import history as histories

WEEK = timedelta(days=7)
MOST_WEEKS = 26


def progress(workspace: Workspace, today: date | None = None) -> list[StageCount]:
    """The funnel; of the stored fold, or folded afresh as of another day. Stands on approach_by_stage."""
    return funnel(_counts_on(workspace, today) if today else _counts(workspace))


def _counts(workspace: Workspace) -> Counts:
    talked, chance = Q(held_on__isnull=False, by_chance=False), Q(held_on__isnull=False, by_chance=True)
    return Counts(
        **Approach.objects.filter(workspace=workspace).exclude(stage="").aggregate(
            found=Count("id", filter=Q(by_chance=False)),
            asked=Count("id", filter=Q(asked_on__isnull=False)),
            answered=Count("id", filter=Q(asked_on__isnull=False, answered_on__isnull=False)),
            accepted=Count("id", filter=Q(asked_on__isnull=False, accepted_on__isnull=False)),
            talked=Count("id", filter=talked),
            by_chance=Count("id", filter=chance),
            thanked=Count("id", filter=Q(held_on__isnull=False, thanked=True)),
            named=Count("id", filter=Q(held_on__isnull=False, gave_name=True)),
        )
    )  # fmt: skip


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
        named=sum(any(state.interviews[talk].names for talk in approach.held) for approach in talks),
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
    """From the first week in which anything was opened up to this one, oldest first. Stands on approach_booked."""
    first = Event.objects.filter(workspace=workspace, counts=True, kind="direction_opened").order_by("on")
    start = first.values_list("on", flat=True).first()
    if start is None or start > today:
        return []
    monday = max(_monday(start), _monday(today) - WEEK * (most - 1))
    booked = _per_week(workspace, "booked_on", monday, today)
    asked = _per_week(workspace, "asked_on", monday, today)
    pauses = _pauses(workspace, today)
    found = []
    while monday <= today:
        paused = any(begun < monday + WEEK and until >= monday for begun, until in pauses)
        found.append(Week(monday, booked.get(monday, 0), asked.get(monday, 0), workspace.goal_per_week, paused))
        monday += WEEK
    return found


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _per_week(workspace: Workspace, column: str, since: date, until: date) -> dict[date, int]:
    days = Approach.objects.filter(workspace=workspace, **{f"{column}__gte": since, f"{column}__lte": until})
    found: dict[date, int] = {}
    for day in days.values_list(column, flat=True):
        found[_monday(day)] = found.get(_monday(day), 0) + 1
    return found


def _pauses(workspace: Workspace, today: date) -> list[tuple[date, date]]:
    events = Event.objects.filter(workspace=workspace, kind="goal_paused", counts=True, on__lte=today)
    return [(event.on, date.fromisoformat(event.data["until"])) for event in events]
