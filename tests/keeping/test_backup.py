"""Backups: consistent while somebody writes, proved before they have a name, kept for a while."""

from __future__ import annotations

import errno
import json
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection

from askwell.actions import backup, person, scratch
from askwell.actions.person import PersonDetails
from askwell.errors import Busy, DiskFull
from askwell.integrations import backup as archives
from askwell.integrations.backup import Archive, superfluous
from askwell.queries.backup import backups, folder, last
from askwell.worker.jobs import JOBS
from tests.given import askwell, own_env
from tests.keeping.conftest import AT, contents


def test_a_backup_holds_every_table_as_it_is(explorer):
    made = backup.make(explorer, AT)
    assert made.name == "2026-10-16T090000Z.zip"
    with Archive(made.path) as archive:
        assert archive.manifest.tables == contents(explorer.workspace)
        assert (archive.manifest.workspace, archive.manifest.made_at) == (explorer.workspace.id, AT)
    assert made.people > 5
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in folder().iterdir()) == [made.name, "lock"]


def test_what_opens_doors_or_is_computed_is_in_no_backup(explorer):
    with Archive(backup.make(explorer, AT).path) as archive:
        assert archive.manifest.tables.keys().isdisjoint({"entry_link", "entry_session", "beat", "step"})


def test_a_backup_is_whole_while_another_thread_writes(explorer):
    stop, written = threading.Event(), []

    def write():
        while not stop.is_set():
            written.append(person.add(explorer, PersonDetails(name=f"Person {len(written)}", emails=["a@b.example"])))
        connection.close()

    thread = threading.Thread(target=write)
    thread.start()
    try:
        made = [backup.make(explorer, AT + timedelta(minutes=n)) for n in range(3)]
    finally:
        stop.set()
        thread.join()
    assert written
    for one in made:
        with Archive(one.path) as archive:  # a person, their address and their event came in together or not at all
            people = {row["id"] for row in archive.rows("person")}
            added = {row["person_id"] for row in archive.rows("event") if row["kind"] == "person_added"}
            reached = {row["person_id"] for row in archive.rows("contact_point") if row["value"] == "a@b.example"}
            new = {str(one.id) for one in written} & people
            assert new == new & added == reached


def test_one_at_a_time(explorer):
    with backup.workshop(), pytest.raises(Busy, match="at work already"):
        backup.make(explorer, AT)
    assert backups(explorer.workspace) == []


@pytest.mark.fault
def test_a_full_disk_leaves_nothing_that_looks_good(explorer, monkeypatch):
    before = backup.make(explorer, AT)

    def full(*_args, **_more):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(archives.zipfile.ZipFile, "writestr", full)
    with pytest.raises(DiskFull) as said:
        backup.make(explorer, AT + timedelta(hours=1))
    assert said.value.kept == "Your data and the backups before are as they were."
    assert [one.name for one in backups(explorer.workspace)] == [before.name]
    assert sorted(path.name for path in folder().iterdir()) == [before.name, "lock"]


def test_a_backup_that_does_not_come_out_whole_is_thrown_away(explorer, monkeypatch):
    whole = scratch.rows

    def forgetful(model, workspace, using):
        rows = whole(model, workspace, using)
        if using != "default" and "tried" in using and model._meta.db_table == "note":
            next(rows, None)
        return rows

    monkeypatch.setattr(scratch, "rows", forgetful)
    with pytest.raises(backup.NotProved):
        backup.make(explorer, AT)
    assert backups(explorer.workspace) == []


KILLED = """
import os, signal, sys, django; django.setup()
from django.utils import timezone
from askwell.actions import backup, demo, prepare, scratch
from askwell.actions.access import Actor
workspace = prepare.everything(timezone.now())
demo.seed(workspace)
insert = scratch.insert
def dies(model, rows, using, **more):
    if model._meta.db_table == sys.argv[1]:
        os.kill(os.getpid(), signal.SIGKILL)
    insert(model, rows, using, **more)
scratch.insert = dies
backup.make(Actor(workspace, timezone.now()), timezone.now())
"""


@pytest.mark.fault
def test_a_kill_in_the_middle_leaves_no_backup_and_the_next_one_clears_up(tmp_path):
    env = own_env(tmp_path, DJANGO_SETTINGS_MODULE="askwell.config.settings")
    done = subprocess.run([sys.executable, "-c", KILLED, "message"], env=env, capture_output=True, timeout=120)
    assert done.returncode == -signal.SIGKILL
    place = tmp_path / "backups"
    assert [path.name for path in place.glob("*.zip")] == []
    assert (place / "work").exists()
    said = json.loads(askwell(tmp_path, "backup", "--json").stdout)
    assert sorted(path.name for path in place.iterdir()) == sorted(["lock", Path(said["file"]).name])


@pytest.mark.parametrize(
    ("ages", "kept"),
    [
        pytest.param(range(10), [0, 1, 2, 3, 4, 5, 6], id="ten days: seven of them, one a week"),
        pytest.param(range(60), [0, 1, 2, 3, 4, 5, 6, 12, 19], id="sixty days: seven daily and four weekly"),
        pytest.param([300], [300], id="the only one, however old"),
        pytest.param([0, 400, 401], [0, 400, 401], id="after a long pause the older ones stay until newer ones come"),
    ],
)
def test_how_long_they_are_kept(tmp_path, ages, kept):
    now = datetime(2026, 10, 16, 9, tzinfo=UTC)  # a Friday
    paths = {age: archives.free_path(tmp_path, now - timedelta(days=age)) for age in ages}
    gone = superfluous(paths.values(), now)
    assert sorted(age for age, path in paths.items() if path not in gone) == sorted(set(kept))


def test_what_was_put_aside_before_a_restore_stays_a_week(tmp_path):
    now = datetime(2026, 10, 16, 20, tzinfo=UTC)
    aside = archives.free_path(tmp_path, now - timedelta(days=3), archives.BEFORE_RESTORE)
    later = [archives.free_path(tmp_path, now - timedelta(days=age, hours=-1)) for age in range(4)]
    assert aside not in superfluous([aside, *later], now)


def test_the_worker_makes_one_a_day(explorer):
    job = next(job for job in JOBS if job.name == "backup")
    assert job.every == timedelta(days=1)
    job.do(AT)
    assert last(explorer.workspace).made_at == AT
