"""An appointment as a file for calendar programs (RFC 5545)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event


@dataclass(frozen=True, slots=True)
class Entry:
    """`zone` is the IANA zone of theirs, in which the talk was agreed; `start` a moment with any zone. `sequence`
    counts the moves (RFC 5545 3.8.7.4), `stamp` is when the appointment was noted."""

    id: UUID
    title: str
    start: datetime
    minutes: int
    zone: str
    stamp: datetime
    where: str = ""
    notes: str = ""
    sequence: int = 0


def event_ics(*entries: Entry) -> bytes:
    """One VCALENDAR with its VTIMEZONEs. No ATTENDEE and no METHOD: it invites nobody, it is a note of one's own."""
    calendar = Calendar()
    calendar.add("prodid", "-//Askwell//EN")
    calendar.add("version", "2.0")
    for entry in entries:
        calendar.add_component(_event(entry))
    calendar.add_missing_timezones()
    content: bytes = calendar.to_ical()
    return content


def _event(entry: Entry) -> Event:
    start = entry.start.astimezone(ZoneInfo(entry.zone))
    event = Event()
    event.add("uid", f"{entry.id}@askwell")
    event.add("dtstamp", entry.stamp.astimezone(UTC))
    event.add("sequence", entry.sequence)
    event.add("summary", entry.title)
    event.add("dtstart", start)
    event.add(
        "dtend", (entry.start.astimezone(UTC) + timedelta(minutes=entry.minutes)).astimezone(ZoneInfo(entry.zone))
    )
    if entry.where:
        event.add("location", entry.where)
    if entry.notes:
        event.add("description", entry.notes)
    return event
