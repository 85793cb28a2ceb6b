"""The talk: agreed, moved, missed, held, and what follows it."""

from __future__ import annotations

from datetime import timedelta

from askwell.method.folding.base import approach_of, interview_of, moment, on, reopen, running, thank
from askwell.method.history import Event, History
from askwell.method.stages import OPEN_STAGES
from askwell.method.state import Approach, Fold, Interview


@on("interview_booked")
def _booked(history: History, state: Fold, event: Event) -> None:
    approach, interview = running(history, state, event), interview_of(history, state, event)
    if approach is None or interview is None:
        return
    if interview.held:
        _had_agreed(approach, interview, event, interview.held)
        return
    if approach.stage == "closed":
        reopen(approach, event)
    _agree(approach, interview, event)


def _had_agreed(approach: Approach, interview: Interview, event: Event, held: Event) -> None:
    """An appointment noted after its talk was agreed by the day of the talk, whatever day it was noted on."""
    interview.start = interview.start or moment(event.data.get("start"))
    interview.minutes = interview.minutes or event.data.get("minutes")
    interview.booked = interview.booked or held
    approach.accepted, approach.answered = approach.accepted or held, approach.answered or held
    approach.first_booked = approach.first_booked or held


def _agree(approach: Approach, interview: Interview, event: Event) -> None:
    """A time is agreed: that is the booking, and whoever agrees has answered (METHOD 8, booking)."""
    interview.start = moment(event.data.get("start")) or interview.start
    interview.minutes = event.data.get("minutes") or interview.minutes
    interview.confirmed, interview.timed = None, event
    interview.booked = interview.booked or event
    approach.stage, approach.interview = "booked", interview.id
    approach.accepted = approach.accepted or event
    approach.answered = approach.answered or event
    approach.first_booked = approach.first_booked or event
    approach.moved_without_time = approach.missed_open = approach.question = None
    approach.times_offered = approach.paused = None


@on("interview_moved")
def _moved(history: History, state: Fold, event: Event) -> None:
    approach, interview = running(history, state, event), interview_of(history, state, event)
    if approach is None or interview is None or interview.held:
        return
    if approach.stage == "closed":
        reopen(approach, event)
    if event.data.get("by") == "me":
        approach.my_moves += 1
    if event.data.get("start"):
        _agree(approach, interview, event)
        return
    interview.start = None
    approach.stage, approach.moved_without_time, approach.times_offered = "accepted", event, None
    approach.accepted, approach.missed_open = approach.accepted or event, None
    approach.offers_refused += event.data.get("by") == "them"


@on("interview_missed")
def _missed(history: History, state: Fold, event: Event) -> None:
    approach, interview = running(history, state, event), interview_of(history, state, event)
    if approach is None or interview is None or interview.held:
        return
    if approach.stage == "closed":
        reopen(approach, event)
    interview.start, approach.stage, approach.missed_open = None, "accepted", event
    (approach.missed_by_me if event.data.get("by") == "me" else approach.missed_by_them).append(event)
    approach.accepted, approach.times_offered = approach.accepted or event, None
    approach.moved_without_time = None


@on("interview_held")
def _held(history: History, state: Fold, event: Event) -> None:
    approach, interview = approach_of(history, state, event), interview_of(history, state, event)
    if approach is None or interview is None or interview.held:
        return
    interview.held = event
    interview.start = moment(event.data.get("start")) or interview.start
    minutes = event.data.get("minutes") or interview.minutes
    interview.end = moment(event.data.get("end"))
    if interview.end is None and interview.start and minutes:
        interview.end = interview.start + timedelta(minutes=int(minutes))
    approach.stage, approach.interview, approach.question = "held", interview.id, None
    approach.closed_as, approach.closed, approach.missed_open, approach.moved_without_time = "", None, None, None
    approach.paused = approach.bounced = approach.declined = None
    if approach.asked:  # who talks when asked has answered, and said yes
        approach.accepted, approach.answered = approach.accepted or event, approach.answered or event
    approach.held.append(interview.id)
    others = history.interviews[interview.id].attendees
    for person in (approach.person, *others):
        state.person(person).talks.append(event)
        state.person(person).received.append(event)
        state.person(person).last_contact = event
    for beside in (found for person in others for found in state.of_person(person)):
        if beside.stage in OPEN_STAGES and _for_the_same(beside, approach):
            _talked_beside(beside, interview, event)


def _for_the_same(beside: Approach, host: Approach) -> bool:
    return bool(set(beside.directions) & set(host.directions)) or not (beside.directions or host.directions)


def _talked_beside(approach: Approach, interview: Interview, event: Event) -> None:
    """Whoever sat in has talked: what was asked of them in this direction is answered. A time that they have agreed on
    for a talk of their own stands."""
    approach.held.append(interview.id)
    if approach.asked:
        approach.accepted, approach.answered = approach.accepted or event, approach.answered or event
    if approach.stage != "booked":
        approach.stage, approach.paused = "held", None
        approach.question = approach.bounced = approach.missed_open = approach.moved_without_time = None


@on("agenda_set", "debriefed", "claim_added", "names_none", "thanks_skipped", "card_sent", "card_skipped")
def _after(history: History, state: Fold, event: Event) -> None:
    interview = interview_of(history, state, event)
    approach_of(history, state, event)
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
        thank(history, state, event, "thank_you" if event.kind == "thanks_skipped" else "card")
