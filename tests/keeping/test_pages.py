"""Keep it safe, as pages."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone

from askwell.actions import backup, errand, forgetting, person, restore as restoring
from askwell.actions.person import PersonDetails
from askwell.models import ContactPoint, Event, Person, Workspace
from askwell.queries import find
from askwell.queries.backup import backups
from tests.given import given_browser, given_explorer
from tests.keeping.conftest import AT

NAME = "Tomás Herrera"
HTMX = {"HX-Request": "true"}


def test_back_up_now_and_see_it(explorer, browser_in):
    assert "There is none yet." in browser_in.get("/keep/").text
    assert "It begins in a moment." in browser_in.post("/keep/backup", follow=True).text
    assert "A backup is being made." in browser_in.get("/keep/").text
    errand.take_up(AT)
    said = browser_in.get("/keep/work").text
    assert ("Backed up, and tried out" in said, "It holds 7 people" in said) == (True, True)
    assert "tried out" in browser_in.get("/keep/").text


def test_pressed_twice_it_is_made_once(explorer, browser_in):
    for _ in range(2):
        browser_in.post("/keep/backup")
    errand.take_up(AT)
    errand.take_up(AT + timedelta(minutes=1))
    assert len(backups(explorer.workspace)) == 1


def test_how_far_it_is_needs_no_script(explorer, browser_in):
    browser_in.post("/keep/backup")
    page = browser_in.get("/keep/work").text
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in page
    part = browser_in.get("/keep/work", headers=HTMX)
    assert ("<html" in part.text, "It begins in a moment." in part.text) == (False, True)
    errand.take_up(AT)
    assert browser_in.get("/keep/work", headers=HTMX).headers["HX-Refresh"] == "true"


def test_a_backup_says_how_far_it_is(explorer):
    for number in range(1200):
        ContactPoint.objects.create(
            workspace=explorer.workspace, person=find.person(explorer.workspace, NAME), kind="url",
            value=f"{number}", key=f"{number}", order=number,
        )  # fmt: skip
    told = []
    backup.make(explorer, AT, tell=told.append)
    assert (len(told) > 2, told == sorted(told), all(0 < share <= 1 for share in told)) == (True, True, True)


def test_going_back_leaves_the_browser_in(explorer, browser_in):
    made = backup.make(explorer, AT)
    person.add(explorer, PersonDetails(name="Kim Sato"))
    other = given_browser(explorer)
    assert "It takes the place of everything" in browser_in.get(f"/keep/restore/{made.name}").text
    assert Person.objects.filter(name="Kim Sato").exists()
    assert "It begins in a moment." in browser_in.post(f"/keep/restore/{made.name}", follow=True).text
    errand.take_up(timezone.now())  # sessions grow old by the real clock
    said = browser_in.get("/keep/work")
    assert (said.status_code, "Everything is as it was on Fri 16 Oct, 05:00" in said.text) == (200, True)
    assert not Person.objects.filter(name="Kim Sato").exists()
    assert "what was here before a restore" in browser_in.get("/keep/").text
    assert other.get("/keep/").status_code == 403


def test_a_backup_brought_from_elsewhere(explorer, browser_in, data):
    made = backup.make(explorer, AT)
    content = made.path.read_bytes()
    person.add(explorer, PersonDetails(name="Kim Sato"))
    browser_in.post("/keep/restore", {"file": SimpleUploadedFile("b.zip", content)})
    errand.take_up(timezone.now())  # sessions grow old by the real clock
    assert "Everything is as it was" in browser_in.get("/keep/work").text
    assert not Person.objects.filter(name="Kim Sato").exists()
    assert not list((data / "backups").glob("*.part"))


def test_the_backup_of_another_computer_takes_the_browser_along(explorer, browser_in, data):
    there = given_explorer()
    person.add(there, PersonDetails(name="Mina Vale"))
    content = backup.make(there, AT).path.read_bytes()
    with transaction.atomic():
        restoring.clear(there.workspace)
    browser_in.post("/keep/restore", {"file": SimpleUploadedFile("b.zip", content)})
    errand.take_up(timezone.now())  # sessions grow old by the real clock
    assert "Everything is as it was" in browser_in.get("/keep/work").text
    assert "Mina Vale" in browser_in.get("/people/").text


def test_a_backup_that_went_away_meanwhile(explorer, browser_in):
    made = backup.make(explorer, AT)
    browser_in.post(f"/keep/restore/{made.name}")
    made.path.write_bytes(b"PK\x03\x04" + bytes(4000))
    errand.take_up(AT)
    said = browser_in.get("/keep/work").text
    assert ("This backup was not restored" in said, "Nothing was changed." in said) == (True, True)
    assert Person.objects.filter(name=NAME).exists()


@pytest.mark.parametrize(
    ("kind", "said"), [("backup", "Your data and the backups before are as they were."), ("restore", "nothing lies in")]
)
def test_closed_in_the_middle_it_is_said_and_not_begun_again_by_itself(explorer, browser_in, data, kind, said):
    made = backup.make(explorer, AT)
    browser_in.post("/keep/backup" if kind == "backup" else f"/keep/restore/{made.name}")
    (note,) = (data / "backups").glob("errand-*.json")
    note.write_text(note.read_text().replace('"waiting"', '"running"'))  # what a kill leaves
    errand.take_up(AT + timedelta(days=1))
    shown = browser_in.get("/keep/work").text
    assert ("Askwell was closed before this was done." in shown, said in shown) == (True, True)
    assert len(backups(explorer.workspace)) == 1
    browser_in.post("/keep/backup")
    errand.take_up(AT + timedelta(days=1))
    assert "Backed up, and tried out" in browser_in.get("/keep/work").text


def test_while_a_restore_waits_no_other_is_taken(explorer, browser_in):
    made = backup.make(explorer, AT)
    browser_in.post("/keep/backup")
    answer = browser_in.post(f"/keep/restore/{made.name}")
    assert (answer.status_code, "at work already" in answer.text) == (503, True)


def test_the_command_line_at_it_makes_the_worker_wait(explorer, browser_in):
    browser_in.post("/keep/backup")
    with backup.workshop():
        errand.take_up(AT)
    assert "It begins in a moment." in browser_in.get("/keep/work").text
    errand.take_up(AT)
    assert "Backed up, and tried out" in browser_in.get("/keep/work").text


def test_without_an_errand_there_is_nothing_to_wait_for(explorer, browser_in):
    assert browser_in.get("/keep/work").url == "/keep/"


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
    assert ("Your lists and steps agree with what happened." in text, "SQL" in text) == (True, False)


def test_everything_about_others_is_not_found(explorer, browser_in):
    theirs = person.add(given_explorer(), PersonDetails(name="Mina Vale"))
    for page in ("forget", "dossier/json", "dossier/md"):
        assert browser_in.get(f"/people/{theirs.id}/{page}").status_code == 404
    assert browser_in.post(f"/people/{theirs.id}/forget", {"why": "asked"}).status_code == 404
    theirs.refresh_from_db()
    assert theirs.name == "Mina Vale"
