"""The database backend, on both libraries it may stand on."""

import json
import subprocess
import sys
import threading

import pytest

from askwell.integrations.sqlite import files
from askwell.integrations.sqlite.library import Database, journal_mode
from tests.given import own_env


@pytest.mark.parametrize(
    ("library", "mode"),
    [
        pytest.param((3, 40, 1), "TRUNCATE", id="Debian 12's"),
        pytest.param((3, 50, 6), "TRUNCATE", id="the last of 3.50 without the fix"),
        pytest.param((3, 50, 7), "WAL", id="the fix in 3.50"),
        pytest.param((3, 51, 2), "TRUNCATE", id="3.51 before the fix"),
        pytest.param((3, 51, 3), "WAL", id="the fix in 3.51"),
        pytest.param((3, 53, 0), "WAL", id="later"),
    ],
)
def test_only_a_fixed_library_writes_ahead(library, mode):
    assert journal_mode(library) == mode


WORK = """
import json, sys, threading, uuid
from decimal import Decimal
if sys.argv[1] == "standard":
    sys.modules["pysqlite3"] = None
import django; django.setup()
from datetime import datetime, UTC, timedelta
from django.db import connection, connections, transaction, IntegrityError
from django.utils import timezone
from askwell.actions import prepare
from askwell.models import Beat, EntryLink, Workspace
from askwell.integrations.sqlite.library import Database, journal_mode

at = datetime(2026, 10, 16, 9, tzinfo=UTC)
workspace = prepare.everything(at)
def pragma(name):
    with connection.cursor() as cursor:
        return cursor.execute(f"PRAGMA {name}").fetchone()[0]
def count_up():
    for _ in range(25):
        with transaction.atomic():  # reads, then writes: needs the write lock from the start
            workspace = Workspace.objects.get()
            Workspace.objects.update(goal_per_week=workspace.goal_per_week + 1)
    connections.close_all()
threads = [threading.Thread(target=count_up) for _ in range(4)]
[thread.start() for thread in threads]; [thread.join() for thread in threads]
try:
    with transaction.atomic():
        EntryLink.objects.create(workspace_id=uuid.uuid4(), token_hash="x", made_at=at)
    orphan = "taken"
except IntegrityError:
    orphan = "refused"
Workspace.objects.update(profile={"who_i_am": "Łucja, 日本"})
Beat.objects.bulk_create([Beat(name="a", at=at), Beat(name="b", at=at + timedelta(seconds=1))])
kept = Workspace.objects.get()
with connection.cursor() as cursor:
    by_hand = [*cursor.execute("SELECT %s, '100%%'", [Decimal("1.50")]).fetchone()]
    by_hand += cursor.execute("SELECT %(a)s + %(b)s", {"a": 1, "b": 2}).fetchone()
print(json.dumps({
    "library": Database.__name__.split(".")[0],
    "counted": kept.goal_per_week,
    "orphan": orphan,
    "made": kept.made_at == at,
    "json": kept.profile["who_i_am"],
    "between": Beat.objects.filter(at__date="2026-10-16", name__icontains="B").count(),
    "by hand": by_hand,
    "journal wanted": journal_mode().lower(),
    "journal": pragma("journal_mode"),
    "synchronous": pragma("synchronous"),
    "foreign_keys": pragma("foreign_keys"),
    "wait": pragma("busy_timeout"),
    "temp": pragma("temp_store"),
}))
"""


@pytest.mark.parametrize("library", ["chosen", "standard"])
def test_the_same_work_on_both_libraries(tmp_path, library):
    env = own_env(tmp_path, DJANGO_SETTINGS_MODULE="askwell.config.settings")
    done = subprocess.run([sys.executable, "-c", WORK, library], env=env, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said == {
        "library": "sqlite3" if library == "standard" else Database.__name__.partition(".")[0],
        "counted": 101,
        "orphan": "refused",
        "made": True,
        "json": "Łucja, 日本",
        "between": 1,
        "by hand": ["1.50", "100%", 3],
        "journal": said["journal wanted"],
        "journal wanted": said["journal wanted"],
        "synchronous": 2,
        "foreign_keys": 1,
        "wait": 20_000,
        "temp": 2,
    }


def test_a_copy_is_whole_while_another_writes(tmp_path):
    live, copy = tmp_path / "live", tmp_path / "copy"
    writer = Database.connect(live, check_same_thread=False)
    writer.execute("PRAGMA journal_mode = WAL")
    writer.execute("CREATE TABLE pair (one, other)")
    stop = threading.Event()

    def write():
        n = 0
        while not stop.is_set():
            n += 1
            with writer:
                writer.execute("INSERT INTO pair VALUES (?, ?)", (n, n))

    thread = threading.Thread(target=write)
    thread.start()
    try:
        for _ in range(5):
            files.copy(live, copy)
            assert files.sound(copy)
            rows = Database.connect(copy).execute("SELECT count(*), max(one), max(other) FROM pair").fetchone()
            assert rows[0] == (rows[1] or 0) == (rows[2] or 0)
    finally:
        stop.set()
        thread.join()


def test_a_database_in_use_is_not_settled(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "BUSY_SECONDS", 0)
    live = tmp_path / "live"
    other = Database.connect(live)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("CREATE TABLE kept (line)")
    with pytest.raises(Database.OperationalError, match="locked"):
        files.settle(live)
