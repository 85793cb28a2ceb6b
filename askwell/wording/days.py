"""Days and times as people say them."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _, ngettext

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(value: date | str, today: date | None = None) -> str:
    """ "Thu 17 Sep"; with its year where that is not the year of `today`."""
    value = date.fromisoformat(value[:10]) if isinstance(value, str) else value
    year = "" if today and value.year == today.year else f" {value.year}"
    return f"{_(WEEKDAYS[value.weekday()])} {value.day} {_(MONTHS[value.month - 1])}{year}"


def due(when: date, today: date) -> str:
    """ "today", "tomorrow", "4 days late", "by Thu 17 Sep": how far a due day is from today.

    After a month lateness is no longer counted: "since Thu 17 Sep" says the same without a scolding."""
    days = (when - today).days
    if days < -30:
        return _("since %(day)s") % {"day": day(when, today)}
    if days < 0:
        return ngettext("%(days)d day late", "%(days)d days late", -days) % {"days": -days}
    if days <= 1:
        return _("today") if days == 0 else _("tomorrow")
    return _("by %(day)s") % {"day": day(when, today)}


def both_times(start: datetime, theirs: str, mine: str, today: date | None = None) -> str:
    """ "Tue 27 Oct, 15:00 in Berlin (10:00 for you)": their clock first, mine beside it where they differ."""
    there, here = start.astimezone(ZoneInfo(theirs or mine)), start.astimezone(ZoneInfo(mine))
    said = f"{day(there.date(), today)}, {there:%H:%M}"
    if there.utcoffset() == here.utcoffset():
        return said
    own = f"{here:%H:%M}" if here.date() == there.date() else f"{day(here.date(), today)}, {here:%H:%M}"
    place = (theirs or mine).rsplit("/", 1)[-1].replace("_", " ")
    return _("%(said)s in %(place)s (%(own)s for you)") % {"said": said, "place": place, "own": own}


def working_days(count: int) -> str:
    return ngettext("%(count)d working day", "%(count)d working days", count) % {"count": count}
