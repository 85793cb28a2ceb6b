"""What cannot be meant is refused on the page where it was typed, and stays there."""

from datetime import date

import pytest

from askwell.actions import approach as approaches, direction as directions, letter as letters, person as people, talk
from askwell.actions.interview import Held, held_without_request
from askwell.actions.person import PersonDetails
from askwell.models import Event


@pytest.fixture
def asked(explorer):
    """An approach to Bo Lind; the explorer's today is Friday 16 October 2026."""
    bo = people.add(explorer, PersonDetails(name="Bo Lind"), on=date(2026, 10, 1))
    return approaches.start(explorer, bo, directions.open_direction(explorer, "informatics")).approach


@pytest.mark.parametrize(
    ("page", "typed", "says"),
    [
        ("reply", {"kinds": ["accepted", "declined"]}, "accepted and declined at once"),
        ("reply", {"kinds": ["later"], "until": "2026-10-15"}, "was past already"),
        ("pause", {"until": "2026-10-15"}, "was past already"),
    ],
)
def test_what_cannot_be_meant_stores_nothing(browser_in, asked, page, typed, says):
    many = {"names-TOTAL_FORMS": "0", "names-INITIAL_FORMS": "0", "on": "2026-10-16", "text": "my own words"}
    before = Event.objects.count()
    answer = browser_in.post(f"/approaches/{asked.id}/{page}", many | typed)
    assert (answer.status_code, says in answer.text, Event.objects.count()) == (422, True, before)
    assert page == "pause" or "my own words" in answer.text


def test_a_goal_of_none_is_no_goal(browser_in):
    answer = browser_in.post("/progress/goal", {"booked": "0"})
    assert not Event.objects.filter(kind="goal_set").exists()
    assert answer.context["form"].errors["booked"]


def test_each_decision_has_a_letter_of_its_own(explorer, asked):
    one, other = asked.direction, directions.open_direction(explorer, "medical affairs")
    held_without_request(explorer, asked.person, one, Held())
    for direction, how, words, sign in (
        (one, "chosen", "“One clinic day works”", "for"),
        (other, "set_aside", "“Half my weeks are on the road”", "against"),
    ):
        talk.add_claim(explorer, asked.person, direction, words, sign)
        directions.decide(explorer, direction, how)
        direction.refresh_from_db()
    first = letters.draft(explorer, asked.person, "tell_decision", direction=one)
    second = letters.draft(explorer, asked.person, "tell_decision", direction=other)
    assert "One clinic day works" in first.text
    assert "Half my weeks are on the road" in second.text
    assert letters.draft(explorer, asked.person, "tell_decision", direction=one) == first
