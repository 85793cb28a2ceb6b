"""People from vCards 2.1, 3.0 and 4.0 as programs really write them (RFC 2426, RFC 6350, and much that is neither).

Own code, for the library at hand (vobject) is strict about files that people have, and several times too slow."""

from __future__ import annotations

import re
from binascii import a2b_qp
from collections.abc import Iterator
from typing import TextIO

from .found import ENTRY_TOO_LONG, FIELD_LIMIT, NOBODY, RECORD_LIMIT, RECORD_TOO_LONG, FoundPerson, RejectedRow
from .values import distinct, email_addresses, iso_day, one_line, phone_numbers, plain, readable

_MARK = re.compile(r"\s{0,9}(?:BEGIN|(END))\s{0,9}:\s{0,9}VCARD\s*", re.IGNORECASE)
# Pictures, sounds and keys are never kept, never decoded. An AGENT is another card within the card.
_DROPPED = re.compile(
    r"(?:[\w-]{1,50}\.)?(?:PHOTO|LOGO|SOUND|KEY|(AGENT))\s{0,9}(?:(?:;[^:]*)?:\s*(BEGIN\s{0,9}:\s{0,9}VCARD\s*\Z)?|;)",
    re.IGNORECASE,
)
_QUOTED_PRINTABLE = re.compile(r"[^:]{0,500}[;=]\s*QUOTED-PRINTABLE\b", re.IGNORECASE)
_CHARSET = re.compile(r"CHARSET\s*=\s*\"?([\w.:-]{1,40})", re.IGNORECASE)
_HEAD_WITH_QUOTES = re.compile(r'[^":]*(?:"[^"]*"[^":]*)*(?=:)')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SEPARATED = re.compile(r"((?:[^;\\]|\\.|\\\Z)*)(?:;|\Z)", re.DOTALL)
_UNESCAPED_COMMA = re.compile(r"(?<!\\),")
_NOT_PEOPLE = {
    "group": "a group, not a person",
    "location": "a place, not a person",
    "thing": "a thing, not a person",
    "device": "a device, not a person",
    "application": "a program, not a person",
}
_KEPT = {
    *("VERSION", "FN", "N", "NICKNAME", "ORG", "TITLE", "EMAIL", "TEL", "URL", "NOTE", "BDAY", "ADR", "UID"),
    *("KIND", "X-ADDRESSBOOKSERVER-KIND"),
}


def read_cards(file: TextIO) -> Iterator[FoundPerson | RejectedRow]:
    """Everybody in order; a card in a card (AGENT) belongs to it and is nobody of its own."""
    for row, card in enumerate(_cards(file), start=1):
        yield RejectedRow(row, RECORD_TOO_LONG) if card is None else _person(card, row)


def _cards(file: TextIO) -> Iterator[list[str] | None]:
    """The properties of each card, unfolded, without pictures; None for a card over the limit."""
    card: list[str] | None = None  # the lines of the card being read
    length = 0
    depth = 0  # of AGENT cards around this line
    agent = ""  # an AGENT before this line, with its BEGIN on the "same line" or perhaps on this "next line"
    dropping = False  # within a property that nobody reads
    while line := file.readline(RECORD_LIMIT):
        first = line[0]
        folded = first in " \t" and card is not None
        if agent == "same line":
            depth += not folded  # folded, the inner card is but the value of AGENT
            agent = ""
        mark = _MARK.fullmatch(line) if first in "BbEe \t" and not folded and len(line) < 99 else None
        if mark and not mark[1]:
            if card is not None and agent:
                depth += 1
            else:
                if card is not None:  # it never ended
                    yield _unfolded(card, length)
                card, length, depth = [], 0, 0
            agent, dropping = "", False
        elif card is None:
            continue
        elif mark and depth:
            depth -= 1
        elif mark:
            yield _unfolded(card, length)
            card = None
        else:
            if not folded and first != "\n":
                bulky = _DROPPED.match(line)
                agent = ("same line" if bulky[2] else "next line") if bulky and bulky[1] else ""
                # Base64 that lost the blanks of its folding has no colon.
                dropping = bulky is not None or (dropping and ":" not in line)
            if not (dropping or depth):
                length += len(line)
                if length <= RECORD_LIMIT:
                    card.append(line)
    if card is not None:
        yield _unfolded(card, length)


