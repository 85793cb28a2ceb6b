"""Appending what happened, and folding it: the two moves of every action."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Max

from askwell.actions.access import Actor
from askwell.actions.refold import refold, waiting_for
from askwell.errors import Invalid
from askwell.models import Event, Workspace
from askwell.queries.history import DECIDING

When = date | datetime | None
"""The day or the moment at which something happened; None: now. A moment has a zone."""

EARLIEST = date(1950, 1, 1)


@dataclass(slots=True)
class Deed:
    """One action in one transaction: the events that it appends, and whom they touch."""

    actor: Actor
    _order: int
    people: set[UUID] = field(default_factory=set)
    directions: set[UUID] = field(default_factory=set)
    decided: set[UUID] = field(default_factory=set)  # directions whose decision was taken, or taken back

    @property
    def workspace(self) -> Workspace:
        return self.actor.workspace

    def append(self, kind: str, on: When = None, *, data: Mapping[str, Any] | None = None, **about: Any) -> Event:
        """An event about `person`, `direction`, `introduction`, `approach`, `interview` or `commitment` (rows)."""
        day, moment = day_and_moment(self.actor, on)
        self._order += 1
        event = Event.objects.create(
            workspace=self.workspace, order=self._order, kind=kind, on=day, at=moment, recorded_at=self.actor.now,
            by=self.actor.by, data=dict(data or {}), **about,
        )  # fmt: skip
        self.touch(event)
        return event

    def touch(self, event: Event) -> None:
        """Whom and what an event concerns will be folded anew."""
        self.people.update(filter(None, (event.person_id,)))
        self.directions.update(filter(None, (event.direction_id,)))
        if event.kind in DECIDING and event.direction_id:
            self.decided.add(event.direction_id)
        if event.introduction:
            self.people.update(filter(None, (event.introduction.giver_id, event.introduction.target_id)))
            self.directions.update(filter(None, (event.introduction.direction_id,)))
        if event.approach:
            self.people.add(event.approach.person_id)
            self.directions.update(filter(None, (event.approach.direction_id,)))


@contextmanager
def deed(actor: Actor) -> Iterator[Deed]:
    """One transaction: everything that is appended inside is folded at its end, or none of it happened."""
    with transaction.atomic():
        # The row is locked so that two actions in one workspace never take the same place in the order.
        Workspace.objects.select_for_update().filter(id=actor.workspace.id).values_list("id").first()
        last = Event.objects.filter(workspace=actor.workspace).aggregate(last=Max("order"))["last"]
        doing = Deed(actor, last or 0)
        yield doing
        doing.people |= waiting_for(actor.workspace, doing.decided)
        refold(actor.workspace, doing.people, doing.directions)


def day_and_moment(actor: Actor, on: When) -> tuple[date, datetime | None]:
    """The explorer's day, and the moment in UTC where it is known.

    Raises Invalid for a day that cannot be meant."""
    if on is None:
        on = actor.now
    moment = on.astimezone(ZoneInfo("UTC")) if isinstance(on, datetime) else None
    day = moment.astimezone(actor.zone).date() if moment else on
    assert isinstance(day, date)
    ahead = (day - actor.today).days
    if ahead > 0 and not actor.ahead_days:
        raise Invalid("That day is still to come. Note it once it has happened.", field="on")
    if day < EARLIEST or ahead > actor.ahead_days:
        raise Invalid(f"The day {day.isoformat()} cannot be right.", field="on", hint="Write it as 2026-11-26.")
    return day, moment


def not_past(actor: Actor, day: date | None, on: When, field: str) -> None:
    """Raises Invalid for a day, named on `on`, that was past by then."""
    told, _ = day_and_moment(actor, on)
    if day and day < told:
        raise Invalid(
            f"The day {day.isoformat()} was past already on {told.isoformat()}.", field=field,
            hint="Name a day that was still to come.",
        )  # fmt: skip
