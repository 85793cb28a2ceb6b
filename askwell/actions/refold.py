"""The stored fold: stages, last contacts and open steps, rewritten from the events alone.

One refold reads and writes what the touched people need, whatever the size of the workspace; rows that did not change
are left alone, so that a step on a page drawn a minute ago is still the same step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import Exists, Max, Model, OuterRef, Q

from askwell.integrations.free_days import calendars
from askwell.method.columns import (
    approach_columns,
    interview_columns,
    introduction_columns,
    person_columns,
    promise_columns,
)
from askwell.method.fold import OUTGOING_ASKS, Fold, fold
from askwell.method.history import Event as Happened, History, taken_back
from askwell.method.stages import OPEN_STAGES
from askwell.method.steps import (
    DirectionFacts,
    Step,
    WorkspaceFacts,
    direction_facts,
    direction_steps,
    helpers,
    put_off,
    steps_of_people,
    workspace_steps,
)
from askwell.method.steps.about_direction import CANDIDATES_WANTED, UNUSED
from askwell.method.steps.about_workspace import MORE_REQUESTS, SAID_YES
from askwell.models import (
    Approach,
    ApproachDirection,
    Attendee,
    Claim,
    Commitment,
    Direction,
    Event,
    Interview,
    Introduction,
    Person,
    Step as StepRow,
    Workspace,
)
from askwell.queries import history as histories

PUT_OFF = ("step_snoozed", "step_dropped")
BLOCK = 500  # ids in one statement


def refold(workspace: Workspace, people: Iterable[UUID], directions: Iterable[UUID]) -> None:
    """Folds these people and directions anew, in the transaction of the action that touched them."""
    _refold(workspace, set(people), set(directions), only_helpers=True)


def waiting_for(workspace: Workspace, directions: Iterable[UUID]) -> set[UUID]:
    """Whoever is to be asked for these directions and was not yet: a decision bears on them. Stands on
    approach_of_direction."""
    wanted = list(directions)
    if not wanted:
        return set()
    joined = ApproachDirection.objects.filter(workspace=workspace, direction__in=wanted).values("approach")
    drafts = Approach.objects.filter(workspace=workspace, stage="draft")
    nameless = Introduction.objects.filter(workspace=workspace, direction__in=wanted, target=None, giver__isnull=False)
    found = drafts.filter(Q(direction__in=wanted) | Q(id__in=joined)).values_list("person_id", flat=True)
    return set(found) | set(nameless.values_list("giver_id", flat=True))


def refold_all(workspace: Workspace) -> None:
    """Everything anew: after changed settings, an import of events, or a restore."""
    people = Event.objects.filter(workspace=workspace, person__isnull=False).values_list("person_id", flat=True)
    directions = Direction.objects.filter(workspace=workspace).values_list("id", flat=True)
    _refold(workspace, set(people), set(directions), only_helpers=False)


def _refold(workspace: Workspace, people: set[UUID], directions: set[UUID], *, only_helpers: bool) -> None:
    touched = set(directions)
    history, state, wanted = History(home=histories.home(workspace)), Fold(), _with_neighbours(workspace, people)
    _settle_impersonal(workspace)
    if wanted:
        history = histories.around(workspace, wanted)
        state = fold(history)
        _store(workspace, history, state, wanted)
        touched |= {direction for approach in state.approaches.values() for direction in approach.directions}
        touched |= {intro.direction for intro in history.introductions.values() if intro.direction}
        found = [
            step for step in steps_of_people(history, state, calendars(history.home)) if _scope(step, state) in wanted
        ]
        _rewrite(workspace, wanted, [(_scope(step, state), step) for step in put_off(found, state.put_off)])
    for direction in touched:
        _refold_direction(workspace, direction, history, state, wanted if only_helpers else set())
    _refold_workspace(workspace)


def _with_neighbours(workspace: Workspace, people: set[UUID]) -> set[UUID]:
    """The people, those whose introductions they gave or got, and those of the same talks: what is due with one rests
    on the others too."""
    found = set(people)
    rows = Introduction.objects.filter(workspace=workspace).filter(Q(giver__in=people) | Q(target__in=people))
    for giver, target in rows.values_list("giver_id", "target_id"):
        found |= {end for end in (giver, target) if end}
    together = Attendee.objects.filter(workspace=workspace).filter(
        Q(person__in=people) | Q(interview__approach__person__in=people)
    )
    for guest, host in together.values_list("person_id", "interview__approach__person_id"):
        found |= {guest, host}
    return found


def _scope(step: Step, state: Fold) -> UUID | None:
    """Whose refold owns a step: an introduction belongs to its target, or to the giver of a nameless one."""
    if step.about == "introduction" and step.about_id in state.introductions:
        intro = state.introductions[step.about_id]
        return intro.target or intro.giver
    if step.about == "interview" and step.about_id in state.interviews:
        return state.approaches[state.interviews[step.about_id].approach].person
    return step.person


KEY = ("about", "about_id", "kind", "person_id")
OF_A_STEP = (
    "scope", *KEY, "direction_id", "approach_id", "due", "shows", "opens", "until", "since", "why", "facts", "rank",
)  # fmt: skip


def _rewrite(workspace: Workspace, scopes: Iterable[UUID], steps: Iterable[tuple[UUID | None, Step]]) -> None:
    """The open steps of these scopes; one that stands as it stood keeps its row."""
    scopes = list(scopes)
    rows = StepRow.objects.filter(workspace=workspace, scope__in=scopes)
    kept = {_key(row): row for row in rows}
    new, changed = [], []
    for scope, step in steps:
        row = _row(workspace, scope or workspace.id, step)
        before = kept.pop(_key(row), None)
        if before is None:
            new.append(row)
        elif any(getattr(row, name) != getattr(before, name) for name in OF_A_STEP):
            row.pk = before.pk
            changed.append(row)
    if kept:
        StepRow.objects.filter(workspace=workspace, id__in=[row.pk for row in kept.values()]).delete()
    if changed:
        StepRow.objects.bulk_update(changed, OF_A_STEP, batch_size=BLOCK)
    StepRow.objects.bulk_create(new)


def _key(row: StepRow) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in KEY)


def _row(workspace: Workspace, scope: UUID, step: Step) -> StepRow:
    return StepRow(
        workspace=workspace, scope=scope, kind=step.kind, about=step.about, about_id=step.about_id or workspace.id,
        person_id=step.person, direction_id=step.direction, approach_id=step.approach, due=step.due,
        shows=step.shows or step.due, opens=step.opens, until=step.until, since=step.since, why=step.why,
        facts=dict(step.facts), rank=step.rank,
    )  # fmt: skip


def _settle(workspace: Workspace, events: Iterable[Happened]) -> set[UUID]:
    """Marks the corrected events that count no more, and those that count again; gives the ones that do not."""
    events = list(events)
    corrected, gone = {event.corrects for event in events if event.corrects}, taken_back(events)
    for counts, ids in ((True, corrected - gone), (False, corrected & gone)):
        Event.objects.filter(workspace=workspace, id__in=ids, counts=not counts).update(counts=counts)
    return gone


def _settle_impersonal(workspace: Workspace) -> None:
    """The same for what concerns nobody: directions, goals, steps put off. Stands on event_corrected."""
    corrections = Event.objects.filter(workspace=workspace, corrects__isnull=False, person=None, introduction=None)
    ids = {event_id for pair in corrections.values_list("id", "corrects_id") for event_id in pair}
    if ids:
        rows = Event.objects.filter(workspace=workspace, id__in=ids).values_list(*histories.EVENT_COLUMNS)
        _settle(workspace, (Happened(*row) for row in rows))


def _store(workspace: Workspace, history: History, state: Fold, people: set[UUID]) -> None:
    gone = _settle(workspace, history.events)
    of_people = [id for id, facts in history.approaches.items() if facts.person in people]
    _update(workspace, Approach, {id: approach_columns(state, id) for id in of_people})
    _join(workspace, history, state, of_people)
    _update(workspace, Introduction, {id: introduction_columns(state, id) for id in history.introductions})
    talks = [id for id, facts in history.interviews.items() if history.approaches[facts.approach].person in people]
    _update(workspace, Interview, {id: interview_columns(state, id) for id in talks})
    _update(workspace, Person, {id: person_columns(state, id) for id in people})
    promises = {id: promise_columns(state, id) for id, facts in history.commitments.items() if facts.person in people}
    _update(workspace, Commitment, promises)
    heard = [event for event in history.events if event.kind == "claim_added" and event.person in people]
    standing = {str(event.data["claim"]) for event in heard if event.id not in gone}
    claims = {str(event.data["claim"]) for event in heard}
    _update(workspace, Claim, {UUID(claim): {"taken_back": claim not in standing} for claim in claims})


def _update(workspace: Workspace, model: type[Model], wanted: Mapping[UUID, Mapping[str, Any]]) -> None:
    """Writes the rows whose columns differ, and no others."""
    if not wanted:
        return
    names = list(next(iter(wanted.values())))
    ids = iter(wanted)
    while block := list(islice(ids, BLOCK)):
        rows = model._default_manager.filter(workspace=workspace, id__in=block)
        for row_id, *before in rows.values_list("id", *names):
            columns = wanted[row_id]
            if before != [columns[name] for name in names]:
                model._default_manager.filter(workspace=workspace, id=row_id).update(**columns)


def _join(workspace: Workspace, history: History, state: Fold, approaches: Iterable[UUID]) -> None:
    """The directions of these approaches besides the one that they were begun for."""
    rows = ApproachDirection.objects.filter(workspace=workspace, approach__in=approaches)
    before = {
        (approach, direction): row for row, approach, direction in rows.values_list("id", "approach", "direction")
    }
    wanted = {
        (approach, direction)
        for approach in approaches
        if approach in state.approaches
        for direction in state.approaches[approach].directions
        if direction != history.approaches[approach].direction
    }
    gone = [row for pair, row in before.items() if pair not in wanted]
    if gone:
        ApproachDirection.objects.filter(workspace=workspace, id__in=gone).delete()
    ApproachDirection.objects.bulk_create(
        ApproachDirection(workspace=workspace, approach_id=approach, direction_id=direction)
        for approach, direction in sorted(wanted - before.keys(), key=str)
    )


def _refold_direction(workspace: Workspace, direction: UUID, history: History, state: Fold, only: set[UUID]) -> None:
    """The direction's own columns and steps. A direction that was decided before needs to look at `only` the touched
    people among its helpers; all of them are read where `only` is empty, or where the decision is new."""
    facts, decided, reason = _decision(workspace, direction)
    columns = {
        "opened_on": facts.opened if facts.opened != date.min else None,
        "decided_as": facts.decided_as,
        "decided_on": facts.decided,
        "reason": reason,
    }
    stored = Direction.objects.filter(workspace=workspace, id=direction)
    known = stored.values("opened_on", "decided_as", "decided_on", "reason").first() == columns
    if not known:
        stored.update(**columns)
    put_offs = _put_offs(workspace, direction)
    if columns["opened_on"] is None:
        _rewrite(workspace, [direction], [])
    elif decided is None:
        _count(workspace, facts)
        found = direction_steps(facts, history, calendars(history.home))
        _rewrite(workspace, [direction], [(direction, step) for step in put_off(found, put_offs)])
    elif only and known:
        facts.helpers = [helper for helper in helpers(direction, decided, history, state) if helper.person in only]
        found = direction_steps(facts, history, calendars(history.home))
        _rewrite_helpers(workspace, direction, only, put_off(found, put_offs))
    else:
        history = histories.whole(workspace)
        facts = next(one for one in direction_facts(history, fold(history)) if one.id == direction)
        found = direction_steps(facts, history, calendars(history.home))
        _rewrite(workspace, [direction], [(direction, step) for step in put_off(found, put_offs)])


def _decision(workspace: Workspace, direction: UUID) -> tuple[DirectionFacts, Happened | None, str]:
    """`opened` is date.min for a direction that nothing standing opens."""
    facts, decided, reason = DirectionFacts(direction, date.min), None, ""
    rows = Event.objects.filter(workspace=workspace, direction=direction, counts=True, kind__in=histories.DECIDING)
    for row in rows.order_by("on", "order").values_list(*histories.EVENT_COLUMNS):
        event = Happened(*row)
        if event.kind == "direction_opened":
            facts, decided, reason = DirectionFacts(direction, event.on), None, ""
        elif facts.opened == date.min:
            continue
        elif event.kind == "direction_decided":
            facts.decided_as, facts.decided = str(event.data.get("as", "chosen")), event.on
            decided, reason = event, str(event.data.get("reason", ""))
        else:
            facts.decided_as, facts.decided, decided, reason = "", None, None, ""
    return facts, decided, reason


def _rewrite_helpers(workspace: Workspace, direction: UUID, people: set[UUID], steps: Iterable[Step]) -> None:
    """Of a decided direction's steps only those of these people."""
    rows = StepRow.objects.filter(workspace=workspace, scope=direction)
    others = {_key(row): row for row in rows.filter(person__in=people)}
    new = []
    for step in steps:
        row = _row(workspace, direction, step)
        before = others.pop(_key(row), None)
        if before is None or any(getattr(row, name) != getattr(before, name) for name in OF_A_STEP):
            if before:
                before.delete()
            new.append(row)
    if others:
        rows.filter(id__in=[row.pk for row in others.values()]).delete()
    StepRow.objects.bulk_create(new)


