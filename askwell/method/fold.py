"""The fold: from what happened to how things stand. Nothing here depends on the day on which it is read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

from askwell.method.event_kinds import ANSWERS, FROM_THEM
from askwell.method.history import Event, History, standing
from askwell.method.state import Approach, Fold, Interview, Introduction, Person

__all__ = ["OUTGOING_ASKS", "Approach", "Fold", "Interview", "Introduction", "Person", "fold"]

OUTGOING_ASKS = frozenset({"request", "phone_script", "profile_note"})
AFTER_A_NO = frozenset({"reply_declined", "reply_named_someone", "reply_asked_for_resume"})
"""Words of theirs that a no stays a no after: a name given with it, for example."""
REOPENABLE = frozenset({"quiet", "declined", "withdrawn", "unneeded", "missed"})
ANSWERS_A_NO = frozenset({"decline_reply", "thank_and_close", "thank_you", "answer", "other"})
OFFERS_TIMES = frozenset({"reschedule", "apology", "answer", "other"})
UNASKED = frozenset({"draft", "asked", "called", "later"})
WAITING = frozenset({"asked", "called"})


def fold(history: History, today: date | None = None) -> Fold:
    """How things stand after everything up to and including `today` (all of it where None)."""
    state = Fold()
    for event in standing(history.events, today):
        if handler := _HANDLERS.get(event.kind):
            handler(history, state, event)
        subject = _whose_word(history, event)
        if subject:
            state.person(subject).last_contact = event
    return state


def _whose_word(history: History, event: Event) -> UUID | None:
    """From whom an event is a real contact; for a deed of an introducer that is the introducer (METHOD 8)."""
    data = event.data
    if event.kind == "called":
        return event.person if data.get("as") == "talked" else None
    if event.kind == "commitment_done":
        facts = history.commitments.get(event.commitment) if event.commitment else None
        return facts.person if facts and not facts.mine else None
    if event.kind not in FROM_THEM or (event.kind == "interview_moved" and data.get("by") == "me"):
        return None
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
        approach = Approach(facts.id, facts.person, directions, started=event, to_ask_from=event)
        state.add_approach(approach)
        if stopped := state.person(facts.person).stopped:
            approach.stage, approach.closed_as, approach.closed = "closed", "stopped", stopped
    approach = state.approaches[facts.id]
    approach.last = event
    return approach


def _running(history: History, state: Fold, event: Event) -> Approach | None:
    """The approach, unless they asked for silence: then their deed waits until the stop is lifted (METHOD 8)."""
    approach = _approach(history, state, event)
    if approach and approach.stopped:
        state.person(approach.person).since_stop.append(event)
        return None
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
    if approach and event.kind == "approach_started" and approach.stage == "closed" and not approach.stopped:
        _reopen(approach, event)


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
    approach = _approach(history, state, event)
    if approach and not approach.stopped:
        approach.stage, approach.closed_as, approach.closed = "closed", str(event.data.get("as", "withdrawn")), event
        approach.paused = None
        _no_time(state, approach)


@_on("approach_reopened")
def _reopened(history: History, state: Fold, event: Event) -> None:
    approach = _approach(history, state, event)
    if approach and not approach.stopped:
        _reopen(approach, event)


def _reopen(approach: Approach, event: Event) -> None:
    """Back to where it stood: a talk held stays held, all else is to be asked anew."""
    approach.stage = "held" if approach.held else "draft"
    approach.closed_as, approach.closed = "", None
    approach.reopened = approach.to_ask_from = event
    approach.waiting_from = approach.waiting_day = approach.called = approach.short_email = None
    approach.bounced = approach.wrong_number = approach.paused = approach.times_offered = None
    approach.declined = approach.decline_answered = approach.later = approach.question = None
    approach.missed_open = approach.moved_without_time = None


def _no_time(state: Fold, approach: Approach) -> None:
    """Whatever was agreed is off; a talk that took place keeps its time."""
    interview = state.interviews.get(approach.interview) if approach.interview else None
    if interview and interview.held is None:
        interview.start = None


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
            intro.state, intro.asked, intro.last_on, intro.last = "asked", event, event.on, event
    if event.interview and letter in {"thank_you", "card"}:
        _thank(history, state, event, letter)
    if event.introduction is None or letter in OUTGOING_ASKS:
        approach = _approach(history, state, event)
        # A letter of thanks to somebody else in the same talk says nothing to its host.
        if approach and event.person in {None, approach.person}:
            _letter_in(state, approach, letter, event)


def _letter_to(person: Person, letter: str, event: Event) -> None:
    person.letters.append(event)
    if letter == "send_resume":
        person.resume_asked = None
    elif letter in {"offer_answer", "application"}:
        person.offer = None
    elif letter == "thank_you":
        person.mentioned = None


def _letter_in(state: Fold, approach: Approach, letter: str, event: Event) -> None:
    if letter in OUTGOING_ASKS:
        _asked(state, approach, event)
        return
    if approach.declined and letter in ANSWERS_A_NO:
        approach.decline_answered = event
    asked_something = approach.question is not None
    interview = state.interviews.get(approach.interview) if approach.interview else None
    if letter == "confirm" and interview and approach.stage == "booked":
        interview.confirmed = event
    if letter == "thank_and_close" and approach.stage == "accepted":
        approach.stage, approach.closed_as, approach.closed = "closed", "missed", event
        approach.missed_open = None
    elif approach.question:
        _answered_them(approach, event)
    elif letter == "nudge" and approach.stage in WAITING:
        approach.short_email = event
    elif approach.stage == "later" and letter in {"answer", "nudge", "other"}:
        _wait_from(approach, event)
    if approach.stage == "accepted" and letter in OFFERS_TIMES and not asked_something:
        approach.times_offered, approach.missed_open = event, None


def _answered_them(approach: Approach, event: Event) -> None:
    """After my answer silence counts anew; before a first request the letter is due from here (METHOD 8)."""
    approach.question = None
    if approach.stage in WAITING:
        _wait_from(approach, event)
    elif approach.stage == "draft":
        approach.to_ask_from = event


def _wait_from(approach: Approach, event: Event) -> None:
    approach.stage, approach.waiting_from, approach.waiting_day = "asked", event, None
    approach.bounced = approach.called = approach.wrong_number = approach.short_email = approach.later = None


def _asked(state: Fold, approach: Approach, event: Event) -> None:
    if approach.stage == "closed" and approach.closed_as in REOPENABLE:
        _reopen(approach, event)
    if approach.stage not in UNASKED:
        return  # a second request to somebody who has already agreed changes nothing
    approach.paused = None
    if approach.stage in WAITING and not approach.question:
        approach.short_email = event  # two letters without an answer: no call on top (METHOD 5, touches)
    else:
        approach.question = None
        _wait_from(approach, event)
    approach.asked = approach.asked or event
    # One introduction is the route; others still under way are no longer needed (DESIGN, floors).
    for intro in state.introductions_to(approach.person):
        if intro.id != event.introduction and intro.state in {"asked", "promised"}:
            intro.state, intro.last_on, intro.last = "unneeded", event.on, event


@_on("called")
def _called(history: History, state: Fold, event: Event) -> None:
    approach = _running(history, state, event)
    if approach is None:
        return
    outcome = event.data.get("as")
    if outcome == "wrong_number":
        approach.wrong_number = event
        return
    if outcome == "talked":
        approach.question = None
    if approach.stage == "draft":
        if outcome == "no_answer":
            return  # nobody has been asked yet
        approach.asked = approach.asked or event
    if approach.stage in UNASKED:
        approach.stage, approach.called, approach.paused, approach.bounced = "called", event, None, None


@_on("reply_auto")
def _auto(history: History, state: Fold, event: Event) -> None:
    approach = _approach(history, state, event)
    returns = event.data.get("returns")
    if approach and returns and approach.stage in WAITING:
        approach.waiting_day = date.fromisoformat(str(returns))


@_on("reply_bounce")
def _bounce(history: History, state: Fold, event: Event) -> None:
    approach = _approach(history, state, event)
    if approach and approach.stage in WAITING:
        approach.stage, approach.bounced = "draft", event
        if approach.asked is approach.waiting_from:
            approach.asked, approach.came_back = None, approach.asked
        approach.waiting_from = approach.waiting_day = approach.short_email = approach.called = None


@_on(*(ANSWERS - {"reply_stop"}))
def _reply(history: History, state: Fold, event: Event) -> None:
    if event.person:
        person = state.person(event.person)
        if event.kind == "reply_wrote":
            person.answered_question = event
        # What I brought up myself unlocks nothing (METHOD 6, unlock).
        if event.kind == "reply_asked_for_resume" and not (person.resume_mine and person.resume_mine.on == event.on):
            person.resume_asked = event
    approach = _running(history, state, event)
    if approach is None:
        return
    if approach.stage == "closed" and _opens_again(approach, event):
        was_asked = approach.asked is not None
        _reopen(approach, event)
        if was_asked and approach.stage == "draft":
            approach.stage = "asked"  # the letter of then is what they answer
    approach.answered, approach.paused = approach.answered or event, None
    if approach.bounced:  # it reached them all the same
        approach.bounced, approach.asked = None, approach.asked or approach.came_back
        if approach.asked and approach.stage == "draft":
            approach.stage = "asked"
    _REPLY_TURNS.get(event.kind, _wrote)(approach, event)
    if approach.stage not in {"booked", "held"}:
        _no_time(state, approach)


def _opens_again(approach: Approach, event: Event) -> bool:
    """Anything from them opens it again at once (METHOD 4, waiting); after a talk only a question does."""
    if approach.closed_as == "declined":
        return event.kind not in AFTER_A_NO
    return approach.closed_as in REOPENABLE or event.kind == "reply_question"


def _accepted(approach: Approach, event: Event) -> None:
    approach.accepted = approach.accepted or event
    if approach.stage in UNASKED or approach.stage == "accepted":
        approach.stage, approach.question = "accepted", None
        approach.missed_open = approach.moved_without_time = approach.times_offered = None


def _declined(approach: Approach, event: Event) -> None:
    if approach.stage == "held" or approach.closed_as == "finished":
        return  # the talk took place; a no to something further takes nothing back
    approach.declined, approach.decline_answered, approach.question = event, None, None
    approach.stage, approach.closed_as, approach.closed = "closed", "declined", event
    approach.gave_name = approach.gave_name or bool(event.data.get("names"))


def _later(approach: Approach, event: Event) -> None:
    if approach.stage not in {"held", "closed"}:
        approach.stage, approach.later, approach.question = "later", event, None


def _named(approach: Approach, event: Event) -> None:
    approach.gave_name = True
    if approach.stage in WAITING:
        approach.question = event


def _wrote(approach: Approach, event: Event) -> None:
    if event.kind == "reply_question" or approach.stage in {"draft", "asked", "called"}:
        approach.question = event


_REPLY_TURNS: dict[str, Callable[[Approach, Event], None]] = {
    "reply_accepted": _accepted,
    "reply_declined": _declined,
    "reply_later": _later,
    "reply_named_someone": _named,
}


@_on("reply_stop")
def _stop(history: History, state: Fold, event: Event) -> None:
    approach = _approach(history, state, event)
    if approach:
        approach.answered = approach.answered or event
    if event.person:
        person = state.person(event.person)
        person.stopped = event
        person.since_stop.clear()
        for other in state.of_person(event.person):
            other.stage, other.closed_as, other.closed, other.paused = "closed", "stopped", event, None
            _no_time(state, other)


@_on("stop_lifted")
def _lift(history: History, state: Fold, event: Event) -> None:
    """It opens again, and what they said meanwhile counts from here."""
    if event.person is None:
        return
    person = state.person(event.person)
    person.stopped = None
    for approach in state.of_person(event.person):
        if approach.closed_as == "stopped":
            _reopen(approach, event)
    meanwhile, person.since_stop = person.since_stop, []
    for earlier in meanwhile:
        _HANDLERS[earlier.kind](history, state, earlier)


@_on("interview_booked")
def _booked(history: History, state: Fold, event: Event) -> None:
    approach, interview = _running(history, state, event), _interview(history, state, event)
    if approach is None or interview is None or interview.held:
        return
    if approach.stage == "closed":
        _reopen(approach, event)
    _agree(approach, interview, event)


def _agree(approach: Approach, interview: Interview, event: Event) -> None:
    """A time is agreed: that is the booking, and whoever agrees has answered (METHOD 8, booking)."""
    interview.start = _moment(event.data.get("start")) or interview.start
    interview.minutes = event.data.get("minutes") or interview.minutes
    interview.confirmed, interview.timed = None, event
    interview.booked = interview.booked or event
    approach.stage, approach.interview = "booked", interview.id
    approach.accepted = approach.accepted or event
    approach.answered = approach.answered or event
    approach.first_booked = approach.first_booked or event
    approach.moved_without_time = approach.missed_open = approach.question = None
    approach.times_offered = approach.paused = None


@_on("interview_moved")
def _moved(history: History, state: Fold, event: Event) -> None:
    approach, interview = _running(history, state, event), _interview(history, state, event)
    if approach is None or interview is None or interview.held:
        return
    if approach.stage == "closed":
        _reopen(approach, event)
    if event.data.get("by") == "me":
        approach.my_moves += 1
    if event.data.get("start"):
        _agree(approach, interview, event)
        return
    interview.start = None
    approach.stage, approach.moved_without_time, approach.times_offered = "accepted", event, None
    approach.accepted, approach.missed_open = approach.accepted or event, None
    approach.offers_refused += event.data.get("by") == "them"


@_on("interview_missed")
def _missed(history: History, state: Fold, event: Event) -> None:
    approach, interview = _running(history, state, event), _interview(history, state, event)
    if approach is None or interview is None or interview.held:
        return
    if approach.stage == "closed":
        _reopen(approach, event)
    interview.start, approach.stage, approach.missed_open = None, "accepted", event
    (approach.missed_by_me if event.data.get("by") == "me" else approach.missed_by_them).append(event)
    approach.accepted, approach.times_offered = approach.accepted or event, None
    approach.moved_without_time = None


@_on("interview_held")
def _held(history: History, state: Fold, event: Event) -> None:
    approach, interview = _approach(history, state, event), _interview(history, state, event)
    if approach is None or interview is None or interview.held:
        return
    interview.held = event
    interview.start = _moment(event.data.get("start")) or interview.start
    minutes = event.data.get("minutes") or interview.minutes
    interview.end = _moment(event.data.get("end"))
    if interview.end is None and interview.start and minutes:
        interview.end = interview.start + timedelta(minutes=int(minutes))
    approach.stage, approach.interview, approach.question = "held", interview.id, None
    approach.closed_as, approach.closed, approach.missed_open, approach.moved_without_time = "", None, None, None
    approach.paused = approach.bounced = approach.declined = None
    if approach.asked:  # who talks when asked has answered, and said yes
        approach.accepted, approach.answered = approach.accepted or event, approach.answered or event
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
    if facts.id not in state.introductions:
        state.add_introduction(Introduction(facts.id, facts.giver, facts.target, facts.direction, first_on=event.on))
    intro = state.introductions[facts.id]
    intro.state, intro.last_on, intro.last = event.kind.removeprefix("introduction_"), event.on, event
    if intro.state in {"named", "asked", "promised", "made"}:
        setattr(intro, intro.state, event)
    if facts.giver and intro.state in {"named", "made"}:
        state.person(facts.giver).received.append(event)
        for approach in state.of_person(facts.giver):
            approach.gave_name = True
    if event.interview and (interview := _interview(history, state, event)):
        interview.names += 1
    if intro.target:
        for approach in state.of_person(intro.target):
            _new_way(approach, intro, event)


def _new_way(approach: Approach, intro: Introduction, event: Event) -> None:
    """A new introduction opens a closed approach at once; one that came to nothing leaves the direct letter."""
    if intro.state in {"named", "made"}:
        if approach.stage == "closed" and approach.closed_as in REOPENABLE:
            _reopen(approach, event)
    elif intro.state in {"refused", "silent", "unneeded"} and approach.stage == "draft":
        approach.to_ask_from = event


@_on("mentioned_to")
def _mentioned(history: History, state: Fold, event: Event) -> None:
    if event.person:
        state.person(event.person).mentioned = event


@_on("commitment_made")
def _promise(history: History, state: Fold, event: Event) -> None:
    if event.commitment and event.commitment in history.commitments:
        state.promised[event.commitment] = event
        state.person(history.commitments[event.commitment].person)  # known by nothing else, perhaps


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


@_on("invitation_logged", "invitation_withdrawn")
def _invited(history: History, state: Fold, event: Event) -> None:
    if event.person is None or event.data.get("what") != "resume":
        return
    person = state.person(event.person)
    if event.kind == "invitation_withdrawn":
        person.resume_asked = None
    elif event.data.get("i_brought_it_up"):
        person.resume_mine = event
    else:
        person.resume_asked = event


@_on("may_write_again")
def _may_write(history: History, state: Fold, event: Event) -> None:
    if event.person:
        state.person(event.person).may_write_again = str(event.data.get("answer", ""))


@_on("step_snoozed", "step_dropped")
def _put_off(history: History, state: Fold, event: Event) -> None:
    state.put_off.append(event)
