"""Introductions as pages: what became of one, and naming somebody who had no name yet."""

from __future__ import annotations

from datetime import date

import pytest

from askwell.actions import direction, introduction, person
from askwell.actions.person import PersonDetails
from askwell.models import Approach, Person, Step
from askwell.queries.step import open_steps
from tests.given import given_explorer

SOMEONE = "someone who runs the ward at Aldane"


@pytest.fixture
def dana(explorer):
    return person.add(explorer, PersonDetails(name="Dana Mbeki"))


@pytest.fixture
def named(explorer, dana):
    """Dana named Tomás Herrera."""
    into = direction.open_direction(explorer, "clinical informatics")
    tomas = person.add(explorer, PersonDetails(name="Tomás Herrera"))
    return introduction.add(explorer, giver=dana, target=tomas, direction=into)


@pytest.fixture
def nameless(explorer, dana, browser_in):
    """Dana spoke of somebody whose name she did not know."""
    direction.open_direction(explorer, "clinical informatics")
    typed = {"name": SOMEONE, "company": "", "why": "she knows", "on": "2026-10-16"}
    page = browser_in.get(f"/people/{dana.id}/note/named")
    typed["direction"] = page.context["form"].fields["direction"].initial
    shown = browser_in.post(f"/people/{dana.id}/note/named", typed, follow=True)
    assert f"“{SOMEONE}”" in shown.text
    return dana.gave.get()


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("asked", "You asked Dana Mbeki to introduce you to Tomás Herrera."),
        ("promised", "Dana Mbeki promised to introduce you to Tomás Herrera."),
        ("made", "Dana Mbeki introduced you to Tomás Herrera."),
        ("refused", "Dana Mbeki would rather not introduce you to Tomás Herrera."),
        ("silent", "No word from Dana Mbeki about Tomás Herrera."),
        ("unneeded", "The introduction by Dana Mbeki to Tomás Herrera is no longer needed."),
    ],
)
def test_what_became_of_it_is_noted_and_can_be_taken_back(named, browser_in, state, said):
    page = f"/introductions/{named.id}/"
    assert "Dana Mbeki named Tomás Herrera" in browser_in.get(page).text
    shown = browser_in.post(page + "turn", {"state": state, "on": "2026-10-15"}, follow=True)
    assert (said in shown.text, "Thu 15 Oct" in shown.text) == (True, True)
    event = named.event_set.get(kind=f"introduction_{state}")
    browser_in.post("/undo/", {"event": str(event.id), "back": page})
    assert "does not count" in browser_in.get(page).text


def test_it_is_reached_from_where_it_is_seen(named, browser_in):
    started = Approach.objects.get(person=named.target)
    for page in (f"/people/{named.giver_id}/", f"/people/{named.target_id}/", f"/approaches/{started.id}/", "/chain/"):
        assert f"/introductions/{named.id}/" in browser_in.get(page).text, page


def test_without_an_answer_nothing_is_noted(named, browser_in):
    answer = browser_in.post(f"/introductions/{named.id}/turn", {"on": "2026-10-15"})
    assert (answer.status_code, "Choose one." in answer.text) == (422, True)
    assert named.event_set.filter(kind__startswith="introduction_").count() == 1


def test_someone_gets_a_name_later(explorer, nameless, browser_in):
    for page in (f"/people/{nameless.giver_id}/", "/chain/"):
        assert "Say who it is" in browser_in.get(page).text, page
    typed = {"name": "Ingrid Solberg", "company": "Aldane", "email": "ingrid@aldane.example"}
    shown = browser_in.post(f"/introductions/{nameless.id}/name", typed, follow=True)
    assert "Now you know who it is: Ingrid Solberg." in shown.text
    assert ("Dana Mbeki</a> named them" in shown.text, "ingrid@aldane.example" in shown.text) == (True, True)
    assert "write_to_name" in {step.kind for step in open_steps(explorer.workspace, explorer.today)}
    assert "Say who it is" not in browser_in.get("/chain/").text


