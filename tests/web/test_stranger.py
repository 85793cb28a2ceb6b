"""What somebody who came fresh to it stumbled over."""

from __future__ import annotations

from datetime import timedelta

import pytest

from askwell.actions import approach, direction, letter, person
from askwell.actions.person import PersonDetails
from askwell.models import Approach, Event, Person
from tests.given import NOW


@pytest.fixture
def nursing(explorer):
    return direction.open_direction(explorer, "school nursing")


def test_of_several_people_none_is_noted_where_one_cannot_be(explorer, browser_in, nursing):
    typed = {
        "who-TOTAL_FORMS": "2", "who-INITIAL_FORMS": "0", "who-0-name": "Erika Long", "who-1-name": "Ben Adler",
        "who-1-email": "ben@@nope",
    }  # fmt: skip
    answer = browser_in.post("/start/people", typed)
    assert answer.status_code == 422
    assert "ben@@nope" in answer.text
    assert not Person.objects.exists()
    browser_in.post("/start/people", typed | {"who-1-email": "ben@nope.example"})
    assert sorted(Person.objects.values_list("name", flat=True)) == ["Ben Adler", "Erika Long"]
    assert Approach.objects.filter(direction=nursing).count() == 2


@pytest.mark.parametrize("path", ["call", "reply"])
def test_nothing_is_noted_by_a_page_before_it_has_happened(explorer, browser_in, nursing, path):
    hana = person.add(explorer, PersonDetails(name="Hana Sato", source="known"))
    running = approach.start(explorer, hana, nursing).approach
    letter.record_sent(explorer, hana, "request", approach=running, on=NOW - timedelta(days=9))
    before = Event.objects.count()
    typed = {"on": "2027-01-05", "outcome": "voicemail", "kinds": "wrote"}
    typed |= {"names-TOTAL_FORMS": "0", "names-INITIAL_FORMS": "0"}
    answer = browser_in.post(f"/approaches/{running.id}/{path}", typed)
    assert answer.status_code == 422, answer.text
    assert "still to come" in answer.text
    assert Event.objects.count() == before


def test_a_decision_and_a_letter_are_not_noted_before_their_day(explorer, browser_in, nursing):
    hana = person.add(explorer, PersonDetails(name="Hana Sato", source="known", emails=["hana@halden.example"]))
    draft = letter.draft(explorer, hana, "request", direction=nursing)
    before = Event.objects.count()
    for path, typed in (
        (f"/directions/{nursing.id}/decide", {"how": "chosen", "reason": "it fits"}),
        (f"/letters/{draft.id}/sent", {"answer": "yes", "channel": "email"}),
    ):
        answer = browser_in.post(path, typed | {"on": "2027-03-03"})
        assert (answer.status_code, "still to come" in answer.text, "2027-03-03" in answer.text) == (422, True, True), (
            path
        )
    assert Event.objects.count() == before


def test_what_a_command_noted_ahead_of_its_day_can_be_taken_back_on_a_page(explorer, browser_in, nursing):
    hana = person.add(explorer, PersonDetails(name="Hana Sato", source="known"))
    sent = letter.record_sent(explorer, hana, "request", direction=nursing, on=NOW + timedelta(days=40))
    browser_in.post(f"/undo/{sent.id}")
    sent.refresh_from_db()
    assert not sent.counts


@pytest.mark.parametrize(
    ("typed", "zone"),
    [("New York", "America/New_York"), ("europe/berlin", "Europe/Berlin"), ("kolkata", "Asia/Kolkata"), ("UTC", "UTC")],
)
def test_a_time_zone_is_known_by_its_city_and_a_country_by_its_name(explorer, browser_in, typed, zone):
    browser_in.post("/start/me", {"zone": typed, "country": "germany"})
    explorer.workspace.refresh_from_db()
    assert (explorer.workspace.zone, explorer.workspace.country) == (zone, "DE")


def test_a_zone_that_is_none_is_said_and_stays_typed(browser_in):
    answer = browser_in.post("/start/me", {"zone": "Atlantis", "country": "Narnia"})
    assert answer.status_code == 422
    assert "Atlantis" in answer.text
    assert "Narnia" in answer.text
