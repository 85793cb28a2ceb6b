"""Who acts, in which workspace, and when: the first argument of every action."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Model

from askwell.errors import NotFound
from askwell.models import Workspace

T = TypeVar("T", bound=Model)


@dataclass(frozen=True, slots=True)
class Actor:
    """The explorer at the keyboard. `now` is a moment with a zone; doors pass it in, so that a worked example can
    have a clock of its own. `ahead_days`: how far ahead a day may lie that something is noted as of; a page notes
    nothing that has not happened."""

    workspace: Workspace
    now: datetime
    by: str = "explorer"
    ahead_days: int = 366 * 3

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.workspace.zone)

    @property
    def today(self) -> date:
        """The day where the explorer is."""
        return self.now.astimezone(self.zone).date()


def of_workspace(actor: Actor, model: type[T], row_id: UUID | None, *, removed: bool = False) -> T:
    """One row of the actor's own workspace.

    Raises NotFound for a missing and for a foreign id alike; for a removed row too, unless `removed`."""
    row = model._default_manager.filter(workspace=actor.workspace, id=row_id).first()
    if row is None or (not removed and getattr(row, "removed_at", None)):
        raise NotFound(model._meta.model_name or "entry")
    return row
