"""Names as they are kept, on one line, and as people compare them: without case, accents and doubled blanks."""

from __future__ import annotations

import unicodedata


def fold_name(name: str) -> str:
    """What two spellings of one name share: "  Tomás  HERRERA" and "tomas herrera" are the same."""
    if name.isascii():  # the same, and an import folds a hundred thousand
        return " ".join(name.lower().split())
    plain = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())


def one_line(text: str) -> str:
    """A name, a title: one line with single blanks. Control characters go (Unicode category Cc), and so do those that
    turn the direction of writing (UAX 9 2.1 to 2.5): either would change the look of a list or of a terminal."""
    if text.isprintable():  # nearly all are, and an import keeps a hundred thousand
        return " ".join(text.split())
    return " ".join("".join(letter for letter in text if letter.isspace() or not _unseen(letter)).split())


TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)))


def _unseen(letter: str) -> bool:
    return letter in TURNING or unicodedata.category(letter) == "Cc"
