"""Questions pasted from elsewhere: a list cut into questions, and those that are alike (METHOD S3.11)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from askwell.method.questions.check import READ_AT_MOST, plain

MOST_PASTED = 1_000
"""Questions taken from one list; the bank stays quick at that size (METHOD S3.11)."""

_BULLET = re.compile(r"^\s*(?:[-*•‣–—·>]+|\(?\d{1,3}[.):]|\(?[a-z][.)]|q\d{0,3}[.:)])\s+", re.IGNORECASE)
_INLINE_NUMBER = re.compile(r"(?<=[?.!])\s+(?=\(?\d{1,3}[.)]\s+\S)")
_AFTER_A_QUESTION = re.compile(r"(?<=\?)[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])")
_HEADING = re.compile(r"^[^?]{0,80}:$|^#+ ")
_CUES = (
    frozenset({"most", "best", "like", "enjoy"}),
    frozenset({"least", "worst", "dislike", "hard", "hardest", "difficult"}),
)
_EMPTY = frozenset(
    "a an the of to in on at for and or is are was were be do does did you your i me my it this that what how "
    "which who "
    "whom when where why would could can will tell about have has had with so most any some there one as from "
    "by".split()
)
_STEM = 6  # letters that stand for a word, so that "job" and "jobs", "train" and "training" nearly meet
_SHARED = 0.75
_OWN_PAY = re.compile(r"\b(?:your (?:own )?(?:pay|salary)|you earn)\b")


def split_pasted(text: str) -> list[str]:
    """The questions of a pasted list, numbering and headings taken away, each once, in their order; at most 1,000."""
    found: dict[str, str] = {}
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        for piece in _INLINE_NUMBER.split(_BULLET.sub("", line)):
            question = _BULLET.sub("", piece).strip()
            if not question or _HEADING.match(question):
                continue
            for single in _AFTER_A_QUESTION.split(question):
                found.setdefault(plain(single), " ".join(single[:READ_AT_MOST].split()))
            if len(found) >= MOST_PASTED:
                return list(found.values())[:MOST_PASTED]
    return list(found.values())


def alike(one: str, other: str) -> bool:
    """Whether one good answer would serve both, judged by their words; one sign for and one against is not alike.

    Careful rather than keen: questions that share no words are never called alike."""
    first, second = _key(one), _key(other)
    if first.text == second.text:
        return True
    if first.turns != second.turns or not first.stems or not second.stems:
        return False
    return len(first.stems & second.stems) >= _SHARED * len(first.stems | second.stems)


class _Key(NamedTuple):
    """`turns`: what makes another question of the same words: the sign, who or when, own pay, towards whom."""

    text: str
    turns: tuple[object, ...]
    stems: frozenset[str]


@lru_cache(maxsize=8_192)
def _key(text: str) -> _Key:
    read = plain(text)
    words = re.findall(r"[a-z']+", read)
    sign = tuple(any(word in cues for word in words) for cues in _CUES)
    asks = next((word for word in words if word in ("who", "whom", "when", "where", "why")), "")
    turns = (sign, asks, bool(_OWN_PAY.search(read)), words[-1:] == ["you"])
    return _Key(read, turns, frozenset(word[:_STEM] for word in words if word not in _EMPTY))
