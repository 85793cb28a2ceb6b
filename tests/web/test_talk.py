"""What the page of a talk keeps, by plain forms and by JSON."""

import json
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import uuid4

import pytest
from django.test import Client

from askwell.actions import approach as approaches, direction as directions, interview as interviews, person as people
from askwell.actions.interview import Appointment, Question
from askwell.actions.person import PersonDetails
from askwell.models import AgendaItem, Event, Interview, Introduction, Note, Person
from tests.given import given_browser

START = datetime(2026, 10, 16, 8, 45, tzinfo=UTC)  # a quarter of an hour ago


@pytest.fixture
def talk(explorer):
    direction = directions.open_direction(explorer, "clinical informatics")
    rafael = people.add(explorer, PersonDetails(name="Rafael Ortiz", company="Corvane"))
    approach = approaches.start(explorer, rafael, direction).approach
    talk = interviews.schedule(
        explorer, approach, Appointment(START, 30, "Europe/Berlin", "video"), on=START - timedelta(days=4)
    )
    interviews.set_agenda(
        explorer, talk, [Question("What does a good week look like?", "opening"), Question("Who else?", "names")]
    )
    return talk


def sent(browser, talk, what="notes", **line):
    return browser.post(f"/interviews/{talk.id}/{what}", json.dumps(line), content_type="application/json")


def line(text, **more):
    return {"id": str(uuid4()), "text": text, "hash": sha256(text.encode()).hexdigest(), "seq": 1} | more


def test_a_line_sent_twice_is_kept_once(browser_in, talk):
    first = line("They hire from wards.", question=str(talk.agenda.first().id), in_confidence=True)
    for _ in range(2):
        answer = sent(browser_in, talk, **first)
        assert (answer.status_code, answer.json()["saved"], answer.json()["hash"]) == (200, first["id"], first["hash"])
    note = Note.objects.get()
    assert (note.text, note.in_confidence, note.question) == ("They hire from wards.", True, talk.agenda.first().id)


def test_two_versions_of_one_line_both_come_back(browser_in, talk):
    first = line("Nights are rare.")
    sent(browser_in, talk, **first)
    for words in ("Nights are rare in product.", "Nights are rare, they say."):
        answer = sent(browser_in, talk, **line(words, follows=first["id"]))
    assert {version["text"] for version in answer.json()["line"] if version["follows"]} == {
        "Nights are rare in product.",
        "Nights are rare, they say.",
    }
    page = browser_in.get(f"/interviews/{talk.id}/talk").text
    assert "Two windows wrote this line." in page


@pytest.mark.parametrize(
    ("changed", "status", "says"),
    [
        pytest.param({"text": "  "}, 422, "The note is empty.", id="nothing"),
        pytest.param({"text": "Nights are r"}, 422, "The note was damaged on its way.", id="cut off"),
        pytest.param({"text": "a" * 2001}, 422, "too long", id="too long for a line"),
        pytest.param({"text": "ä" * 20_000}, 413, "That is too long.", id="more than 10 KB"),
        pytest.param({"id": "7"}, 422, "UUID", id="no id"),
    ],
)
def test_a_line_that_cannot_be_kept_says_why(browser_in, talk, changed, status, says):
    answer = sent(browser_in, talk, **(line("Nights are rare.") | changed))
    assert (answer.status_code, says in answer.json()["refused"]) == (status, True)
    assert not Note.objects.exists()


@pytest.mark.parametrize("body", ["", "[]", "7", "{", "[" * 5000])
def test_what_is_no_line_at_all_changes_nothing(browser_in, talk, body):
    answer = browser_in.post(f"/interviews/{talk.id}/notes", body, content_type="application/json")
    assert answer.status_code in (404, 422)
    assert not Note.objects.exists()


def test_a_page_of_another_site_cannot_write(explorer, talk):
    browser: Client = given_browser(explorer, enforce_csrf_checks=True)
    assert sent(browser, talk, **line("Nights are rare.")).status_code == 403
    assert not Note.objects.exists()


