"""Single values as people's address books write them, made plain. Linear in the length of the value, never raising."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

_CONTROLS = {code: None for code in (*range(32), *range(127, 160)) if chr(code) not in "\t\n"}
_SURROGATE = re.compile("[\udc80-\udcff]")
# A file names its own; Python also knows codecs that are no code pages (punycode, for one, is slow without bound).
_CODE_PAGE = re.compile(r"iso|windows|cp|koi8|shift|sjis|euc|gb|big5|mac|latin|ks_c|ascii", re.IGNORECASE)
_ISO_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ].*)?", re.DOTALL)
_DAY_WITHOUT_YEAR = re.compile(r"--(\d\d)-?(\d\d)(?:T.*)?", re.DOTALL)
_NUMBERS = re.compile(r"(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d\d)(?:,?\s.*)?", re.DOTALL)
_DAY_FIRST = re.compile(r"(\d{1,2})[\s.-]{1,3}([^\W\d_]{3,9})\.?[\s,-]{1,3}(\d{4}|\d\d)", re.DOTALL)
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,9})\.?\s{1,3}(\d{1,2}),?\s{1,3}(\d{4})(?:,?\s.*)?", re.DOTALL)
_YEAR = re.compile(r"\d{4}")
_SEVERAL_ADDRESSES = re.compile(r"[\s,;]")
_LONGEST_ADDRESS = 320  # characters: 64 before the @ and 255 behind (RFC 5321 4.5.3.1)
_LONGEST_DAY = 60  # characters, with a time of day
_NO_YEAR = (0, 1604)  # 1604: how Apple and CardBook write a birthday without a year

# The first letters of the months' names: English, German, French, Spanish, Italian, Portuguese, Dutch.
_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "jan ene gen",
            "feb fév fev",
            "mar mär mrz maa mrt",
            "apr avr abr",
            "may mai mei mag",
            "jun juin giu",
            "jul juil lug",
            "aug aoû aou ago",
            "sep set",
            "oct okt ott out",
            "nov",
            "dec dez déc dic",
        ),
        start=1,
    )
    for name in names.split()
}


def is_utf8(text: str) -> bool:
    """Whether `text`, decoded as UTF-8 with surrogateescape, has no other bytes in it."""
    return text.isascii() or not _SURROGATE.search(text)


def readable(text: str, codec: str = "cp1252") -> str:
    """`text` was decoded as UTF-8 with surrogateescape. Where the bytes were not UTF-8, they are read as `codec`.

    Mostly good UTF-8 with a few broken characters stays UTF-8."""
    if is_utf8(text):
        return text
    raw = text.encode("utf-8", "surrogateescape")
    try:
        return raw.decode("utf-8")  # the halves of a character folded in its middle, joined by now
    except UnicodeDecodeError:
        pass
    as_utf8 = raw.decode("utf-8", "replace")
    broken = as_utf8.count("�")
    if sum(not c.isascii() for c in as_utf8) > 2 * broken:
        return as_utf8
    try:
        return raw.decode(codec if _CODE_PAGE.match(codec) else "cp1252")
    except (LookupError, ValueError):  # an invented name, or bytes that it does not have
        return raw.decode("cp1252", "replace")


def plain(text: str) -> str:
    """Without control characters and outer blanks; line breaks become "\\n"."""
    if not text.isprintable():
        text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
    return text.strip()


def one_line(text: str) -> str:
    """`plain`, with runs of white space made one blank."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(plain(text).split())


def email_addresses(texts: Iterable[str]) -> tuple[str, ...]:
    """Those that are addresses, lower case after the @, once each without regard to case."""
    found: dict[str, str] = {}
    for text in texts:
        if "@" not in text:
            continue
        for one in (text,) if text.count("@") == 1 else _SEVERAL_ADDRESSES.split(text):
            if address := _email_address(one):
                found.setdefault(address.lower(), address)
    return tuple(found.values())


def _email_address(text: str) -> str:
    if text.endswith(">"):
        text = text[text.rfind("<") + 1 : -1]
    if text[:7].lower() == "mailto:":
        text = text[7:]
    if " " in text or not text.isprintable():
        text = "".join(plain(text).split())
    local, _, domain = text.partition("@")
    # Exchange writes its own paths into address columns, and Outlook the name with the address in brackets.
    if not local or not domain or "@" in domain or local[0] == "/" or "(" in local or len(text) > _LONGEST_ADDRESS:
        return ""
    return f"{local}@{domain.lower()}"


def phone_numbers(texts: Iterable[str]) -> tuple[str, ...]:
    """As written, without tel:, once each; a number has a digit."""
    found: dict[str, None] = {}
    for text in texts:
        if text[:4].lower() == "tel:":
            text = text[4:]
        text = one_line(text)
        if text[:2] in ("'+", "'="):  # a spreadsheet's mark for "no formula", which our own export writes too
            text = text[1:]
        if any(map(str.isdigit, text)):
            found[text] = None
    return tuple(found)


def distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """The filled ones, once each, in order."""
    return tuple(dict.fromkeys([line for text in texts if (line := one_line(text))]))


def iso_day(text: str) -> str:
    """A date in the order year, month, day as YYYY-MM-DD, or --MM-DD without a year; "" where it is none."""
    text = text.strip()
    if full := _ISO_DAY.fullmatch(text):
        return _real_day(*map(int, full.groups()))
    if short := _DAY_WITHOUT_YEAR.fullmatch(text):
        return _real_day(0, int(short[1]), int(short[2]))
    return ""


def written_day(text: str, *, month_first: bool | None) -> str:
    """A date as programs and people write it, as `iso_day` gives it; a time of day is dropped.

    month_first: the order in 3/8/2018; None: unknown, so that 3/8 gives "" and 3/18 is understood."""
    return _written_day(text.strip()[:_LONGEST_DAY], month_first)


@lru_cache(maxsize=4096)  # thousands of connections share their days
def _written_day(text: str, month_first: bool | None) -> str:
    if day := iso_day(text):
        return day
    if numbers := _NUMBERS.fullmatch(text):
        one, two = int(numbers[1]), int(numbers[3])
        if numbers[2] == ".":
            month_first = False
        elif month_first is None:
            if one <= 12 and two <= 12 and one != two:
                return ""
            month_first = one <= 12
        month, day_ = (one, two) if month_first else (two, one)
        return _real_day(_year(numbers[4]), month, day_)
    if words := _DAY_FIRST.fullmatch(text):
        return _real_day(_year(words[3]), _month(words[2]), int(words[1]))
    if words := _MONTH_FIRST.fullmatch(text):
        return _real_day(int(words[3]), _month(words[1]), int(words[2]))
    return ""


def birthday(text: str, *, month_first: bool | None) -> str:
    """`written_day`, but "" where the year has two digits: nobody can tell 1968 from 2068."""
    return written_day(text, month_first=month_first) if _YEAR.search(text) or text.lstrip().startswith("--") else ""


def _year(text: str) -> int:
    # Two digits are a connection's year (LinkedIn began in 2003); `birthday` lets none pass.
    return int(text) if len(text) == 4 else 2000 + int(text)


def _month(name: str) -> int:
    name = name.lower()
    return _MONTHS.get(name[:4]) or _MONTHS.get(name[:3], 0)


def _real_day(year: int, month: int, day: int) -> str:
    try:
        if year in _NO_YEAR:
            return f"-{date(1604, month, day):-%m-%d}"  # 1604 was a leap year
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
