"""The stored fold: stages, last contacts and open steps, rewritten from the events alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q

from askwell.integrations.free_days import calendars
from askwell.method import fold as folding
from askwell.method.fold import OUTGOING_ASKS, Fold, fold
from askwell.method.history import History, standing
from askwell.method.stages import OPEN_STAGES
from askwell.method.steps import (
    DirectionFacts,
    Step,
    WorkspaceFacts,
    direction_facts,
    direction_steps,
    put_off,
    steps_of_people,
    workspace_steps,
)
from askwell.method.steps.about_direction import UNUSED, ended_on
from askwell.models import (
    Approach,
    ApproachDirection,
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


def refold(workspace: Workspace, people: Iterable[UUID], directions: Iterable[UUID]) -> None:
    """Folds these people and directions anew, in the transaction of the action that touched them."""
    wanted = _with_their_names(workspace, set(people))
    touched = set(directions)
    if wanted:
        history = histories.around(workspace, wanted)
        state = fold(history)
        _store(workspace, history, state, wanted)
        touched |= {direction for approach in state.approaches.values() for direction in approach.directions}
        steps = [
            step for step in steps_of_people(history, state, calendars(history.home)) if _scope(step, state) in wanted
        ]
        _rewrite(workspace, wanted, [(_scope(step, state), step) for step in put_off(steps, state.put_off)])
    for direction in touched:
        refold_direction(workspace, direction)
    _refold_workspace(workspace)


def refold_all(workspace: Workspace) -> None:
    """Everything anew: after changed settings, an import of events, or a restore."""
    people = Event.objects.filter(workspace=workspace, person__isnull=False).values_list("person_id", flat=True)
    directions = Direction.objects.filter(workspace=workspace).values_list("id", flat=True)
    refold(workspace, set(people), set(directions))


def _with_their_names(workspace: Workspace, people: set[UUID]) -> set[UUID]:
    """The people and those whose introductions they gave or got: an introduction's steps rest on both ends."""
    rows = Introduction.objects.filter(workspace=workspace).filter(Q(giver__in=people) | Q(target__in=people))
    for giver, target in rows.values_list("giver_id", "target_id"):
        people |= {end for end in (giver, target) if end}
    return people


def _scope(step: Step, state: Fold) -> UUID | None:
    """Whose refold owns a step: an introduction belongs to its target, or to the giver of a nameless one."""
    if step.about == "introduction" and step.about_id in state.introductions:
        intro = state.introductions[step.about_id]
        return intro.target or intro.giver
    if step.about == "interview" and step.about_id in state.interviews:
        return state.approaches[state.interviews[step.about_id].approach].person
    return step.person


def _rewrite(workspace: Workspace, scopes: Iterable[UUID], steps: Iterable[tuple[UUID | None, Step]]) -> None:
    StepRow.objects.filter(workspace=workspace, scope__in=list(scopes)).delete()
    StepRow.objects.bulk_create(
        StepRow(
            workspace=workspace, scope=scope or workspace.id, kind=step.kind, about=step.about,
            about_id=step.about_id or workspace.id, person_id=step.person, direction_id=step.direction,
            approach_id=step.approach, due=step.due, shows=step.shows or step.due, opens=step.opens, until=step.until,
            since=step.since, why=step.why, facts=dict(step.facts), rank=step.rank,
        )
        for scope, step in steps
    )  # fmt: skip


def _store(workspace: Workspace, history: History, state: Fold, people: set[UUID]) -> None:
    counted = {event.id for event in standing(history.events)}
    changed = [event for event in history.events if event.corrects]
    for event in changed:
        Event.objects.filter(workspace=workspace, id=event.corrects).update(counts=event.corrects in counted)
    for approach_id, facts in history.approaches.items():
        if facts.person in people:
            Approach.objects.filter(id=approach_id).update(**approach_columns(state, approach_id))
            _join(workspace, state, approach_id)
    for intro_id in history.introductions:
        intro = state.introductions.get(intro_id)
        Introduction.objects.filter(id=intro_id).update(
            state=intro.state if intro else "",
            first_on=intro.first_on if intro else None,
            last_on=intro.last_on if intro else None,
        )
    for interview_id, interview_facts in history.interviews.items():
        if history.approaches[interview_facts.approach].person in people:
            Interview.objects.filter(id=interview_id).update(**_interview_columns(state, interview_id))
    for person in people:
        Person.objects.filter(workspace=workspace, id=person).update(**_person_columns(state, person))
    _store_promises_and_claims(workspace, history, state, people, counted)


def approach_columns(state: Fold, approach_id: UUID) -> dict[str, Any]:
    """The stored fold of one approach; of one that nothing standing speaks of: as if it were not there."""
    approach = state.approaches.get(approach_id) or folding.Approach(approach_id, approach_id, [], stage="")
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
        "gave_name": any(talk.names for talk in talks),
    }


def _is_thanked(talk: folding.Interview, person: UUID) -> bool:
    return person in talk.thanked and talk.thanked[person].kind != "thanks_skipped"


