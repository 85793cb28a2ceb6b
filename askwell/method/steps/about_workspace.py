"""Steps about the whole undertaking: after the first yes, two more requests (METHOD S3.33)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from askwell.method.fold import OUTGOING_ASKS
from askwell.method.history import Event, History, standing
from askwell.method.steps.step import Step
from askwell.method.workdays import Calendars, working_day

MORE_REQUESTS = 2
SAID_YES = ("reply_accepted", "interview_booked")


@dataclass(frozen=True, slots=True)
class WorkspaceFacts:
    """The day of the first acceptance, and how many requests went out since."""

    first_yes: date | None = None
    requests_since: int = 0


def workspace_steps(facts: WorkspaceFacts, history: History, calendars: Calendars) -> list[Step]:
    if facts.first_yes is None or facts.requests_since >= MORE_REQUESTS:
        return []
    due = working_day(facts.first_yes, history.policy.two_more, calendars(history.home))
    sent = {"sent": facts.requests_since, "wanted": MORE_REQUESTS}
    return [Step("two_more", "workspace", None, due, facts.first_yes, "first_yes", facts=sent)]


def workspace_facts(history: History, today: date | None = None) -> WorkspaceFacts:
    """The same from a whole history."""
    first: Event | None = None
    since = 0
    for event in standing(history.events, today):
        if first is None:
            first = event if event.kind in SAID_YES else None
        elif event.kind == "letter_sent" and event.data.get("letter") in OUTGOING_ASKS:
            since += 1
    return WorkspaceFacts(first.on, since) if first else WorkspaceFacts()
