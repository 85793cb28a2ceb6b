"""What came back: replies in all their kinds, and the wish for silence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from askwell.method.event_kinds import ANSWERS
from askwell.method.folding.base import (
    HANDLERS,
    REOPENABLE,
    UNASKED,
    WAITING,
    approach_of,
    no_time,
    on,
    reopen,
    running,
)
from askwell.method.history import Event, History
from askwell.method.state import Approach, Fold

AFTER_A_NO = frozenset({"reply_declined", "reply_named_someone", "reply_asked_for_resume"})
"""Words of theirs that a no stays a no after: a name given with it, for example."""
SAID_BESIDE = frozenset({"reply_question", "reply_wrote"})
"""The same on the day of the no: one message, answered by one."""


@on("reply_auto")
def _auto(history: History, state: Fold, event: Event) -> None:
    approach = approach_of(history, state, event)
    returns = event.data.get("returns")
    if approach and returns and approach.stage in WAITING:
        approach.waiting_day = date.fromisoformat(str(returns))


@on("reply_bounce")
def _bounce(history: History, state: Fold, event: Event) -> None:
    approach = approach_of(history, state, event)
    if approach and approach.stage in WAITING:
        approach.stage, approach.bounced = "draft", event
        if approach.asked is approach.waiting_from:
            approach.asked, approach.came_back = None, approach.asked
        approach.waiting_from = approach.waiting_day = approach.short_email = approach.called = None


@on(*(ANSWERS - {"reply_stop"}))
def _reply(history: History, state: Fold, event: Event) -> None:
    if event.person:
        person = state.person(event.person)
        if event.kind == "reply_wrote":
            person.answered_question = event
        # What I brought up myself unlocks nothing (METHOD 6, unlock).
        if event.kind == "reply_asked_for_resume" and not (person.resume_mine and person.resume_mine.on == event.on):
            person.resume_asked = event
    approach = running(history, state, event)
    if approach is None:
        return
    if approach.stage == "closed" and _opens_again(approach, event):
        was_asked = approach.asked is not None
        reopen(approach, event)
        if was_asked and approach.stage == "draft":
            approach.stage = "asked"  # the letter of then is what they answer
    approach.answered, approach.paused = approach.answered or event, None
    if approach.bounced:  # it reached them all the same
        approach.bounced, approach.asked = None, approach.asked or approach.came_back
        if approach.asked and approach.stage == "draft":
            approach.stage = "asked"
    _REPLY_TURNS.get(event.kind, _wrote)(approach, event)
    if approach.stage not in {"booked", "held"}:
        no_time(state, approach)


def _opens_again(approach: Approach, event: Event) -> bool:
    """Anything from them opens it again at once (METHOD 4, waiting); after a talk only a question does."""
    if approach.closed_as == "declined":
        with_the_no = approach.closed is not None and approach.closed.on == event.on
        return event.kind not in (AFTER_A_NO | SAID_BESIDE if with_the_no else AFTER_A_NO)
    return approach.closed_as in REOPENABLE or event.kind == "reply_question"


def _accepted(approach: Approach, event: Event) -> None:
    approach.accepted = approach.accepted or event
    pending = approach.missed_open or approach.moved_without_time or approach.times_offered
    if approach.stage in UNASKED or pending:
        approach.to_book_from = event
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


@on("reply_stop")
def _stop(history: History, state: Fold, event: Event) -> None:
    approach = approach_of(history, state, event)
    if approach:
        approach.answered = approach.answered or event
    if event.person:
        person = state.person(event.person)
        person.stopped = event
        person.since_stop.clear()
        for other in state.of_person(event.person):
            other.stage, other.closed_as, other.closed, other.paused = "closed", "stopped", event, None
            no_time(state, other)


@on("stop_lifted")
def _lift(history: History, state: Fold, event: Event) -> None:
    """It opens again, and what they said meanwhile counts from here."""
    if event.person is None:
        return
    person = state.person(event.person)
    person.stopped = None
    for approach in state.of_person(event.person):
        if approach.closed_as == "stopped":
            reopen(approach, event)
    meanwhile, person.since_stop = person.since_stop, []
    for earlier in meanwhile:
        HANDLERS[earlier.kind](history, state, earlier)
