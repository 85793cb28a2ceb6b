"""What comes next with each person, why, and when: all open steps of a history (METHOD sections 4, 5 and 8)."""

from __future__ import annotations

from datetime import date

from askwell.method.fold import Fold, fold
from askwell.method.history import History
from askwell.method.steps.about_approach import approach_steps
from askwell.method.steps.about_direction import DirectionFacts, Helper, direction_facts, direction_steps, helpers
from askwell.method.steps.about_introduction import introduction_steps
from askwell.method.steps.about_person import person_steps
from askwell.method.steps.about_workspace import WorkspaceFacts, workspace_facts, workspace_steps
from askwell.method.steps.put_off import put_off
from askwell.method.steps.step import About, Step, sorted_steps
from askwell.method.workdays import Calendars

__all__ = [
    "About", "DirectionFacts", "Helper", "Step", "WorkspaceFacts", "direction_facts", "direction_steps", "helpers",
    "put_off", "sorted_steps", "steps", "steps_of_people", "workspace_facts", "workspace_steps",
]  # fmt: skip


def steps(history: History, calendars: Calendars, today: date | None = None) -> list[Step]:
    """All open steps of a whole workspace, by due date, then rank. Nothing after `today` is looked at."""
    state = fold(history, today)
    found = steps_of_people(history, state, calendars)
    for facts in direction_facts(history, state, today):
        found += direction_steps(facts, history, calendars)
    found += workspace_steps(workspace_facts(history, today), history, calendars)
    return sorted_steps(put_off(found, state.put_off))


def steps_of_people(history: History, state: Fold, calendars: Calendars) -> list[Step]:
    """The steps about people, their approaches, talks, introductions and promises: what one refold rewrites."""
    found: list[Step] = []
    for approach in state.approaches.values():
        found += approach_steps(approach, history, state, calendars)
    for introduction in state.introductions.values():
        found += introduction_steps(introduction, history, state, calendars)
    for person in list(state.people.values()):
        found += person_steps(person, history, state, calendars)
    return [step for step in found if not _off_the_lists(step, history, state)]


def _off_the_lists(step: Step, history: History, state: Fold) -> bool:
    """Whether it is about somebody who was removed: what happened stays, nothing is due any more."""
    intro = state.introductions.get(step.about_id) if step.about == "introduction" and step.about_id else None
    about = {step.person, intro.target if intro else None}
    return any(person in history.people and history.people[person].removed for person in about if person)
