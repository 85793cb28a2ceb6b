"""Restoring: all of it or nothing; older versions come forward; nobody forgotten comes back."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import zipfile
from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.utils import timezone

from askwell.actions import backup, forgetting, person
from askwell.actions.access import Actor
from askwell.actions.entry import make_link
from askwell.actions.person import PersonDetails
from askwell.actions.restore import restore
from askwell.errors import AskwellError, NewerData
from askwell.integrations.backup import BadBackup, digest
from askwell.models import EntryLink, Event, Person, Step, Suppression, Workspace
from askwell.queries import find
from askwell.queries.backup import backups, named
from askwell.queries.fold_check import differences
from tests.given import askwell, given_explorer, own_env
from tests.keeping.conftest import AT, contents, copied

LATER = AT + timedelta(hours=2)


def open_steps(workspace):
    return sorted(map(str, Step.objects.filter(workspace=workspace).values_list("kind", "about_id", "person", "due")))


def test_everything_is_as_it_was(explorer):
    before, steps = contents(explorer.workspace), open_steps(explorer.workspace)
    made = backup.make(explorer, AT)
    person.add(explorer, PersonDetails(name="Kim Sato"))
    Person.objects.filter(name="Tomás Herrera").update(note="changed since")
    done = restore(explorer, made.path, LATER)
    assert contents(done.workspace) == before
    assert (open_steps(done.workspace), differences(done.workspace)) == (steps, [])


def test_the_way_back_is_put_aside_first(explorer):
    made = backup.make(explorer, AT)
    person.add(explorer, PersonDetails(name="Kim Sato"))
    then = contents(explorer.workspace)
    done = restore(explorer, made.path, LATER)
    assert (done.before.name, done.before.before_restore) == ("2026-10-16T110000Z-before-restore.zip", True)
    again = restore(explorer, done.before.path, LATER + timedelta(hours=1))
    assert contents(again.workspace) == then


def test_old_sessions_end(explorer, browser_in):
    made = backup.make(explorer, AT)
    make_link(explorer, timezone.now())
    restore(explorer, made.path, LATER)
    assert not EntryLink.objects.exists()
    assert browser_in.get("/").status_code == 403


def test_on_another_computer_it_takes_the_place_of_the_empty_workspace(explorer):
    before = contents(explorer.workspace)
    made = backup.make(explorer, AT)
    Workspace.objects.all().delete()
    new = given_explorer()
    done = restore(new, made.path, LATER)
    assert [one.id for one in Workspace.objects.all()] == [done.workspace.id] == [explorer.workspace.id]
    assert contents(done.workspace) == before


def test_a_backup_of_somebody_else_here_is_neither_listed_nor_restored(explorer):
    theirs = given_explorer()
    person.add(theirs, PersonDetails(name="Mina Vale"))
    made = backup.make(theirs, AT)
    before = contents(theirs.workspace)
    assert backups(explorer.workspace) == []
    with pytest.raises(AskwellError, match="no backup"):
        named(explorer.workspace, made.name)
    with pytest.raises(BadBackup, match="belongs to somebody else"):
        restore(explorer, made.path, LATER)
    backup.make(explorer, AT)
    assert contents(theirs.workspace) == before


def test_what_is_of_others_stays_through_a_restore(explorer):
    theirs = given_explorer()
    person.add(theirs, PersonDetails(name="Mina Vale"))
    before = contents(theirs.workspace)
    restore(explorer, backup.make(explorer, AT).path, LATER)
    assert contents(theirs.workspace) == before


def changed(path, change):
    """The archive anew, with its members changed as `change(name, content)` says; None leaves one out."""
    other = path.with_name("changed.zip")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            if (content := change(name, old.read(name))) is not None:
                new.writestr(name, content)
    return other


def told_anew(path, table, change):
    """The same with one table's rows changed and the manifest made to agree."""
    with zipfile.ZipFile(path) as old:
        rows = [json.loads(line) for line in old.read(f"tables/{table}.jsonl").splitlines()]
    rows = change(rows)
    lines = "".join(json.dumps(row, sort_keys=True, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows)
    told = digest(rows)

    def swap(name, content):
        if name == f"tables/{table}.jsonl":
            return lines.encode()
        if name == "manifest.json":
            manifest = json.loads(content)
            manifest["tables"][table] = {"rows": told.rows, "sha256": told.sha256}
            return json.dumps(manifest).encode()
        return content

    return changed(path, swap)


def cut(path):
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    return path


def one_bit(path):
    content = bytearray(path.read_bytes())
    content[200] ^= 4
    path.write_bytes(content)
    return path


def written(content):
    def write(path):
        path.write_bytes(content)
        return path

    return write


def manifest(**told):
    return lambda path: changed(
        path,
        lambda name, content: json.dumps(json.loads(content) | told).encode() if name == "manifest.json" else content,
    )


DAMAGED = {
    "cut off": cut,
    "one bit turned": one_bit,
    "empty": written(b""),
    "another kind of file": written(b"Name,Email\nDana,dana@example.org\n" * 100),
    "a word changed": lambda path: changed(path, lambda name, content: content.replace(b"Herrera", b"Ferrera")),
    "a table missing": lambda path: changed(path, lambda name, content: None if "claim" in name else content),
    "no manifest": lambda path: changed(path, lambda name, content: None if "manifest" in name else content),
    "a manifest that is a list": lambda path: changed(
        path, lambda name, content: b"[]" if "manifest" in name else content
    ),
    "a newer format": manifest(format=2),
    "from a version to come": manifest(migrations=["0001_initial", "9999_later"]),
    "a table that is not ours": manifest(tables={"secrets": {"rows": 0, "sha256": ""}}),
    "rows of somebody else": lambda path: told_anew(
        path, "person", lambda rows: [*rows, {**rows[0], "id": str(uuid4()), "workspace_id": str(uuid4())}]
    ),
    "a reference into nothing": lambda path: told_anew(
        path, "approach", lambda rows: [{**rows[0], "person_id": str(uuid4())}, *rows[1:]]
    ),
    "a row twice": lambda path: told_anew(path, "person", lambda rows: [*rows, rows[0]]),
    "a day that is none": lambda path: told_anew(
        path, "person", lambda rows: [{**rows[0], "since": "soon"}, *rows[1:]]
    ),
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_what_is_not_whole_is_refused_and_nothing_changed(explorer, damage):
    made = backup.make(explorer, AT)
    person.add(explorer, PersonDetails(name="Kim Sato"))
    before, kept = contents(explorer.workspace), [one.name for one in backups(explorer.workspace)]
    archive = DAMAGED[damage](made.path.with_name(copied(made.path, "copy").name))
    with pytest.raises((BadBackup, NewerData)) as said:
        restore(explorer, archive, LATER)
    assert said.value.kept == "Nothing was changed."
    assert contents(explorer.workspace) == before
    assert [one.name for one in backups(explorer.workspace)] == kept


FIRST = """
import copy
from importlib import import_module
from django.db import migrations
real = import_module("askwell.models.migrations.0001_initial").Migration
class Migration(migrations.Migration):
    initial = True
    dependencies = real.dependencies
    operations = [copy.deepcopy(one) for one in real.operations]
table = next(one for one in Migration.operations if getattr(one, "name", "") == "Person" and hasattr(one, "fields"))
VIEWPOINT = dict(table.fields)["viewpoint"]
table.fields = [pair for pair in table.fields if pair[0] != "viewpoint"]
"""
SECOND = """
from askwell.models.migrations import __name__ as real
from importlib import import_module
Migration = import_module(f"{real}.0002_direction_question").Migration
"""
THIRD = """
from importlib import import_module
from django.db import migrations
class Migration(migrations.Migration):
    dependencies = [("askwell", "0002_direction_question")]
    operations = [migrations.AddField("person", "viewpoint", import_module("earlier.0001_initial").VIEWPOINT)]
"""


@pytest.fixture
def two_versions(tmp_path, monkeypatch):
    """Migrations in which people's viewpoints came with a later step."""
    package = tmp_path / "versions" / "earlier"
    package.mkdir(parents=True)
    for name, content in {
        "__init__": "", "0001_initial": FIRST, "0002_direction_question": SECOND, "0003_viewpoint": THIRD,
    }.items():  # fmt: skip
        (package / f"{name}.py").write_text(content)
    monkeypatch.syspath_prepend(package.parent)
    monkeypatch.setattr(settings, "MIGRATION_MODULES", {"askwell": "earlier"})


def test_a_backup_of_an_earlier_version_comes_forward(explorer, two_versions):
    before = contents(explorer.workspace)
    Person.objects.update(viewpoint="")
    made = backup.make(explorer, AT)
    old = told_anew(
        made.path, "person", lambda rows: [{k: v for k, v in row.items() if k != "viewpoint"} for row in rows]
    )
    old = changed(old.rename(old.with_name("old.zip")), _as_of_first)
    Person.objects.filter(name="Tomás Herrera").update(note="changed since")
    done = restore(explorer, old, LATER)
    found = contents(done.workspace)
    assert {name for name in found if found[name] != before[name]} <= {"person"}
    assert found["person"].rows == before["person"].rows
    assert differences(done.workspace) == []


def _as_of_first(name, content):
    return (
        json.dumps(json.loads(content) | {"migrations": ["0001_initial", "0002_direction_question"]})
        if name == "manifest.json"
        else content
    )


def test_who_was_forgotten_stays_forgotten(explorer):
    made = backup.make(explorer, AT)
    elsewhere = copied(made.path, "on-a-stick.zip")
    forgetting.forget(explorer, find.person(explorer.workspace, "Tomás Herrera"), at_their_request=True)
    marks = set(Suppression.objects.values_list("mark", flat=True))
    done = restore(explorer, elsewhere, LATER)
    assert done.forgotten == 1
    assert not Person.objects.filter(name__contains="Herrera").exists()
    assert set(Suppression.objects.values_list("mark", flat=True)) >= marks > set()
    assert Event.objects.filter(kind="erased").count() == 1
    with pytest.raises(AskwellError, match="asked to be forgotten"):
        person.add(
            Actor(done.workspace, explorer.now),
            PersonDetails(name="Tomás Herrera", emails=["tomas.herrera@northway.example"]),
        )


def test_the_mark_outlives_the_database(explorer):
    made = backup.make(explorer, AT)
    elsewhere = copied(made.path, "on-a-stick.zip")
    forgetting.forget(explorer, find.person(explorer.workspace, "Tomás Herrera"), at_their_request=True)
    Workspace.objects.all().delete()  # the file was lost; the folder is still there
    done = restore(given_explorer(), elsewhere, LATER)
    assert done.forgotten == 1
    assert not Person.objects.filter(name__contains="Herrera").exists()


KILLED = """
import os, signal, sys, django; django.setup()
from django.utils import timezone
from pathlib import Path
from askwell.actions import prepare, scratch
from askwell.actions.access import Actor
from askwell.actions.restore import restore
workspace = prepare.everything(timezone.now())
insert = scratch.insert
def dies(model, rows, using, **more):
    if model._meta.db_table == sys.argv[2] and using == "default":
        os.kill(os.getpid(), signal.SIGKILL)
    insert(model, rows, using, **more)
scratch.insert = dies
restore(Actor(workspace, timezone.now()), Path(sys.argv[1]), timezone.now())
"""


@pytest.mark.fault
def test_a_kill_in_the_middle_leaves_what_was_there(tmp_path):
    seed = (
        "import django; django.setup()\nfrom django.utils import timezone\n"
        "from askwell.actions import demo, prepare\ndemo.seed(prepare.everything(timezone.now()))"
    )
    env = own_env(tmp_path, DJANGO_SETTINGS_MODULE="askwell.config.settings")
    subprocess.run([sys.executable, "-c", seed], env=env, check=True, timeout=120)
    made = json.loads(askwell(tmp_path, "backup", "--json").stdout)
    before = json.loads(askwell(tmp_path, "export", "--format", "json", "--to", "-", "--json").stdout)
    done = subprocess.run([sys.executable, "-c", KILLED, made["file"], "message"], env=env, timeout=120)
    assert done.returncode == -signal.SIGKILL
    assert json.loads(askwell(tmp_path, "export", "--format", "json", "--to", "-", "--json").stdout) == before
    assert json.loads(askwell(tmp_path, "doctor", "--json").stdout)["differences"] == []
