"""Filters of every template: days, times and faces in words. Built in, so no page loads them."""

from __future__ import annotations

from datetime import date, datetime

from django import template

from askwell.method.names import parted
from askwell.models import Approach
from askwell.wording import days
from askwell.wording.stages import introduction, stage

register = template.Library()


@register.filter
def day(value: date | None, today: date | None = None) -> str:
    """ "Thu 17 Sep": {{ approach.asked_on|day:today }}; the year only where it is another."""
    return days.day(value, today) if value else ""


@register.filter
def due(value: date | None, today: date) -> str:
    """ "today", "4 days late": {{ step.due|due:today }}."""
    return days.due(value, today) if value else ""


@register.simple_tag
def both_times(start: datetime, theirs: str, mine: str, today: date | None = None) -> str:
    """ "Tue 27 Oct, 15:00 in Berlin (10:00 for you)": {% both_times talk.start talk.zone me.zone today %}."""
    return days.both_times(start, theirs, mine, today)


@register.filter
def initials(name: str) -> str:
    """Two letters for a face: the first of the first and of the last name, titles and degrees apart."""
    parts = [part for part in parted(name).words or name.split() if part[0].isalnum()]
    return (parts[0][0] + (parts[-1][0] if len(parts) > 1 else "")).upper() if parts else "?"


@register.filter
def stage_words(approach: Approach) -> str:
    """ "said yes", "talked": {{ approach|stage_words }}."""
    return stage(approach.stage, approach.closed_as, approach.paused)


@register.filter
def percent(share: float | None) -> str:
    """A share from 0 to 1 as whole per cent."""
    return "" if share is None else str(round(share * 100))


@register.filter
def introduction_words(state: str) -> str:
    """ "named, not asked yet", "made": {{ intro.state|introduction_words }}."""
    return introduction(state)
