"""People from CSV: which line is the header, what each column holds, and a person from each row below."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from typing import TextIO

from . import headers
from .found import (
    ENTRY_TOO_LONG,
    FIELD_LIMIT,
    NOBODY,
    RECORD_LIMIT,
    RECORD_TOO_LONG,
    FileFormat,
    FoundPerson,
    RejectedRow,
)
from .values import birthday, distinct, email_addresses, is_utf8, one_line, phone_numbers, plain, readable, written_day

_HEADER_WITHIN = 60  # lines: LinkedIn's preamble has 3
_HEADER_LENGTH = 100_000  # characters of those lines
_MOST_COLUMNS = 1000  # Google writes about 150
_DELIMITERS = ",;\t|"
# Where a file is not UTF-8, the code page in which most of its header is known; the first one where none is.
_CODE_PAGES = ("cp1252", "cp1250", "cp1251", "cp1254", "cp1253", "cp1257")
_NAME_PARTS = ("prefix", "given", "additional", "family", "suffix")
_FIELDS = (*headers.NAMES, "email", "phone")
_SOMEBODY = {"name", "given", "family", "email", "phone", "file_as", "company"}
_GOOGLE_SEVERAL = ":::"
_REPAIRS_LIMIT = 20_000_000  # characters of one file


def header_key(text: str) -> str:
    """A header as it is compared: no case, accents, punctuation, blanks or digits."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in letters if c.isalpha())


