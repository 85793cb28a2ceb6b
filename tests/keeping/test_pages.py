"""Keep it safe, as pages."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from askwell.actions import backup, forgetting, person
from askwell.actions.person import PersonDetails
from askwell.models import Event, Person, Workspace
from askwell.queries import find
from askwell.queries.backup import backups
from tests.given import given_browser, given_explorer
from tests.keeping.conftest import AT

NAME = "Tomás Herrera"


def test_back_up_now_and_see_it(explorer, browser_in):
    assert "There is none yet." in browser_in.get("/keep/").text
    said = browser_in.post("/keep/backup", follow=True)
    assert "Backed up, and proved: 7 people" in said.text
    assert "less than a minute old" in said.text


def test_going_back_leaves_the_browser_in(explorer, browser_in):
    made = backup.make(explorer, AT)
    person.add(explorer, PersonDetails(name="Kim Sato"))
    assert "It takes the place of everything" in browser_in.get(f"/keep/restore/{made.name}").text
    assert Person.objects.filter(name="Kim Sato").exists()
    said = browser_in.post(f"/keep/restore/{made.name}", follow=True)
    assert (said.status_code, "Everything is as it was on Fri 16 Oct." in said.text) == (200, True)
    assert not Person.objects.filter(name="Kim Sato").exists()
    assert "what was here before a restore" in said.text


def test_a_backup_brought_from_elsewhere(explorer, browser_in):
    made = backup.make(explorer, AT)
    content = made.path.read_bytes()
    person.add(explorer, PersonDetails(name="Kim Sato"))
    said = browser_in.post("/keep/restore", {"file": SimpleUploadedFile("b.zip", content)}, follow=True)
    assert "Everything is as it was" in said.text
    assert not Person.objects.filter(name="Kim Sato").exists()


@pytest.mark.parametrize("content", [b"Name,Email\n", b"PK\x03\x04" + b"\0" * 4000])
def test_what_is_no_backup_is_refused(explorer, browser_in, content):
    said = browser_in.post("/keep/restore", {"file": SimpleUploadedFile("b.zip", content)})
    assert (said.status_code, "Nothing was changed." in said.text) == (422, True)
    assert Person.objects.filter(name=NAME).exists()


@pytest.mark.parametrize("path", ["/keep/restore/2026-10-16T090000Z.zip", "/keep/restore/..%2Faskwell.sqlite3"])
def test_a_backup_of_others_is_not_found(explorer, path):
    theirs = given_explorer()
    backup.make(theirs, AT)
    mine = given_browser(explorer)
    assert (mine.get(path).status_code, mine.post(path).status_code) == (404, 404)


def test_an_export_is_one_file(explorer, browser_in):
    answer = browser_in.post("/keep/export", {"format": "all"})
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert {"askwell.json", "people.csv", "people.vcf", "talks.ics", "people/tomas-herrera.md"} <= set(
            archive.namelist()
        )


def test_forgetting_says_what_goes_and_what_stays(explorer, browser_in):
    tomas = find.person(explorer.workspace, NAME)
    page = f"/people/{tomas.id}/forget"
    assert "What goes, for good" in browser_in.get(page).text
    assert browser_in.post(page).status_code == 422
    assert not Event.objects.filter(kind="erased").exists()
    said = browser_in.post(page, {"why": "asked"}, follow=True)
    assert "Erased." in said.text
    assert (browser_in.get(page).status_code, browser_in.post(page, {"why": "asked"}).status_code) == (404, 404)
    assert NAME not in browser_in.get("/chain/").text
    left = browser_in.get(f"/people/{tomas.id}/").text
    assert ("This was somebody who is erased" in left, "Bring back" in left) == (True, False)


def test_a_backup_that_still_holds_them_is_named_until_it_is_rewritten(explorer, browser_in):
    backup.make(explorer, AT)
    forgetting.forget(explorer, find.person(explorer.workspace, NAME), at_their_request=True)
    assert "1 backup still holds somebody you erased" in browser_in.get("/keep/").text
    forgetting.finish(AT)
    assert "still holds" not in browser_in.get("/keep/").text


def test_what_is_held_about_somebody(explorer, browser_in):
    tomas = find.person(explorer.workspace, NAME)
    held = json.loads(browser_in.get(f"/people/{tomas.id}/dossier/json").content)
    assert {"person", "contact_point", "message", "note", "claim", "event", "interview"} <= held.keys()
    assert held["person"][0]["name"] == NAME
    assert all(row["person_id"] == str(tomas.id) for row in held["message"])
    assert "# What is held about Tomás Herrera" in browser_in.get(f"/people/{tomas.id}/dossier/md").text


def test_people_nobody_touched_are_listed(explorer, browser_in):
    old = date(2024, 10, 1)
    for name, on in {"Long Ago": old, "Last Month": date(2026, 9, 20)}.items():
        person.add(explorer, PersonDetails(name=name), on=on)
    text = browser_in.get("/keep/people").text
    assert ("Long Ago" in text, "Last Month" in text, NAME in text) == (True, False, False)


def test_erasing_everything(explorer, browser_in):
    theirs = given_explorer()
    person.add(theirs, PersonDetails(name="Mina Vale"))
    backup.make(explorer, AT)
    backup.make(theirs, AT + timedelta(hours=1))
    assert browser_in.post("/keep/erase").status_code == 422
    said = browser_in.post("/keep/erase", {"sure": "on"}, follow=True)
    assert (said.status_code, "Everything is erased." in said.text) == (200, True)
    assert list(Person.objects.values_list("name", flat=True)) == ["Mina Vale"]
    assert not Workspace.objects.filter(id=explorer.workspace.id).exists()
    assert len(backups(theirs.workspace)) == 1


def test_the_doctor_in_plain_words(explorer, browser_in):
    text = browser_in.get("/keep/doctor").text
    assert ("Your lists and steps say what your events say." in text, "SQL" in text) == (True, False)


def test_everything_about_others_is_not_found(explorer, browser_in):
    theirs = person.add(given_explorer(), PersonDetails(name="Mina Vale"))
    for page in ("forget", "dossier/json", "dossier/md"):
        assert browser_in.get(f"/people/{theirs.id}/{page}").status_code == 404
    assert browser_in.post(f"/people/{theirs.id}/forget", {"why": "asked"}).status_code == 404
    theirs.refresh_from_db()
    assert theirs.name == "Mina Vale"
