"""The weeks against the goal: as they were, whatever was said or taken back later (METHOD S3.2, 5 and 8)."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from askwell.actions import approach, direction, interview, person, story
from askwell.actions.interview import Appointment
from askwell.actions.person import PersonDetails
from askwell.models import Event
from askwell.queries.progress import weeks, weeks_as_of


@pytest.fixture
def booked(explorer):
    """One talk agreed on Thursday 3 September 2026; the explorer set out on Tuesday 1 September."""
    pharma = direction.open_direction(explorer, "pharma", on=date(2026, 9, 1))
    dana = person.add(explorer, PersonDetails(name="Dana Mbeki", source="known"))
    row = approach.start(explorer, dana, pharma, on=date(2026, 9, 1)).approach
    start = datetime(2026, 9, 14, 9, 0, tzinfo=UTC)
    interview.schedule(explorer, row, Appointment(start, 30, "Europe/Berlin", "", ""), date(2026, 9, 3))
    return Event.objects.get(kind="interview_booked")


def test_a_booking_taken_back_still_stands_the_day_before(explorer, booked):
    story.undo(explorer, booked, date(2026, 9, 5))
    assert [week.booked for week in weeks_as_of(explorer.workspace, date(2026, 9, 4))] == [1]
    assert [week.booked for week in weeks_as_of(explorer.workspace, date(2026, 9, 5))] == [0]


def test_a_rest_taken_back_still_stands_the_day_before(explorer, booked):
    story.pause_goal(explorer, date(2026, 9, 10), date(2026, 9, 2))
    story.undo(explorer, Event.objects.get(kind="goal_paused"), date(2026, 9, 4))
    assert [week.paused for week in weeks_as_of(explorer.workspace, date(2026, 9, 3))] == [True]
    assert [week.paused for week in weeks_as_of(explorer.workspace, date(2026, 9, 4))] == [False]


def test_each_week_has_the_goal_of_then(explorer, booked):
    story.set_goal(explorer, 2, date(2026, 9, 9))
    story.set_goal(explorer, 3, date(2026, 9, 16))
    assert [week.goal for week in weeks(explorer.workspace, date(2026, 9, 23))] == [1, 2, 3, 3]
    assert [week.goal for week in weeks_as_of(explorer.workspace, date(2026, 9, 15))] == [1, 2, 2]
    assert [week.met for week in weeks(explorer.workspace, date(2026, 9, 23))] == [True, False, False, False]


def test_a_goal_taken_back_gives_way_to_the_one_before(explorer):
    story.set_goal(explorer, 2, date(2026, 9, 9))
    story.set_goal(explorer, 3, date(2026, 9, 16))
    mistake = Event.objects.filter(kind="goal_set").latest("order")
    story.undo(explorer, mistake)
    explorer.workspace.refresh_from_db()
    assert explorer.workspace.goal_per_week == 2


def test_stored_and_afresh_are_the_same(explorer, booked):
    story.set_goal(explorer, 2, date(2026, 9, 9))
    today = explorer.today
    assert weeks(explorer.workspace, today) == weeks_as_of(explorer.workspace, today)
