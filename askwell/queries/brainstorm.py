"""Who among one's own contacts fits a prompt (METHOD S4.5)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from askwell.models import Company, Person, Workspace

MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Fitting:
    """`about` is their work or, where that is unknown, the line they were noted with."""

    id: UUID
    name: str
    about: str


def people_who_fit(workspace: Workspace, text: str, most: int = 20) -> list[Fitting]:
    """People whose name, company, title, line or note holds every word typed, by name.

    A company is met by its whole name, alias or the beginning of it. The words of titles and notes are looked through
    in the order of names (person_in_order), so a rare word reads all people once."""
    people = Person.objects.filter(workspace=workspace, removed_at__isnull=True)
    for word in text.casefold().split()[:MOST_WORDS]:
        companies = Company.objects.filter(workspace=workspace, key__startswith=word).values("id")
        people = people.filter(
            Q(sort_key__contains=word)
            | Q(company__in=companies)
            | Q(title__icontains=word)
            | Q(line__icontains=word)
            | Q(note__icontains=word)
        )
    rows = people.order_by("sort_key", "id").values_list("id", "name", "title", "company_name", "line")[:most]
    return [
        Fitting(row_id, name, ", ".join(filter(None, (title, company))) or line)
        for row_id, name, title, company, line in rows
    ]
