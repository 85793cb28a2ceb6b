"""The list of people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from askwell.method.text import fold_name
from askwell.models import Company, Person, Workspace

PAGE = 50
MOST_COMPANIES = 50
LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of the list begins or ends: a person's sort key and id."""

    key: str
    id: UUID


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of the list; `about` is their work or, where that is unknown, the line they were noted with."""

    id: UUID
    name: str
    about: str
    stage: str
    talks: int
    stopped: bool


@dataclass(frozen=True, slots=True)
class PeoplePage:
    people: list[Listed]
    before: Place | None
    after: Place | None


COLUMNS = ("id", "name", "title", "company_name", "line", "stage", "talks", "stopped", "sort_key")


def page_of_people(
    workspace: Workspace, text: str = "", *, after: Place | None = None, before: Place | None = None
) -> PeoplePage:
    """PAGE people in order of their names, from a place on; with `text`, those whose name or company begins with it.

    Nothing is counted, so that page 1,000 costs what page 1 costs. Stands on person_in_order, person_at_company."""
    people = Person.objects.filter(workspace=workspace, removed_at__isnull=True)
    wanted = fold_name(text)
    if not wanted:
        rows = _page(people, after, before)
    else:
        rows = _page(people.filter(sort_key__gte=wanted, sort_key__lt=wanted + LAST), after, before)
        if companies := _companies(workspace, wanted):
            there = people.filter(company__in=companies).exclude(sort_key__gte=wanted, sort_key__lt=wanted + LAST)
            rows = sorted({*rows, *_page(there, after, before)}, key=_place, reverse=before is not None)[: PAGE + 1]
    more, rows = len(rows) > PAGE, rows[:PAGE]
    if before:
        rows.reverse()
    first, last = (Place(*_place(rows[0])), Place(*_place(rows[-1]))) if rows else (None, None)
    return PeoplePage(
        [Listed(row[0], row[1], ", ".join(filter(None, row[2:4])) or row[4], *row[5:8]) for row in rows],
        before=first if after or (before and more) else None,
        after=last if before or more else None,
    )


def _place(row: tuple[Any, ...]) -> tuple[str, UUID]:
    return row[8], row[0]


def _page(people: QuerySet[Person], after: Place | None, before: Place | None) -> list[tuple[Any, ...]]:
    # Written so that both engines begin at the place in the index; an OR of the two columns makes them read it all.
    if before:
        people = people.filter(sort_key__lte=before.key).exclude(sort_key=before.key, id__gte=before.id)
        people = people.order_by("-sort_key", "-id")
    else:
        if after:
            people = people.filter(sort_key__gte=after.key).exclude(sort_key=after.key, id__lte=after.id)
        people = people.order_by("sort_key", "id")
    return list(people.values_list(*COLUMNS)[: PAGE + 1])


def _companies(workspace: Workspace, wanted: str) -> list[UUID]:
    """Companies whose name begins so. Stands on one_company_of_a_name."""
    found = Company.objects.filter(workspace=workspace, key__gte=wanted, key__lt=wanted + LAST)
    return list(found.order_by("key").values_list("id", flat=True)[:MOST_COMPANIES])


def suggestions(workspace: Workspace, text: str, most: int = 8) -> list[Listed]:
    """For type-ahead: the first people whose name or company begins with `text`."""
    return page_of_people(workspace, text).people[:most] if fold_name(text) else []
