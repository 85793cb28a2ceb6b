"""What the method is given: the people, approaches and talks of one explorer, and the events that happened to them.

A history may be the whole workspace or the part around some people; what is missing is simply not judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from askwell.method.policy import Policy
from askwell.method.workdays import Place


@dataclass(frozen=True, slots=True)
class PersonFacts:
    id: UUID
    place: Place = Place()
    phone: bool = False
    address: bool = False
    removed: bool = False  # off the lists: what happened stays, nothing is due


@dataclass(frozen=True, slots=True)
class IntroductionFacts:
    """`giver` is None for a name that the explorer found alone, `target` for "someone who …"."""

    id: UUID
    giver: UUID | None
    target: UUID | None
    direction: UUID | None


@dataclass(frozen=True, slots=True)
class ApproachFacts:
    id: UUID
    person: UUID
    direction: UUID | None


@dataclass(frozen=True, slots=True)
class InterviewFacts:
    """`attendees` are others in the same talk; `owed` those of them to whom thanks were ticked."""

    id: UUID
    approach: UUID
    attendees: tuple[UUID, ...] = ()
    owed: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class CommitmentFacts:
    id: UUID
    person: UUID
    mine: bool
    due: date | None


@dataclass(frozen=True, slots=True)
class Event:
    """`on` is the explorer's day; `at` the moment in UTC where it is known; `order` the order of recording."""

    id: UUID
    kind: str
    on: date
    order: int
    at: datetime | None = None
    person: UUID | None = None
    direction: UUID | None = None
    introduction: UUID | None = None
    approach: UUID | None = None
    interview: UUID | None = None
    commitment: UUID | None = None
    corrects: UUID | None = None
    data: Mapping[str, Any] = field(default_factory=dict)

    @property
    def place(self) -> tuple[date, int]:
        """Where it stands in the story: by its day, then by the order of recording."""
        return self.on, self.order

    def day_in(self, place: Place) -> date:
        """The day on which it happened where `place` is."""
        return self.at.astimezone(ZoneInfo(place.zone)).date() if self.at and place.zone else self.on

    @property
    def told_on(self) -> date | None:
        """For an old story: the day it was told. Steps due before it are not made (METHOD 8, old stories)."""
        told = self.data.get("told_on")
        return date.fromisoformat(told) if told else None


@dataclass(frozen=True, slots=True)
class History:
    home: Place = Place("UTC")
    policy: Policy = Policy()
    people: Mapping[UUID, PersonFacts] = field(default_factory=dict)
    introductions: Mapping[UUID, IntroductionFacts] = field(default_factory=dict)
    approaches: Mapping[UUID, ApproachFacts] = field(default_factory=dict)
    interviews: Mapping[UUID, InterviewFacts] = field(default_factory=dict)
    commitments: Mapping[UUID, CommitmentFacts] = field(default_factory=dict)
    events: tuple[Event, ...] = ()

    def place_of(self, person: UUID | None) -> Place:
        """Where a person is; the explorer's own place where that is unknown (METHOD 8, calendars)."""
        facts = self.people.get(person) if person else None
        place = facts.place if facts else Place()
        return Place(
            place.zone or self.home.zone,
            place.country or self.home.country,
            place.region if place.country else self.home.region,
        )


def standing(events: Iterable[Event], today: date | None = None) -> list[Event]:
    """The events that count, oldest first: up to and including `today`, without those taken back.

    A correction counts from its own day, and can itself be corrected, which brings the event back (METHOD 8)."""
    known = [event for event in events if today is None or event.on <= today]
    gone = taken_back(known)
    counting = (event for event in known if event.id not in gone and not event.corrects)
    return sorted(counting, key=lambda event: event.place)


def taken_back(known: Iterable[Event]) -> set[UUID]:
    """The ids of events, corrections among them, that a standing correction makes not count."""
    known = list(known)
    corrections: dict[UUID, list[Event]] = {}
    for event in known:
        if event.corrects:
            corrections.setdefault(event.corrects, []).append(event)

    # Corrections of corrections are settled newest first: a correction is always recorded after what it corrects.
    gone: set[UUID] = set()
    for event in sorted(known, key=lambda event: event.order, reverse=True):
        if any(correction.id not in gone for correction in corrections.get(event.id, ())):
            gone.add(event.id)
    return gone
