from datetime import UTC, datetime, timedelta

import pytest

from askwell.queries.beat import last
from askwell.worker import AGAIN_AFTER, turn
from askwell.worker.jobs import Job

AT = datetime(2026, 10, 16, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def test_each_turn_is_a_sign_of_life(db):
    assert last() is None
    turn(AT, [])
    turn(AT + timedelta(seconds=30), [])
    assert last() == AT + timedelta(seconds=30)


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        pytest.param([AT, AT + timedelta(hours=23)], [AT], id="once a day"),
        pytest.param([AT, AT + DAY], [AT, AT + DAY], id="the next day again"),
        pytest.param([AT, AT + 9 * DAY], [AT, AT + 9 * DAY], id="after a week away once, not seven times"),
        pytest.param([AT + 400 * DAY, AT], [AT + 400 * DAY, AT], id="a clock set back by a year keeps nobody waiting"),
    ],
)
def test_a_daily_job(db, turns, expected):
    done = []
    for at in turns:
        turn(at, [Job("daily", DAY, done.append)])
    assert done == expected


def test_a_job_that_fails_comes_again_in_an_hour_and_hinders_no_other(db):
    tried, done = [], []

    def fail(at):
        tried.append(at)
        raise OSError("disk full")

    for at in (AT, AT + timedelta(minutes=59), AT + AGAIN_AFTER):
        turn(at, [Job("fails", DAY, fail), Job("works", DAY, done.append)])
    assert (tried, done) == ([AT, AT + AGAIN_AFTER], [AT])
