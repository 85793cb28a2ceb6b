"""Who acts, in which workspace, and when: the first argument of every action."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model, QuerySet

from askwell.errors import NotFound
from askwell.models import Workspace
from askwell.queries.prepared import prepared

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
    found = _one_of(model)(actor.workspace.id, row_id) if row_id else []
    row = model.from_db(DEFAULT_DB_ALIAS, _columns(model), found[0]) if found else None
    if row is None or (not removed and getattr(row, "removed_at", None)):
        raise NotFound(model._meta.model_name or "entry")
    return row


@cache
def _one_of(model: type[Model]) -> Callable[[UUID, UUID], list[tuple[Any, ...]]]:
    """Prepared, for nearly every page and deed begins with it."""

    def one(workspace: UUID, row_id: UUID) -> QuerySet[Any, Any]:
        return model._default_manager.filter(workspace=workspace, id=row_id).values_list(*_columns(model))

    return prepared(one)


def _columns(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]
