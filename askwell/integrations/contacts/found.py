"""What a reader of files gives: a person, or a row that is nobody and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from askwell.errors import AskwellError

FileFormat = Literal["linkedin", "google_csv", "outlook_csv", "csv", "vcard"]

FILE_LIMIT = 200 * 1024 * 1024  # bytes
RECORD_LIMIT = 1024 * 1024  # characters of one row or card, photos not counted
FIELD_LIMIT = 100_000  # characters of one cell or entry


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """One person of a file. A text the file lacks is "", a list ().

    birthday: YYYY-MM-DD, or --MM-DD where the year is unknown. connected_on: YYYY-MM-DD.
    address: one postal address, one line per part. uid: a card's own UID.
    row: 1-based place in the file: the how many-th row below the header (empty ones counted), or card."""

    name: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    company: str
    title: str
    urls: tuple[str, ...]
    note: str
    birthday: str
    connected_on: str
    address: str = ""
    uid: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row or card that is nobody; `reason` reads on after "row 12:". `row` counts as in FoundPerson."""

    row: int
    reason: str


NOBODY = "no name, e-mail or phone"
ENTRY_TOO_LONG = f"one entry is longer than {FIELD_LIMIT:,} characters"
RECORD_TOO_LONG = f"longer than {RECORD_LIMIT // 1024 // 1024} MB, which no person is"


class UnreadableFile(AskwellError):
    """No people can be read from this file at all."""

    code = "unreadable_file"

    def __init__(self, message: str, *, hint: str) -> None:
        super().__init__(message, kept="Nothing was added.", hint=hint)
