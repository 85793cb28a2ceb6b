"""Which kind of file it is, by its first bytes; then the reader for it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import SEEK_END, BytesIO, TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO

from .found import FILE_LIMIT, FileFormat, FoundPerson, RejectedRow, UnreadableFile
from .tables import Table, find_table, read_table
from .vcard import read_cards

_HEAD = 128 * 1024  # bytes
_A_CARD = re.compile(r"^\s{0,99}BEGIN\s{0,9}:\s{0,9}VCARD\s*?$", re.IGNORECASE | re.MULTILINE)

_SAVE_AS_CSV = "Open it in your spreadsheet program and save it as CSV, then choose that file."
_EXPORT = "Export your contacts as CSV or vCard (.vcf), then choose that file."
# First bytes, what such a file is, and the way out.
_KNOWN: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "an older Excel or Outlook file", _SAVE_AS_CSV),
    (
        b"!BDN",
        "an Outlook data file",
        "In Outlook, choose File, Open & Export, Import/Export, and export your contacts as CSV.",
    ),
    (b"%PDF", "a PDF", _EXPORT),
    (b"\x89PNG", "a picture", _EXPORT),
    (b"\xff\xd8\xff", "a picture", _EXPORT),
    (b"GIF8", "a picture", _EXPORT),
    (b"RIFF", "a picture or a recording", _EXPORT),
    (b"\x1f\x8b", "a packed file", "Unpack it first, then choose the .csv or .vcf file that was in it."),
    (b"7z\xbc\xaf", "a packed file", "Unpack it first, then choose the .csv or .vcf file that was in it."),
    (b"Rar!", "a packed file", "Unpack it first, then choose the .csv or .vcf file that was in it."),
    (b"BEGIN:VCALENDAR", "a calendar", _EXPORT),
    (b"<!DOCTYPE", "a web page", _EXPORT),
    (b"<html", "a web page", _EXPORT),
    (b"{\\rtf", "a text document", _EXPORT),
)


def detect_format(head: bytes) -> FileFormat:
    """Whose export a file is, by its first 128 KB or so.

    Raises UnreadableFile, with what the file is and what to do instead."""
    return _detect(head)[0]


def read_people(path: Path) -> tuple[FileFormat, Iterator[FoundPerson | RejectedRow]]:
    """The format, and everybody in the file's order, read as they are asked for: memory does not grow with the file.

    Raises UnreadableFile at once where the file can't be read, is over 200 MB or is no address book."""
    with _opened(path) as file:
        if file.seek(0, SEEK_END) > FILE_LIMIT:
            raise UnreadableFile(
                f"This file is larger than {FILE_LIMIT // 1024 // 1024} MB.",
                hint="Export the contacts without pictures, or in several files.",
            )
        file.seek(0)
        head = file.read(_HEAD)
    kind, table = _detect(head)
    return kind, _people(path, head, table)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise UnreadableFile(
            "This file could not be opened.", hint="Check that it is there, or choose a copy of it."
        ) from error


def _people(path: Path, head: bytes, table: Table | None) -> Iterator[FoundPerson | RejectedRow]:
    with _opened(path) as file, _as_text(file, head) as text:
        yield from read_table(text, table) if table else read_cards(text)


def _detect(head: bytes) -> tuple[FileFormat, Table | None]:
    _refuse_other_files(head)
    start = _as_text(BytesIO(head), head).read()
    if _A_CARD.search(start):
        return "vcard", None
    if table := find_table(start):
        return table.file_format(), table
    raise UnreadableFile(
        "No list of people was found in this file.",
        hint="Its first line must say what the columns hold, for example: Name, E-mail, Phone, Company.",
    )


def _refuse_other_files(head: bytes) -> None:
    if not head.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableFile("This file is empty.", hint=_EXPORT)
    if head.startswith(b"PK\x03\x04"):
        if b"[Content_Types].xml" in head or b"opendocument" in head or b"xl/" in head:
            raise UnreadableFile("This is an Excel or office file, not CSV.", hint=_SAVE_AS_CSV)
        raise UnreadableFile(
            "This is a packed file (zip).",
            hint="Open it, then choose the .csv or .vcf file in it. LinkedIn's is called Connections.csv.",
        )
    beginning = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:20].lower()
    for first, what, hint in _KNOWN:
        if head.startswith(first) or (first.isascii() and beginning.startswith(first.lower())):
            raise UnreadableFile(f"This is {what}, not a list of people.", hint=hint)
    if head[4:12] in (b"ftypheic", b"ftypmif1", b"ftypheix", b"ftypavif"):
        raise UnreadableFile("This is a picture, not a list of people.", hint=_EXPORT)


def _as_text(file: BinaryIO, head: bytes) -> TextIO:
    """Every kind of line end as "\\n". What is not UTF-8 stays as surrogates, for values.readable to settle."""
    if codec := _utf16(head):
        return TextIOWrapper(file, encoding=codec, errors="replace")
    return TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape")


def _utf16(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    # Without a mark: plain letters have a zero in every other byte.
    half = max(len(head) // 2, 1)
    if head[1::2].count(0) > 0.6 * half > head[0::2].count(0) * 10:
        return "utf-16-le"
    if head[0::2].count(0) > 0.6 * half > head[1::2].count(0) * 10:
        return "utf-16-be"
    return ""
