"""Talks: those to come, those to look back on, those that are past; and the lines that were taken down in one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from askwell.errors import NotFound
from askwell.models import Claim, Event, Interview, Introduction, Note, Person, Workspace
from askwell.queries.prepared import prepared

MOST_PAST = 50
GOING_ON = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Talks:
    """`open`: the day is past and nothing was noted, or a new time is still to be found. Of somebody who is off the
    lists neither that is asked, nor a look back."""

    coming: Sequence[Interview]
    open: Sequence[Interview]
    to_look_back: Sequence[Interview]
    past: Sequence[Interview]
    more_past: bool


def talks(workspace: Workspace, now: datetime) -> Talks:
    """All talks of a workspace by what they wait for; of the past ones the last 50. Stands on interview_by_start."""
    rows = Interview.objects.filter(workspace=workspace).select_related("approach__person", "approach__direction")
    rows = rows.annotate(looked_back=Exists(_of_talk(workspace, "debriefed")))
    booked = rows.filter(held_on__isnull=True, booked_on__isnull=False).exclude(approach__stage="closed")
    held = rows.filter(held_on__isnull=False).order_by("-held_on", "-id")
    there = Q(approach__person__removed_at__isnull=True)
    past = list(held.filter(looked_back=True)[: MOST_PAST + 1])
    return Talks(
        coming=list(booked.filter(start__gte=_still_on(now)).order_by("start", "id")),
        open=list(
            booked.filter(there).filter(Q(start__lt=_still_on(now)) | Q(start__isnull=True)).order_by("start", "id")
        ),
        to_look_back=list(held.filter(there, looked_back=False)[:MOST_PAST]),
        past=past[:MOST_PAST],
        more_past=len(past) > MOST_PAST,
    )


def _still_on(now: datetime) -> datetime:
    """A talk that began less than two hours ago is still to come, or going on."""
    return now - GOING_ON


def _of_talk(workspace: Workspace, kind: str) -> QuerySet[Event]:
    return Event.objects.filter(workspace=workspace, kind=kind, counts=True, interview=OuterRef("id"))


def happened(interview: Interview, *kinds: str) -> list[Event]:
    """What counts of these kinds in one talk, in its order. Stands on event_of_interview."""
    events = Event.objects.filter(workspace=interview.workspace_id, interview=interview, kind__in=kinds, counts=True)
    return list(events.order_by("on", "order"))


def claims(interview: Interview) -> list[Claim]:
    found = Claim.objects.filter(workspace=interview.workspace_id, interview=interview, taken_back=False)
    return list(found.select_related("criterion", "direction", "person").order_by("id"))


def names(interview: Interview) -> list[Introduction]:
    """Who was named in this talk."""
    named = Event.objects.filter(
        workspace=interview.workspace_id, interview=interview, kind="introduction_named", counts=True
    )
    found = Introduction.objects.filter(id__in=named.values("introduction"))
    return list(found.select_related("target", "giver").order_by("id"))


def present(interview: Interview) -> list[Person]:
    """Who was there beside me: the host, then the others. Stands on attends_once."""
    others = interview.attendees.select_related("person__company").order_by("id")
    return [interview.approach.person, *(other.person for other in others)]


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One line of notes: the words that stand now, two or more where windows wrote differently at the same time."""

    id: UUID
    versions: tuple[Note, ...]

    @property
    def now(self) -> Note:
        return self.versions[-1]

    @property
    def in_confidence(self) -> bool:
        return any(version.in_confidence for version in self.versions)

    @property
    def starred(self) -> bool:
        return any(version.starred for version in self.versions)


def note_lines(interview: Interview) -> list[NoteLine]:
    """The lines in the order in which they were taken down. Stands on note_of_interview."""
    notes = Note.objects.filter(workspace=interview.workspace_id, interview=interview).select_related("person")
    return lines_of(notes.order_by("written_at", "device_seq", "saved_at", "id"))


def lines_of(notes: Iterable[Note]) -> list[NoteLine]:
    by_line: dict[UUID, list[Note]] = {}
    for note in notes:
        by_line.setdefault(note.line, []).append(note)
    return [NoteLine(line, _standing(versions)) for line, versions in by_line.items()]


def _standing(versions: Sequence[Note]) -> tuple[Note, ...]:
    """Versions that no other replaced; the same words twice are one."""
    followed = {version.follows for version in versions}
    by_text = {version.text: version for version in versions if version.id not in followed}
    return tuple(by_text.values())


def as_sent(note: Note) -> dict[str, Any]:
    """A version in the shape in which devices keep it."""
    return {
        "id": str(note.id), "line": str(note.line), "follows": str(note.follows) if note.follows else None,
        "text": note.text, "question": str(note.question) if note.question else None,
        "in_confidence": note.in_confidence, "starred": note.starred, "person": str(note.person_id),
        "written_at": note.written_at.isoformat(), "seq": note.device_seq,
    }  # fmt: skip


@prepared
def _host(workspace: UUID, interview: UUID) -> QuerySet[Any, Any]:
    return Interview.objects.filter(workspace=workspace, id=interview).values_list("approach__person_id")


def host_of(workspace: Workspace, interview: UUID) -> UUID:
    """With whom a talk is. Raises NotFound for a missing talk and for another workspace's alike."""
    for (person,) in _host(workspace.id, interview):
        return cast(UUID, person)
    raise NotFound("interview")
