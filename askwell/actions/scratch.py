"""A database of its own in a file, to try a backup out in: made as it was in the backup's version, then brought up to
this one. And how rows go from any database into any other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model

from askwell.errors import NewerData
from askwell.integrations.backup import Archive
from askwell.integrations.sqlite import files
from askwell.integrations.sqlite.base import DatabaseWrapper
from askwell.queries.tables import kept, rows, tables

__all__ = ["Meter", "applied", "count", "database", "insert", "load", "rows", "snapshot", "tables"]

Row = Mapping[str, Any]

BLOCK = 500  # rows in one statement
TELL_ROWS = 250


class Meter:
    """How far a long piece of work is: told as a share from 0 to 1, once in TELL_ROWS rows. `rows` are the rows that
    will pass, each as often as it does."""

    def __init__(self, tell: Callable[[float], None] = lambda share: None, rows: int = 0) -> None:
        self._tell, self._rows, self._passed = tell, max(rows, 1), 0

    def passing(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            self._passed += 1
            if self._passed % TELL_ROWS == 0:
                self._tell(min(self._passed / self._rows, 1.0))
            yield row


def count(workspace: UUID) -> int:
    """All rows of a workspace that a backup holds."""
    return sum(
        model._base_manager.filter(**{"pk" if name == "workspace" else "workspace_id": workspace}).count()
        for name, model in tables().items()
    )


@contextmanager
def database(path: Path) -> Iterator[str]:
    """A SQLite database in that file, under the alias that this gives; made where it is not there yet."""
    alias = f"scratch-{path.name}"
    settings = {
        **connections["default"].settings_dict, "ENGINE": "askwell.integrations.sqlite", "NAME": path, "OPTIONS": {},
        "ATOMIC_REQUESTS": False, "AUTOCOMMIT": True, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False, "TIME_ZONE": None,
    }  # fmt: skip
    connections[alias] = DatabaseWrapper(settings, alias)
    try:
        yield alias
    finally:
        connections[alias].close()
        del connections[alias]


def applied() -> list[str]:
    """The migrations that this database has, in order."""
    found = MigrationExecutor(connections["default"]).loader.applied_migrations
    return sorted(name for app, name in found if app == "askwell")


def load(archive: Archive, path: Path, meter: Meter | None = None) -> None:
    """The backup as a database of this version in that file. Raises BadBackup, NewerData."""
    manifest = archive.manifest
    with database(path) as alias:
        connection = connections[alias]
        with connection.cursor() as cursor:  # it is thrown away: nothing here need outlive a power cut
            cursor.execute("PRAGMA synchronous = OFF")
            cursor.execute("PRAGMA journal_mode = MEMORY")
        executor = MigrationExecutor(connection)
        if set(manifest.migrations) - {name for app, name in executor.loader.graph.nodes if app == "askwell"}:
            raise NewerData()
        if not manifest.migrations:
            raise archive.bad("it is damaged.")
        then = [("askwell", manifest.migrations[-1])]
        executor.migrate(then)
        of_then = kept(executor.loader.project_state(then).apps.get_models())
        if of_then.keys() != manifest.tables.keys():
            raise archive.bad("it is damaged.")
        try:
            with transaction.atomic(using=alias):
                for name, model in of_then.items():
                    insert(model, (meter or Meter()).passing(_of_one(archive, name)), alias)
        except (KeyError, ValidationError, TypeError, ValueError, DataError, IntegrityError) as error:
            raise archive.bad("it is damaged.") from error
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes("askwell"))
        with connection.wrap_database_errors:
            whole = files.sound(path)
    if not whole:
        raise archive.bad("it is damaged.")


def _of_one(archive: Archive, table: str) -> Iterator[Mapping[str, Any]]:
    """The table's rows, all of the backup's own workspace."""
    mine = str(archive.manifest.workspace)
    for row in archive.rows(table):
        if row["id" if table == "workspace" else "workspace_id"] != mine:
            raise archive.bad("it holds what is not its own.")
        yield row


def insert(model: type[Model], rows: Iterable[Mapping[str, Any]], using: str, *, new_ids: bool = False) -> None:
    """new_ids: numbers that the database gave are given anew. Raises what the fields and the database raise."""
    connection = connections[using]
    fields = [field for field in model._meta.concrete_fields if not (new_ids and field.db_returning)]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({', '.join(['%s'] * len(fields))})"  # noqa: S608
    source = iter(rows)
    with connection.cursor() as cursor:
        while block := list(islice(source, BLOCK)):
            cursor.executemany(
                sql,
                [
                    [field.get_db_prep_save(field.to_python(row[field.attname]), connection) for field in fields]
                    for row in block
                ],
            )


@contextmanager
def snapshot(path: Path) -> Iterator[str]:
    """Everything as it is at this moment, while others go on writing; under the alias that this gives. `path`: where a
    copy may lie meanwhile."""
    connection = connections["default"]
    if connection.in_atomic_block:  # whoever is in a transaction sees all of it alike
        yield "default"
    elif connection.vendor == "sqlite":
        with connection.wrap_database_errors:
            files.copy(Path(connection.settings_dict["NAME"]), path)
        with database(path) as alias:
            yield alias
    else:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            yield "default"
