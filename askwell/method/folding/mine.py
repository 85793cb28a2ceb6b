"""What the explorer did with an approach: starting, pausing, closing, writing, calling."""

from __future__ import annotations

from askwell.method.folding.base import (
    OUTGOING_ASKS,
    REOPENABLE,
    UNASKED,
    WAITING,
    approach_of,
    no_time,
    on,
    reopen,
    running,
    thank,
)
from askwell.method.history import Event, History
from askwell.method.state import Approach, Fold, Person

ANSWERS_A_NO = frozenset({"decline_reply", "thank_and_close", "thank_you", "answer", "other"})
OFFERS_TIMES = frozenset({"reschedule", "apology", "answer", "other"})


@on("approach_started", "direction_added")
def _start(history: History, state: Fold, event: Event) -> None:
    approach = approach_of(history, state, event)
    if approach and event.direction and event.direction not in approach.directions:
        approach.directions.append(event.direction)


@on("approach_paused")
def _pause(history: History, state: Fold, event: Event) -> None:
    if approach := approach_of(history, state, event):
        approach.paused = event


@on("approach_resumed")
def _resume(history: History, state: Fold, event: Event) -> None:
    if approach := approach_of(history, state, event):
        approach.paused = None


@on("approach_closed")
def _close(history: History, state: Fold, event: Event) -> None:
    approach = approach_of(history, state, event)
    if approach and not approach.stopped:
        approach.stage, approach.closed_as, approach.closed = "closed", str(event.data.get("as", "withdrawn")), event
        approach.paused = None
        no_time(state, approach)


@on("approach_reopened")
def _reopened(history: History, state: Fold, event: Event) -> None:
    approach = approach_of(history, state, event)
    if approach and not approach.stopped:
        reopen(approach, event)


@on("letter_sent")
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
            intro.asked = event
            intro.turn("asked", event)
    if event.interview and letter in {"thank_you", "card"}:
        thank(history, state, event, letter)
    if event.introduction is None or letter in OUTGOING_ASKS:
        approach = approach_of(history, state, event)
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
        reopen(approach, event)
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
            intro.turn("unneeded", event)


@on("called")
def _called(history: History, state: Fold, event: Event) -> None:
    approach = running(history, state, event)
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
