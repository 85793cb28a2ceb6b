"""One talk with several people: whoever said, gave or promised something is the one it stands with, and is thanked."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from askwell.actions import approach as approaches, direction as directions, interview as interviews, person as people
from askwell.actions.interview import Appointment, Held
from askwell.actions.person import PersonDetails
from askwell.models import Attendee, Commitment, Introduction, Note
from askwell.queries.step import open_steps

START = datetime(2026, 10, 16, 8, 0, tzinfo=UTC)


@pytest.fixture
def there(explorer):
    """Rafael Ortiz is the host; Dana Mbeki sat in."""
    direction = directions.open_direction(explorer, "clinical informatics")
    rafael, dana = (people.add(explorer, PersonDetails(name=name)) for name in ("Rafael Ortiz", "Dana Mbeki"))
    approach = approaches.start(explorer, rafael, direction).approach
    talk = interviews.schedule(explorer, approach, Appointment(START, 30), on=START - timedelta(days=4))
    interviews.add_attendee(explorer, talk, dana)
    return talk, rafael, dana


@pytest.fixture
def held(explorer, there):
    interviews.held(explorer, there[0], Held())
    there[0].refresh_from_db()
    return there


def answer(browser, talk, deed, **typed):
    return browser.post(f"/interviews/{talk.id}/debrief/{deed}", typed, follow=True)


def test_a_name_stands_with_whoever_gave_it(there, browser_in):
    talk, _rafael, dana = there
    assert "Who named them" in browser_in.get(f"/interviews/{talk.id}/talk").text
    page = browser_in.post(
        f"/interviews/{talk.id}/names", {"name": "Priya Sen", "giver": str(dana.id)}, follow=True
    ).text
    assert "from Dana Mbeki" in page
    assert Introduction.objects.get().giver == dana
    assert "Priya Sen" in browser_in.get(f"/people/{dana.id}/").text


def test_a_name_from_somebody_who_was_not_there_is_refused(explorer, there, browser_in):
    other = people.add(explorer, PersonDetails(name="Kim Sato"))
    answered = browser_in.post(f"/interviews/{there[0].id}/names", {"name": "Priya Sen", "giver": str(other.id)})
    assert (answered.status_code, "Priya Sen" in answered.text) == (422, True)
    assert not Introduction.objects.exists()


def test_a_line_says_who_said_it(there, browser_in):
    talk, rafael, dana = there
    for person, text in ((rafael, "Nights are rare."), (dana, "Not in spring.")):
        browser_in.post(f"/interviews/{talk.id}/notes", {"text": text, "person": str(person.id)})
    assert list(Note.objects.order_by("text").values_list("text", "person__name")) == [
        ("Nights are rare.", "Rafael Ortiz"),
        ("Not in spring.", "Dana Mbeki"),
    ]
    line = Note.objects.get(text="Not in spring.")
    browser_in.post(f"/interviews/{talk.id}/notes", {"text": "Not in the spring.", "follows": str(line.id)})
    assert Note.objects.get(text="Not in the spring.").person == dana
    assert ">Dana Mbeki</span>" in browser_in.get(f"/interviews/{talk.id}/talk").text


def test_a_line_is_kept_whoever_a_device_thinks_said_it(there, browser_in):
    talk, rafael, _ = there
    line = {"id": str(uuid4()), "text": "Nights are rare.", "person": str(uuid4())}
    answered = browser_in.post(f"/interviews/{talk.id}/notes", json.dumps(line), content_type="application/json")
    assert (answered.status_code, Note.objects.get().person) == (200, rafael)


def test_a_promise_stands_with_whoever_made_it(held, browser_in):
    talk, _rafael, dana = held
    page = answer(browser_in, talk, "promise", what="the reading list", whose="theirs", giver=str(dana.id)).text
    assert "Dana Mbeki: the reading list" in page
    assert Commitment.objects.get().person == dana
    assert "They promised: the reading list" in browser_in.get(f"/people/{dana.id}/").text


def test_a_promise_that_was_a_mistake_is_taken_back_there(held, browser_in):
    talk, _, dana = held
    page = answer(browser_in, talk, "promise", what="the reading list", whose="theirs", giver=str(dana.id))
    ((_, event),) = page.context["promises"]
    browser_in.post(f"/undo/{event}")
    assert "the reading list" not in browser_in.get(f"/interviews/{talk.id}/debrief").text


def test_what_was_learned_says_from_whom(held, browser_in):
    talk, _rafael, dana = held
    typed = {"text": "Nights in spring.", "sign": "against", "direction": str(talk.approach.direction_id)}
    page = answer(browser_in, talk, "claim", **typed, person=str(dana.id)).text
    assert "Dana Mbeki · " in page


def test_each_is_thanked_and_one_does_not_stand_for_the_other(explorer, held, browser_in):
    talk, rafael, dana = held
    page = answer(browser_in, talk, "owed", person=str(dana.id)).text
    assert page.count("Write the thanks") == 2
    owed = {(step.kind, step.person) for step in open_steps(explorer.workspace, explorer.today)}
    assert {("thank_email", "Rafael Ortiz"), ("thank_email", "Dana Mbeki")} <= owed

    page = answer(browser_in, talk, "no-thanks", person=str(dana.id), reason="thanked face to face").text
    assert page.count("Write the thanks") == 1
    letter = browser_in.post(
        f"/people/{rafael.id}/letters", {"kind": "thank_you", "interview": str(talk.id)}
    ).url.removeprefix("/letters/")
    browser_in.post(f"/letters/{letter}sent", {"on": "2026-10-16", "channel": "email"})
    page = browser_in.get(f"/interviews/{talk.id}/debrief").text
    assert ("It has gone out." in page, "None: thanked face to face." in " ".join(page.split())) == (True, True)
    answer(browser_in, talk, "card-sent", person=str(dana.id))
    page = browser_in.get(f"/interviews/{talk.id}/debrief").text
    assert (page.count("It is posted."), page.count("Write the card")) == (1, 1)


def test_thanks_to_somebody_who_was_not_there_are_no_page(held, browser_in):
    talk, *_ = held
    assert answer(browser_in, talk, "owed", person=str(uuid4())).status_code == 404


def test_others_are_noted_before_the_talk_and_taken_off_again(explorer, there, browser_in):
    talk, _, dana = there
    page = f"/interviews/{talk.id}/others"
    shown = browser_in.post(page, {"name": "Kim Sato"}, follow=True).text
    assert ("they are part of it" in shown, "Kim Sato</a>" in shown) == (True, True)
    shown = browser_in.post(page, {"away": str(dana.id)}, follow=True).text
    assert "Dana Mbeki" not in shown
    assert Attendee.objects.get().person.name == "Kim Sato"
    refused = browser_in.post(page, {"name": "Rafael Ortiz"})
    assert (refused.status_code, "is the host of this talk" in refused.text) == (422, True)


def test_alone_nobody_is_asked_who_said_it(explorer, there, browser_in):
    talk, _, dana = there
    interviews.remove_attendee(explorer, talk, dana)
    for page in ("talk", "debrief"):
        shown = browser_in.get(f"/interviews/{talk.id}/{page}").text
        assert ("Who says it" in shown, "Who named them" in shown, "To whom, or who" in shown) == (False, False, False)
