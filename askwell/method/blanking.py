"""Taking a person's name, addresses and numbers out of words that others said or that the explorer wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from askwell.method.text import fold_name

INSTEAD = "somebody"
SHORTEST_PART = 3  # letters: "Li" alone would be found in too many other words
KEPT_OF_AN_EVENT = frozenset(
    {
        "letter", "channel", "as", "by", "minutes", "start", "end", "ended", "until", "returns", "kind", "about",
        "about_id", "of_person", "mine", "due", "answer", "answer_by", "stance", "sign", "told_on", "old", "value",
        "suits", "draws", "of", "claim", "names", "i_brought_it_up", "branch", "minute", "overrun_offered",
        "checked_by_hand", "attachment", "again", "other_day", "decided",
    }
)  # fmt: skip
"""Codes, days, numbers and ids: what the fold needs. Everything else of an event's facts is somebody's words."""


def bare(kind: str, data: dict[str, Any]) -> dict[str, Any]:
    """What stays of an event's facts: no words, no names (DESIGN, event)."""
    also = {"what"} if kind.startswith("invitation_") else set()  # a code there, words elsewhere
    return {name: value for name, value in data.items() if name in KEPT_OF_AN_EVENT | also}


class Blanks:
    """`name` is looked for as a whole, in any case and without its accents too; its parts only in a text that held the
    whole, or that is `theirs` in any case. `whole_name`: False where somebody else here has the same name, or where it
    is one word only, which may as well be a word of the language."""

    def __init__(self, name: str, reach: Iterable[str], *, whole_name: bool = True) -> None:
        words = name.split()
        self._reach = _any_of(reach, re.IGNORECASE)
        whole = {r"\s+".join(map(re.escape, one.split())) for one in (name, fold_name(name)) if one}
        self._whole = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(whole))})(?!\w)", re.IGNORECASE) if whole else None
        self._parts = _any_of((word for word in words if len(word) >= SHORTEST_PART), 0)
        self._everywhere = whole_name and len(words) > 1

    def text(self, text: str, *, theirs: bool = False) -> str:
        """The text with `INSTEAD` where they were."""
        if self._reach:
            text = self._reach.sub(INSTEAD, text)
        if self._whole and (self._everywhere or theirs):
            text, found = self._whole.subn(INSTEAD, text)
            if self._parts and (found or theirs):
                text = self._parts.sub(INSTEAD, text)
        return text

    def within(self, value: Any) -> Any:
        """The same for all texts in lists and mappings."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self.within(one) for one in value]
        if isinstance(value, dict):
            return {name: self.within(one) for name, one in value.items()}
        return value


def _any_of(words: Iterable[str], flags: int) -> re.Pattern[str] | None:
    found = sorted({re.escape(word) for word in words if word.strip()}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)", flags) if found else None
