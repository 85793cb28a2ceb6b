"""The fold: from what happened to how things stand. Nothing here depends on the day on which it is read."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from askwell.method.event_kinds import FROM_THEM
from askwell.method.folding import mine, others, talks, theirs  # noqa: F401 (each registers its handlers)
from askwell.method.folding.base import HANDLERS, OUTGOING_ASKS
from askwell.method.history import Event, History, standing
from askwell.method.state import Approach, Fold, Interview, Introduction, Person

__all__ = ["OUTGOING_ASKS", "Approach", "Fold", "Interview", "Introduction", "Person", "fold"]


def fold(history: History, today: date | None = None) -> Fold:
    """How things stand after everything up to and including `today` (all of it where None)."""
    state = Fold()
    for event in standing(history.events, today):
        if handler := HANDLERS.get(event.kind):
            handler(history, state, event)
        subject = _whose_word(history, event)
        if subject:
            state.person(subject).last_contact = event
    state.forget_unnamed()
    state.carry_requests()
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
