"""Making ready: the data folder, the tables, the files for the browser, and the workspace. Nothing to do by hand, ever.

No actor here: this comes before there is anybody to act."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from importlib import import_module
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection, transaction

from askwell.errors import AskwellError, Busy, DiskFull, FolderClosed, NewerData
from askwell.integrations import lock, machine
from askwell.integrations.sqlite import files
from askwell.models import Workspace

RUN_LOCK = "run.lock"  # held while Askwell runs, and while tables change
NOT_SERVED = ["*-4.*", "hx-*", "htmx-2.js"]  # what django-htmx brings besides htmx 2, in file name patterns


class NoFolder(FolderClosed):
    """A file stands where a folder is needed."""

    def __init__(self, path: Path) -> None:
        AskwellError.__init__(
            self, f"{path} is a file, not a folder.", kept="Nothing was changed.",
            hint="Name a folder; one that is not there yet is made.",
        )  # fmt: skip


class Damaged(AskwellError):
    """The database's file cannot be read as one."""

    code = "damaged"

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The file {path / 'askwell.sqlite3'} is damaged, or is no database of Askwell's.",
            kept=f"Nothing was changed. Your backups lie in {path / 'backups'}.",
            hint="Move that file elsewhere, then bring the last backup back: askwell restore --list",
        )


def folder() -> Path:
    """The data folder, made when missing, for its owner only. Raises FolderClosed, DiskFull."""
    path: Path = settings.ASKWELL_DATA
    with disk_faults(path):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.access(path, os.W_OK | os.X_OK):
            raise closed(path)
    return path


def closed(path: Path) -> FolderClosed:
    """Why nothing can be written in a folder."""
    parts = (path, *path.parents)
    # Path.is_file() raises where it may not look.
    file = next((part for part in parts if os.path.isfile(part)), None)  # noqa: PTH113
    return NoFolder(file) if file else FolderClosed(str(path))


@contextmanager
def disk_faults(path: Path) -> Iterator[None]:
    """Errors of the disk in words for people: DiskFull, FolderClosed."""
    try:
        yield
    except (OSError, DatabaseError) as error:
        if (known := in_words(error, path)) is None:
            raise
        raise known from error


def in_words(error: Exception, path: Path) -> AskwellError | None:
    """What an error means to a person where it is the disk's, and not a fault of Askwell."""
    if isinstance(error, OSError):
        if error.errno in machine.DISK_FULL:
            return DiskFull()
        return closed(path) if error.errno in machine.CLOSED else None
    text = str(error) if isinstance(error, DatabaseError) else ""
    if "is full" in text or "No space left" in text:
        return DiskFull()
    if "readonly database" in text or "unable to open database" in text:
        return FolderClosed(str(path))
    if "database is locked" in text:
        return Busy(
            "Another program is writing to Askwell's data and does not let go.",
            kept="Nothing was changed.",
            hint="Close what else has it open, then try again.",
        )
    if "not a database" in text or "malformed" in text:
        return Damaged(path)
    return None


def tables(have_lock: bool = False) -> None:
    """Brings the tables to what this version needs. On SQLite a copy is changed first, checked, and put in place with
    the old file left beside it. Raises NewerData, Busy, DiskFull, FolderClosed.

    have_lock: the caller holds RUN_LOCK already."""
    with disk_faults(settings.ASKWELL_DATA):
        if not _missing():
            return
        if have_lock:
            return _migrate()
        with lock.held(settings.ASKWELL_DATA / RUN_LOCK) as mine:
            if not mine:
                raise Busy(
                    "Askwell was updated while it runs.",
                    kept="Nothing was changed.",
                    hint="Stop the running one, then try again.",
                )
            if _missing():  # another command may have done it meanwhile
                _migrate()


def _missing() -> list[str]:
    """The migrations not applied yet, in order; read without Django's loader, which takes longer than a page."""
    known = import_module(settings.MIGRATION_MODULES["askwell"])
    mine = sorted(path.stem for path in Path(known.__path__[0]).glob("[0-9]*.py"))
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return mine
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM django_migrations WHERE app = 'askwell'")
            applied = {name for (name,) in cursor.fetchall()}
    except DatabaseError as error:
        if "django_migrations" in str(error):  # no such table: an empty database
            return mine
        raise
    if applied - set(mine):
        raise NewerData()
    return [name for name in mine if name not in applied]


def _migrate() -> None:
    from django.core.management import call_command

    if connection.vendor != "sqlite":
        call_command("migrate", verbosity=0)
        return
    live = Path(connection.settings_dict["NAME"])
    new = live.with_name(f"{live.name}.new")
    connection.close()
    new.unlink(missing_ok=True)
    if live.exists():
        files.settle(live)
        files.copy(live, new)
    try:
        connection.settings_dict["NAME"] = new
        call_command("migrate", verbosity=0)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = live
    files.settle(new)
    new.chmod(0o600)
    if not live.exists():
        new.replace(live)
    elif files.sound(new):
        files.put_in_place(new, live, keep_old_as=_free_name(live))
    else:
        raise AskwellError(
            "The update of your data did not come out whole.",
            kept="Your data is as it was.",
            hint=f"Please keep {new.name} and tell whoever looks after Askwell for you.",
        )


def _free_name(live: Path) -> Path:
    names = (live.with_name(f"{live.stem}-before-update-{n}{live.suffix}") for n in range(1, 10_000))
    return next(name for name in names if not name.exists())


def browser_files() -> None:
    """Style sheets and scripts, hashed and compressed in the data folder, made anew when the package's have changed."""
    from django.contrib.staticfiles import finders

    marks = sha256()
    for finder in finders.get_finders():
        for name, storage in finder.list(NOT_SERVED):
            stat = Path(storage.path(name)).stat()
            marks.update(f"{name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    root: Path = settings.STATIC_ROOT
    stamp = root / "stamp"
    with disk_faults(root):
        if stamp.exists() and stamp.read_text() == marks.hexdigest():
            return
        from django.core.management import call_command

        call_command("collectstatic", interactive=False, clear=True, ignore_patterns=NOT_SERVED, verbosity=0)
        stamp.write_text(marks.hexdigest())


def workspace(at: datetime) -> Workspace:
    """The one workspace of this computer, made at first use with the computer's own time zone."""
    found = Workspace.objects.order_by("made_at").first()
    if found is None:
        with disk_faults(settings.ASKWELL_DATA), transaction.atomic(durable=True):
            found = Workspace.objects.order_by("made_at").first() or Workspace.objects.create(
                zone=machine.zone(settings.COMPUTER_TZ), made_at=at
            )
    return found


def everything(at: datetime, have_lock: bool = False) -> Workspace:
    """What a command needs before it begins."""
    folder()
    tables(have_lock)
    return workspace(at)
