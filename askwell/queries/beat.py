"""When the worker last showed life."""

from __future__ import annotations

from datetime import datetime

from askwell.models import Beat

ALIVE = "worker"


def last(name: str = ALIVE) -> datetime | None:
    """When the worker, or the job of that name, last began a turn, in UTC; None if it never did."""
    return Beat.objects.filter(name=name).values_list("at", flat=True).first()
