"""The stored fold: which columns of a row hold what the fold says of it. A refold writes them, `doctor` proves them."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from askwell.method.state import Approach, Fold, Interview
from askwell.method.steps.about_direction import ended_on


def approach_columns(state: Fold, approach_id: UUID) -> dict[str, Any]:
    """The stored fold of one approach; of one that nothing standing speaks of: as if it were not there."""
    approach = state.approaches.get(approach_id) or Approach(approach_id, approach_id, [], stage="")
    talks = [state.interviews[talk] for talk in approach.held]
    day = {
        name: event.on if event else None
        for name, event in {
            "started_on": approach.started,
            "asked_on": approach.asked,
            "answered_on": approach.answered,
            "accepted_on": approach.accepted,
            "booked_on": approach.first_booked,
        }.items()
    }
    return day | {
        "stage": approach.stage,
        "closed_as": approach.closed_as,
        "paused": approach.paused is not None,
        "held_on": max((talk.held.on for talk in talks if talk.held), default=None),
        "ended_on": ended_on(approach, state),
        "by_chance": approach.by_chance,
        "thanked": any(_is_thanked(talk, approach.person) for talk in talks),
        "gave_name": any(talk.gave_name(approach) for talk in talks),
    }


def _is_thanked(talk: Interview, person: UUID) -> bool:
    return person in talk.thanked and talk.thanked[person].kind != "thanks_skipped"


def interview_columns(state: Fold, interview_id: UUID) -> dict[str, Any]:
    talk = state.interviews.get(interview_id)
    if talk is None:
        return {"start": None, "minutes": None, "booked_on": None, "held_on": None, "end": None, "ended": ""}
    return {
        "start": talk.start,
        "minutes": talk.minutes,
        "booked_on": talk.booked.on if talk.booked else None,
        "held_on": talk.held.on if talk.held else None,
        "end": talk.end if talk.held else None,
        "ended": str(talk.held.data.get("ended", "")) if talk.held else "",
    }


def person_columns(state: Fold, person_id: UUID) -> dict[str, Any]:
    person = state.people.get(person_id)
    approaches = state.of_person(person_id)
    newest = max(
        approaches, key=lambda found: (found.last.on, found.last.order) if found.last else (date.min, 0), default=None
    )
    return {
        "stopped": bool(person and person.stopped),
        "last_contact": person.last_contact.on if person and person.last_contact else None,
        "talks": len(person.talks) if person else 0,
        "stage": newest.stage if newest else "",
    }


def introduction_columns(state: Fold, intro_id: UUID) -> dict[str, Any]:
    intro = state.introductions.get(intro_id)
    if intro is None:
        return {"state": "", "first_on": None, "last_on": None}
    return {"state": intro.state, "first_on": intro.first_on, "last_on": intro.last_on}


def promise_columns(state: Fold, commitment: UUID) -> dict[str, Any]:
    kept = state.kept.get(commitment)
    return {"done_on": kept.on if kept else None, "taken_back": commitment not in state.promised}
