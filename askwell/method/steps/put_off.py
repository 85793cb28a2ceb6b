"""Later and never: steps that the person put off or let go (UX U4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from askwell.method.history import Event
from askwell.method.steps.step import Step

FOR_GOOD = frozenset({"keep_in_touch", "give_back", "name_people", "chain_ends", "two_more"})
"""Let go once, these do not come back with the next event; the others return when a new cause arises."""


def put_off(steps: Iterable[Step], events: Iterable[Event]) -> list[Step]:
    """The steps without those let go; those put off are due, and shown, on the later day."""
    later: dict[tuple[str, ...], Event] = {}
    dropped: dict[tuple[str, ...], Event] = {}
    for event in events:
        (later if event.kind == "step_snoozed" else dropped)[_key_of_event(event)] = event

    kept = []
    for step in steps:
        key = (step.kind, step.about, str(step.about_id or ""), str(step.person or ""))
        let_go = dropped.get(key)
        if let_go and (step.kind in FOR_GOOD or step.since <= let_go.on):
            continue
        snoozed = later.get(key)
        if snoozed and step.since <= snoozed.on:
            until = date.fromisoformat(str(snoozed.data["until"]))
            due = step.due if step.kind == "keep_promise" else max(step.due, until)  # a promise's date never moves
            step = replace(step, due=due, opens=max(step.opens or until, until))
        kept.append(step)
    return kept


def _key_of_event(event: Event) -> tuple[str, ...]:
    data = event.data
    return (str(data["kind"]), str(data["about"]), str(data.get("about_id") or ""), str(data.get("of_person") or ""))
