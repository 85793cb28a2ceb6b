"""The jobs that come round, each by an action."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from askwell.actions import backup, errand, forgetting, importing


@dataclass(frozen=True, slots=True)
class Job:
    """name: stable, for it is stored. do: is given the real time in UTC; raises to be tried again."""

    name: str
    every: timedelta
    do: Callable[[datetime], object]


EVERY_TURN = timedelta(0)
EVERY_DAY = timedelta(days=1)

JOBS: list[Job] = [
    Job("imports", EVERY_TURN, importing.take_up),
    Job("errands", EVERY_TURN, errand.take_up),
    Job("forgotten", EVERY_TURN, forgetting.finish),
    Job("backup", EVERY_DAY, backup.daily),
]
