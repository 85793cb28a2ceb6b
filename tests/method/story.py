"""Short stories for examples: who did what on which day, and what is due then. Days are written "09-04", moments
"09-04 17:30" by the explorer's clock; all of it is in 2026. Names only what matters."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from askwell.integrations.free_days import calendars
from askwell.method.fold import Fold, fold
from askwell.method.history import (
    ApproachFacts,
    CommitmentFacts,
    Event,
    History,
    InterviewFacts,
    IntroductionFacts,
    PersonFacts,
)
from askwell.method.policy import Policy
from askwell.method.steps import Step, steps
from askwell.method.workdays import Place

PLACES = {
    "Boston": Place("America/New_York", "US", "MA"),
    "New York": Place("America/New_York", "US"),
    "Berlin": Place("Europe/Berlin", "DE", "BE"),
    "Munich": Place("Europe/Berlin", "DE", "BY"),
    "London": Place("Europe/London", "GB", "ENG"),
    "Riyadh": Place("Asia/Riyadh", "SA"),
    "Jerusalem": Place("Asia/Jerusalem", "IL"),
    "Tokyo": Place("Asia/Tokyo", "JP"),
    "Los Angeles": Place("America/Los_Angeles", "US", "CA"),
    "": Place(),
}


def day(text: str) -> date:
    return date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


class Story:
    """One explorer's history in the making; ids count up, so that the same story is always the same."""

    def __init__(self, home: str = "Boston", **policy: int) -> None:
        self.home, self.policy = PLACES[home], Policy.from_settings(policy)
        self.people: dict[UUID, PersonFacts] = {}
        self.approaches: dict[UUID, ApproachFacts] = {}
        self.introductions: dict[UUID, IntroductionFacts] = {}
        self.interviews: dict[UUID, InterviewFacts] = {}
        self.commitments: dict[UUID, CommitmentFacts] = {}
        self.events: list[Event] = []
        self._count = 0

    def new_id(self) -> UUID:
        self._count += 1
        return UUID(int=self._count)

    # who and what there is

    def person(self, where: str = "Boston", *, phone: bool = True, address: bool = True) -> UUID:
        facts = PersonFacts(self.new_id(), PLACES[where], phone, address)
        self.people[facts.id] = facts
        return facts.id

    def direction(self, on: str = "09-01") -> UUID:
        direction = self.new_id()
        self.happens("direction_opened", on, direction=direction)
        return direction

    def approach_of(self, person: UUID, direction: UUID | None = None) -> UUID:
        """The newest approach of that person; a first one is made without a word."""
        own = [facts.id for facts in self.approaches.values() if facts.person == person]
        return own[-1] if own else self.new_approach(person, direction)

    def new_approach(self, person: UUID, direction: UUID | None = None) -> UUID:
        facts = ApproachFacts(self.new_id(), person, direction)
        self.approaches[facts.id] = facts
        return facts.id

    def talk_of(self, person: UUID, *, new: bool = False, others: tuple[UUID, ...] = (), owed: tuple[UUID, ...] = ()):
        approach = self.approach_of(person)
        own = [facts.id for facts in self.interviews.values() if facts.approach == approach]
        if own and not new:
            return own[-1]
        facts = InterviewFacts(self.new_id(), approach, others, owed)
        self.interviews[facts.id] = facts
        return facts.id

    # what happens

    def happens(self, kind: str, on: str, **about) -> Event:
        """Any event; what is no reference of an event becomes its data."""
        moment = None
        if " " in on:
            moment = datetime.fromisoformat(f"2026-{on}").replace(tzinfo=ZoneInfo(self.home.zone or "UTC"))
        references = {name: about.pop(name) for name in list(about) if name in Event.__slots__}
        event = Event(
            self.new_id(), kind, day(on.split()[0]), len(self.events) + 1,
            at=moment.astimezone(ZoneInfo("UTC")) if moment else None, data=about.pop("facts", about), **references,
        )  # fmt: skip
        self.events.append(event)
        return event

    def with_(self, kind: str, person: UUID, on: str, direction: UUID | None = None, **data) -> Event:
        return self.happens(kind, on, person=person, approach=self.approach_of(person, direction), **data)

    def lists(self, person: UUID, on: str, direction: UUID | None = None) -> Event:
        return self.with_("approach_started", person, on, direction)

    def asks(self, person: UUID, on: str, direction: UUID | None = None, by: UUID | None = None) -> Event:
        """A request by e-mail; `by` is the introduction that it names."""
        return self.with_("letter_sent", person, on, direction, letter="request", introduction=by)

    def writes(self, letter: str, person: UUID, on: str, *, talk: UUID | None = None, by: UUID | None = None) -> Event:
        own = [facts.id for facts in self.approaches.values() if facts.person == person]
        return self.happens("letter_sent", on, person=person, approach=own[-1] if own else None, letter=letter,
                            interview=talk, introduction=by)  # fmt: skip

    def calls(self, person: UUID, on: str, outcome: str = "voicemail") -> Event:
        return self.with_("called", person, on, facts={"as": outcome})

    def hears(self, kind: str, person: UUID, on: str, **data) -> Event:
        return self.with_(f"reply_{kind}", person, on, **data)

    def books(self, person: UUID, on: str, start: str, minutes: int = 30, *, new: bool = False) -> Event:
        return self.with_("interview_booked", person, on, interview=self.talk_of(person, new=new),
                          start=self.moment(start), minutes=minutes)  # fmt: skip

    def moves(self, person: UUID, on: str, by: str, start: str = "") -> Event:
        to = {"start": self.moment(start)} if start else {}
        return self.with_("interview_moved", person, on, interview=self.talk_of(person), by=by, **to)

    def misses(self, person: UUID, on: str, by: str) -> Event:
        return self.with_("interview_missed", person, on, interview=self.talk_of(person), by=by)

    def talks(self, person: UUID, end: str, *, told_on: str = "", **attended) -> UUID:
        """The talk took place and ended then; gives its interview."""
        talk = self.talk_of(person, **attended)
        data = {"end": self.moment(end)} if " " in end else {}
        if told_on:
            data["told_on"] = day(told_on).isoformat()
        self.with_("interview_held", person, end, interview=talk, **data)
        return talk

    def introduction(self, giver: UUID | None, target: UUID | None, direction: UUID | None = None) -> UUID:
        facts = IntroductionFacts(self.new_id(), giver, target, direction)
        self.introductions[facts.id] = facts
        return facts.id

    def turns(self, introduction: UUID, state: str, on: str, talk: UUID | None = None) -> Event:
        target = self.introductions[introduction].target
        return self.happens(f"introduction_{state}", on, person=target, introduction=introduction, interview=talk)

    def promises(self, person: UUID, on: str, due: str, *, mine: bool, talk: UUID | None = None) -> UUID:
        facts = CommitmentFacts(self.new_id(), person, mine, day(due))
        self.commitments[facts.id] = facts
        self.happens("commitment_made", on, person=person, commitment=facts.id, interview=talk)
        return facts.id

    def decides(self, direction: UUID, on: str, how: str = "chosen") -> Event:
        return self.happens("direction_decided", on, direction=direction, facts={"as": how})

    def undoes(self, event: Event, on: str) -> Event:
        return self.happens("correction", on, corrects=event.id, person=event.person, approach=event.approach)

    def puts_off(self, step: Step, on: str, until: str = "") -> Event:
        facts = {"kind": step.kind, "about": step.about, "about_id": str(step.about_id or ""),
                 "of_person": str(step.person or "")}  # fmt: skip
        if until:
            return self.happens("step_snoozed", on, facts=facts | {"until": day(until).isoformat()})
        return self.happens("step_dropped", on, facts=facts)

    def moment(self, text: str) -> str:
        """By the explorer's clock, as events keep it: in UTC."""
        local = datetime.fromisoformat(f"2026-{text}").replace(tzinfo=ZoneInfo(self.home.zone or "UTC"))
        return local.astimezone(ZoneInfo("UTC")).isoformat()

    # how things stand

    @property
    def history(self) -> History:
        return History(
            self.home, self.policy, dict(self.people), dict(self.introductions), dict(self.approaches),
            dict(self.interviews), dict(self.commitments), tuple(self.events),
        )  # fmt: skip

    def fold(self, today: str = "") -> Fold:
        return fold(self.history, day(today) if today else None)

    def steps(self, today: str = "") -> list[Step]:
        """All open steps as of the end of that day, those not yet shown too."""
        history = self.history
        return steps(history, calendars(history.home), day(today) if today else None)

    def due(self, person: UUID | None = None, today: str = "", *, without: str = "keep_in_touch two_more") -> dict:
        """Kind of step -> its due day, "09-10"; of one person, or of all. Left out: what any story has besides."""
        return {
            step.kind: step.due.strftime("%m-%d")
            for step in reversed(self.steps(today))
            if (person is None or step.person == person) and step.kind not in without.split()
        }

    def stage(self, person: UUID, today: str = "") -> str:
        approach = self.fold(today).of_person(person)[-1]
        return f"closed as {approach.closed_as}" if approach.stage == "closed" else approach.stage