def _keys(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(header_key(name) for line in names for name in line.split(","))


_FIELD_OF = {key: what for what, names in headers.NAMES.items() for key in _keys(names)}
_EITHER = {header_key(name): choice for name, choice in headers.EITHER.items()}
_EMAIL_WORDS = _keys(headers.EMAIL_WORDS)
_PHONE_WORDS = _keys(headers.PHONE_WORDS)
_PHONE_EXACT = _keys(headers.PHONE_EXACT)
_URL_WORDS = _keys(headers.URL_WORDS)
_NEITHER_WORDS = _keys(headers.NEITHER_WORDS)
_ADDRESS_OF = {
    joined: (place, part)
    for place, place_words in headers.ADDRESS_PLACES.items()
    for place_word in _keys(place_words)
    for part, part_words in enumerate(headers.ADDRESS_PARTS)
    for part_word in _keys(part_words)
    for joined in (place_word + part_word, part_word + place_word)
}
_LATER_ADDRESS = re.compile(r"\b(?!1\b)\d+ ?- ")  # Google's "Address 2 - Street"


@dataclass(frozen=True, slots=True)
class Table:
    """How a CSV file is to be read. `skip`: lines before the first row of people."""

    delimiter: str
    codec: str
    header: tuple[str, ...]
    skip: int

    def file_format(self) -> FileFormat:
        """Whose export it looks like, told by the header alone."""
        keys = set(map(header_key, self.header))
        if keys.intersection(_keys(headers.LINKEDIN_MARKS)):
            return "linkedin"
        if len(keys.intersection(_keys(headers.GOOGLE_MARKS))) >= 3:
            return "google_csv"
        return "outlook_csv" if len(keys.intersection(_keys(headers.OUTLOOK_MARKS))) >= 3 else "csv"


def find_table(start: str) -> Table | None:
    """The header among the first lines of a file (decoded with surrogateescape), or None where there is none."""
    lines = StringIO(start[:_HEADER_LENGTH]).readlines()[:_HEADER_WITHIN]
    pages = ("cp1252",) if all(map(is_utf8, lines)) else _CODE_PAGES
    best, best_known = None, 0
    for codec in pages:
        texts = [readable(line, codec) for line in lines]
        for delimiter in _DELIMITERS:
            for number, (header, skip) in enumerate(_records(texts, delimiter)):
                if len(header) > _MOST_COLUMNS:
                    continue
                fields = _field_of_each(header)
                known = sum(map(bool, fields)) + sum(header_key(name) in _ADDRESS_OF for name in header)
                # Further down, one known word alone may be a sentence's.
                fits = known >= 2 or (number == 0 and {"name", "email"}.intersection(fields))
                if fits and known > best_known and _SOMEBODY.intersection(fields):
                    best, best_known = Table(delimiter, codec, tuple(header), skip), known
    return best


def _records(lines: list[str], delimiter: str) -> Iterator[tuple[list[str], int]]:
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        for record in reader:
            yield record, reader.line_num
    except csv.Error:
        return  # an endless cell: no header below it


def _field_of_each(header: Iterable[str]) -> list[str]:
    """The field that each column holds, "" for columns that say nothing about people."""
    keys = [header_key(name) for name in header]
    fields = [_FIELD_OF.get(key, "") or _by_words(key) for key in keys]
    definite = set(fields)
    for column, key in enumerate(keys):
        if not fields[column] and key in _EITHER:
            this, beside, that = _EITHER[key]
            fields[column] = this if definite.intersection(beside) and this not in definite else that
    if "title" not in fields:
        fields = ["title" if what == "occupation" else what for what in fields]
    return fields


def _by_words(key: str) -> str:
    if any(word in key for word in _NEITHER_WORDS):
        return ""
    if any(word in key for word in _EMAIL_WORDS):
        return "email"
    if key in _PHONE_EXACT or any(word in key for word in _PHONE_WORDS):
        return "phone"
    return "url" if any(word in key for word in _URL_WORDS) else ""


class _Lines:
    """The lines of the file for csv.reader, and those that the record being read has taken."""

    def __init__(self, file: TextIO, codec: str) -> None:
        self.taken: list[str] = []
        self.too_long = False
        self._codec = codec
        self._file = file
        self._again: list[str] = []

    def __iter__(self) -> Iterator[str]:
        """Ends with the file, or where a record is longer than any."""
        read, taken = self._file.readline, self.taken
        length = 0
        while True:
            if not taken:
                length = 0
            if length > RECORD_LIMIT:
                return
            if self._again:
                line = self._again.pop()
            elif not (line := read(RECORD_LIMIT)):
                return
            elif len(line) == RECORD_LIMIT and line[-1] != "\n":
                self.too_long = True
                while (rest := read(RECORD_LIMIT)) and rest[-1] != "\n":
                    pass
                line = "\n"
            elif not line.isascii():
                line = readable(line, self._codec)
            taken.append(line)
            length += len(line)
            yield line

    def read_again(self, lines: list[str]) -> None:
        self._again.extend(reversed(lines))


def read_table(file: TextIO, table: Table) -> Iterator[FoundPerson | RejectedRow]:
    """Everybody below the header, in order. Memory does not grow with the file."""
    for _ in range(table.skip):
        file.readline()
    person = _RowReader(table).person
    for row, record in enumerate(_rows(_Lines(file, table.codec), table.delimiter), start=1):
        if isinstance(record, str):
            yield RejectedRow(row, record)
        elif any(map(str.strip, record)):
            yield person(record, row)


def _rows(lines: _Lines, delimiter: str) -> Iterator[list[str] | str]:
    """Each record's cells, or why it can't be read. An empty line is [].

    A quotation mark that is never closed would swallow those below it, so its line is read again without."""
    taken = lines.taken
    repaired = 0  # characters read a second time
    while True:
        # Repairing for ever, a hostile file would take for ever: then quotation marks mean nothing any more.
        quotes = repaired < _REPAIRS_LIMIT
        source = iter(lines)
        reader = csv.reader(
            source, delimiter=delimiter, strict=quotes, quoting=csv.QUOTE_MINIMAL if quotes else csv.QUOTE_NONE
        )
        try:
            for cells in reader:
                if lines.too_long:
                    lines.too_long = False
                    yield RECORD_TOO_LONG
                elif len(taken[0]) > FIELD_LIMIT and max(map(len, cells)) > FIELD_LIMIT:
                    yield ENTRY_TOO_LONG
                else:
                    yield cells
                taken.clear()
            return
        except csv.Error:
            length = sum(map(len, taken))
            if not quotes or (length > FIELD_LIMIT and _quote_closes(source, taken)):
                yield ENTRY_TOO_LONG
            else:
                repaired += length
                lines.read_again(taken[1:])
                yield _without_quotes(taken[0], delimiter)
            taken.clear()


def _quote_closes(source: Iterator[str], taken: list[str]) -> bool:
    """Whether csv.reader gave up in a cell that is only too long; reads on to its closing quotation mark."""
    odd = sum(line.count('"') for line in taken) % 2
    while odd and (line := next(source, "")):
        odd ^= line.count('"') % 2
    return not odd


def _without_quotes(line: str, delimiter: str) -> list[str] | str:
    if len(line) > FIELD_LIMIT:
        return ENTRY_TOO_LONG
    if line.count('"') % 2:
        line = line.replace('"', "")
    return next(csv.reader([line], delimiter=delimiter), [])


class _RowReader:
    """Knows where each field stands in this file's rows."""

    def __init__(self, table: Table) -> None:
        header = table.header
        self._width = len(header)
        fields = _field_of_each(header)
        self._at = {what: [column for column, its in enumerate(fields) if its == what] for what in _FIELDS}
        # Most files have few of these columns, and each costs a call in every row.
        self._parts_of_name = [self._at[part] for part in _NAME_PARTS if self._at[part]]
        places: dict[str, dict[int, list[int]]] = {place: {} for place in headers.ADDRESS_PLACES}
        for column, name in enumerate(header):
            if not fields[column] and (found := _ADDRESS_OF.get(header_key(name))) and not _LATER_ADDRESS.search(name):
                places[found[0]].setdefault(found[1], []).append(column)
        self._addresses = [[parts[part] for part in sorted(parts)] for parts in places.values() if parts]
        # 3/8/1968 is read only where the header's language has one order.
        english = {"birthday", "birthdate", "dateofbirth"}.intersection(map(header_key, header))
        self._month_first = None if english else False
        self._has_birthdays = bool(self._at["birthday"] or self._at["birth_day"])
        last = self._width - 1
        self._open_end = last if self._at["connected_on"] == [last] else None

    def person(self, cells: list[str], row: int) -> FoundPerson | RejectedRow:
        """Who stands in a row that is not empty."""
        if len(cells) < self._width:
            cells = cells + [""] * (self._width - len(cells))
        elif self._open_end is not None and len(cells) > self._width:  # 8/3/18, 3:21 AM without quotation marks
            cells[self._open_end :] = [",".join(cells[self._open_end :])]
        at = self._at
        notes = [text for column in at["note"] if cells[column] and (text := plain(cells[column]))]
        address = self._address(cells) if self._addresses else ""
        # One look at the whole row instead of one at each cell: nearly every row has only one-line texts.
        whole = "".join(cells)
        cells = list(map(str.strip if whole.isprintable() and "  " not in whole else one_line, cells))
        company = _first(cells, at["company"])
        name = (
            _first(cells, at["name"])
            or " ".join([text for columns in self._parts_of_name if (text := _first(cells, columns))])
            or _first(cells, at["file_as"])
            or company
        )
        emails = email_addresses(_several(cells, at["email"]))
        phones = phone_numbers(_several(cells, at["phone"])) if at["phone"] else ()
        if not (name or emails or phones):
            return RejectedRow(row, self._why_nobody(cells))
        return FoundPerson(
            name,
            emails,
            phones,
            company,
            title=_first(cells, at["title"]),
            urls=distinct(_several(cells, at["url"])),
            note="\n".join(notes),
            birthday=self._birthday(cells) if self._has_birthdays else "",
            connected_on=written_day(_first(cells, at["connected_on"]), month_first=True),
            address=address,
            uid=_first(cells, at["uid"]),
            row=row,
        )

    def _birthday(self, cells: list[str]) -> str:
        for column in self._at["birthday"]:
            if cells[column] and (day := birthday(cells[column], month_first=self._month_first)):
                return day
        month, day_ = _first(cells, self._at["birth_month"]), _first(cells, self._at["birth_day"])
        if not (month.isdecimal() and day_.isdecimal()):
            return ""
        year = _first(cells, self._at["birth_year"])
        return birthday(f"{year if len(year) == 4 else '-'}-{month.zfill(2)}-{day_.zfill(2)}", month_first=None)

    def _address(self, cells: list[str]) -> str:
        for parts in self._addresses:
            lines = [plain(cells[column]) for columns in parts for column in columns]
            if filled := list(filter(None, lines)):
                # Google's "Formatted" stands before the parts and has them all.
                words = [set(line.replace(",", " ").split()) for line in filled]
                return filled[0] if all(others <= words[0] for others in words) else "\n".join(filled)
        return ""

    def _why_nobody(self, cells: list[str]) -> str:
        filled = {column for column, cell in enumerate(cells) if cell.strip()}
        return "only a date" if filled <= {*self._at["connected_on"], *self._at["birthday"]} else NOBODY


def _first(cells: list[str], columns: list[int]) -> str:
    for column in columns:
        if text := cells[column]:
            return text
    return ""


def _several(cells: list[str], columns: list[int]) -> list[str]:
    """The filled cells; Google writes several values into one."""
    texts = [text for column in columns if (text := cells[column])]
    if texts and _GOOGLE_SEVERAL in "".join(texts):
        return [part.strip() for text in texts for part in text.split(_GOOGLE_SEVERAL)]
    return texts
