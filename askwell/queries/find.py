"""From what a person types to one row: an id, or a name that fits only one."""

from __future__ import annotations

from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from askwell.errors import Ambiguous, NotFound
from askwell.method.text import fold_name
from askwell.models import Approach, Company, Criterion, Direction, Interview, Introduction, Person, Workspace

T = TypeVar("T", bound=Model)
MOST_SHOWN = 8
LONGEST_NAME = 1_000  # nobody is called so; of 50,000 bytes SQLite makes no pattern


def as_id(asked: str) -> UUID | None:
    try:
        return UUID(asked.strip())
    except ValueError:
        return None


def person(workspace: Workspace, asked: str) -> Person:
    """By id, e-mail address, or name: whole, else the beginning, else a part of it.

    Raises NotFound or Ambiguous. Stands on person_in_order."""
    people = Person.objects.filter(workspace=workspace, removed_at__isnull=True)
    if row_id := as_id(asked):
        return _only(people.filter(id=row_id), "person", asked)
    if "@" in asked:
        key = asked.strip().casefold()
        return _only(people.filter(contact_points__kind="email", contact_points__key=key).distinct(), "person", asked)
    return _by_name(people, "sort_key", "person", asked)


def direction(workspace: Workspace, asked: str) -> Direction:
    """By id or name. Raises NotFound or Ambiguous."""
    directions = Direction.objects.filter(workspace=workspace, opened_on__isnull=False)
    if row_id := as_id(asked):
        return _only(directions.filter(id=row_id), "direction", asked)
    return _by_name(directions, "key", "direction", asked)


def company(workspace: Workspace, asked: str) -> Company:
    """By id, name or alias. Raises NotFound or Ambiguous."""
    companies = Company.objects.filter(workspace=workspace, removed_at__isnull=True)
    if row_id := as_id(asked):
        return _only(companies.filter(id=row_id), "company", asked)
    key = fold_name(asked)
    for found in companies.exclude(aliases=[]):
        if key in map(fold_name, found.aliases):
            return found
    return _by_name(companies, "key", "company", asked)


def criterion(workspace: Workspace, asked: str, direction: Direction | None = None) -> Criterion:
    """By id or name, of one direction and of all. Raises NotFound or Ambiguous."""
    criteria = Criterion.objects.filter(workspace=workspace, removed_at__isnull=True)
    if row_id := as_id(asked):
        return _only(criteria.filter(id=row_id), "criterion", asked)
    fitting = criteria.filter(Q(direction__isnull=True) | Q(direction=direction)) if direction else criteria
    wanted = fold_name(asked)
    same = [found for found in fitting if fold_name(found.name) == wanted]
    same = same or [found for found in fitting if wanted and wanted in fold_name(found.name)]
    return _one_of(same, "criterion", asked)


def approach(workspace: Workspace, asked: str) -> Approach:
    """By id, or by the person: their running approach, else their newest. Raises NotFound or Ambiguous."""
    approaches = Approach.objects.filter(workspace=workspace).exclude(stage="").select_related("person", "direction")
    if row_id := as_id(asked):
        found = approaches.filter(id=row_id).first()
        if found:
            return found
    of_person = approaches.filter(person=person(workspace, asked))
    running = of_person.exclude(stage="closed").order_by("-id").first()
    newest = running or of_person.order_by("-id").first()
    if newest is None:
        raise NotFound("approach", asked, hint=f"Begin one: askwell approach start {asked!r} --direction …")
    return newest


def interview(workspace: Workspace, asked: str, *, held: bool | None = None) -> Interview:
    """By id, or by the person (host or approach): the newest; `held` asks for one that took place, or that did not.

    Raises NotFound or Ambiguous."""
    interviews = Interview.objects.filter(workspace=workspace).select_related("approach__person", "approach__direction")
    if held is not None:
        interviews = interviews.filter(held_on__isnull=not held)
    if row_id := as_id(asked):
        found = interviews.filter(Q(id=row_id) | Q(approach=row_id)).order_by("-id").first()
        if found:
            return found
    found = interviews.filter(approach__person=person(workspace, asked)).order_by("-id").first()
    if found is None and held is False and (done := interview(workspace, asked, held=True)):
        raise NotFound(
            "talk still to come with", asked,
            hint=f"The last is noted as held on {done.held_on}. If that was a mistake, take it back: askwell undo …",
        )  # fmt: skip
    if found is None:
        raise NotFound("interview with", asked, hint="Agree on a time first: askwell interview schedule …")
    return found


def introduction(workspace: Workspace, asked: str, giver: Person | None = None) -> Introduction:
    """By id, or by the person it leads to (and who gives it). Raises NotFound or Ambiguous."""
    intros = Introduction.objects.filter(workspace=workspace).exclude(state="").select_related("giver", "target")
    if row_id := as_id(asked):
        found = intros.filter(id=row_id).first()
        if found:
            return found
    fitting = intros.filter(target=person(workspace, asked))
    if giver:
        fitting = fitting.filter(giver=giver)
    return _only(fitting, "introduction", asked)


def reader(workspace: Workspace, asked: str) -> tuple[Person, Approach | None]:
    """Whom a letter goes to: an approach's person, or a person, by id or name. Raises NotFound or Ambiguous."""
    try:
        found = approach(workspace, asked)
    except NotFound:
        return person(workspace, asked), None
    return found.person, found


def _by_name(rows: QuerySet[T], column: str, what: str, asked: str) -> T:
    wanted = fold_name(asked)
    if not wanted or len(wanted) > LONGEST_NAME:
        raise NotFound(what, asked)
    found: list[T] = []
    for look in ("", "__startswith", "__contains"):
        found = list(rows.filter(**{f"{column}{look}": wanted})[: MOST_SHOWN + 1])
        if found:
            break
    return _one_of(found, what, asked)


def _only(rows: QuerySet[T], what: str, asked: str) -> T:
    return _one_of(list(rows[: MOST_SHOWN + 1]), what, asked)


def _one_of(found: list[T], what: str, asked: str) -> T:
    if not found:
        raise NotFound(what, asked)
    if len(found) > 1:
        raise Ambiguous(what, asked, [f"{_label(row)} ({row.pk})" for row in found])
    return found[0]


def _label(row: Any) -> str:
    name = getattr(row, "name", None) or getattr(getattr(row, "giver", None), "name", "") or "found alone"
    told_apart = (getattr(row, part, "") for part in ("title", "company_name", "line", "email"))
    return ", ".join(filter(None, (name, *told_apart)))
