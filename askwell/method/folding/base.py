"""What all handlers of events share: how they are found, whom an event is about, and opening again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from askwell.method.history import Event, History
from askwell.method.state import Approach, Fold, Interview

OUTGOING_ASKS = frozenset({"request", "phone_script", "profile_note"})
REOPENABLE = frozenset({"quiet", "declined", "withdrawn", "unneeded", "missed"})
UNASKED = frozenset({"draft", "asked", "called", "later"})
WAITING = frozenset({"asked", "called"})

Handler = Callable[[History, Fold, Event], None]
HANDLERS: dict[str, Handler] = {}


def on(*kinds: str) -> Callable[[Handler], Handler]:
    def register(handler: Handler) -> Handler:
        HANDLERS.update(dict.fromkeys(kinds, handler))
        return handler

    return register


def approach_of(history: History, state: Fold, event: Event) -> Approach | None:
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


def running(history: History, state: Fold, event: Event) -> Approach | None:
    """The approach, unless they asked for silence: then their deed waits until the stop is lifted (METHOD 8)."""
    approach = approach_of(history, state, event)
    if approach and approach.stopped:
        state.person(approach.person).since_stop.append(event)
        return None
    return approach


def interview_of(history: History, state: Fold, event: Event) -> Interview | None:
    facts = history.interviews.get(event.interview) if event.interview else None
    if facts is None:
        return None
    return state.interviews.setdefault(facts.id, Interview(facts.id, facts.approach))


def moment(text: object) -> datetime | None:
    return datetime.fromisoformat(text) if isinstance(text, str) and text else None


def reopen(approach: Approach, event: Event) -> None:
    """Back to where it stood: a talk held stays held, all else is to be asked anew."""
    if approach.closed_as == "missed":
        approach.missed_by_them = []  # those were thanked for
    approach.stage = "held" if approach.held else "draft"
    approach.closed_as, approach.closed = "", None
    approach.reopened = approach.to_ask_from = event
    approach.waiting_from = approach.waiting_day = approach.called = approach.short_email = None
    approach.bounced = approach.wrong_number = approach.paused = approach.times_offered = None
    approach.declined = approach.decline_answered = approach.later = approach.question = None
    approach.missed_open = approach.moved_without_time = None


def no_time(state: Fold, approach: Approach) -> None:
    """Whatever was agreed is off; a talk that took place keeps its time."""
    interview = state.interviews.get(approach.interview) if approach.interview else None
    if interview and interview.held is None:
        interview.start = None


def thank(history: History, state: Fold, event: Event, letter: str) -> None:
    interview = interview_of(history, state, event)
    if interview and event.person:
        (interview.thanked if letter == "thank_you" else interview.card)[event.person] = event
