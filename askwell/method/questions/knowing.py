"""What one person can know that others cannot: from their title, their years, and how they know the work."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from askwell.method.questions.lexicon import table

Kind = Literal["leads", "own", "new", "long", "left"]
NEW_YEARS, LONG_YEARS = 3, 10
"""Whole years in the work: up to three, one remembers how one came in; from ten on, one has seen it change."""


@dataclass(frozen=True, slots=True)
class Knows:
    """`viewpoint`: how they know the work (bank.VIEWPOINTS), None where unknown. `kinds`: leads people, own business,
    new to it, long in it, left it. `asked_of`: their title, for the reason beside a question; may be empty."""

    viewpoint: str | None = None
    kinds: frozenset[str] = frozenset()
    title: str = ""


def knows(title: str, viewpoint: str | None, years: int | None, *, left: bool = False) -> Knows:
    """`years`: whole years since their first position that is known, None where none is. What is known of the years
    counts before what the title sounds like."""
    kinds = set(kinds_of_title(title))
    if years is not None:
        kinds -= {"new", "long"}
        kinds |= {"new"} if years <= NEW_YEARS else {"long"} if years >= LONG_YEARS else set()
    if left or viewpoint == "did":
        kinds.add("left")
    return Knows(viewpoint or None, frozenset(kinds), title)


def kinds_of_title(title: str) -> frozenset[str]:
    """Never raises, whatever was typed."""
    plain = unicodedata.normalize("NFKD", title.casefold()[:300])
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return frozenset(kind for kind, rule in _titles() if rule.find.search(rule.never.sub(" ", plain)))


class _Rule(NamedTuple):
    find: re.Pattern[str]
    never: re.Pattern[str]


@cache
def _titles() -> tuple[tuple[str, _Rule], ...]:
    def whole(words: list[str]) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")

    return tuple((kind, _Rule(whole(rule["find"]), whole(rule["not"]))) for kind, rule in table("titles").items())
