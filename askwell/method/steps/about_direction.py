"""Steps about a direction: whom to ask, where the chain ends, and who hears of the decision.

They rest on counts, so that a refold need not read every approach of a direction that has thousands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from askwell.method.fold import Approach, Fold
from askwell.method.history import Event, History, standing
from askwell.method.stages import OPEN_STAGES
from askwell.method.steps.step import Step
from askwell.method.workdays import Calendars, working_day

CANDIDATES_WANTED = 3  # METHOD S1.7
UNUSED = frozenset({"named", "asked", "promised", "made"})


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who is owed the decision, and whether they have heard of it."""

    person: UUID
    told: bool = False


@dataclass(slots=True)
class DirectionFacts:
    """`decided_as` is empty while the direction is open. `last_end` is the day of the last talk or closing."""

    id: UUID
    opened: date
    decided_as: str = ""
    decided: date | None = None
    candidates: int = 0
    talks: int = 0
    open_approaches: int = 0
    unused_names: int = 0
    last_end: date | None = None
    helpers: list[Helper] = field(default_factory=list)


def direction_steps(facts: DirectionFacts, history: History, calendars: Calendars) -> list[Step]:
    """What one direction asks for."""
    return list(_after_decision(facts, history, calendars) if facts.decided else _while_open(facts, history, calendars))


def _while_open(facts: DirectionFacts, history: History, calendars: Calendars) -> Iterator[Step]:
    free = calendars(history.home)

    def step(kind: str, cause: date, why: str, **found: object) -> Step:
        due = working_day(cause, 1, free)
        return Step(kind, "direction", facts.id, due, cause, why, direction=facts.id, facts=found)

    if facts.candidates < CANDIDATES_WANTED and not facts.talks:
        yield step("name_people", facts.opened, "few_candidates", candidates=facts.candidates, wanted=CANDIDATES_WANTED)
    if facts.talks and not facts.open_approaches and not facts.unused_names and facts.last_end:
        yield step("chain_ends", max(facts.last_end, facts.opened), "no_names_left", talks=facts.talks)


def _after_decision(facts: DirectionFacts, history: History, calendars: Calendars) -> Iterator[Step]:
    """Every helper hears of it within five working days (METHOD S4.32, S4.33)."""
    assert facts.decided is not None
    for helper in facts.helpers:
        if not helper.told:
            free = calendars(history.place_of(helper.person))
            yield Step(
                "job_news" if facts.decided_as == "job" else "tell_decision", "direction", facts.id,
                working_day(facts.decided, history.policy.tell_decision, free), facts.decided, facts.decided_as,
                person=helper.person, direction=facts.id,
            )  # fmt: skip


def direction_facts(history: History, state: Fold, today: date | None = None) -> list[DirectionFacts]:
    """The same counts from a whole history, for an answer as of a day and for proving the stored ones."""
    found: dict[UUID, DirectionFacts] = {}
    decided: dict[UUID, Event] = {}
    for event in standing(history.events, today):
        if event.direction is None:
            continue
        if event.kind == "direction_opened":
            found[event.direction] = DirectionFacts(event.direction, event.on)
        elif event.kind == "direction_decided" and event.direction in found:
            facts = found[event.direction]
            facts.decided_as, facts.decided = str(event.data.get("as", "chosen")), event.on
            decided[event.direction] = event
        elif event.kind == "direction_reopened" and event.direction in found:
            found[event.direction].decided_as, found[event.direction].decided = "", None
    for facts in found.values():
        _count(facts, state)
        if facts.decided:
            facts.helpers = helpers(facts.id, decided[facts.id], history, state)
    return list(found.values())


def _count(facts: DirectionFacts, state: Fold) -> None:
    approaches = [approach for approach in state.approaches.values() if facts.id in approach.directions]
    facts.candidates = len(approaches)
    facts.talks = sum(bool(approach.held) for approach in approaches)
    facts.open_approaches = sum(approach.stage in OPEN_STAGES for approach in approaches)
    asked_people = {approach.person for approach in state.approaches.values()}
    facts.unused_names = sum(
        intro.direction == facts.id and intro.state in UNUSED and intro.target not in asked_people
        for intro in state.introductions.values()
    )
    facts.last_end = max(filter(None, (ended_on(approach, state) for approach in approaches)), default=None)


def ended_on(approach: Approach, state: Fold) -> date | None:
    """The day of its last talk (of an old story the day on which it was told: METHOD 8), else the day on which it was
    closed, else None."""
    talks = [held.told_on or held.on for talk in approach.held if (held := state.interviews[talk].held)]
    return max(talks) if talks else approach.closed.on if approach.closed else None


def helpers(direction: UUID, decided: Event, history: History, state: Fold) -> list[Helper]:
    """Who talked, introduced, gave a name or answered a question; never after a stop (METHOD 8, helpers)."""
    people: dict[UUID, None] = {}
    for intro in state.introductions.values():
        towards = intro.direction == direction or _is_about(intro.target, direction, state)
        if intro.giver and towards and intro.given:
            people[intro.giver] = None
    for approach in state.approaches.values():
        if direction in approach.directions:
            if approach.held or state.person(approach.person).answered_question:
                people[approach.person] = None
            for talk in approach.held:
                people.update(dict.fromkeys(history.interviews[talk].attendees))
    return [
        Helper(person, told=_told(person, direction, decided, state))
        for person in people
        if not state.person(person).stopped and not _removed(person, history)
    ]


def _removed(person: UUID, history: History) -> bool:
    return person in history.people and history.people[person].removed


def _is_about(person: UUID | None, direction: UUID, state: Fold) -> bool:
    return person is not None and any(direction in approach.directions for approach in state.of_person(person))


def _told(person: UUID, direction: UUID, decided: Event, state: Fold) -> bool:
    return any(
        letter.data.get("letter") in {"tell_decision", "job_news"}
        and letter.direction in {None, direction}
        and letter.place >= decided.place
        and letter.data.get("decided")
        in {None, "", decided.data.get("as", "chosen")}  # else it told what holds no more
        for letter in state.person(person).letters
    )
