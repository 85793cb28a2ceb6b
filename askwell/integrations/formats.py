"""Open formats for other programs: CSV that no spreadsheet runs, and vCard 4.0."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")
FOLD_AT = 75  # octets (RFC 6350 3.2)


def csv_file(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """UTF-8 with a mark at its beginning, as Excel needs it. A cell that a spreadsheet would run gets a ' before it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def _cell(value: Any) -> str:
    text = "" if value is None else "yes" if value is True else "no" if value is False else str(value)
    return f"'{text}" if text.startswith(RUN_BY_SPREADSHEETS) else text


@dataclass(frozen=True, slots=True)
class Card:
    """`birthday` as 1980-05-03 or --05-03."""

    id: UUID
    name: str
    emails: Sequence[str] = ()
    phones: Sequence[str] = ()
    urls: Sequence[str] = ()
    company: str = ""
    title: str = ""
    address: str = ""
    note: str = ""
    birthday: str = ""
    zone: str = ""


def vcards(cards: Iterable[Card]) -> bytes:
    """One VCARD after the other (RFC 6350)."""
    return b"".join(_card(card) for card in cards)


def _card(card: Card) -> bytes:
    lines = ["BEGIN:VCARD", "VERSION:4.0", f"UID:urn:uuid:{card.id}", f"FN:{_escaped(card.name)}"]
    lines += [f"EMAIL:{_escaped(one)}" for one in card.emails]
    lines += [f"TEL:{_escaped(one)}" for one in card.phones]
    lines += [f"URL:{_one_line(one)}" for one in card.urls]
    lines += [f"ORG:{_escaped(card.company)}"] if card.company else []
    lines += [f"TITLE:{_escaped(card.title)}"] if card.title else []
    lines += [f"ADR:;;{_escaped(card.address)};;;;"] if card.address else []
    lines += [f"NOTE:{_escaped(card.note)}"] if card.note else []
    lines += [f"BDAY:{_day(card.birthday)}"] if card.birthday else []
    lines += [f"TZ:{_one_line(card.zone)}"] if card.zone else []
    return b"".join(_folded(line) for line in [*lines, "END:VCARD"])


def _escaped(text: str) -> str:
    text = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _day(text: str) -> str:
    return f"--{text[2:].replace('-', '')}" if text.startswith("--") else _one_line(text).replace("-", "")


def _folded(line: str) -> bytes:
    """No letter is cut in two."""
    parts, size = [""], 0
    for letter in line:
        octets = len(letter.encode("utf-8", "replace"))
        if size + octets > FOLD_AT:
            parts.append(" ")
            size = 1
        parts[-1] += letter
        size += octets
    return "\r\n".join(parts).encode("utf-8", "replace") + b"\r\n"
