"""The story with a person, or of an approach: every event in the order in which it happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from askwell.models import Approach, Attendee, Claim, Event, Introduction, Message, Person, Workspace
from askwell.queries.prepared import prepared


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One event with the names that its words need. `counts` is False once it was taken back; `text` are words of
    theirs or of mine that belong to it."""

    id: UUID
    kind: str
    on: date
    at: datetime | None
    recorded_at: datetime
    by: str
    person: str
    giver: str
    target: str
    direction: str
    data: Mapping[str, Any]
    counts: bool
    corrects: UUID | None
    message: UUID | None = None
    interview: UUID | None = None
    text: str = ""


COLUMNS = (
    "id", "kind", "on", "at", "recorded_at", "by", "person__name", "introduction__giver__name",
    "introduction__target__name", "direction__name", "data", "counts", "corrects_id", "interview_id",
    "introduction__words", "introduction__target_words",
)  # fmt: skip
HIDDEN = frozenset({"step_snoozed", "step_dropped"})


def of_person(workspace: Workspace, person: Person, until: date | None = None) -> list[StoryLine]:
    """Everything with one person, as giver, as target, as host or as one of several in a talk.

    Stands on event_of_person, event_of_introduction, event_of_interview, introduction_by, introduction_to,
    attendee_person."""
    return _worded(workspace, _of_person(workspace.id, person.id, until or date.max))


@prepared
def _of_person(workspace: UUID, person: UUID, until: date) -> QuerySet[Any, Any]:
    # Subqueries, not joins: an OR over joined tables would read all events of the workspace.
    gave = Introduction.objects.filter(workspace=workspace, giver=person).values("id")
    got = Introduction.objects.filter(workspace=workspace, target=person).values("id")
    talks = Attendee.objects.filter(workspace=workspace, person=person).values("interview")
    which = Q(person=person) | Q(introduction__in=gave) | Q(introduction__in=got)
    which |= Q(interview__in=talks, kind="interview_held")
    events = Event.objects.filter(which, workspace=workspace, on__lte=until).exclude(kind__in=HIDDEN)
    return events.order_by("on", "order").values_list(*COLUMNS)


def of_approach(workspace: Workspace, approach: Approach, until: date | None = None) -> list[StoryLine]:
    """Stands on event_of_approach."""
    return _lines(workspace, Q(approach=approach), until)


def since(workspace: Workspace, approach: Approach, seen: int) -> list[StoryLine]:
    """What was recorded of an approach after a place in the order, the oldest first. Stands on event_of_approach."""
    return _lines(workspace, Q(approach=approach, order__gt=seen), None)


def last_of_approach(workspace: Workspace, approach: Approach) -> int:
    """Where the newest event of an approach stands in the order of recording. Stands on event_of_approach."""
    of_it = Event.objects.filter(workspace=workspace, approach=approach)
    return of_it.aggregate(last=Max("order"))["last"] or 0


def of_introduction(workspace: Workspace, introduction: Introduction) -> list[StoryLine]:
    """Stands on event_of_introduction."""
    return _lines(workspace, Q(introduction=introduction), None)


def of_direction(workspace: Workspace, direction: UUID, until: date | None = None) -> list[StoryLine]:
    """The direction's own events: opened, rated, decided. Stands on event_of_direction."""
    return _lines(workspace, Q(direction=direction, person__isnull=True), until)


def of_event(workspace: Workspace, event: Event) -> list[StoryLine]:
    """The one line of an event that counts."""
    return _lines(workspace, Q(id=event.id), None)


PAGE = 100


def everything(workspace: Workspace, before: int | None = None) -> tuple[list[StoryLine], int | None]:
    """What was recorded last, of everybody and everything, the newest first; and the place from which the next page
    goes on. Stands on events_in_order."""
    events = Event.objects.filter(workspace=workspace).exclude(kind__in=HIDDEN)
    if before is not None:
        events = events.filter(order__lt=before)
    rows = list(events.order_by("-order").values_list(*COLUMNS, "order")[: PAGE + 1])
    return _worded(workspace, [row[:-1] for row in rows[:PAGE]]), rows[PAGE - 1][-1] if len(rows) > PAGE else None


def last_place(workspace: Workspace) -> int:
    """Where the newest event stands in the order of recording; 0 before the first."""
    return Event.objects.filter(workspace=workspace).aggregate(last=Max("order"))["last"] or 0


def recorded(workspace: Workspace, after: int, at: datetime) -> list[tuple[UUID, str]]:
    """Ids and kinds of what was recorded at one moment, after a place in the order: what one command has done."""
    events = Event.objects.filter(workspace=workspace, order__gt=after, recorded_at=at)
    return list(events.order_by("order").values_list("id", "kind"))


def _lines(workspace: Workspace, which: Q, until: date | None) -> list[StoryLine]:
    events = Event.objects.filter(which, workspace=workspace).exclude(kind__in=HIDDEN)
    if until:
        events = events.filter(on__lte=until)
    return _worded(workspace, list(events.order_by("on", "order").values_list(*COLUMNS)))


def _worded(workspace: Workspace, rows: list[tuple[Any, ...]]) -> list[StoryLine]:
    moved = {row[12] for row in rows if row[10].get("other_day")}  # they are told once, on the day on which they stand
    rows = [row for row in rows if row[0] not in moved and not row[10].get("other_day")]
    claims = _texts(Claim, workspace, (row[10].get("claim") for row in rows))
    messages = _texts(Message, workspace, (row[10].get("message") for row in rows))
    lines = []
    for row in rows:
        (line, kind, on, at, recorded_at, by, person, giver, target, direction, data, counts, corrects, talk,
         words, target_words) = row  # fmt: skip
        given = words if kind.startswith("introduction_") else ""  # a letter that goes by it has words of its own
        text = claims.get(data.get("claim", ""), "") or data.get("words", "") or given or ""
        if kind.startswith("reply_"):
            text = messages.get(data.get("message", ""), "") or text
        lines.append(
            StoryLine(
                line, kind, on, at, recorded_at, by, person or "", giver or "", target or target_words or "",
                direction or "", data, counts, corrects,
                message=UUID(data["message"]) if data.get("message") else None, interview=talk, text=text,
            )
        )  # fmt: skip
    return lines


def _texts(model: type[Claim] | type[Message], workspace: Workspace, ids: Any) -> dict[str, str]:
    wanted = [row_id for row_id in ids if row_id]
    if not wanted:
        return {}
    rows = model.objects.filter(workspace=workspace, id__in=wanted).values_list("id", "text")
    return {str(row_id): text for row_id, text in rows}
