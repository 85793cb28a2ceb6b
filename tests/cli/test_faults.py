"""Every error in words, with a way out; no traceback reaches a person."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.given import askwell, own_env


def test_help_loads_no_django(tmp_path):
    code = "import sys; from askwell.cli import run; run(['--help']); print('django' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], env=own_env(tmp_path), capture_output=True, text=True, check=True
    )
    assert "Begin with: askwell run" in done.stdout
    assert done.stdout.splitlines()[-1] == "False"


@pytest.mark.parametrize(
    "words", [["nonsense"], ["open", "--nonsense"], ["--data"], ["open", "--data="], ["open", "extra"]]
)
def test_wrong_usage_ends_with_2(tmp_path, words):
    said = askwell(tmp_path, *words, code=2)
    assert said.stdout == ""
    assert "Traceback" not in said.stderr
    said = askwell(tmp_path, "--json", *words, code=2)
    assert json.loads(said.stderr)["error"]["code"] == "usage"


@pytest.mark.parametrize(
    "words",
    [["--json", "--data", "{}", "open"], ["open", "--json", "--data", "{}"], ["open", "--data={}", "--json"]],
)
def test_where_and_how_may_stand_before_or_after(tmp_path, words):
    there = tmp_path / "there"
    said = askwell(tmp_path / "elsewhere", *(word.format(there) for word in words), code=1)
    assert json.loads(said.stderr) == {
        "error": {"code": "not_running", "message": "Askwell is not running.", "hint": "Start it with: askwell run"}
    }
    assert there.exists()
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("place", ["/proc/askwell", "/dev/null/askwell"])
def test_a_folder_that_cannot_be_written_is_named(tmp_path, place):
    said = askwell(tmp_path, "run", "--no-browser", "--data", place, "--json", code=1)
    error = json.loads(said.stderr)["error"]
    assert (error["code"], place in error["message"]) == ("folder_closed", True)


def test_a_file_in_the_place_of_the_folder_is_called_a_file(tmp_path):
    file = tmp_path / "people.csv"
    file.write_text("Name\n")
    for place in (file, file / "sub"):
        error = json.loads(askwell(tmp_path, "next", "--data", str(place), "--json", code=1).stderr)["error"]
        assert error["message"].startswith(f"{file} is a file, not a folder.")
    assert file.read_text() == "Name\n"


def test_what_nobody_foresaw_is_a_fault_with_a_log(tmp_path):
    askwell(tmp_path, "people", "add", "Ada Lind")
    with closing(sqlite3.connect(tmp_path / "askwell.sqlite3")) as database:
        database.execute("DROP TABLE step")
    said = askwell(tmp_path, "next", code=1)
    assert "This is a fault of Askwell, not of yours." in said.stderr
    assert "Traceback" not in said.stderr
    assert "no such table: step" in (tmp_path / "askwell.log").read_text()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_tab_key_can_be_taught(tmp_path, shell):
    assert "_ASKWELL_COMPLETE" in askwell(tmp_path, "completion", shell).stdout


def test_the_tab_key_finds_commands(tmp_path):
    said = askwell(tmp_path, _ASKWELL_COMPLETE="bash_complete", COMP_WORDS="askwell ope", COMP_CWORD="1")
    assert said.stdout == "plain,open\n"


def test_a_pipe_carries_no_colour(tmp_path):
    assert "\x1b" not in askwell(tmp_path, "open", code=1).stderr


def heard(data, *words, to):
    """A command whose answer goes elsewhere than to a reader."""
    command = [sys.executable, "-c", "from askwell.cli import main; main()", *words]
    return subprocess.run(command, env=own_env(data), stdout=to, stderr=subprocess.PIPE, text=True, check=False)


def test_an_answer_that_cannot_be_written_does_not_say_that_nothing_was_saved(tmp_path):
    with Path(os.devnull).open() as only_read:
        said = heard(tmp_path, "people", "add", "Ada Lind", to=only_read)
    assert (said.returncode, "What you asked for is done." in said.stderr) == (1, True)
    assert [one["name"] for one in json.loads(askwell(tmp_path, "people", "list", "--json").stdout)["people"]] == [
        "Ada Lind"
    ]


def test_a_reader_who_has_gone_is_no_error(tmp_path):
    reading, writing = os.pipe()
    os.close(reading)
    said = heard(tmp_path, "people", "add", "Ada Lind", "--json", to=writing)
    os.close(writing)
    assert (said.returncode, said.stderr) == (0, "")


def test_a_damaged_database_is_named_with_the_way_to_a_backup(tmp_path):
    askwell(tmp_path, "people", "add", "Ada Lind")
    kept = json.loads(askwell(tmp_path, "backup", "--json").stdout)["file"]
    for path in tmp_path.glob("askwell.sqlite3*"):
        path.write_bytes(b"no database at all" * 500)
    said = json.loads(askwell(tmp_path, "next", "--json", code=1).stderr)["error"]
    assert (said["code"], "restore --list" in said["hint"]) == ("damaged", True)
    for path in tmp_path.glob("askwell.sqlite3*"):
        path.rename(tmp_path / f"damaged-{path.name}")
    askwell(tmp_path, "restore", kept)
    assert "Ada Lind" in askwell(tmp_path, "people", "list").stdout
