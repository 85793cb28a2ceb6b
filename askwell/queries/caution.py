"""What speaks against one more word to somebody: told, never stopped, for what happened is always recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from askwell.method.folding.base import OUTGOING_ASKS, WAITING
from askwell.method.touches import MOST_A_WEEK, MOST_TOUCHES, REACHING_OUT, touches
from askwell.models import Approach, Event, Person, Workspace


@dataclass(frozen=True, slots=True)
class Caution:
    """code: never_write, touches, company or week; `count` and `other` are what its words name."""

    code: str
    person: str
    count: int = 0
    other: str = ""


def cautions(workspace: Workspace, person: Person, kind: str, on: date, *, gone: bool = True) -> list[Caution]:
    """What to say of a letter of this kind, or of a "call", to this person on that day; at most three, gravest first.
    `gone`: it is recorded already. Stands on event_of_person, approach_of_person, event_of_kind."""
    found = [Caution("never_write", person.name)] if person.stopped else []
    if kind not in REACHING_OUT | {"call"} or person.stopped:
        return found
    turned = _touches(workspace, person) + (not gone)
    if turned > MOST_TOUCHES:
        found.append(Caution("touches", person.name, turned))
    if kind in OUTGOING_ASKS:
        if other := _asked_there(workspace, person):
            found.append(Caution("company", person.name, other=other))
        asked = _asked_in_week(workspace, on) + (not gone)
        if asked > MOST_A_WEEK:
            found.append(Caution("week", person.name, asked))
    return found


def _touches(workspace: Workspace, person: Person) -> int:
    events = Event.objects.filter(workspace=workspace, person=person, counts=True).order_by("on", "order")
    rows = events.values_list("kind", "data", "introduction_id")
    return touches((kind, data, introduction is not None) for kind, data, introduction in rows)


def _asked_there(workspace: Workspace, person: Person) -> str:
    """Somebody else at the same company who has not answered yet."""
    if person.company_id is None:
        return ""
    waiting = Approach.objects.filter(workspace=workspace, stage__in=WAITING, person__company=person.company)
    other = waiting.exclude(person=person).order_by("id").values_list("person__name", flat=True).first()
    return other or ""


def _asked_in_week(workspace: Workspace, day: date) -> int:
    monday = day - timedelta(days=day.weekday())
    sent = Event.objects.filter(workspace=workspace, kind="letter_sent", counts=True)
    return sent.filter(
        on__gte=monday, on__lt=monday + timedelta(days=7), data__letter__in=sorted(OUTGOING_ASKS)
    ).count()
