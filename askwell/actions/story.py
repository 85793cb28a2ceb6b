"""Taking back, putting off, goals: what the person says about the story itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from django.db import transaction

from askwell.actions.access import Actor, of_workspace
from askwell.actions.events import Deed, When, day_and_moment, deed
from askwell.errors import Invalid
from askwell.models import Event, Step, Workspace

LONGEST_REST = 366  # days


@transaction.atomic
def undo(actor: Actor, event: Event, on: When = None) -> Event:
    """ "That was a mistake": the event no longer counts from `on` on; undoing an undo brings it back (METHOD 8).

    Raises Invalid for one that is taken back already, for a day before the event, and for a change of day, which only
    another day takes back."""
    ahead = (of_workspace(actor, Event, event.id).on - actor.today).days
    if on is None and ahead > 0:  # noted ahead of its day, by a command: it is a mistake from that day on
        on, actor = event.on, replace(actor, ahead_days=max(ahead, actor.ahead_days))
    with deed(actor) as doing:
        event = of_workspace(actor, Event, event.id)
        if day_and_moment(actor, on)[0] < event.on:
            raise Invalid(f"That happened on {event.on.isoformat()}; it cannot be taken back before.", field="on")
        if event.kind == "erased":
            raise Invalid("What was erased cannot come back.", hint="Nothing of it is left here.")
        if not event.counts:
            raise Invalid("That is taken back already.", hint="To bring it back, take back the correction.")
        if event.data.get("other_day"):
            raise Invalid("That day was changed.", hint="Give it its old day again.")
        twin = _twin(event)
        correction = take_back(doing, event, on)
        if twin and twin.counts:
            take_back(doing, twin, on)
    if correction.data["of"] == "goal_set":
        _settle_goal(actor)
    return correction


def take_back(doing: Deed, event: Event, on: When, data: Mapping[str, object] | None = None) -> Event:
    """The correction. Its data: `of` what it corrects in the end; `again` where it takes back a correction, so that
    the first counts again; `other_day` on which it stands instead (actions.redate)."""
    first, again = event, False
    while first.corrects:
        doing.touch(first)
        first, again = first.corrects, not again
    doing.touch(first)
    return doing.append(
        "correction", on, corrects=event, person=first.person, direction=first.direction,
        introduction=first.introduction, approach=first.approach, interview=first.interview,
        commitment=first.commitment, data={"of": first.kind, **({"again": True} if again else {}), **(data or {})},
    )  # fmt: skip


def _twin(event: Event) -> Event | None:
    """The other half of one deed: a reply that asks for the résumé, and the invitation that it is (METHOD 8)."""
    own = Event.objects.filter(workspace=event.workspace_id, person=event.person_id)
    if event.corrects:
        other = _twin(event.corrects)
        return own.filter(corrects=other, counts=True).first() if other else None
    if event.kind == "reply_asked_for_resume":
        return own.filter(kind="invitation_logged", order=event.order - 1).first()
    if event.kind == "invitation_logged" and event.data.get("where") == "reply":
        return own.filter(kind="reply_asked_for_resume", order=event.order + 1).first()
    return None


def snooze(actor: Actor, step: Step, until: date, on: When = None) -> None:
    """Later: the step comes back on that day. Raises Invalid for one that is not after `on`."""
    if until <= day_and_moment(actor, on)[0]:
        raise Invalid("Choose a day in the future.", field="until")
    _put_off(actor, step, "step_snoozed", {"until": until.isoformat()}, on)


def drop(actor: Actor, step: Step, reason: str = "", on: When = None) -> None:
    """Never: this step is let go. It returns only with a new cause."""
    _put_off(actor, step, "step_dropped", {"reason": reason.strip()[:300]}, on)


def _put_off(actor: Actor, step: Step, kind: str, data: dict[str, object], on: When) -> None:
    if step.workspace_id != actor.workspace.id:
        raise Invalid("That step is not here any more.")
    of_person = step.scope if step.scope not in {step.direction_id, actor.workspace.id} else None
    data |= {
        "kind": step.kind,
        "about": step.about,
        "about_id": "" if step.about == "workspace" else str(step.about_id),
        "of_person": str(step.person_id or ""),
    }
    with deed(actor) as doing:
        doing.append(
            kind, on, data=data, person_id=of_person,
            direction_id=step.direction_id if of_person is None and step.about == "direction" else None,
        )  # fmt: skip


@transaction.atomic
def set_goal(actor: Actor, booked_per_week: int, on: When = None) -> None:
    """Talks to book each week, from Monday to Sunday (METHOD S3.32)."""
    if not 1 <= booked_per_week <= 20:
        raise Invalid(
            "A goal lies between 1 and 20 talks a week.", field="booked",
            hint="For weeks in which it does not count, let it rest until a day.",
        )  # fmt: skip
    with deed(actor) as doing:
        doing.append("goal_set", on, data={"booked": booked_per_week})
    _settle_goal(actor)


def _settle_goal(actor: Actor) -> None:
    """The goal that was said last and not taken back; else the one at the start."""
    said = Event.objects.filter(workspace=actor.workspace, kind="goal_set", counts=True)
    last = said.order_by("-on", "-order").first()
    goal = last.data["booked"] if last else Workspace._meta.get_field("goal_per_week").default
    Workspace.objects.filter(id=actor.workspace.id).update(goal_per_week=goal)
    actor.workspace.goal_per_week = goal


def pause_goal(actor: Actor, until: date, on: When = None) -> None:
    """Weeks up to that day do not count (METHOD 5, weekly goal). Raises Invalid for one before `on`, or far off."""
    day, _ = day_and_moment(actor, on)
    if until < day or (until - day).days > LONGEST_REST:
        raise Invalid("A rest ends within a year, and not before it begins.", field="until")
    with deed(actor) as doing:
        doing.append("goal_paused", on, data={"until": until.isoformat()})


def step_of(actor: Actor, step_id: int) -> Step:
    """Raises Invalid where a refold has replaced it since the page was drawn."""
    step = Step.objects.filter(workspace=actor.workspace, id=step_id).first()
    if step is None:
        raise Invalid("That step is not open any more.", hint="Look at Today for what is.")
    return step
