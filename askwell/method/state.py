"""How things stand: what the fold makes of a history. Nothing here depends on the day on which it is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from askwell.method.history import Event


@dataclass(slots=True)
class Introduction:
    id: UUID
    giver: UUID | None
    target: UUID | None
    direction: UUID | None
    state: str = "named"
    named: Event | None = None
    asked: Event | None = None
    promised: Event | None = None
    made: Event | None = None
    nudged: Event | None = None
    news: Event | None = None
    first_on: date | None = None
    last_on: date | None = None
    last: Event | None = None
    turns: list[tuple[date, str]] = field(default_factory=list)  # every state, and from which day

    def turn(self, state: str, event: Event) -> None:
        self.state, self.last_on, self.last = state, event.on, event
        self.turns.append((event.on, state))

    @property
    def given(self) -> Event | None:
        """The deed for which its giver is a helper: a name given, or an introduction made."""
        return self.named or self.made

    def news_after(self, booked: Event) -> bool:
        """Whether the giver has heard of this booking."""
        return self.news is not None and self.news.place >= booked.place


@dataclass(slots=True)
class Interview:
    id: UUID
    approach: UUID
    booked: Event | None = None
    timed: Event | None = None  # what set the present time
    start: datetime | None = None  # UTC; None while no time is agreed
    minutes: int | None = None
    confirmed: Event | None = None
    prepared: Event | None = None
    held: Event | None = None
    end: datetime | None = None  # UTC
    debriefed: Event | None = None
    claims: int = 0
    names: int = 0
    givers: set[UUID] = field(default_factory=set)  # of those names
    no_names: Event | None = None
    thanked: dict[UUID, Event] = field(default_factory=dict)
    card: dict[UUID, Event] = field(default_factory=dict)

    @property
    def looked_back(self) -> bool:
        """Learnt something and settled the names: what the debrief is for, however it was typed in."""
        return bool(self.debriefed or (self.claims and (self.names or self.no_names)))

    def gave_name(self, approach: Approach) -> bool:
        """Whether it brought a name: to its host's approach whoever gave it, to that of another who was there only
        their own."""
        return self.names > 0 if approach.id == self.approach else approach.person in self.givers


@dataclass(slots=True)
class Approach:
    id: UUID
    person: UUID
    directions: list[UUID]
    stage: str = "draft"
    closed_as: str = ""
    started: Event | None = None
    reopened: Event | None = None
    to_ask_from: Event | None = None  # a first letter is due from here
    asked: Event | None = None  # the first request that reached an address
    waiting_from: Event | None = None  # silence counts from here
    waiting_day: date | None = None  # … or from this day, where they named one
    called: Event | None = None
    wrong_number: Event | None = None
    short_email: Event | None = None
    bounced: Event | None = None
    came_back: Event | None = None  # the request that the bounce took out of the count
    answered: Event | None = None
    accepted: Event | None = None  # the first yes
    to_book_from: Event | None = None  # the yes that a time is to be agreed on
    declined: Event | None = None
    decline_answered: Event | None = None
    gave_name: bool = False
    later: Event | None = None
    question: Event | None = None  # open until answered
    paused: Event | None = None
    closed: Event | None = None
    first_booked: Event | None = None
    interview: UUID | None = None  # the one that is agreed, or was last
    times_offered: Event | None = None
    moved_without_time: Event | None = None
    offers_refused: int = 0
    my_moves: int = 0
    missed_by_them: list[Event] = field(default_factory=list)
    missed_by_me: list[Event] = field(default_factory=list)
    missed_open: Event | None = None
    held: list[UUID] = field(default_factory=list)
    last: Event | None = None

    @property
    def stopped(self) -> bool:
        return self.stage == "closed" and self.closed_as == "stopped"

    @property
    def by_chance(self) -> bool:
        """A talk without a request: counts as a talk, never in acceptance rates (METHOD 4)."""
        return bool(self.held) and self.asked is None


@dataclass(slots=True)
class Person:
    id: UUID
    stopped: Event | None = None
    since_stop: list[Event] = field(default_factory=list)  # theirs; it counts once the stop is lifted
    last_contact: Event | None = None  # their word, or the day they answered
    talks: list[Event] = field(default_factory=list)
    received: list[Event] = field(default_factory=list)
    given: list[Event] = field(default_factory=list)
    resume_asked: Event | None = None
    resume_mine: Event | None = None  # I brought it up, so it stays shut
    mentioned: Event | None = None  # to somebody, and not yet thanked for it
    offer: Event | None = None
    answered_question: Event | None = None  # they answered something: a helper (METHOD 8, helpers)
    letters: list[Event] = field(default_factory=list)
    may_write_again: str = ""


@dataclass(slots=True)
class Fold:
    approaches: dict[UUID, Approach] = field(default_factory=dict)
    introductions: dict[UUID, Introduction] = field(default_factory=dict)
    interviews: dict[UUID, Interview] = field(default_factory=dict)
    people: dict[UUID, Person] = field(default_factory=dict)
    promised: dict[UUID, Event] = field(default_factory=dict)  # commitments that stand
    kept: dict[UUID, Event] = field(default_factory=dict)
    put_off: list[Event] = field(default_factory=list)  # step_snoozed and step_dropped
    decided: set[UUID] = field(default_factory=set)  # directions: chosen, set aside, or a job found
    _of_person: dict[UUID, list[Approach]] = field(default_factory=dict)
    _to_person: dict[UUID, list[Introduction]] = field(default_factory=dict)

    def person(self, person: UUID) -> Person:
        return self.people.setdefault(person, Person(person))

    def add_approach(self, approach: Approach) -> None:
        self.approaches[approach.id] = approach
        self._of_person.setdefault(approach.person, []).append(approach)

    def add_introduction(self, intro: Introduction) -> None:
        self.introductions[intro.id] = intro
        if intro.target:
            self._to_person.setdefault(intro.target, []).append(intro)

    def of_person(self, person: UUID) -> list[Approach]:
        return list(self._of_person.get(person, ()))

    def is_over(self, directions: Iterable[UUID]) -> bool:
        """Whether all of them are decided: nobody is asked anew for them."""
        wanted = set(directions)
        return bool(wanted) and wanted <= self.decided

    def forget_unnamed(self) -> None:
        """Whoever is on the list only because they were named is off it again once the naming is taken back."""
        for approach in list(self.approaches.values()):
            by_name = approach.started and approach.started.introduction and approach.last is approach.started
            if by_name and not self.introductions_to(approach.person):
                del self.approaches[approach.id]
                self._of_person[approach.person].remove(approach)

    def carry_requests(self) -> None:
        """Whoever agreed after an introduction that I had asked for was asked: the introducer brought my request, and
        no letter of my own was needed (METHOD 8, progress)."""
        for approach in self.approaches.values():
            if approach.accepted and approach.asked is None:
                made = [one.made for one in self.introductions_to(approach.person) if one.asked and one.made]
                approach.asked = min(made, key=lambda event: event.place, default=None)

    def introductions_to(self, person: UUID) -> list[Introduction]:
        return list(self._to_person.get(person, ()))

    def routes_to(self, approach: Approach) -> list[Introduction]:
        """Introductions that can lead to this approach's first letter: those from before it was closed are used up."""
        opened = approach.reopened
        return [
            intro
            for intro in self.introductions_to(approach.person)
            if intro.giver and intro.last and (opened is None or intro.last.place >= opened.place)
        ]

    def told_on(self, event: Event) -> date | None:
        """For what belongs to an old story: the day it was told. Steps due before it are not made (METHOD 8)."""
        talk = self.interviews.get(event.interview) if event.interview else None
        return event.told_on or (talk.held.told_on if talk and talk.held else None)