def _join(workspace: Workspace, state: Fold, approach_id: UUID) -> None:
    approach = state.approaches.get(approach_id)
    ApproachDirection.objects.filter(workspace=workspace, approach=approach_id).delete()
    ApproachDirection.objects.bulk_create(
        ApproachDirection(workspace=workspace, approach_id=approach_id, direction_id=direction)
        for direction in (approach.directions[1:] if approach else [])
    )


def _interview_columns(state: Fold, interview_id: UUID) -> dict[str, Any]:
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


def _person_columns(state: Fold, person_id: UUID) -> dict[str, Any]:
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


def _store_promises_and_claims(
    workspace: Workspace, history: History, state: Fold, people: set[UUID], counted: set[UUID]
) -> None:
    for commitment, facts in history.commitments.items():
        if facts.person in people:
            kept = state.kept.get(commitment)
            Commitment.objects.filter(id=commitment).update(
                done_on=kept.on if kept else None, taken_back=commitment not in state.promised
            )
    claims = {event.data["claim"]: event.id in counted for event in history.events if event.kind == "claim_added"}
    taken_back = [claim for claim, stands in claims.items() if not stands]
    Claim.objects.filter(workspace=workspace, id__in=claims).update(taken_back=False)
    Claim.objects.filter(workspace=workspace, id__in=taken_back).update(taken_back=True)


def refold_direction(workspace: Workspace, direction: UUID) -> None:
    """The direction's own columns and steps, from stored counts; who is owed the decision only once there is one."""
    events = list(
        Event.objects.filter(
            workspace=workspace, direction=direction, counts=True,
            kind__in=("direction_opened", "direction_decided", "direction_reopened", *PUT_OFF),
        ).order_by("on", "order")
    )  # fmt: skip
    facts, reason = DirectionFacts(direction, date.min), ""
    opened = None
    for event in events:
        if event.kind == "direction_opened":
            opened = facts.opened = event.on
        elif event.kind == "direction_decided":
            facts.decided_as, facts.decided = str(event.data.get("as", "")), event.on
            reason = str(event.data.get("reason", ""))
        elif event.kind == "direction_reopened":
            facts.decided_as, facts.decided, reason = "", None, ""
    Direction.objects.filter(workspace=workspace, id=direction).update(
        opened_on=opened, decided_as=facts.decided_as, decided_on=facts.decided, reason=reason
    )
    if opened is None:
        _rewrite(workspace, [direction], [])
        return
    history = History(home=histories.home(workspace))
    if facts.decided:
        history = histories.whole(workspace)
        facts = next(found for found in direction_facts(history, fold(history)) if found.id == direction)
    else:
        _count(workspace, facts)
    steps = direction_steps(facts, history, calendars(history.home))
    _rewrite(workspace, [direction], [(direction, step) for step in put_off(steps, _put_offs(workspace, direction))])


def _put_offs(workspace: Workspace, direction: UUID | None) -> list[Any]:
    rows = Event.objects.filter(workspace=workspace, kind__in=PUT_OFF, counts=True, direction=direction)
    if direction is None:
        rows = rows.filter(person__isnull=True)
    return [histories.Event(*row) for row in rows.order_by("order").values_list(*histories.EVENT_COLUMNS)]


def _count(workspace: Workspace, facts: DirectionFacts) -> None:
    joined = ApproachDirection.objects.filter(workspace=workspace, direction=facts.id).values("approach")
    approaches = Approach.objects.filter(workspace=workspace).exclude(stage="")
    of_direction = approaches.filter(Q(direction=facts.id) | Q(id__in=joined))
    facts.candidates = of_direction.count()
    facts.talks = of_direction.filter(held_on__isnull=False).count()
    facts.open_approaches = of_direction.filter(stage__in=OPEN_STAGES).count()
    facts.last_end = of_direction.aggregate(last=Max("ended_on"))["last"]
    facts.unused_names = (
        Introduction.objects.filter(workspace=workspace, direction=facts.id, state__in=UNUSED)
        .exclude(Exists(approaches.filter(person=OuterRef("target"))))
        .count()
    )


def _refold_workspace(workspace: Workspace) -> None:
    """The first acceptance is one indexed look-up, so this costs the same whatever else was done."""
    first = (
        Approach.objects.filter(workspace=workspace, accepted_on__isnull=False)
        .order_by("accepted_on")
        .values_list("accepted_on", flat=True)
        .first()
    )
    facts = WorkspaceFacts()
    if first:
        events = Event.objects.filter(workspace=workspace, counts=True)
        yes = events.filter(kind__in=("reply_accepted", "interview_booked"), on=first).order_by("order").first()
        sent = events.filter(kind="letter_sent", on__gte=first, data__letter__in=sorted(OUTGOING_ASKS))
        later = Q(on__gt=first) | Q(on=first, order__gt=yes.order if yes else 0)
        facts = WorkspaceFacts(first, sent.filter(later)[:2].count())
    history = History(home=histories.home(workspace))
    steps = put_off(workspace_steps(facts, history, calendars(history.home)), _put_offs(workspace, None))
    _rewrite(workspace, [workspace.id], [(workspace.id, step) for step in steps])
