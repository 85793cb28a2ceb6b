"""Many rows at once, in SQL: for a hundred thousand people, making a model of each would take most of the time."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import JSONField, Model, UUIDField

ID = str  # a UUID in hex, which every database takes


def new_ids(count: int) -> Iterator[ID]:
    """As models.base.new_id, in order, many at once."""
    millis = time.time_ns() // 1_000_000
    chance = os.urandom(count * 8).hex()
    for number in range(count):
        # A counter keeps those of one millisecond in the order of the file (RFC 9562 6.2).
        further, counter = divmod(number, 4096)
        yield f"{millis + further:012x}7{counter:03x}8{chance[number * 16 + 1 : number * 16 + 16]}"


def insert(model: type[Model], rows: Sequence[Mapping[str, Any]]) -> None:
    """Rows by column name, all with the same columns; what is not given has the model's default."""
    if not rows:
        return
    blank = {f.column: _as_stored(f, f.get_default()) for f in model._meta.concrete_fields if f.column not in rows[0]}
    columns = [*rows[0], *blank]
    constants = list(blank.values())
    names, marks = ", ".join(map(_quoted, filter(None, columns))), ", ".join(["%s"] * len(columns))
    sql = f"INSERT INTO {_quoted(model._meta.db_table)} ({names}) VALUES ({marks})"  # noqa: S608 - our own names
    with connection.cursor() as cursor:
        cursor.executemany(sql, [[*row.values(), *constants] for row in rows])


def update(model: type[Model], changes: Mapping[ID, Mapping[str, Any]]) -> None:
    """New values by column name for the rows of these ids; only the columns given are written."""
    alike: dict[tuple[str, ...], list[list[Any]]] = {}
    for row_id, values in changes.items():
        alike.setdefault(tuple(values), []).append([*values.values(), row_id])
    for columns, rows in alike.items():
        if columns:
            _update_alike(model, columns, rows)


def _update_alike(model: type[Model], columns: Iterable[str], rows: list[list[Any]]) -> None:
    settings = ", ".join(f"{_quoted(column)} = %s" for column in columns)
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {_quoted(model._meta.db_table)} SET {settings} WHERE id = %s", rows)  # noqa: S608


def add_to(model: type[Model], column: str, amounts: Mapping[ID, int]) -> None:
    """Adds to a counter, never below zero."""
    table, counter = _quoted(model._meta.db_table), _quoted(column)
    sql = f"UPDATE {table} SET {counter} = CASE WHEN {counter} + %s < 0 THEN 0 ELSE {counter} + %s END WHERE id = %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(sql, [(amount, amount, row_id) for row_id, amount in sorted(amounts.items()) if amount])


def _as_stored(field: Any, value: Any) -> Any:
    if isinstance(field, UUIDField | JSONField):
        return field.get_db_prep_save(value, connection)
    return value


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