def test_a_missing_name_is_a_step_that_leads_there(nameless, browser_in):
    step = next(step for step in browser_in.get("/steps/").context["future"] if step.step.kind == "write_to_name")
    assert (step.title, step.way.label) == (f"Find out who is meant: “{SOMEONE}”", "Say who it is")
    assert browser_in.get(step.way.to).status_code == 200
    assert f"/introductions/{nameless.id}/" in browser_in.get("/chain/").text


def test_someone_turns_out_to_be_known(explorer, nameless, browser_in):
    ingrid = person.add(explorer, PersonDetails(name="Ingrid Solberg"))
    browser_in.post(f"/introductions/{nameless.id}/name", {"known": "ingrid"})
    nameless.refresh_from_db()
    assert nameless.target == ingrid
    assert Person.objects.filter(name="Ingrid Solberg").count() == 1


def test_the_same_whole_name_is_the_same_person(explorer, nameless, browser_in):
    ingrid = person.add(explorer, PersonDetails(name="Ingrid Solberg"))
    browser_in.post(f"/introductions/{nameless.id}/name", {"name": "ingrid  solberg"})
    nameless.refresh_from_db()
    assert nameless.target == ingrid


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param({}, "Say who it is", id="nobody"),
        pytest.param({"name": "A", "known": "Dana"}, "Say one of the two", id="both"),
        pytest.param({"known": "Nobody Here"}, "There is no person “Nobody Here” here.", id="unknown"),
        pytest.param({"known": "Dana"}, "cannot be the one who named", id="the giver"),
        pytest.param({"name": "Ingrid", "email": "at home"}, "cannot be read as an e-mail", id="no address"),
    ],
)
def test_what_cannot_be_is_said_and_stays_typed(nameless, browser_in, typed, said):
    answer = browser_in.post(f"/introductions/{nameless.id}/name", typed)
    assert (answer.status_code, said in answer.text) == (422, True)
    assert all(words in answer.text for words in typed.values())
    nameless.refresh_from_db()
    assert nameless.target is None


def test_a_name_is_given_once(nameless, browser_in):
    for name in ("Ingrid Solberg", "Kim Sato"):
        answer = browser_in.post(f"/introductions/{nameless.id}/name", {"name": name})
    assert (answer.status_code, "That is Ingrid Solberg; the name is known already." in answer.text) == (422, True)
    assert not Person.objects.filter(name="Kim Sato").exists()


def test_others_introductions_are_not_found(browser_in):
    stranger = given_explorer()
    giver = person.add(stranger, PersonDetails(name="Mina Vale"))
    theirs = introduction.add(stranger, giver=giver, someone="someone who knows")
    assert browser_in.get(f"/introductions/{theirs.id}/").status_code == 404
    assert browser_in.post(f"/introductions/{theirs.id}/name", {"name": "Ada"}).status_code == 404
    assert browser_in.post(f"/introductions/{theirs.id}/turn", {"state": "made", "on": "2026-10-15"}).status_code == 404


def test_a_name_can_be_written_to_or_let_go_where_today_asks_to_decide(explorer, browser_in):
    into = direction.open_direction(explorer, "informatics")
    jo, dana = (person.add(explorer, PersonDetails(name=name)) for name in ("Jo Adler", "Dana Mbeki"))
    named = introduction.add(explorer, giver=jo, target=dana, direction=into, on=date(2026, 9, 3))
    found = Step.objects.filter(about_id=named.id).order_by("due")
    assert [step.kind for step in found] == ["write_to_name", "stale_name"]
    page = browser_in.get(f"/introductions/{named.id}/").text
    assert ("Write to Dana Mbeki" in page, "Let the name go" in page, "Tell Jo Adler" in page) == (True, True, True)
    waiting = Approach.objects.get(person=dana)
    browser_in.post(f"/approaches/{waiting.id}/close", {"how": "unneeded"})
    assert not Step.objects.filter(person=dana).exists()
    assert "Let the name go" not in browser_in.get(f"/introductions/{named.id}/").text