def _put_offs(workspace: Workspace, direction: UUID | None) -> list[Happened]:
    rows = Event.objects.filter(workspace=workspace, kind__in=PUT_OFF, counts=True, direction=direction, person=None)
    return [Happened(*row) for row in rows.order_by("on", "order").values_list(*histories.EVENT_COLUMNS)]


def _count(workspace: Workspace, facts: DirectionFacts) -> None:
    """What the steps of an open direction rest on, and no more: where an approach is open and there are candidates
    enough, nothing of its many approaches is counted. Stands on approach_of_direction."""
    joined = ApproachDirection.objects.filter(workspace=workspace, direction=facts.id).values_list(
        "approach", flat=True
    )
    all_of_us = Approach.objects.filter(workspace=workspace).exclude(stage="")
    also = list(joined)
    of_direction = all_of_us.filter(Q(direction=facts.id) | Q(id__in=also) if also else Q(direction=facts.id))
    facts.candidates = of_direction[:CANDIDATES_WANTED].count()
    facts.open_approaches = int(of_direction.filter(stage__in=OPEN_STAGES).exists())
    if facts.open_approaches and facts.candidates >= CANDIDATES_WANTED:
        return
    facts.talks = of_direction.filter(held_on__isnull=False).count()
    facts.last_end = of_direction.aggregate(last=Max("ended_on"))["last"]
    facts.unused_names = (
        Introduction.objects.filter(workspace=workspace, direction=facts.id, state__in=UNUSED)
        .exclude(Exists(all_of_us.filter(person=OuterRef("target"))))
        .count()
    )


def _refold_workspace(workspace: Workspace) -> None:
    """The first acceptance is two indexed look-ups, so this costs the same whatever else was done."""
    events = Event.objects.filter(workspace=workspace, counts=True)
    yes = [events.filter(kind=kind).order_by("on", "order").values_list("on", "order").first() for kind in SAID_YES]
    first = min(filter(None, yes), default=None)
    facts = WorkspaceFacts()
    if first:
        on, order = first
        asks = events.filter(kind="letter_sent", on__gte=on, data__letter__in=sorted(OUTGOING_ASKS))
        since = asks.filter(Q(on__gt=on) | Q(order__gt=order))
        facts = WorkspaceFacts(on, since[:MORE_REQUESTS].count())
    history = History(home=histories.home(workspace))
    found = workspace_steps(facts, history, calendars(history.home))
    if found:
        found = put_off(found, _put_offs(workspace, None))
    _rewrite(workspace, [workspace.id], [(workspace.id, step) for step in found])
