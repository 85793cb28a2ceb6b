"""The fold: from what happened to how things stand. Nothing here depends on the day on which it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from askwell.method.event_kinds import ANSWERS, FROM_THEM
from askwell.method.history import Event, History, standing

OUTGOING_ASKS = frozenset({"request", "phone_script", "profile_note"})
REOPENABLE = frozenset({"quiet", "declined", "withdrawn", "unneeded", "missed"})


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

    def news_after(self, booked: Event) -> bool:
        """Whether the giver has heard of this booking."""
        return self.news is not None and (self.news.on, self.news.order) >= (booked.on, booked.order)


@dataclass(slots=True)
class Interview:
    id: UUID
    approach: UUID
    booked: Event | None = None
    start: datetime | None = None  # UTC; None while no time is agreed
    minutes: int | None = None
    confirmed: Event | None = None
    prepared: Event | None = None
    held: Event | None = None
    end: datetime | None = None  # UTC
    debriefed: Event | None = None
    claims: int = 0
    names: int = 0
    no_names: Event | None = None
    thanked: dict[UUID, Event] = field(default_factory=dict)
    card: dict[UUID, Event] = field(default_factory=dict)

    @property
    def looked_back(self) -> bool:
        """Learnt something and settled the names: what the debrief is for, however it was typed in."""
        return bool(self.debriefed or (self.claims and (self.names or self.no_names)))


@dataclass(slots=True)
class Approach:
    id: UUID
    person: UUID
    directions: list[UUID]
    stage: str = "draft"
    closed_as: str = ""
    started: Event | None = None
    asked: Event | None = None  # the first request that reached an address
    waiting_from: Event | None = None  # silence counts from here
    waiting_day: date | None = None  # … or from this day, where they named one
    called: Event | None = None
    wrong_number: Event | None = None
    short_email: Event | None = None
    bounced: Event | None = None
    answered: Event | None = None
    accepted: Event | None = None
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
    def by_chance(self) -> bool:
        """A talk without a request: counts as a talk, never in acceptance rates (METHOD 4)."""
        return bool(self.held) and self.asked is None


@dataclass(slots=True)
class Person:
    id: UUID
    stopped: Event | None = None
    last_contact: Event | None = None  # their word, or the day they answered
    talks: list[Event] = field(default_factory=list)
    received: list[Event] = field(default_factory=list)
    given: list[Event] = field(default_factory=list)
    resume_asked: Event | None = None
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

    def person(self, person: UUID) -> Person:
        return self.people.setdefault(person, Person(person))

    def of_person(self, person: UUID) -> list[Approach]:
        return [approach for approach in self.approaches.values() if approach.person == person]

    def introductions_to(self, person: UUID) -> list[Introduction]:
        return [intro for intro in self.introductions.values() if intro.target == person]


def fold(history: History, today: date | None = None) -> Fold:
    """How things stand after everything up to and including `today` (all of it where None)."""
    state = Fold()
    for event in standing(history.events, today):
        subject = _subject(history, state, event)
        handler = _HANDLERS.get(event.kind)
        if handler:
            handler(history, state, event)
        if subject and event.kind in FROM_THEM and not _moved_by_me(event):
            state.person(subject).last_contact = event
    return state


def _moved_by_me(event: Event) -> bool:
    return event.kind == "interview_moved" and event.data.get("by") == "me"


def _subject(history: History, state: Fold, event: Event) -> UUID | None:
    """Whose word an event is; for a deed of an introducer that is the introducer."""
    if event.introduction and event.introduction in history.introductions:
        return history.introductions[event.introduction].giver
    return event.person


Handler = Callable[[History, Fold, Event], None]
_HANDLERS: dict[str, Handler] = {}


def _on(*kinds: str) -> Callable[[Handler], Handler]:
    def register(handler: Handler) -> Handler:
        _HANDLERS.update(dict.fromkeys(kinds, handler))
        return handler

    return register


def _approach(history: History, state: Fold, event: Event) -> Approach | None:
    """The approach of an event; made on first mention, since it may begin at any stage."""
    facts = history.approaches.get(event.approach) if event.approach else None
    if facts is None:
        return None
    if facts.id not in state.approaches:
        directions = [facts.direction] if facts.direction else []
        state.approaches[facts.id] = Approach(facts.id, facts.person, directions, started=event)
    approach = state.approaches[facts.id]
    approach.last = event
    return approach


def _interview(history: History, state: Fold, event: Event) -> Interview | None:
    facts = history.interviews.get(event.interview) if event.interview else None
    if facts is None:
        return None
    return state.interviews.setdefault(facts.id, Interview(facts.id, facts.approach))


def _moment(text: object) -> datetime | None:
    return datetime.fromisoformat(text) if isinstance(text, str) and text else None


@_on("approach_started", "direction_added")
def _start(history: History, state: Fold, event: Event) -> None:
    approach = _approach(history, state, event)
    if approach and event.direction and event.direction not in approach.directions:
        approach.directions.append(event.direction)
    if approach and event.kind == "approach_started" and approach.stage == "closed" and approach.closed_as != "stopped":
        _reopen(approach)


@_on("approach_paused")
def _pause(history: History, state: Fold, event: Event) -> None:
    if approach := _approach(history, state, event):
        approach.paused = event


@_on("approach_resumed")
def _resume(history: History, state: Fold, event: Event) -> None:
    if approach := _approach(history, state, event):
        approach.paused = None


@_on("approach_closed")
def _close(history: History, state: Fold, event: Event) -> None:
    if approach := _approach(history, state, event):
        approach.stage, approach.closed_as, approach.closed = "closed", str(event.data.get("as", "withdrawn")), event


@_on("approach_reopened")
def _reopened(history: History, state: Fold, event: Event) -> None:
    if approach := _approach(history, state, event):
        _reopen(approach)


def _reopen(approach: Approach) -> None:
    """Back to where it stood: a talk held stays held, all else is to be asked anew."""
    approach.stage = "held" if approach.held else "draft"
    approach.closed_as, approach.closed = "", None
    approach.waiting_from = approach.waiting_day = approach.called = approach.short_email = None
    approach.declined = approach.decline_answered = approach.later = approach.question = None
    approach.missed_open = approach.moved_without_time = None


@_on("letter_sent")
def _letter(history: History, state: Fold, event: Event) -> None:
    letter = str(event.data.get("letter", "other"))
    if event.person:
        _letter_to(state.person(event.person), letter, event)
    if intro := state.introductions.get(event.introduction) if event.introduction else None:
        if letter == "nudge":
            intro.nudged = event
        elif letter == "update":
            intro.news = event
        elif letter == "ask_introduction" and intro.state == "named":
            intro.state, intro.asked, intro.last_on = "asked", event, event.on
    if event.interview and letter in {"thank_you", "card"}:
        _thank(history, state, event, letter)
    if event.introduction is None or letter in OUTGOING_ASKS:
        if approach := _approach(history, state, event):
            _letter_in(history, state, approach, letter, event)


def _letter_to(person: Person, letter: str, event: Event) -> None:
    person.letters.append(event)
    if letter == "send_resume":
        person.resume_asked = None
    if letter in {"offer_answer", "application"}:
        person.offer = None


def _letter_in(history: History, state: Fold, approach: Approach, letter: str, event: Event) -> None:
    if letter in OUTGOING_ASKS:
        _asked(state, approach, event)
    elif letter == "nudge":
        approach.short_email = event
    elif (letter in {"decline_reply", "thank_and_close"} and approach.declined) or (letter == "thank_you" and approach.declined and not approach.held):
        approach.decline_answered = event
    elif letter in {"reschedule", "apology", "confirm"}:
        approach.times_offered, approach.missed_open = event, None
    if letter == "thank_and_close":
        approach.missed_open = None
    if letter == "confirm" and (interview := state.interviews.get(approach.interview) if approach.interview else None):
        interview.confirmed = event
    if approach.question and letter not in OUTGOING_ASKS:
        approach.question = None
        if approach.stage in {"asked", "called"}:  # silence counts anew after my answer (METHOD 8, auto-reply)
            approach.stage, approach.waiting_from, approach.waiting_day = "asked", event, None
            approach.called = approach.short_email = None
    elif approach.stage == "later" and letter in {"answer", "nudge"}:
        _asked(state, approach, event)
    elif approach.stage == "accepted" and letter in {"answer", "other"}:
        approach.times_offered = event


def _asked(state: Fold, approach: Approach, event: Event) -> None:
    if approach.stage == "closed" and approach.closed_as in REOPENABLE:
        _reopen(approach)
    if approach.stage not in {"draft", "asked", "called", "later"}:
        return  # a second request to somebody who has already agreed changes nothing
    approach.asked = approach.asked or event
    approach.stage, approach.waiting_from, approach.waiting_day = "asked", event, None
    approach.bounced = approach.called = approach.wrong_number = approach.short_email = approach.later = None
    # One introduction is the route; others still under way are no longer needed (DESIGN, floors).
    route = event.introduction
    for intro in state.introductions_to(approach.person):
        if intro.id != route and intro.state in {"asked", "promised"}:
            intro.state, intro.last_on = "unneeded", event.on


@_on("called")
def _called(history: History, state: Fold, event: Event) -> None:
    approach = _approach(history, state, event)
    if approach is None:
        return
    if event.data.get("as") == "wrong_number":
        approach.wrong_number = event
        return
    if approach.stage == "draft":
        approach.asked = approach.asked or event
    if approach.stage in {"draft", "asked", "called", "later"}:
        approach.stage, approach.called = "called", event


@_on("reply_auto")
def _auto(history: History, state: Fold, event: Event) -> None:
    approach = _approach(history, state, event)
    returns = event.data.get("returns")
    if approach and returns and approach.stage == "asked":
        approach.waiting_day = date.fromisoformat(str(returns))


@_on("reply_bounce")
def _bounce(history: History, state: Fold, event: Event) -> None:
    approach = _approach(history, state, event)
    if approach and approach.stage in {"asked", "called"}:
        approach.stage, approach.bounced = "draft", event
        if approach.asked is approach.waiting_from:
            approach.asked = None
        approach.waiting_from = approach.waiting_day = None


@_on(*(ANSWERS - {"reply_stop"}))
def _reply(history: History, state: Fold, event: Event) -> None:
    if event.person:
        person = state.person(event.person)
        if event.kind == "reply_asked_for_resume":
            person.resume_asked = event
        elif event.kind == "reply_wrote":
            person.answered_question = event
    approach = _approach(history, state, event)
    if approach is None:
        return
    if approach.stage == "closed" and approach.closed_as in REOPENABLE:
        _reopen(approach)  # anything from them opens it again at once
    approach.answered = approach.answered or event
    if approach.bounced:
        approach.bounced = None  # it reached them all the same
    _REPLY_TURNS.get(event.kind, _wrote)(approach, event)


def _accepted(approach: Approach, event: Event) -> None:
    if approach.stage not in {"booked", "held"}:
        approach.stage, approach.question = "accepted", None
        approach.accepted = approach.accepted or event
        approach.missed_open = approach.moved_without_time = None


def _declined(approach: Approach, event: Event) -> None:
    approach.declined, approach.decline_answered, approach.question = event, None, None
    approach.stage, approach.closed_as, approach.closed = "closed", "declined", event
    approach.gave_name = bool(event.data.get("names"))


def _later(approach: Approach, event: Event) -> None:
    if approach.stage != "held":
        approach.stage, approach.later, approach.question = "later", event, None


def _named(approach: Approach, event: Event) -> None:
    approach.gave_name = True
    if approach.stage in {"asked", "called"} and not approach.declined:
        approach.question = event


def _wrote(approach: Approach, event: Event) -> None:
    if event.kind == "reply_question" or approach.stage in {"draft", "asked", "called"}:
        approach.question = event


_REPLY_TURNS: dict[str, Callable[[Approach, Event], None]] = {
    "reply_accepted": _accepted,
    "reply_declined": _declined,
    "reply_later": _later,
    "reply_named_someone": _named,
    "reply_asked_for_resume": lambda approach, event: None,
}


@_on("reply_stop")
def _stop(history: History, state: Fold, event: Event) -> None:
    approach = _approach(history, state, event)
    if approach:
        approach.answered = approach.answered or event
    if event.person:
        state.person(event.person).stopped = event
        for other in state.of_person(event.person):
            other.stage, other.closed_as, other.closed = "closed", "stopped", event


@_on("stop_lifted")
def _lift(history: History, state: Fold, event: Event) -> None:
    if event.person:
        state.person(event.person).stopped = None
        for approach in state.of_person(event.person):
            if approach.closed_as == "stopped":
                _reopen(approach)


@_on("interview_booked")
def _booked(history: History, state: Fold, event: Event) -> None:
    approach, interview = _approach(history, state, event), _interview(history, state, event)
    if approach is None or interview is None:
        return
    _set_time(interview, event)
    interview.booked = interview.booked or event
    if approach.stage == "closed" and approach.closed_as != "stopped":
        _reopen(approach)
    approach.stage, approach.interview = "booked", interview.id
    approach.accepted = approach.accepted or event
    approach.answered = approach.answered or event
    approach.first_booked = approach.first_booked or event
    approach.moved_without_time = approach.missed_open = approach.question = None


def _set_time(interview: Interview, event: Event) -> None:
    interview.start = _moment(event.data.get("start")) or interview.start
    interview.minutes = event.data.get("minutes") or interview.minutes
    interview.confirmed = None


@_on("interview_moved")
def _moved(history: History, state: Fold, event: Event) -> None:
    approach, interview = _approach(history, state, event), _interview(history, state, event)
    if approach is None or interview is None:
        return
    if event.data.get("by") == "me":
        approach.my_moves += 1
    if event.data.get("start"):
        _set_time(interview, event)
        approach.stage, approach.interview, approach.moved_without_time = "booked", interview.id, None
    else:
        interview.start = None
        approach.stage, approach.moved_without_time, approach.times_offered = "accepted", event, None
        approach.offers_refused += event.data.get("by") == "them"


@_on("interview_missed")
def _missed(history: History, state: Fold, event: Event) -> None:
    approach, interview = _approach(history, state, event), _interview(history, state, event)
    if approach is None or interview is None:
        return
    interview.start, approach.stage, approach.missed_open = None, "accepted", event
    (approach.missed_by_me if event.data.get("by") == "me" else approach.missed_by_them).append(event)
    approach.times_offered = None


@_on("interview_held")
def _held(history: History, state: Fold, event: Event) -> None:
    approach, interview = _approach(history, state, event), _interview(history, state, event)
    if approach is None or interview is None:
        return
    interview.held = event
    interview.start = _moment(event.data.get("start")) or interview.start
    minutes = event.data.get("minutes") or interview.minutes
    interview.end = _moment(event.data.get("end"))
    if interview.end is None and interview.start and minutes:
        interview.end = interview.start + timedelta(minutes=int(minutes))
    approach.stage, approach.interview, approach.question = "held", interview.id, None
    approach.closed_as, approach.closed, approach.missed_open, approach.moved_without_time = "", None, None, None
    approach.held.append(interview.id)
    for person in (approach.person, *history.interviews[interview.id].attendees):
        state.person(person).talks.append(event)
        state.person(person).received.append(event)
        state.person(person).last_contact = event


@_on("agenda_set", "debriefed", "claim_added", "names_none", "thanks_skipped", "card_sent", "card_skipped")
def _after(history: History, state: Fold, event: Event) -> None:
    interview = _interview(history, state, event)
    _approach(history, state, event)
    if interview is None:
        return
    if event.kind == "agenda_set":
        interview.prepared = event
    elif event.kind == "debriefed":
        interview.debriefed = event
    elif event.kind == "claim_added":
        interview.claims += 1
    elif event.kind == "names_none":
        interview.no_names = event
    else:
        _thank(history, state, event, "thank_you" if event.kind == "thanks_skipped" else "card")


def _thank(history: History, state: Fold, event: Event, letter: str) -> None:
    interview = _interview(history, state, event)
    if interview and event.person:
        (interview.thanked if letter == "thank_you" else interview.card)[event.person] = event


@_on("introduction_named", "introduction_asked", "introduction_promised", "introduction_made",
     "introduction_refused", "introduction_silent", "introduction_unneeded")  # fmt: skip
def _introduction(history: History, state: Fold, event: Event) -> None:
    facts = history.introductions.get(event.introduction) if event.introduction else None
    if facts is None:
        return
    intro = state.introductions.setdefault(
        facts.id, Introduction(facts.id, facts.giver, facts.target, facts.direction, first_on=event.on)
    )
    intro.state, intro.last_on = event.kind.removeprefix("introduction_"), event.on
    if intro.state in {"named", "asked", "promised", "made"}:
        setattr(intro, intro.state, event)
    if facts.giver and intro.state in {"named", "made"}:
        giver = state.person(facts.giver)
        giver.received.append(event)
        for approach in state.of_person(facts.giver):
            approach.gave_name = True
    if event.interview and (interview := _interview(history, state, event)):
        interview.names += 1
    if intro.target and intro.state in {"named", "made"}:
        for approach in state.of_person(intro.target):  # a new introduction opens a closed approach at once
            if approach.stage == "closed" and approach.closed_as in REOPENABLE:
                _reopen(approach)


@_on("commitment_made")
def _promise(history: History, state: Fold, event: Event) -> None:
    if event.commitment in history.commitments:
        state.promised[event.commitment] = event


@_on("commitment_done")
def _kept(history: History, state: Fold, event: Event) -> None:
    facts = history.commitments.get(event.commitment) if event.commitment else None
    if facts is None:
        return
    state.kept[facts.id] = event
    person = state.person(facts.person)
    (person.given if facts.mine else person.received).append(event)


@_on("offer_received")
def _offer(history: History, state: Fold, event: Event) -> None:
    if event.person:
        state.person(event.person).offer = event


@_on("invitation_logged")
def _invited(history: History, state: Fold, event: Event) -> None:
    if event.person and event.data.get("what") == "resume" and not event.data.get("i_brought_it_up"):
        state.person(event.person).resume_asked = event


@_on("may_write_again")
def _may_write(history: History, state: Fold, event: Event) -> None:
    if event.person:
        state.person(event.person).may_write_again = str(event.data.get("answer", ""))


@_on("step_snoozed", "step_dropped")
def _put_off(history: History, state: Fold, event: Event) -> None:
    state.put_off.append(event)