def _unfolded(lines: list[str], length: int) -> list[str] | None:
    if length > RECORD_LIMIT:
        return None
    pieces: list[str] = []
    head = ""
    soft = False  # the line before ended in a soft line break
    for line in lines:
        line = line.rstrip("\n")
        if soft and line:
            pieces.append(line)
        elif line[:1] in (" ", "\t"):
            pieces.append(line[1:])
        else:
            pieces.append("\n" + line)
            head = line
        # Only quoted-printable has soft line breaks; base64 ends in = too.
        soft = line[-1:] == "=" and _QUOTED_PRINTABLE.match(head) is not None
        if soft:
            pieces[-1] = pieces[-1][:-1]
    return "".join(pieces).split("\n")[1:]


def _person(card: list[str], row: int) -> FoundPerson | RejectedRow:
    found: dict[str, list[str]] = {}
    for line in card:
        if colon := line.find(":") + 1:
            head = line[: colon - 1]
            if '"' in head and (whole := _HEAD_WITH_QUOTES.match(line)):
                head, colon = whole[0], whole.end() + 1
            name = head.partition(";")[0].rpartition(".")[2].strip().upper()
            if name not in _KEPT:
                continue
            value = line[colon:]
            if len(value) > FIELD_LIMIT:
                return RejectedRow(row, ENTRY_TOO_LONG)
            if value := _decoded(head, value):
                found.setdefault(name, []).append(value)
    for name in ("KIND", "X-ADDRESSBOOKSERVER-KIND"):
        for kind in found.get(name, ()):
            if why := _NOT_PEOPLE.get(kind.lower()):
                return RejectedRow(row, why)
    old = found.get("VERSION") == ["2.1"]
    company = next(filter(None, (one_line(_parts(org)[0]) for org in found.get("ORG", ()))), "")
    title = next(filter(None, _texts(found, "TITLE")), "")
    name = (
        next(filter(None, _texts(found, "FN")), "")
        or next(filter(None, (_joined_name(n, old=old) for n in found.get("N", ()))), "")
        or next(filter(None, _texts(found, "NICKNAME")), "")
        or company
    )
    emails = email_addresses(map(_unescaped, found.get("EMAIL", ())))
    phones = phone_numbers(map(_unescaped, found.get("TEL", ())))
    if not (name or emails or phones):
        return RejectedRow(row, _why_nobody(found))
    return FoundPerson(
        name=name,
        emails=emails,
        phones=phones,
        company=company,
        title=title,
        urls=distinct(map(_unescaped, found.get("URL", ()))),
        note="\n".join(filter(None, (plain(_unescaped(note)) for note in found.get("NOTE", ())))),
        birthday=next(filter(None, map(iso_day, found.get("BDAY", ()))), ""),
        connected_on="",
        address=next(filter(None, map(_address, found.get("ADR", ()))), ""),
        uid=next(iter(_texts(found, "UID")), ""),
        row=row,
    )


def _decoded(head: str, value: str) -> str:
    """The value as text, still escaped."""
    if ";" in head and _QUOTED_PRINTABLE.match(head):
        value = a2b_qp(value.encode("utf-8", "surrogateescape")).decode("utf-8", "surrogateescape")
    if not value.isascii():
        charset = _CHARSET.search(head) if ";" in head else None
        value = readable(value, charset[1] if charset else "cp1252")
    return value.strip()


def _texts(found: dict[str, list[str]], name: str) -> Iterator[str]:
    return (one_line(_unescaped(text)) for text in found.get(name, ()))


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def _parts(text: str) -> list[str]:
    """A structured value's parts: separated first, then unescaped (RFC 6350 3.4)."""
    if "\\" not in text:
        return text.split(";")
    return [_unescaped(part) for part in _SEPARATED.findall(text)]


def _joined_name(text: str, *, old: bool) -> str:
    """From N, as prefix, given, additional, family, suffix."""
    if not old:  # an unescaped comma separates several names; version 2.1 has them only as themselves
        text = _UNESCAPED_COMMA.sub(" ", text)
    family, given, additional, prefix, suffix = (_parts(text) + [""] * 5)[:5]
    return one_line(" ".join((prefix, given, additional, family, suffix)))


def _address(text: str) -> str:
    return "\n".join(filter(None, map(plain, _parts(text))))


def _why_nobody(found: dict[str, list[str]]) -> str:
    held = found.keys() - {"VERSION", "UID", "KIND", "X-ADDRESSBOOKSERVER-KIND"}
    if held == {"BDAY"}:
        return "only a date"
    return NOBODY if held else "an empty card"
