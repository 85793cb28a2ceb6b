"""Making ready, each time in a process of its own on a data folder of its own."""

import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import askwell.models.migrations as migrations
from askwell.integrations import machine
from askwell.integrations.sqlite.library import Database
from tests.given import askwell, given_running, own_env

PROGRAM = """
import django; django.setup()
from django.utils import timezone
from askwell.actions import prepare
from askwell.errors import AskwellError
try:
    workspace = prepare.everything(timezone.now())
except AskwellError as error:
    print(error.code)
else:
    print(workspace.id, workspace.zone)
"""


def prepare(data: Path, version: Path | None = None) -> str:
    """Makes ready with this version, or a later one, and gives what it said: the workspace, or the error's code."""
    env = own_env(data, DJANGO_SETTINGS_MODULE="askwell.config.settings", TZ="Europe/Lisbon")
    if version:
        env |= {"DJANGO_SETTINGS_MODULE": "later_settings", "PYTHONPATH": str(version)}
    done = subprocess.run([sys.executable, "-c", PROGRAM], env=env, capture_output=True, text=True, timeout=120)
    return done.stdout.strip() or done.stderr.strip().splitlines()[-1]


def given_later_version(folder: Path, sql: str) -> Path:
    """A version with one migration more."""
    package = folder / "version" / "later_migrations"
    shutil.copytree(Path(migrations.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    last = max(path.stem for path in package.glob("[0-9]*.py"))
    (package / "9999_later.py").write_text(
        "from django.db import migrations\n"
        "class Migration(migrations.Migration):\n"
        f"    dependencies = [('askwell', '{last}')]\n"
        f"    operations = [migrations.RunSQL({sql!r})]\n"
    )
    (package.parent / "later_settings.py").write_text(
        "from askwell.config.settings import *\nMIGRATION_MODULES = {'askwell': 'later_migrations'}\n"
    )
    return package.parent


def zone_in(database: Path) -> str:
    with closing(Database.connect(database)) as opened:
        return opened.execute("SELECT zone FROM workspace").fetchone()[0]


def schema_of(database: Path) -> list[tuple[str, str]]:
    with closing(Database.connect(database)) as opened:
        return opened.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    data = tmp_path_factory.mktemp("first") / "data"
    prepare(data)
    return data


@pytest.fixture
def data(first, tmp_path):
    """A data folder that was in use before."""
    return Path(shutil.copytree(first, tmp_path / "data"))


def test_the_first_use_makes_a_workspace_in_the_computers_own_zone(tmp_path):
    made = prepare(tmp_path / "data")
    assert made.endswith(" Europe/Lisbon")
    assert prepare(tmp_path / "data") == made


def test_an_update_keeps_everything_and_leaves_the_old_file_beside_it(data, tmp_path):
    before = prepare(data)
    assert prepare(data, given_later_version(tmp_path, "CREATE TABLE later (line)")) == before
    old = data / "askwell-before-update-1.sqlite3"
    assert {path.name for path in data.glob("*.sqlite3*")} >= {"askwell.sqlite3", old.name}
    assert zone_in(old) == zone_in(data / "askwell.sqlite3") == "Europe/Lisbon"
    assert old.stat().st_mode & 0o777 == 0o600
    new = set(schema_of(data / "askwell.sqlite3")) - set(schema_of(old))
    assert new == {("later", "CREATE TABLE later (line)")}


def test_an_update_that_fails_leaves_everything_as_it_was(data, tmp_path):
    database = data / "askwell.sqlite3"
    before = schema_of(database)
    assert "no such table: nowhere" in prepare(data, given_later_version(tmp_path, "DELETE FROM nowhere"))
    assert schema_of(database) == before
    assert not list(data.glob("*before-update*"))
    assert prepare(data).endswith(" Europe/Lisbon")


def test_an_update_waits_for_the_running_one_to_stop(data, tmp_path):
    version = given_later_version(tmp_path, "CREATE TABLE later (line)")
    with given_running(data):
        assert prepare(data, version) == "busy"
    assert prepare(data, version).endswith(" Europe/Lisbon")


def test_what_a_newer_version_wrote_is_left_alone(data, tmp_path):
    prepare(data, given_later_version(tmp_path, "CREATE TABLE later (line)"))
    before = schema_of(data / "askwell.sqlite3")
    assert prepare(data) == "newer_data"
    assert "newer Askwell" in askwell(data, "run", "--no-browser", code=1).stderr
    assert schema_of(data / "askwell.sqlite3") == before


@pytest.mark.fault
def test_a_start_after_a_kill_in_the_middle_of_the_first_one(tmp_path):
    (tmp_path / "askwell.sqlite3.new").write_bytes(b"half a data")
    assert prepare(tmp_path).endswith(" Europe/Lisbon")


def test_an_empty_database_file_is_filled(tmp_path):
    (tmp_path / "askwell.sqlite3").touch()
    assert prepare(tmp_path).endswith(" Europe/Lisbon")


def test_each_folder_has_a_key_of_its_own(tmp_path):
    code = "import django; django.setup(); from askwell.queries.entry import health_word; print(health_word())"

    def word(name: str) -> str:
        env = own_env(tmp_path / name, DJANGO_SETTINGS_MODULE="askwell.config.settings")
        return subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True).stdout

    assert word("one") == word("one") != word("two")
    assert (tmp_path / "one" / "secret-key").stat().st_mode & 0o777 == 0o600


@pytest.mark.fault
def test_a_full_disk_is_called_by_its_name(data):
    (data / "run.json.new").symlink_to("/dev/full")
    said = askwell(data, "run", "--no-browser", code=1)
    assert said.stderr.startswith("The disk is full. What was saved before is safe;")


@pytest.mark.fault
def test_a_database_that_cannot_grow_is_a_full_disk(data):
    program = PROGRAM.replace(
        "workspace = ",
        """
    with prepare.disk_faults(None):
        from django.db import connection
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 1")
            cursor.execute("CREATE TABLE big AS SELECT randomblob(1000000)")
    workspace = """,
    )
    env = own_env(data, DJANGO_SETTINGS_MODULE="askwell.config.settings")
    done = subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, text=True, timeout=120)
    assert done.stdout == "disk_full\n"


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Asia/Tokyo", "Asia/Tokyo"),
        (":Asia/Tokyo", "Asia/Tokyo"),
        ("Nowhere/Town", machine.zone("")),
        ("../../etc/passwd", machine.zone("")),
        ("<+03>-3", machine.zone("")),
    ],
)
def test_a_zone_is_one_that_is_known(text, zone):
    assert machine.zone(text) == zone


def test_a_key_that_was_lost_in_a_power_cut_is_made_anew(data):
    (data / "secret-key").touch()
    with given_running(data) as running:
        assert running.ask("GET", "/", Cookie=running.enter()).status == 200
    assert (data / "secret-key").stat().st_size > 50
