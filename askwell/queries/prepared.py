"""Queries whose SQL is built once and then only run: on small pages, building it costs more than running it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

Value = UUID | date | datetime | str | int
Build = Callable[..., QuerySet[Any, Any]]


@dataclass(frozen=True, slots=True)
class _Compiled:
    sql: str
    params: tuple[Any, ...]
    places: tuple[tuple[int, int], ...]
    """Position among the parameters, and which argument stands there."""
    converters: tuple[tuple[int, list[Any], Any], ...]


def prepared(build: Build) -> Callable[..., list[tuple[Any, ...]]]:
    """Makes a function that returns a `values_list` of columns into one that gives its rows.

    Its arguments must go into the query as they are (never None), and must not change its shape. Raises TypeError at
    the first call where that is not so."""
    compiled: dict[str, _Compiled] = {}

    def rows(*values: Value) -> list[tuple[Any, ...]]:
        database = connections[DEFAULT_DB_ALIAS]  # not the proxy: it is asked for every value below
        ready = compiled.get(database.vendor)
        if ready is None:
            ready = compiled[database.vendor] = _compile(build, values)
        params = list(ready.params)
        for position, index in ready.places:
            params[position] = _adapted(values[index])
        with database.cursor() as cursor:
            cursor.execute(ready.sql, params)
            found: list[tuple[Any, ...]] = cursor.fetchall()
        return [_converted(row, ready.converters, database) for row in found] if ready.converters else found

    return rows


def _compile(build: Build, values: Sequence[Value]) -> _Compiled:
    compiler = build(*values).query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    places = []
    for index, value in enumerate(values):
        others = [*values[:index], _another(value), *values[index + 1 :]]
        other_sql, other = build(*others).query.get_compiler(connection=connection).as_sql()
        moved = [position for position, (one, two) in enumerate(zip(params, other, strict=True)) if one != two]
        if other_sql != sql or not moved or any(params[position] != _adapted(value) for position in moved):
            raise TypeError(f"argument {index} of {build.__qualname__} does not go into its query as it is")
        places += [(position, index) for position in moved]
    columns = [column for column, _, _ in compiler.select]
    converters = compiler.get_converters(columns)
    return _Compiled(
        sql, tuple(params), tuple(places), tuple((at, list(each), column) for at, (each, column) in converters.items())
    )


def _converted(
    row: tuple[Any, ...], converters: Sequence[tuple[int, list[Any], Any]], database: BaseDatabaseWrapper
) -> tuple[Any, ...]:
    values = list(row)
    for at, each, column in converters:
        for convert in each:
            values[at] = convert(values[at], column, database)
    return tuple(values)


def _adapted(value: Value) -> Any:
    """As Django hands it to this database."""
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return value


def _another(value: Value) -> Value:
    if isinstance(value, UUID):
        return UUID(int=value.int ^ 1)
    if isinstance(value, date):  # and datetime
        return value - timedelta(days=1)
    return value + 1 if isinstance(value, int) else value + "x"
