"""A day before what it answers is refused where it is said, and nothing is noted."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from askwell.actions import approach, direction, interview, letter, person, talk
from askwell.actions.interview import Appointment, Held
from askwell.actions.person import PersonDetails
from askwell.errors import Invalid
from askwell.models import Event

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def asked(explorer):
    """Ute, asked on 7 October about a direction that was opened on 1 October."""
    into = direction.open_direction(explorer, "informatics", on=date(2026, 10, 1))
    ute = person.add(explorer, PersonDetails(name="Ute Lang"), on=date(2026, 10, 1))
    running = approach.start(explorer, ute, into, on=date(2026, 10, 1)).approach
    letter.record_sent(explorer, ute, "request", approach=running, on=date(2026, 10, 7))
    running.refresh_from_db()
    return running


def booked(explorer, asked, start=datetime(2026, 10, 15, 10, 0, tzinfo=BERLIN)):
    return interview.schedule(explorer, asked, Appointment(start), on=date(2026, 10, 8))


@pytest.mark.parametrize(
    ("deed", "field"),
    [
        pytest.param(lambda me, ute: approach.reply(me, ute, ["declined"], on=date(2026, 10, 3)), "on", id="answer"),
        pytest.param(lambda me, ute: approach.close(me, ute, "quiet", on=date(2026, 10, 2)), "on", id="closing"),
        pytest.param(
            lambda me, ute: direction.decide(me, ute.direction, "chosen", on=date(2026, 9, 30)), "on", id="decision"
        ),
        pytest.param(
            lambda me, ute: talk.promise(me, ute.person, "a list", date(2026, 10, 1), mine=True, on=date(2026, 10, 9)),
            "due",
            id="promise",
        ),
        pytest.param(
            lambda me, ute: talk.receive_offer(me, ute.person, "a post", date(2020, 1, 1), on=date(2026, 10, 9)),
            "answer_by",
            id="offer",
        ),
        pytest.param(
            lambda me, ute: interview.held(me, booked(me, ute), Held(), on=date(2026, 10, 14)), "on", id="talk"
        ),
        pytest.param(
            lambda me, ute: booked(me, ute, datetime(2027, 3, 28, 2, 30, tzinfo=BERLIN)), "start", id="no such hour"
        ),
        pytest.param(
            lambda me, ute: booked(me, ute, datetime(3026, 1, 1, 10, 0, tzinfo=BERLIN)), "start", id="a year mistyped"
        ),
    ],
)
def test_is_refused(explorer, asked, deed, field):
    with pytest.raises(Invalid) as refused:
        deed(explorer, asked)
    assert refused.value.field == field
    last = Event.objects.filter(workspace=explorer.workspace).latest("order").kind
    assert last in {"letter_sent", "interview_booked"}  # given above, and nothing after it


def test_a_closing_may_lie_before_the_day_on_which_they_came_on_the_list(explorer):
    ute = person.add(explorer, PersonDetails(name="Ute Lang"))
    listed = approach.start(explorer, ute, direction.open_direction(explorer, "informatics")).approach
    approach.close(explorer, listed, "unneeded", on=date(2026, 10, 1))
    listed.refresh_from_db()
    assert (listed.stage, listed.closed_as) == ("closed", "unneeded")


def test_a_promise_is_kept_once_and_not_before_it_was_made(explorer, asked):
    made = talk.promise(explorer, asked.person, "a list", None, mine=True, on=date(2026, 10, 9))
    with pytest.raises(Invalid):
        talk.promise_kept(explorer, made, on=date(2026, 10, 8))
    talk.promise_kept(explorer, made, on=date(2026, 10, 10))
    with pytest.raises(Invalid):
        talk.promise_kept(explorer, made, on=date(2026, 10, 11))


def test_a_promise_given_in_a_talk_of_last_month_may_be_due_since(explorer, asked):
    held = interview.held_without_request(explorer, asked.person, None, Held(), on=date(2026, 9, 3))
    made = talk.promise(explorer, asked.person, "a list", date(2026, 9, 10), mine=True, interview=held)
    assert made.due == date(2026, 9, 10)
