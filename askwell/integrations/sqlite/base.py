"""The Django database backend (ENGINE "askwell.integrations.sqlite"): Django's own, on the chosen SQLite library."""

from __future__ import annotations

import datetime
import decimal
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.backends.sqlite3 import base as django_sqlite
from django.db.backends.sqlite3._functions import register as register_functions
from django.utils.dateparse import parse_date, parse_datetime, parse_time

from askwell.integrations.sqlite.library import Database, journal_mode

BUSY_SECONDS = 20

# Django registers these on the standard library's module only.
Database.register_converter("bool", b"1".__eq__)
Database.register_converter("date", lambda stored: parse_date(stored.decode()))
Database.register_converter("time", lambda stored: parse_time(stored.decode()))
Database.register_converter("datetime", lambda stored: parse_datetime(stored.decode()))
Database.register_converter("timestamp", lambda stored: parse_datetime(stored.decode()))
Database.register_adapter(decimal.Decimal, str)
Database.register_adapter(datetime.date, datetime.date.isoformat)
Database.register_adapter(datetime.datetime, lambda moment: moment.isoformat(" "))


class Cursor(Database.Cursor):  # type: ignore[misc]
    """Django writes parameters as %s, SQLite as question marks. Django's cursor is bound to the standard library."""

    convert_query = django_sqlite.SQLiteCursorWrapper.convert_query

    def execute(self, query: str, params: Sequence[Any] | Mapping[str, Any] | None = None) -> Any:
        if params is None:
            return super().execute(query)
        return super().execute(self.convert_query(query, param_names=_names(params)), params)

    def executemany(self, query: str, param_list: Iterable[Sequence[Any] | Mapping[str, Any]]) -> Any:
        rows = list(param_list)
        return super().executemany(self.convert_query(query, param_names=_names(rows[0]) if rows else None), rows)


def _names(params: Sequence[Any] | Mapping[str, Any]) -> list[str] | None:
    return list(params) if isinstance(params, Mapping) else None


class DatabaseWrapper(django_sqlite.DatabaseWrapper):
    Database = Database

    def get_connection_params(self) -> dict[str, Any]:
        params = super().get_connection_params()
        # A transaction that begins by reading and then writes can fail half-way with "database is locked", and no
        # waiting helps; one that takes the write lock at once waits its turn.
        self.transaction_mode = "IMMEDIATE"
        return {"timeout": BUSY_SECONDS, **params}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = Database.connect(**conn_params)
        register_functions(connection)
        for pragma in (
            "foreign_keys = ON",
            "legacy_alter_table = OFF",
            f"journal_mode = {journal_mode()}",
            "synchronous = FULL",
            "temp_store = MEMORY",
        ):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    def create_cursor(self, name: str | None = None) -> Any:
        return self.connection.cursor(factory=Cursor)
