"""Counting days the way the method does (METHOD sections 5 and 8). A `Free` says whether a day is free in one place:
a weekend day or a public holiday there. All days are calendar days of that place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

Free = Callable[[date], bool]
ONE_DAY = timedelta(days=1)
LONGEST_REST = 400  # days; a calendar in which more than a year is free has a mistake in it


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is: IANA zone, ISO 3166 country, subdivision; empty where it is unknown."""

    zone: str = ""
    country: str = ""
    region: str = ""


Calendars = Callable[[Place], Free]
"""From a place to its free days; an unknown country counts as the explorer's own (METHOD 8, calendars)."""


def next_working_day(day: date, free: Free) -> date:
    """The day itself if people work on it there, else the first such day after it."""
    for _ in range(LONGEST_REST):
        if not free(day):
            return day
        day += ONE_DAY
    raise ValueError("no working day within a year: the calendar of this place is wrong")


def working_day(start: date, count: int, free: Free) -> date:
    """The `count`-th working day after `start`, which itself does not count."""
    day = start
    for _ in range(count):
        day = next_working_day(day + ONE_DAY, free)
    return day


def working_day_before(day: date, count: int, free: Free) -> date:
    """The `count`-th working day before `day`, which itself does not count."""
    for _ in range(count):
        day = _last_working_day(day - ONE_DAY, free)
    return day


def _last_working_day(day: date, free: Free) -> date:
    for _ in range(LONGEST_REST):
        if not free(day):
            return day
        day -= ONE_DAY
    raise ValueError("no working day within a year: the calendar of this place is wrong")


def working_days_between(start: date, end: date, free: Free) -> int:
    """How many working days lie after `start` up to and including `end`; 0 where `end` is not later."""
    days = (end - start).days
    return sum(not free(start + timedelta(days=number)) for number in range(1, days + 1))
