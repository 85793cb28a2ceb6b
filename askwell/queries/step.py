"""What is due, what comes, and what was due on another day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from askwell.integrations.free_days import calendars
from askwell.method import steps as method
from askwell.models import Approach, Commitment, Direction, Introduction, Person, Step, Workspace
from askwell.queries import history as histories
from askwell.queries.prepared import prepared

MOST_DUE = 7  # a handful; the rest is a link away (UX U4)
MOST_HELD = 200


@dataclass(frozen=True, slots=True)
class OpenStep:
    """A step with the names that its words need. `id` is None where it was computed for another day."""

    id: int | None
    kind: str
    about: str
    about_id: UUID
    person_id: UUID | None
    person: str
    direction_id: UUID | None
    direction: str
    approach_id: UUID | None
    due: date
    since: date
    why: str
    facts: Mapping[str, Any]
    target: str = ""
    """For an introduction: whom it leads to, where the step is about its giver; for a promise: what was promised."""

    def overdue_days(self, today: date) -> int:
        """Calendar days; negative for one still to come (METHOD 8, calendars)."""
        return (today - self.due).days


COLUMNS = (
    "id", "kind", "about", "about_id", "person_id", "person__name", "direction_id", "direction__name", "approach_id",
    "due", "since", "why", "facts",
)  # fmt: skip


def _standing_on(workspace: UUID, today: date) -> QuerySet[Step]:
    """Steps that exist on that day; what happens later would refold them."""
    return Step.objects.filter(
        Q(opens__isnull=True) | Q(opens__lte=today), Q(until__isnull=True) | Q(until__gte=today), workspace=workspace
    )


def _columns(rows: QuerySet[Step]) -> QuerySet[Any, Any]:
    """With the name that an introduction leads to, or what was promised: look-ups by id, where a join has nothing to
    hold on to."""
    target = Introduction.objects.filter(workspace=OuterRef("workspace"), id=OuterRef("about_id"))
    name = target.values_list(Coalesce("target__name", "target_words"))[:1]
    promise = Commitment.objects.filter(workspace=OuterRef("workspace"), id=OuterRef("about_id")).values_list("what")[
        :1
    ]
    return rows.annotate(target_name=Coalesce(Subquery(name), Subquery(promise))).values_list(*COLUMNS, "target_name")


@prepared
def _due(workspace: UUID, today: date) -> QuerySet[Any, Any]:
    rows = _standing_on(workspace, today).filter(shows__lte=today).order_by("shows", "rank", "id")
    return _columns(rows)[:MOST_DUE]


@prepared
def _count_due(workspace: UUID, today: date) -> QuerySet[Any, Any]:
    due = _standing_on(workspace, today).filter(shows__lte=today).order_by()
    return due.values("workspace").annotate(steps=Count("id")).values_list("steps")


@prepared
def _with(workspace: UUID, person: UUID, today: date) -> QuerySet[Any, Any]:
    rows = _standing_on(workspace, today).filter(person=person).order_by("due", "rank", "id")
    return _columns(rows)


def due_steps(workspace: Workspace, today: date) -> list[OpenStep]:
    """Steps to show on or before `today`, longest overdue first, then by rank; never more than MOST_DUE.

    Stands on step_shown."""
    return _named(_due(workspace.id, today))


def count_due(workspace: Workspace, today: date) -> int:
    """Stands on step_shown."""
    return next((count for (count,) in _count_due(workspace.id, today)), 0)


def open_steps(workspace: Workspace, today: date) -> list[OpenStep]:
    """All open steps, future ones too, by due date, then rank; in the order of steps_as_of."""
    rows = _standing_on(workspace.id, today).order_by("due", "rank", "about_id", "person")
    return _named(_columns(rows))


def steps_with(workspace: Workspace, person: UUID, today: date) -> list[OpenStep]:
    """What comes next with one person. Stands on step_with."""
    return _named(_with(workspace.id, person, today))


def _named(rows: Iterable[tuple[Any, ...]]) -> list[OpenStep]:
    blank = (COLUMNS.index("person__name"), COLUMNS.index("direction__name"), len(COLUMNS))

    def full(row: tuple[Any, ...]) -> list[Any]:
        return [value or "" if at in blank else value for at, value in enumerate(row)]

    return [OpenStep(*full(row)) for row in rows]


def _with_targets(workspace: Workspace, steps: list[OpenStep]) -> list[OpenStep]:
    intros = [step.about_id for step in steps if step.about == "introduction"]
    rows = Introduction.objects.filter(workspace=workspace, id__in=intros)
    targets = {intro: name or words for intro, name, words in rows.values_list("id", "target__name", "target_words")}
    return [_with_target(step, targets.get(step.about_id, "")) for step in steps]


def _with_target(step: OpenStep, target: str) -> OpenStep:
    values = {name: getattr(step, name) for name in OpenStep.__slots__}
    return OpenStep(**values | {"target": target})


def steps_as_of(workspace: Workspace, today: date) -> list[OpenStep]:
    """All steps open on another day, folded afresh: what happened after it does not exist for this answer."""
    history = histories.whole(workspace, until=today)
    found = [
        step
        for step in method.steps(history, calendars(history.home), today)
        if (step.opens is None or step.opens <= today) and (step.until is None or step.until >= today)
    ]
    people = _names(Person, workspace, (step.person for step in found))
    directions = _names(Direction, workspace, (step.direction for step in found))
    named = [
        OpenStep(
            None, step.kind, step.about, step.about_id or workspace.id,
            step.person, people.get(step.person, ""), step.direction, directions.get(step.direction, ""),
            step.approach, step.due, step.since, step.why, step.facts,
        )
        for step in found
    ]  # fmt: skip
    return _with_targets(workspace, named)


def _names(
    model: type[Person] | type[Direction], workspace: Workspace, ids: Iterable[UUID | None]
) -> dict[UUID | None, str]:
    wanted = {row_id for row_id in ids if row_id}
    return dict(model.objects.filter(workspace=workspace, id__in=wanted).values_list("id", "name"))


def next_with(workspace: Workspace, person: UUID, today: date) -> OpenStep | None:
    """The one next thing with a person: the first by due date, then rank."""
    return next(iter(steps_with(workspace, person, today)), None)


@dataclass(frozen=True, slots=True)
class Finished:
    """An approach with nothing left to do but closing it."""

    id: UUID
    person_id: UUID
    person: str
    held_on: date | None


def ready_to_close(workspace: Workspace, most: int = 3) -> list[Finished]:
    """Talks with thanks and card behind them, proposed once for closing (METHOD 8, time alone closes nothing).

    What was said to stay open (actions.settings.keep_open) is left out. Stands on approach_by_stage, step_with."""
    kept = set(workspace.profile.get("kept_open", []))
    rows = (row for row in _ready_to_close(workspace.id) if str(row[0]) not in kept)
    return [Finished(*row) for row in islice(rows, most)]


@prepared
def _ready_to_close(workspace: UUID) -> QuerySet[Any, Any]:
    owing = Step.objects.filter(
        workspace=workspace, person=OuterRef("person"), approach=OuterRef("id"),
        kind__in=("debrief", "thank_email", "post_card"),
    )  # fmt: skip
    held = Approach.objects.filter(~Exists(owing), workspace=workspace, stage="held", person__removed_at__isnull=True)
    return held.order_by("held_on", "id").values_list("id", "person_id", "person__name", "held_on")[:MOST_HELD]
