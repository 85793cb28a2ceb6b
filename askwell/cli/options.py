"""Options that several commands share, and reading what comes from a file or from standard input."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import click

from askwell.errors import AskwellError, Invalid

MOST_BYTES = 1_000_000
MOST_LINE_BYTES = 10_000_000
D = TypeVar("D", bound=date)


class Unreadable(AskwellError):
    """A file that is not there, too large, or no text."""

    code = "unreadable_file"


def text_of(given: str) -> str:
    """The text of a file, or of standard input for "-". Raises Unreadable."""
    try:
        raw = sys.stdin.buffer.read(MOST_BYTES + 1) if given == "-" else _read(Path(given))
    except OSError as error:
        raise Unreadable(
            f"“{given}” cannot be read: {error.strerror or 'no such file'}.", hint="Check the name."
        ) from error
    if len(raw) > MOST_BYTES:
        raise Unreadable("That is more than a million bytes.", hint="Give a shorter text.")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding).replace("\x00", "")
        except UnicodeDecodeError:
            continue
    raise Unreadable("That is no text.", hint="Save it as plain text in UTF-8.")


def lines_of(given: str) -> Iterator[str]:
    """The lines of a file, or of standard input for "-", ended by a line feed only: JSON may hold other separators.
    Raises Unreadable for a line of more than MOST_LINE_BYTES, or for what is no UTF-8."""
    try:
        with sys.stdin.buffer if given == "-" else Path(given).open("rb") as file:
            while line := file.readline(MOST_LINE_BYTES + 1):
                if len(line) > MOST_LINE_BYTES:
                    raise Unreadable("A line of it is too long.", hint="At most ten million bytes a line.")
                yield line.decode("utf-8-sig")
    except OSError as error:
        raise Unreadable(
            f"“{given}” cannot be read: {error.strerror or 'no such file'}.", hint="Check the name."
        ) from error
    except UnicodeDecodeError as error:
        raise Unreadable("That is no text in UTF-8.", hint="Save it as UTF-8.") from error


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def moment_in(text: str, zone: str, field: str = "at") -> datetime:
    """A moment such as "2026-09-14 12:30" in a zone; with an offset, that one. Raises Invalid."""
    try:
        moment = _in_range(datetime.fromisoformat(text.strip()))
    except ValueError:
        raise Invalid(f"“{text}” is no day and time.", field=field, hint="Write it as 2026-09-14 12:30.") from None
    if len(text.strip()) <= 10:
        raise Invalid("A time is missing.", field=field, hint="Write it as 2026-09-14 12:30.")
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))


YEARS = range(1900, 2201)  # beyond them, a change of zone or a count of days would leave the calendar


def day_of(value: str) -> date:
    """Raises ValueError for anything but 2026-11-26."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError(value)
    return _in_range(date.fromisoformat(value))


def _in_range(day: D) -> D:
    if day.year not in YEARS:
        raise ValueError(day)
    return day


class Day(click.ParamType[date]):
    """2026-11-26, a day of the explorer's."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return day_of(value)
        except ValueError:
            self.fail(f"“{value}” is not a day. Write it as 2026-11-26.", param, ctx)


class When(click.ParamType[date]):
    """2026-11-26, or with a time: 2026-11-26T14:30, the zone's offset after it if it is another zone's."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return _in_range(datetime.fromisoformat(value)) if len(value) > 10 else day_of(value)
        except ValueError:
            self.fail(f"“{value}” is not a day. Write it as 2026-11-26, or 2026-11-26T14:30.", param, ctx)


class Codes(click.Choice[str]):
    """A closed list of codes; dashes and underscores are the same."""

    def normalize_choice(self, choice: object, ctx: click.Context | None) -> str:
        return super().normalize_choice(choice, ctx).replace("_", "-").casefold()


class Zone(click.ParamType[str]):
    """A time zone by its name or only its city; the deed refuses one that there is not."""

    name = "zone"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from askwell.integrations.zones import zone_named

        return zone_named(value)


class Text(click.ParamType[str]):
    """Words with a limit in letters; longer ones are refused, for cutting them would lose what was typed."""

    name = "text"

    def __init__(self, most: int) -> None:
        self.most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if len(value) > self.most:
            label = param.get_error_hint(ctx) if param and ctx else "That"
            raise Invalid(f"{label} has {len(value):,} letters.", hint=f"At most {self.most:,} fit here.")
        return str(value)


def day_option(name: str, says: str, *, required: bool = False) -> Callable[[Any], Any]:
    """An option that takes a day, as 2026-11-26."""
    return click.option(name, type=Day(), metavar="DAY", required=required, help=says)


today_option = day_option("--today", "Answer as of then, as 2026-11-26: what happened later does not count.")
on_option = click.option("--on", type=When(), metavar="DAY", help="When it happened: 2026-11-26, or 2026-11-26T14:30.")
