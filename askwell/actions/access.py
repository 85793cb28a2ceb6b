"""Who acts, in which workspace, and when: the first argument of every action."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from askwell.models import Workspace


@dataclass(frozen=True, slots=True)
class Actor:
    """The explorer at the keyboard. `now` is a moment with a zone; doors pass it in, so that a worked example can
    have a clock of its own."""

    workspace: Workspace
    now: datetime
    by: str = "explorer"

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.workspace.zone)

    @property
    def today(self) -> date:
        """The day where the explorer is."""
        return self.now.astimezone(self.zone).date()
