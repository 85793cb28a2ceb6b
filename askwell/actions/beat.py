"""The worker's signs of life, and whose turn a job is. No actor: this is the machine's own book-keeping."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q

from askwell.models import Beat
from askwell.queries.beat import ALIVE


def alive(at: datetime) -> None:
    """The worker was alive at this moment."""
    Beat.objects.update_or_create(name=ALIVE, defaults={"at": at})


def claim(job: str, every: timedelta, at: datetime) -> bool:
    """Whether the job is due and this worker, and no other, is to do it now."""
    _, first = Beat.objects.get_or_create(name=job, defaults={"at": at})
    # A beat that lies ahead is from before a clock was set back; waiting for it could take years.
    due = Q(at__lte=at - every) | Q(at__gt=at)
    return first or Beat.objects.filter(due, name=job).update(at=at) == 1


def try_again(job: str, every: timedelta, at: datetime, after: timedelta) -> None:
    """The job failed: it is due again `after` this moment."""
    Beat.objects.filter(name=job).update(at=at - every + min(after, every))
