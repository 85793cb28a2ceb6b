"""Times to propose for a talk: at least three working days ahead, 9 to 17 their time (METHOD section 5, booking)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from askwell.method.workdays import Free, working_day

WORKING_DAYS_AHEAD = 3
FIRST_HOUR, LAST_HOUR = 9, 17  # a talk begins and ends between them, their time
HOURS = (10, 14, 11, 15, 16, 9)  # the pleasant ones first
MY_HOURS = range(7, 22)


def propose(today: date, free: Free, theirs: ZoneInfo, mine: ZoneInfo, most: int = 3) -> list[datetime]:
    """Moments in their zone on different days, awake hours for both where there are any. `today` is a day there."""
    day = working_day(today, WORKING_DAYS_AHEAD, free)
    found = []
    for number in range(most):
        starts = [datetime.combine(day, time(hour), theirs) for hour in _turned(HOURS, number)]
        awake = [start for start in starts if start.astimezone(mine).hour in MY_HOURS]
        found.append((awake or starts)[0])
        day = working_day(day, 1, free)
    return found


def _turned(hours: Sequence[int], number: int) -> Sequence[int]:
    return [*hours[number:], *hours[:number]]


def outside_their_day(start: datetime, minutes: int) -> bool:
    """Whether a talk begins before 9 or ends after 17 by the clock of `start`."""
    begin = start.hour * 60 + start.minute
    return begin < FIRST_HOUR * 60 or begin + minutes > LAST_HOUR * 60
