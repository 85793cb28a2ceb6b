"""Whether one good answer would serve two questions, whatever their words (for `alike` they must share the words)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from askwell.method.questions.check import plain
from askwell.method.questions.lexicon import any_of, table
from askwell.method.questions.pasted import alike


def same(one: str, other: str) -> bool:
    """True where both ask for one thing of the same person, time, direction and scope. Careful: what it cannot place
    is the same only in almost the same words. Never raises."""
    first, second = _asked(one), _asked(other)
    if first.read == second.read:
        return bool(first.read)
    if first.purpose is None or second.purpose is None:
        return first[1:] == second[1:] and _times(first) == _times(second) and alike(one, other)
    return first.purpose == second.purpose and first.turns == second.turns and _scopes_meet(first, second)


def _times(asked: _Asked) -> frozenset[str]:
    return frozenset(re.findall(r"\b(?:would|will|did|has|have|should)\b", asked.read))


class _Asked(NamedTuple):
    read: str
    purpose: str | None
    turns: frozenset[str]
    scopes: frozenset[str]


def _scopes_meet(first: _Asked, second: _Asked) -> bool:
    """One of the employer and one of the field are two questions, where that makes a difference."""
    anywhere = first.purpose in table("same")["anywhere"]["purposes"]
    return anywhere or not first.scopes or not second.scopes or bool(first.scopes & second.scopes)


@lru_cache(maxsize=8_192)
def _asked(text: str) -> _Asked:
    read = plain(text)
    purpose = next((name for name, found in _purposes() if found.search(read)), None)
    turns = frozenset(name for name, found in _turns() if found.search(read))
    return _Asked(read, purpose, turns - _SCOPES, turns & _SCOPES)


_SCOPES = frozenset({"firm", "field"})


@cache
def _purposes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return _read("purposes")


@cache
def _turns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return _read("turns")


def _read(part: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = table("same")["words"]
    return tuple(
        (name, any_of([patterns] if isinstance(patterns, str) else patterns, words))
        for name, patterns in table("same")[part].items()
    )
