"""Who of a block of rows is there already: a few queries a block, whatever its length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Model

from askwell.method.matching import REST, Known, Row
from askwell.models import Company, ContactPoint, Person, Workspace

AT_ONCE = 900  # values in one query: stays below what an older SQLite allows


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
    ways = {tuple(key.partition(":")[::2]) for row in rows for key in row.ways}
    found = _seek(workspace, "p.person_id", ContactPoint, ("kind", "key"), ways, index="contact_point_found")
    named = {(companies[row.company_key][0], row.sort_key) for row in rows if row.company_key in companies}
    found += _seek(workspace, "p.id", Person, ("company_id", "sort_key"), named, index="person_at_company")
    ids = {_uuid(row[0]) for row in found} | {UUID(row.stable) for row in rows if row.stable}
    people = People()
    for known in load(workspace, ids, batch=batch):
        people.add(known)
    return people


COLUMNS = (
    "id", "name", "sort_key", "company_name", "title", "note", "birthday", "address", "connected_on", "import_mark",
    "import_batch", "removed_at",
)  # fmt: skip


def load(workspace: Workspace, ids: Iterable[UUID], *, batch: UUID | None = None) -> list[Known]:
    """These people with their ways. For an import under way (`batch`) they are locked until its transaction ends, and
    those whom it made are `mine`."""
    asked = [(row_id.hex,) for row_id in ids]
    ways: dict[UUID, list[str]] = {}
    for person, kind, key in _seek(workspace, "p.person_id, p.kind, p.key", ContactPoint, ("person_id",), asked):
        ways.setdefault(_uuid(person), []).append(f"{kind}:{key}")
    columns = ", ".join(f"p.{name}" for name in COLUMNS)
    company = f"LEFT JOIN {Company._meta.db_table} c ON c.id = p.company_id"
    rows = _seek(workspace, f"{columns}, c.key", Person, ("id",), asked, company, lock=batch is not None)
    return [_known(row, ways, batch) for row in rows]


def _known(row: tuple[Any, ...], ways: dict[UUID, list[str]], batch: UUID | None) -> Known:
    person, name, sort_key, company, title, note, birthday, address, connected, mark, brought, removed, key = row
    rest = zip(REST, (note, birthday, address, connected.isoformat() if connected else ""), strict=True)
    mine = batch is not None and brought is not None and _uuid(brought) == batch
    row_id = _uuid(person)
    return Known(
        row_id.hex, name, sort_key, key or "", company, title, tuple(ways.get(row_id, ())), dict(rest), mark,
        mine=mine, heard=mine, removed=removed is not None,
    )  # fmt: skip


def _seek(
    workspace: Workspace, what: str, model: type[Model], by: tuple[str, ...], values: Iterable[tuple[str, ...]],
    joined: str = "", *, index: str = "", lock: bool = False,
) -> list[tuple[Any, ...]]:  # fmt: skip
    """`what` of the rows whose columns `by` are one of these values: one seek in the index each.

    With an IN list SQLite, knowing nothing of the tables' sizes, reads the whole workspace. A cross join it takes in
    the order written, the values first; and where another index would cover the answer, it is told which one to use."""
    native = connection.features.has_native_uuid_field
    marks = ", ".join("CAST(%s AS uuid)" if native and name.endswith("id") else "%s" for name in by)
    hint = f"INDEXED BY {index}" if index and connection.vendor == "sqlite" else ""
    names = ", ".join(f"v{number}" for number in range(len(by)))
    matches = " AND ".join(f"p.{name} = asked.v{number}" for number, name in enumerate(by))
    end = "FOR UPDATE OF p" if lock and connection.features.has_select_for_update else ""
    found: list[tuple[Any, ...]] = []
    with connection.cursor() as cursor:
        for some in _parts(values, AT_ONCE // len(by)):
            cursor.execute(
                f"WITH asked({names}) AS (VALUES {', '.join([f'({marks})'] * len(some))}) "  # noqa: S608 - our names
                f"SELECT {what} FROM asked CROSS JOIN {model._meta.db_table} p {hint} {joined} "
                f"WHERE p.workspace_id = %s AND {matches} {end}",
                [*(value for one in some for value in one), workspace.id if native else workspace.id.hex],
            )
            found += cursor.fetchall()
    return found


def _uuid(value: UUID | str) -> UUID:
    return value if isinstance(value, UUID) else UUID(value)


def _parts(values: Iterable[Any], size: int = AT_ONCE) -> Iterator[list[Any]]:
    left = iter(values)
    while some := list(islice(left, size)):
        yield some
