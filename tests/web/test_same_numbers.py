"""The same thing has the same number at every door: talks are talks held, people are people (METHOD 8, progress)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest

from askwell.actions import approach as approaches, direction as directions, interview as interviews, person as people
from askwell.actions.interview import Appointment, Held
from askwell.actions.person import PersonDetails
from askwell.queries import as_of, chain, direction as queries, progress


@pytest.fixture
def journey(explorer):
    """Rafael and Dana sat in one talk, and both were on the list; with Dana there was another of her own; Karin was met
    by chance."""
    ward = directions.open_direction(explorer, "ward work", on=date(2026, 9, 1))
    rafael, dana, karin = (
        people.add(explorer, PersonDetails(name=name), on=date(2026, 9, 1)) for name in ("Rafael", "Dana", "Karin")
    )
    own = {one.id: approaches.start(explorer, one, ward, on=date(2026, 9, 1)).approach for one in (rafael, dana)}
    start = datetime(2026, 9, 14, 8, 0, tzinfo=UTC)
    both = interviews.schedule(explorer, own[rafael.id], Appointment(start, 30), on=date(2026, 9, 3))
    interviews.add_attendee(explorer, both, dana)
    interviews.held(explorer, both, Held())
    again = interviews.schedule(explorer, own[dana.id], Appointment(start.replace(day=21), 30), on=date(2026, 9, 15))
    interviews.held(explorer, again, Held())
    interviews.held_without_request(explorer, karin, ward, Held(), on=date(2026, 9, 28))
    return explorer.workspace


def test_three_talks_with_three_people(journey, browser_in):
    assert progress.talks(journey) == chain.chain(journey).talks == 3
    assert [one.talks for one in queries.overview(journey)] == [3]
    assert "You have talked with 3 people in 3 talks" in browser_in.get("/chain/").text
    assert "0 asked, 3 talks" in browser_in.get("/progress/").text


def test_another_day_counts_alike(journey):
    assert as_of.overview(journey, date(2026, 10, 16)) == queries.overview(journey)
    assert [one.talks for one in as_of.overview(journey, date(2026, 9, 20))] == [1]


def test_found_and_who_came_without_a_request_are_the_people_of_the_direction(journey, browser_in):
    found = progress.progress(journey)[0]
    assert found.count + found.by_chance == queries.overview(journey)[0].candidates == 3
    row = re.search(r'<th scope="row">Found</th>.*?</tr>', browser_in.get("/progress/").text, re.S)
    assert row and "and 3 without a request" in row.group()


def test_a_talk_for_two_directions_is_a_talk_of_each(explorer):
    ward, teaching = (
        directions.open_direction(explorer, name, on=date(2026, 9, 1)) for name in ("ward work", "teaching")
    )
    rafael = people.add(explorer, PersonDetails(name="Rafael"))
    for wanted in (ward, teaching):
        approach = approaches.start(explorer, rafael, wanted, on=date(2026, 9, 1)).approach
    start = datetime(2026, 9, 14, 8, 0, tzinfo=UTC)
    interviews.held(explorer, interviews.schedule(explorer, approach, Appointment(start, 30), date(2026, 9, 3)), Held())
    assert [one.talks for one in queries.overview(explorer.workspace)] == [1, 1]
    assert [one.talks for one in as_of.overview(explorer.workspace, explorer.today)] == [1, 1]
    assert progress.talks(explorer.workspace) == 1
