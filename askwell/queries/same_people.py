"""Who of a block of rows is there already: a few queries a block, whatever its length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import connection

from askwell.method.matching import REST, Known, Row
from askwell.models import Company, ContactPoint, Person, Workspace

AT_ONCE = 900  # values in one IN list: stays below what an older SQLite allows


class People:
    """Known people, found by what a row says. Takes in new ones, so that a file's later rows find its earlier ones."""

    def __init__(self) -> None:
        self._by_key: dict[str, list[Known]] = {}

    def add(self, known: Known) -> None:
        for key in _keys_of(known):
            found = self._by_key.setdefault(key, [])
            if known not in found:
                found.append(known)

    def candidates(self, row: Row) -> list[Known]:
        """Everybody who shares a key, or name and company, with the row; each once, the oldest first."""
        found: dict[str, Known] = {}
        for key in (*row.ways, row.stable and f"id:{row.stable}", _name_at(row.company_key, row.sort_key)):
            for known in self._by_key.get(key, ()):
                found[known.id] = known
        return sorted(found.values(), key=lambda known: known.id) if len(found) > 1 else list(found.values())


def _keys_of(known: Known) -> Iterator[str]:
    yield from known.ways
    yield f"id:{known.id}"
    if known.company_key:
        yield _name_at(known.company_key, known.sort_key)


def _name_at(company_key: str, sort_key: str) -> str:
    return f"at:{company_key}\0{sort_key}" if company_key else ""


def companies_named(workspace: Workspace, keys: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Id (hex) and name by key, of those that are there. Stands on one_company_of_a_name."""
    found = {}
    for some in _parts(dict.fromkeys(keys)):
        rows = Company.objects.filter(workspace=workspace, key__in=some).values_list("key", "id", "name")
        found.update({key: (row_id.hex, name) for key, row_id, name in rows})
    return found


def aliases(workspace: Workspace) -> dict[str, str]:
    """The company's key by each of its aliases, as they were typed."""
    rows = Company.objects.filter(workspace=workspace).exclude(aliases=[]).values_list("key", "aliases")
    return {alias: key for key, names in rows for alias in names}


def around(
    workspace: Workspace, rows: Sequence[Row], companies: dict[str, tuple[str, str]], *, batch: UUID | None = None
) -> People:
    """Everybody who might be in these rows; `batch` as for `load`.

    Stands on contact_point_found and person_at_company."""
    ids: set[UUID] = set()
    for kind in ("email", "phone", "url"):
        keys = {key[len(kind) + 1 :] for row in rows for key in row.ways if key.startswith(kind)}
        points = ContactPoint.objects.filter(workspace=workspace, kind=kind)
        for some in _parts(keys):
            ids.update(points.filter(key__in=some).values_list("person_id", flat=True))
    stable = {UUID(row.stable) for row in rows if row.stable}
    ids |= stable | set(_named_at(workspace, rows, companies))
    people = People()
    for known in load(workspace, ids, batch=batch):
        people.add(known)
    return people


def _named_at(workspace: Workspace, rows: Sequence[Row], companies: dict[str, tuple[str, str]]) -> Iterator[UUID]:
    pairs = {(companies[row.company_key][0], row.sort_key) for row in rows if row.company_key in companies}
    table, column = Person._meta.db_table, Person._meta.pk
    as_given = column.get_db_prep_value
    for some in _parts(pairs, AT_ONCE // 2):
        # One seek a pair. By the ORM it would be everybody at any of these companies, or every bearer of any name.
        # SQLite takes a cross join in the order written: the names first, then a seek for each.
        asked = ", ".join([f"({_uuid_sql()}, %s)"] * len(some))
        sql = (
            f"WITH asked(company, name) AS (VALUES {asked}) SELECT p.id FROM asked CROSS JOIN {table} p "  # noqa: S608
            "WHERE p.workspace_id = %s AND p.company_id = asked.company AND p.sort_key = asked.name"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [*(value for pair in some for value in pair), as_given(workspace.id, connection)])
            for (found,) in cursor.fetchall():
                yield found if isinstance(found, UUID) else UUID(found)


def _uuid_sql() -> str:
    return "CAST(%s AS uuid)" if connection.features.has_native_uuid_field else "%s"


COLUMNS = (
    "id", "name", "sort_key", "company__key", "company_name", "title", "note", "birthday", "address", "connected_on",
    "import_mark", "import_batch", "removed_at",
)  # fmt: skip


def load(workspace: Workspace, ids: Iterable[UUID], *, batch: UUID | None = None) -> list[Known]:
    """These people with their ways. For an import under way (`batch`) they are locked until its transaction ends, and
    those whom it made are `mine`."""
    people: dict[UUID, Known] = {}
    for some in _parts(ids):
        rows = Person.objects.filter(workspace=workspace, id__in=some)
        for row in (rows.select_for_update(of=("self",)) if batch else rows).values_list(*COLUMNS):
            people[row[0]] = _known(row, batch)
        ways: dict[UUID, list[str]] = {}
        points = ContactPoint.objects.filter(workspace=workspace, person__in=some)
        for person, kind, key in points.values_list("person_id", "kind", "key"):
            ways.setdefault(person, []).append(f"{kind}:{key}")
        for person, keys in ways.items():
            if person in people:
                people[person].ways = tuple(keys)
    return list(people.values())


def _known(row: tuple[Any, ...], batch: UUID | None) -> Known:
    person, name, sort_key, company_key, company, title, note, birthday, address, connected, mark, brought, removed = (
        row
    )
    mine = batch is not None and brought == batch
    rest = zip(REST, (note, birthday, address, connected.isoformat() if connected else ""), strict=True)
    return Known(
        person.hex, name, sort_key, company_key or "", company, title, rest=dict(rest), mark=mark,
        mine=mine, heard=mine, removed=removed is not None,
    )  # fmt: skip


def _parts(values: Iterable[Any], size: int = AT_ONCE) -> Iterator[list[Any]]:
    left = iter(values)
    while some := list(islice(left, size)):
        yield some
