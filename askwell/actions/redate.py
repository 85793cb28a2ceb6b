"""Another day for what happened: it is taken back where it stood, and stands on the day on which it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from askwell.actions.access import Actor, of_workspace
from askwell.actions.events import Deed, day_and_moment, deed
from askwell.actions.story import take_back
from askwell.errors import Invalid
from askwell.method.event_kinds import ANSWERS
from askwell.method.folding.base import OUTGOING_ASKS
from askwell.models import Claim, Event, Message

STAYS = frozenset({"correction", "erased", "person_added", "step_snoozed", "step_dropped", "goal_set", "goal_paused"})
"""What has no other day: it is about the record itself, or about days to come."""

GIVEN_IN_A_TALK = frozenset(
    {"claim_added", "introduction_named", "approach_started", "names_none", "commitment_made", "interview_turned",
     "may_write_again", "debriefed"}
)  # fmt: skip
THANKS = frozenset({"thanks_skipped", "card_sent", "card_skipped"})
REPLY = frozenset({*ANSWERS, "reply_auto", "reply_bounce", "invitation_logged", "introduction_named"})
BEGUN_BY_A_LETTER = frozenset({"approach_started", "introduction_asked"})


def redate(actor: Actor, event: Event, day: date) -> Event:
    """The event as it counts now, on `day`. What was said in one talk, or in one reply, goes with it.

    Raises Invalid for a day that is to come, for one that would put it before what it answers or after what answers
    it, and for what has no other day."""
    with deed(actor) as doing:
        event = of_workspace(actor, Event, event.id)
        if event.kind in STAYS:
            raise Invalid("That has no other day.", hint="If it is wrong, take it back.")
        if not event.counts:
            raise Invalid("That is taken back; it has no day any more.", hint="Count it again first.")
        day_and_moment(replace(actor, ahead_days=0), day)
        if day == event.on:
            raise Invalid("It stands on that day already.", field="day")
        moved = sorted([event, *_with_it(event)], key=lambda one: one.order)
        for one in moved:
            _in_its_place(one, day, {other.id for other in moved})
        for one in moved:
            take_back(doing, one, one.on, {"other_day": day.isoformat()})
        stands = {one.id: _anew(doing, one, day) for one in moved}
    return stands[event.id]


def _with_it(event: Event) -> list[Event]:
    """What was part of the same talk, the same reply or the same letter."""
    same = _own(event).filter(on=event.on).exclude(id=event.id)
    if event.kind == "interview_held":
        return list(same.filter(_of_talk(event), kind__in=GIVEN_IN_A_TALK))
    noted_then = same.filter(recorded_at=event.recorded_at)
    of_them = Q(person=event.person_id) | Q(introduction__giver=event.person_id)
    if event.kind in ANSWERS and event.person_id:
        return list(noted_then.filter(of_them, kind__in=REPLY))
    if event.kind == "introduction_named" and event.introduction_id:
        return list(noted_then.filter(introduction=event.introduction_id, kind="approach_started"))
    if event.kind == "letter_sent":
        of_letter = Q(approach=event.approach_id or UUID(int=0)) | Q(introduction=event.introduction_id or UUID(int=0))
        return list(noted_then.filter(of_letter, kind__in=BEGUN_BY_A_LETTER))
    return []


def _of_talk(event: Event) -> Q:
    """Names given in a talk put people on the list by events that know the name, not the talk."""
    named = _own(event).filter(interview=event.interview_id, kind="introduction_named")
    return Q(interview=event.interview_id) | Q(introduction__in=named.values("introduction"))


def _own(event: Event) -> QuerySet[Event]:
    return Event.objects.filter(workspace=event.workspace_id, counts=True)


def _in_its_place(event: Event, day: date, together: Iterable[UUID]) -> None:
    """Raises Invalid where `day` puts an answer before its question, or the other way round."""
    others = _own(event).exclude(id__in=together)
    before, after = _before(event, others), _after(event, others)
    earliest = before.order_by("on").values_list("on", flat=True).first() if before is not None else None
    latest = after.order_by("on").values_list("on", flat=True).first() if after is not None else None
    if earliest and day < earliest:
        raise Invalid(f"What it follows happened on {earliest.isoformat()}, after that day.", field="day", hint=CHECK)
    if latest and day > latest:
        raise Invalid(f"What followed it happened on {latest.isoformat()}, before that day.", field="day", hint=CHECK)


CHECK = "Check both days. If the other one is wrong, change that first."


def _before(event: Event, others: QuerySet[Event]) -> QuerySet[Event] | None:
    """What must have happened first."""
    match event.kind:
        case kind if kind in ANSWERS and event.approach_id:
            return others.filter(approach=event.approach_id, kind="letter_sent", data__letter__in=sorted(OUTGOING_ASKS))
        case "interview_held" | "interview_missed" | "interview_moved":
            return others.filter(interview=event.interview_id, kind="interview_booked")
        case kind if kind in THANKS or (kind == "letter_sent" and event.data.get("letter") in {"thank_you", "card"}):
            return others.filter(interview=event.interview_id, kind="interview_held") if event.interview_id else None
        case "commitment_done":
            return others.filter(commitment=event.commitment_id, kind="commitment_made")
        case "direction_decided":
            return others.filter(direction=event.direction_id, kind="direction_opened")
    return None


def _after(event: Event, others: QuerySet[Event]) -> QuerySet[Event] | None:
    """What can only have happened later."""
    match event.kind:
        case "letter_sent" if event.data.get("letter") in OUTGOING_ASKS and event.approach_id:
            asks = others.filter(approach=event.approach_id, kind="letter_sent", data__letter__in=sorted(OUTGOING_ASKS))
            if asks.filter(on__lte=event.on).exists():
                return None  # an earlier letter was the one that they answered
            return others.filter(approach=event.approach_id, kind__in=ANSWERS)
        case "reply_accepted" if event.approach_id:
            return others.filter(approach=event.approach_id, kind__in=["interview_booked", "interview_held"])
        case "interview_booked":
            return others.filter(
                interview=event.interview_id, kind__in=["interview_moved", "interview_missed", "interview_held"]
            )
        case "interview_held":
            thanks = Q(kind__in=THANKS) | Q(kind="letter_sent", data__letter__in=["thank_you", "card"])
            return others.filter(thanks, interview=event.interview_id)
        case "commitment_made":
            return others.filter(commitment=event.commitment_id, kind="commitment_done")
        case "direction_opened":
            return others.filter(direction=event.direction_id, kind="direction_decided")
    return None


def _anew(doing: Deed, event: Event, day: date) -> Event:
    data = dict(event.data)
    if event.kind == "interview_held":
        data = _on_that_day(event, day)
    if event.kind == "claim_added":
        Claim.objects.filter(workspace=event.workspace_id, id=data["claim"]).update(on=day)
    if (event.kind == "letter_sent" or event.kind in ANSWERS) and data.get("message"):
        Message.objects.filter(workspace=event.workspace_id, id=data["message"]).update(sent_on=day)
    return doing.append(
        event.kind, day, person=event.person, direction=event.direction, introduction=event.introduction,
        approach=event.approach, interview=event.interview, commitment=event.commitment, data=data,
    )  # fmt: skip


def _on_that_day(held: Event, day: date) -> dict[str, object]:
    """The hours of a talk stay what they were; an agreed start goes with the day."""
    data, apart = dict(held.data), timedelta(days=(day - held.on).days)
    start = data.get("start") or (held.interview and held.interview.start and held.interview.start.isoformat())
    if start:
        data["start"] = (datetime.fromisoformat(start) + apart).isoformat()
    if data.get("end"):
        data["end"] = (datetime.fromisoformat(data["end"]) + apart).isoformat()
    return data
