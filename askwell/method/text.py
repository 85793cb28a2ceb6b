"""Names as people compare them: without case, accents and doubled blanks."""

from __future__ import annotations

import unicodedata


def fold_name(name: str) -> str:
    """What two spellings of one name share: "  Tomás  HERRERA" and "tomas herrera" are the same."""
    if name.isascii():  # the same, and an import folds a hundred thousand
        return " ".join(name.lower().split())
    plain = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())
