"""Whether what is stored says the same as the events: every stored column and every open step against a fresh fold."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Model

from askwell.integrations.free_days import calendars
from askwell.method.columns import (
    approach_columns,
    interview_columns,
    introduction_columns,
    person_columns,
    promise_columns,
)
from askwell.method.fold import Fold, fold
from askwell.method.history import Event as Happened, History, standing, taken_back
from askwell.method.steps import direction_facts, steps
from askwell.models import (
    Approach,
    ApproachDirection,
    Claim,
    Commitment,
    Direction,
    Event,
    Interview,
    Introduction,
    Person,
    Step,
    Workspace,
)
from askwell.queries import history as histories


@dataclass(frozen=True, slots=True)
class Difference:
    """`what` is a table and a column, or "step" and its kind; `stored` and `fresh` are what either says."""

    what: str
    id: UUID
    stored: Any
    fresh: Any


def differences(workspace: Workspace) -> list[Difference]:
    """Empty where the stored fold equals a fresh one (DESIGN, events first). Reads the whole workspace."""
    history = histories.whole(workspace)
    state = fold(history)
    return [
        *_rows(workspace, Approach, lambda row: approach_columns(state, row)),
        *_rows(workspace, Introduction, lambda row: introduction_columns(state, row)),
        *_rows(workspace, Interview, lambda row: interview_columns(state, row)),
        *_rows(workspace, Commitment, lambda row: promise_columns(state, row)),
        *_rows(workspace, Person, lambda row: person_columns(state, row)),
        *_rows(workspace, Direction, _directions(history, state).__getitem__),
        *_events_and_claims(workspace, history.events),
        *_joined(workspace, state),
        *_steps(workspace, history),
    ]


def _rows(workspace: Workspace, model: type[Model], fresh: Any) -> Iterator[Difference]:
    names: list[str] | None = None
    rows = model._default_manager.filter(workspace=workspace)
    for row_id in rows.values_list("id", flat=True)[:1]:
        names = list(fresh(row_id))
    if names is None:
        return
    for row_id, *stored in rows.values_list("id", *names).iterator():
        columns = fresh(row_id)
        for name, value in zip(names, stored, strict=True):
            if value != columns[name]:
                yield Difference(f"{model._meta.db_table}.{name}", row_id, value, columns[name])


class _Directions(dict[UUID, dict[str, Any]]):
    """What nothing standing opens is as if nothing had happened to it."""

    def __missing__(self, direction: UUID) -> dict[str, Any]:
        return {"opened_on": None, "decided_as": "", "decided_on": None, "reason": ""}


def _directions(history: History, state: Fold) -> _Directions:
    reasons = {}
    for event in standing(history.events):
        if event.kind in {"direction_decided", "direction_reopened"} and event.direction:
            reasons[event.direction] = str(event.data.get("reason", ""))
    return _Directions(
        {
            facts.id: {
                "opened_on": facts.opened,
                "decided_as": facts.decided_as,
                "decided_on": facts.decided,
                "reason": reasons.get(facts.id, "") if facts.decided else "",
            }
            for facts in direction_facts(history, state)
        }
    )


def _events_and_claims(workspace: Workspace, events: tuple[Happened, ...]) -> Iterator[Difference]:
    gone = taken_back(events)
    stored = Event.objects.filter(workspace=workspace)
    for event, counts in stored.values_list("id", "counts").iterator():
        if counts == (event in gone):
            yield Difference("event.counts", event, counts, not counts)
    heard = [event for event in events if event.kind == "claim_added"]
    standing = {str(event.data.get("claim")) for event in heard if event.id not in gone}
    known = {str(event.data.get("claim")) for event in heard}
    for claim, taken in Claim.objects.filter(workspace=workspace).values_list("id", "taken_back").iterator():
        if str(claim) in known and taken == (str(claim) in standing):
            yield Difference("claim.taken_back", claim, taken, not taken)


def _joined(workspace: Workspace, state: Fold) -> Iterator[Difference]:
    stored = set(ApproachDirection.objects.filter(workspace=workspace).values_list("approach", "direction"))
    fresh = {(one.id, direction) for one in state.approaches.values() for direction in one.directions[1:]}
    for approach, direction in stored ^ fresh:
        there = (approach, direction) in stored
        yield Difference("approach_direction", approach, direction if there else None, None if there else direction)


STEP_COLUMNS = (
    "kind", "about", "about_id", "person_id", "direction_id", "approach_id", "due", "shows", "opens", "until", "since",
    "why", "rank",
)  # fmt: skip


def _steps(workspace: Workspace, history: History) -> Iterator[Difference]:
    rows = Step.objects.filter(workspace=workspace).values_list(*STEP_COLUMNS, "facts")
    stored = _by_key((*row[:-1], _text(row[-1])) for row in rows)
    fresh = _by_key(
        (
            step.kind, step.about, step.about_id or workspace.id, step.person, step.direction, step.approach, step.due,
            step.shows or step.due, step.opens, step.until, step.since, step.why, step.rank, _text(dict(step.facts)),
        )
        for step in steps(history, calendars(history.home))
    )  # fmt: skip
    for key in sorted(stored.keys() | fresh.keys(), key=str):
        if stored.get(key) != fresh.get(key):
            yield Difference(f"step {key[0]}", key[2], stored.get(key), fresh.get(key))


def _by_key(rows: Iterable[tuple[Any, ...]]) -> Mapping[tuple[Any, ...], list[tuple[Any, ...]]]:
    found: dict[tuple[Any, ...], list[tuple[Any, ...]]] = {}
    for row in rows:
        found.setdefault(row[:4], []).append(row)
    return found


def _text(facts: Any) -> str:
    return json.dumps(facts, sort_keys=True, default=str)