def test_a_name_sent_twice_is_given_once(browser_in, talk):
    name = {"id": str(uuid4()), "name": "Lena Krause", "company": "Medira", "why": "rollouts", "may_use_name": False}
    for _ in range(2):
        assert sent(browser_in, talk, "names", **name).json() == {"saved": name["id"]}
    intro = Introduction.objects.get()
    assert (intro.target.name, intro.giver.name, intro.may_use_name) == ("Lena Krause", "Rafael Ortiz", False)
    assert Person.objects.count() == 2


def test_without_scripts_a_bad_line_stays_typed(browser_in, talk):
    answer = browser_in.post(f"/interviews/{talk.id}/notes", {"text": "a" * 2001})
    assert answer.status_code == 422
    assert "too long for one line" in answer.text
    assert "a" * 2001 in answer.text
    answer = browser_in.post(f"/interviews/{talk.id}/names", {"name": "", "company": "Medira"})
    assert (answer.status_code, "Say who was named." in answer.text, "Medira" in answer.text) == (422, True, True)


def test_a_question_is_ticked_and_the_tick_taken_back(browser_in, talk):
    item = talk.agenda.first()
    for asked in (True, False, True):
        sent(browser_in, talk, "asked", item=str(item.id), asked=asked)
        assert AgendaItem.objects.get(id=item.id).asked is asked
    assert sent(browser_in, talk, "asked", item=str(uuid4()), asked=True).status_code == 200


def test_that_it_turned_is_noted_once_a_branch(browser_in, talk):
    for branch in ("", "", "A", "A", "B", ""):
        sent(browser_in, talk, "turned", branch=branch, minute=6)
    turned = Event.objects.filter(kind="interview_turned").order_by("order")
    assert [event.data for event in turned] == [{"minute": 6, "branch": branch} for branch in ("", "A", "B")]


@pytest.mark.parametrize(
    ("ended", "at", "end"),
    [
        pytest.param("early", "2026-10-16T08:59:00Z", "08:59", id="told while it goes on"),
        pytest.param("overran", None, "09:00", id="now, where the device says nothing"),
        pytest.param("as_agreed", "2026-10-16T23:59:00Z", "09:00", id="a device ahead of its time"),
    ],
)
def test_the_end_is_noted_once(browser_in, talk, ended, at, end):
    for _ in range(2):
        assert sent(browser_in, talk, "end", ended=ended, reason="", at=at).status_code == 200
    talk.refresh_from_db()
    assert (talk.ended, f"{talk.end:%H:%M}") == (ended, end)
    assert Event.objects.filter(kind="interview_held").count() == 1


def test_a_talk_that_has_not_begun_cannot_have_ended(explorer, talk):
    explorer.workspace.clock = START - timedelta(days=1)
    explorer.workspace.save()
    answer = given_browser(explorer).post(f"/interviews/{talk.id}/end", {"ended": "as_agreed", "reason": ""})
    assert (answer.status_code, "it has not begun" in answer.text) == (422, True)
    assert Interview.objects.get().held_on is None


def test_an_end_told_the_next_day_is_the_agreed_one(explorer, talk):
    explorer.workspace.clock = START + timedelta(days=1)
    explorer.workspace.save()
    given_browser(explorer).post(f"/interviews/{talk.id}/end", {"ended": "as_agreed", "reason": ""})
    assert Interview.objects.get().end == START + timedelta(minutes=30)


def test_the_worker_is_served_as_a_script_within_the_policy(browser_in):
    answer = browser_in.get("/talk-sw.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_half_a_character_breaks_nothing(browser_in, talk):
    browser_in.post(f"/interviews/{talk.id}/notes", '{"text": "nights \\ud83d"}', content_type="application/json")
    assert Note.objects.get().text == "nights \ufffd"


def test_after_the_talk_notes_can_be_added_and_no_clock_runs(explorer, browser_in, talk):
    interviews.held(explorer, talk, interviews.Held())
    assert f"/interviews/{talk.id}/talk" in browser_in.get(f"/interviews/{talk.id}/").text
    page = browser_in.get(f"/interviews/{talk.id}/talk").text
    assert ("You talked on Fri 16 Oct." in page, 'data-end=""' in page, "Look back now" in page) == (True, True, False)
    browser_in.post(f"/interviews/{talk.id}/notes", {"text": "And one thing more."})
    assert "And one thing more." in browser_in.get(f"/interviews/{talk.id}/").text
