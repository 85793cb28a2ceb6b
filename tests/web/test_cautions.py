"""What speaks against one more word is said before it goes, on every page that leads to one (METHOD 5, touches)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from askwell.actions import approach, direction, letter, person
from askwell.actions.person import PersonDetails
from askwell.models import Approach, Person
from tests.given import NOW


@pytest.fixture
def asked(explorer):
    """Hana at Halden was asked three days ago, and has not answered."""
    nursing = direction.open_direction(explorer, "school nursing")
    hana = person.add(explorer, PersonDetails(name="Hana Sato", company="Halden", phones=["+49 30 5550142"]))
    letter.record_sent(explorer, hana, "request", direction=nursing, on=NOW - timedelta(days=3))
    return nursing, Person.objects.get(id=hana.id)


def test_a_second_request_at_one_company_is_warned_of_before_it_is_written_and_before_it_goes(
    explorer, browser_in, asked
):
    nursing, _ = asked
    ben = person.add(explorer, PersonDetails(name="Ben Adler", company="Halden", emails=["ben@halden.example"]))
    draft = letter.draft(explorer, ben, "request", direction=nursing)
    for page in (f"/people/{ben.id}/ask", f"/letters/{draft.id}/"):
        assert "You are still waiting for Hana Sato, who works where Ben Adler does." in browser_in.get(page).text


def test_a_third_touch_is_warned_of_where_one_would_call(explorer, browser_in, asked):
    _, hana = asked
    running = Approach.objects.get(person=hana)
    page = f"/approaches/{running.id}/call"
    assert "without an answer" not in browser_in.get(page).text
    approach.call(explorer, running, "voicemail")
    assert "3 times without an answer" in browser_in.get(page).text
