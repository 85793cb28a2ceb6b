"""Open formats, and the doctor."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta

import pytest
from icalendar import Calendar

from askwell.actions import person
from askwell.actions.person import PersonDetails
from askwell.integrations.contacts import read_people
from askwell.integrations.formats import Card, csv_file, vcards
from askwell.models import Approach, Claim, Event, Note, Person, Step
from askwell.queries.doctor import health
from askwell.queries.fold_check import differences
from askwell.wording.export import FORMATS, files
from tests.given import askwell
from tests.keeping.conftest import AT


@pytest.mark.parametrize("cell", ["=1+1", "+49 30 1", "-2", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")'])
def test_no_spreadsheet_runs_a_cell(cell):
    [[_], [found]] = csv.reader(io.StringIO(csv_file(["a"], [[cell]]).decode("utf-8-sig"), newline=""))
    assert found == "'" + cell


@pytest.mark.parametrize("cell", ["Dana, Mbeki", 'She said "yes"', "two\nlines", "Łucja 日本", "5 - 3", ""])
def test_other_cells_are_as_they_are(cell):
    [[_], found] = csv.reader(io.StringIO(csv_file(["a"], [[cell]]).decode("utf-8-sig"), newline=""))
    assert "".join(found) == cell


def test_cards_are_read_back(tmp_path):
    note = "Choir, altos;\nback \\ row. " + "Zürich 日本 " * 20
    card = Card(
        Person().id, "Dana Mbeki-Øre", ("dana@example.org",), ("+1 617 555 0100",), ("https://example.org/d",),
        "Fernhill, Inc.", "Physician", "1 High St\nBoston", note, "1980-05-03",
    )  # fmt: skip
    path = tmp_path / "people.vcf"
    path.write_bytes(vcards([card]))
    assert all(len(line) <= 75 for line in path.read_bytes().split(b"\r\n"))
    [found] = list(read_people(path)[1])
    assert (found.name, found.company, found.title) == (card.name, card.company, card.title)
    assert (found.emails, found.phones, found.urls) == (card.emails, card.phones, card.urls)
    assert " ".join(found.note.split()) == " ".join(note.split())
    assert found.birthday == "1980-05-03"


def exported(explorer, **how):
    return dict(files(explorer.workspace, FORMATS, AT, **how))


def test_everything_goes_out(explorer):
    found = exported(explorer)
    told = json.loads(found["askwell.json"])
    assert len(told["person"]) == Person.objects.count()
    assert len(told["event"]) == Event.objects.count()
    assert {"people.csv", "approaches.csv", "letters.csv", "claims.csv", "introductions.csv"} <= found.keys()
    assert "Tomás Herrera named Rafael Ortiz" in found["people/tomas-herrera.md"].decode()
    assert any(name.startswith("directions/") for name in found)
    talks = Calendar.from_ical(found["talks.ics"]).walk("VEVENT")
    assert len(talks) == 5
    assert {talk["dtstart"].params["tzid"] for talk in talks} <= {"America/New_York", "Europe/Berlin"}


def test_no_secret_goes_out(explorer):
    assert explorer.workspace.salt.encode() not in b"".join(exported(explorer).values())


def test_what_was_said_in_confidence_stays(explorer):
    claim, note = Claim.objects.first(), Note.objects.first()
    Claim.objects.filter(id=claim.id).update(in_confidence=True, text="Between us: they will close")
    Note.objects.filter(line=note.line).update(in_confidence=True, text="Between us: they are two")
    assert any(b"Between us" in content for content in exported(explorer).values())
    out = exported(explorer, for_others=True)
    assert [name for name, content in out.items() if b"Between us" in content] == []


def test_the_doctor_finds_nothing_in_good_order(explorer):
    found = health(explorer.workspace, AT, running=False)
    assert (found.differences, [one.name for one in found.findings if one.level == "trouble"]) == ([], [])


TAMPERED = {
    "approach.stage": lambda: Approach.objects.filter(stage="held").update(stage="asked"),
    "person.talks": lambda: Person.objects.filter(talks=1).update(talks=2),
    "event.counts": lambda: Event.objects.filter(kind="letter_sent").update(counts=False),
    "claim.taken_back": lambda: Claim.objects.update(taken_back=True),
}


@pytest.mark.parametrize("what", TAMPERED)
def test_the_doctor_finds_what_was_tampered_with(explorer, what):
    TAMPERED[what]()
    assert what in {one.what for one in differences(explorer.workspace)}
    assert not health(explorer.workspace, AT, running=False).good


def test_the_doctor_finds_a_missing_and_an_invented_step(explorer):
    missing = Step.objects.first()
    Step.objects.filter(id=missing.id).delete()
    assert [one.what for one in differences(explorer.workspace)] == [f"step {missing.kind}"]
    missing.id, missing.due = None, missing.due + timedelta(days=1)
    missing.save(force_insert=True)
    [found] = differences(explorer.workspace)
    assert found.stored != found.fresh


@pytest.mark.parametrize(
    ("running", "backup_age", "trouble"),
    [
        pytest.param(True, 1, ["worker"], id="it runs, and its worker shows no life"),
        pytest.param(False, 30, ["backup"], id="no backup for a month"),
    ],
)
def test_the_doctor_looks_at_worker_and_backup(explorer, running, backup_age, trouble):
    found = health(explorer.workspace, AT + timedelta(days=backup_age), running=running)
    assert [one.name for one in found.findings if one.level == "trouble"] == trouble


def test_the_commands(tmp_path):
    data = tmp_path / "data"
    said = json.loads(askwell(data, "doctor", "--json").stdout)
    assert (said["good"], said["differences"]) == (True, [])
    made = json.loads(askwell(data, "backup", "--json").stdout)
    assert (made["proved"], made["counts"]["workspace"]) == (True, 1)
    assert [one["file"] for one in json.loads(askwell(data, "restore", "--list", "--json").stdout)["backups"]] == [
        made["file"]
    ]
    assert json.loads(askwell(data, "restore", "--json").stdout)["file"] == made["file"]
    out = json.loads(askwell(data, "export", "--to", str(tmp_path / "out"), "--json").stdout)
    assert str(tmp_path / "out" / "people.csv") in out["files"]
    for command in ("backup", "restore", "export", "doctor"):
        assert f"Example: askwell {command}" in askwell(data, command, "--help").stdout


def test_wrong_files_and_folders_are_named(tmp_path):
    (tmp_path / "file").write_text("x")
    said = askwell(tmp_path / "data", "restore", str(tmp_path / "file"), "--json", code=1)
    assert json.loads(said.stderr)["error"]["code"] == "bad_backup"
    said = askwell(tmp_path / "data", "restore", "2026-01-01T000000Z.zip", "--json", code=1)
    assert json.loads(said.stderr)["error"]["code"] == "not_found"
    said = askwell(tmp_path / "data", "restore", "--json", code=1)
    assert json.loads(said.stderr)["error"]["code"] == "invalid"
    said = askwell(tmp_path / "data", "export", "--to", str(tmp_path / "file"), "--json", code=1)
    assert json.loads(said.stderr)["error"]["code"] == "folder_closed"


def test_the_doctor_ends_with_1_on_trouble(tmp_path):
    (tmp_path / "data").mkdir(mode=0o777)
    (tmp_path / "data").chmod(0o777)
    said = json.loads(askwell(tmp_path / "data", "doctor", "--json", code=1).stdout)
    assert [one["name"] for one in said["findings"] if one["level"] == "trouble"] == ["folder"]


def test_a_person_of_any_name_becomes_a_file(explorer):
    for name in ("日本 太郎", "../../etc/passwd", "Dana Mbeki", "dana mbeki"):
        one = person.add(explorer, PersonDetails(name=name))
        Event.objects.create(
            workspace=explorer.workspace, person=one, kind="mentioned_to", on=AT.date(), recorded_at=AT, by="x",
            order=Event.objects.count() + 100,
        )  # fmt: skip
    names = [name for name in exported(explorer) if name.startswith("people/")]
    assert len(names) == len(set(names)) == 7 + 4
    assert all(".." not in name and name.count("/") == 1 for name in names)
