"""The proof of the stored fold: what stands in the tables equals a fresh fold of everything."""

from __future__ import annotations

from askwell.integrations.free_days import calendars
from askwell.method.fold import fold
from askwell.method.history import taken_back
from askwell.method.steps import direction_facts, steps
from askwell.models import (
    Approach,
    ApproachDirection,
    Commitment,
    Direction,
    Event,
    Interview,
    Introduction,
    Person,
    Step as StepRow,
    Workspace,
)
from askwell.queries.history import whole


def assert_stored_fold_is_fresh(workspace: Workspace) -> None:
    history = whole(workspace)
    state = fold(history)

    stored, fresh = stored_steps(workspace), fresh_steps(workspace)
    assert stored == fresh, (set(stored) - set(fresh), set(fresh) - set(stored))
    assert of(Approach, workspace, "stage", "closed_as") == {
        id: (state.approaches[id].stage, state.approaches[id].closed_as) if id in state.approaches else ("", "")
        for id in history.approaches
    }
    assert of(Introduction, workspace, "state", "first_on", "last_on") == {
        id: (one.state, one.first_on, one.last_on) if (one := state.introductions.get(id)) else ("", None, None)
        for id in history.introductions
    }
    assert of(Interview, workspace, "start", "held_on") == {
        id: (one.start, one.held.on if one.held else None) if (one := state.interviews.get(id)) else (None, None)
        for id in history.interviews
    }
    assert of(Person, workspace, "stopped", "talks", "last_contact") == {
        id: (bool(one.stopped), len(one.talks), one.last_contact.on if one.last_contact else None)
        if (one := state.people.get(id))
        else (False, 0, None)
        for (id,) in Person.objects.filter(workspace=workspace).values_list("id")
    }
    assert of(Commitment, workspace, "taken_back") == {id: (id not in state.promised,) for id in history.commitments}
    decided = {one.id: (one.decided_as, one.decided) for one in direction_facts(history, state)}
    assert of(Direction, workspace, "decided_as", "decided_on") == {
        id: decided.get(id, ("", None)) for (id,) in Direction.objects.filter(workspace=workspace).values_list("id")
    }
    joined = ApproachDirection.objects.filter(workspace=workspace).values_list("approach", "direction")
    assert sorted(joined, key=str) == sorted(
        (
            (one.id, direction)
            for one in state.approaches.values()
            for direction in one.directions
            if direction != history.approaches[one.id].direction
        ),
        key=str,
    )
    gone = taken_back(history.events)
    assert of(Event, workspace, "counts") == {event.id: (event.id not in gone,) for event in history.events}


def of(model, workspace: Workspace, *columns: str) -> dict:
    return {row[0]: row[1:] for row in model.objects.filter(workspace=workspace).values_list("id", *columns)}


def stored_steps(workspace: Workspace) -> list[tuple]:
    rows = StepRow.objects.filter(workspace=workspace)
    return sorted(
        (row.kind, row.about, str(row.about_id), str(row.person_id), row.due, row.shows, str(row.opens), str(row.until),
         row.since, row.why, str(sorted(row.facts.items())))
        for row in rows
    )  # fmt: skip


def fresh_steps(workspace: Workspace) -> list[tuple]:
    history = whole(workspace)
    return sorted(
        (step.kind, step.about, str(step.about_id or workspace.id), str(step.person), step.due, step.shows or step.due,
         str(step.opens), str(step.until), step.since, step.why, str(sorted(step.facts.items())))
        for step in steps(history, calendars(history.home))
    )  # fmt: skip
