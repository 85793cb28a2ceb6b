"""Finding anything: people, companies, letters and notes, by the beginning or a part of a word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from askwell.method.text import fold_name
from askwell.models import Company, Message, Note, Person, Workspace
from askwell.queries.people import COLUMNS, Listed, suggestions

MOST_SHOWN = 20
SHORTEST_PART = 3
AROUND = 60


@dataclass(frozen=True, slots=True)
class Passage:
    """A letter or a note, with the words around the place found."""

    id: UUID
    person_id: UUID | None
    person: str
    interview_id: UUID | None
    on: date
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Found:
    people: list[Listed]
    companies: list[tuple[UUID, str, int]]
    letters: list[Passage]
    notes: list[Passage]

    def __bool__(self) -> bool:
        return bool(self.people or self.companies or self.letters or self.notes)


def search(workspace: Workspace, text: str) -> Found:
    """At most MOST_SHOWN of a kind: names that begin so before names that hold it, letters and notes newest first.

    Parts of words are looked for from SHORTEST_PART letters on. Stands on person_in_order, one_company_of_a_name."""
    wanted = fold_name(text)
    if not wanted:
        return Found([], [], [], [])
    part = len(wanted) >= SHORTEST_PART
    return Found(
        _people(workspace, wanted, part),
        _companies(workspace, wanted),
        _letters(workspace, text.strip()) if part else [],
        _notes(workspace, text.strip()) if part else [],
    )


def _people(workspace: Workspace, wanted: str, part: bool) -> list[Listed]:
    found = suggestions(workspace, wanted, MOST_SHOWN)
    if part and len(found) < MOST_SHOWN:
        people = Person.objects.filter(workspace=workspace, removed_at__isnull=True, sort_key__contains=wanted)
        rows = people.exclude(id__in=[person.id for person in found]).order_by("sort_key", "id").values_list(*COLUMNS)
        found += [
            Listed(row[0], row[1], ", ".join(filter(None, row[2:4])) or row[4], *row[5:8])
            for row in rows[: MOST_SHOWN - len(found)]
        ]
    return found


def _companies(workspace: Workspace, wanted: str) -> list[tuple[UUID, str, int]]:
    companies = Company.objects.filter(workspace=workspace, removed_at__isnull=True)
    at = Q(key__startswith=wanted) | Q(key__contains=" " + wanted)
    return list(companies.filter(at).order_by("key").values_list("id", "name", "people")[:MOST_SHOWN])


def _letters(workspace: Workspace, text: str) -> list[Passage]:
    letters = Message.objects.filter(Q(subject__icontains=text) | Q(text__icontains=text), workspace=workspace)
    letters = letters.exclude(state="thrown")
    rows = letters.order_by("-id").values_list("id", "person_id", "person__name", "changed_at", "subject", "text")
    return [
        Passage(
            row[0], row[1], row[2], None, row[3].date(), *_around(f"{row[4]}. {row[5]}" if row[4] else row[5], text)
        )
        for row in rows[:MOST_SHOWN]
    ]


def _notes(workspace: Workspace, text: str) -> list[Passage]:
    notes = Note.objects.filter(workspace=workspace, text__icontains=text).order_by("-id")
    rows = notes.values_list("id", "person_id", "person__name", "interview_id", "written_at", "text")
    return [
        Passage(row[0], row[1], row[2] or "", row[3], row[4].date(), *_around(row[5], text))
        for row in rows[:MOST_SHOWN]
    ]


def _around(text: str, wanted: str) -> tuple[str, str, str]:
    """The place found with some words on both sides."""
    flat = " ".join(text.split())
    at = max(flat.casefold().find(wanted.casefold()), 0)
    begin, end = max(0, at - AROUND), at + len(wanted)
    before = ("…" if begin else "") + flat[begin:at]
    return before, flat[at:end], flat[end : end + AROUND] + ("…" if len(flat) > end + AROUND else "")
