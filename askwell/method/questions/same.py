"""Whether one good answer would serve two questions, whatever their words (for `alike` they must share the words)."""

from __future__ import annotations

import json
import math
import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from askwell.method.letters.language import is_english
from askwell.method.questions.check import plain, terms_asked
from askwell.method.questions.lexicon import any_of, table
from askwell.method.questions.pasted import alike
from askwell.method.questions.weighing import spoken_for
from askwell.method.weighing import stems

SURELY = 2.5
"""Of two questions about which somebody asks, half are the same; of all pairs in a bank, one in a hundred. Whoever
compares many needs more to go by."""


def same(one: str, other: str) -> bool:
    """True where both ask for one thing of the same person, time, direction and scope. Never raises."""
    return likeness(one, other) > 0 or _plainly(one, other)


def surely_same(one: str, other: str) -> bool:
    """The same for comparing many questions, each with each: what it says so of is nearly always the same."""
    return likeness(one, other) > SURELY or _plainly(one, other) or alike(one, other)


def _plainly(one: str, other: str) -> bool:
    """Of one purpose, and in nothing that makes another question do they differ."""
    found = features(one, other) if is_english(one) and is_english(other) else {"by rules": 0.0}
    return bool(found["by rules"]) and not found["signs"] and not any(name.startswith("differ") for name in found)


def likeness(one: str, other: str) -> float:
    """Above 0 rather the same, below rather not. Nothing typed is like nothing, and in another language only the same
    words are the same."""
    first, second = _asked(one), _asked(other)
    if first.read == second.read:
        return math.inf if first.read else -math.inf
    if not (first.read and second.read and is_english(one) and is_english(other)):
        return -math.inf
    weights = _weights()
    return weights["(always)"] + sum(weights.get(name, 0.0) * value for name, value in features(one, other).items())


def features(one: str, other: str) -> dict[str, float]:
    """How two questions meet and differ, for likeness and for learning its weights. `shared`: the part of their words
    that both have, 0 to 1; `topics`: how far they are about the same, 0 to 1."""
    first, second = _asked(one), _asked(other)
    shared = len(first.stems & second.stems) / max(1, len(first.stems | second.stems))
    only = min(len(first.stems - second.stems), len(second.stems - first.stems))
    topics = sum(math.sqrt(first.topics[topic] * second.topics[topic]) for topic in first.topics)
    persons, times, signs = (first.persons ^ second.persons, first.times ^ second.times, first.signs ^ second.signs)
    placed = first.purpose is not None and second.purpose is not None
    found = {
        "shared": shared,
        "shared twice": shared * shared,
        "topics": topics,
        "topics, shared": topics * shared,
        "one topic": float(_likeliest(first) == _likeliest(second)),
        "only": only,
        "only, shared": only * shared,
        "persons, shared": len(persons) * shared,
        "signs": len(signs),
        "signs, shared": len(signs) * shared,
        "signs of both": len(first.signs & second.signs),
        "asked alike": float(first.asks == second.asks),
        "one purpose": float(placed and first.purpose == second.purpose),
        "two purposes": float(placed and first.purpose != second.purpose),
        "by rules": float(
            placed and first.purpose == second.purpose and first.turns == second.turns and _scopes_meet(first, second)
        ),
    }
    return found | {f"differ: {name}": 1.0 for name in persons | times}


class _Asked(NamedTuple):
    read: str
    stems: frozenset[str]
    topics: dict[str, float]
    asks: str
    persons: frozenset[str]
    times: frozenset[str]
    signs: frozenset[str]
    purpose: str | None
    turns: frozenset[str]
    scopes: frozenset[str]


def _scopes_meet(first: _Asked, second: _Asked) -> bool:
    """One of the employer and one of the field are two questions, where that makes a difference."""
    anywhere = first.purpose in table("same")["anywhere"]["purposes"]
    return anywhere or not first.scopes or not second.scopes or bool(first.scopes & second.scopes)


_SCOPES = frozenset({"firm", "field"})
_EMPTY = frozenset(
    "a an the of to in on at for and or is are was were be do does did it this that with so there as from by has have "
    "had been i me my mine myself you your yours yourself who whom when where why how what which can could will would "
    "should may might must shall am".split()
)


@lru_cache(maxsize=8_192)
def _asked(text: str) -> _Asked:
    read = plain(text)
    turns = _found("turns", read)
    return _Asked(
        read,
        frozenset(stem for word, stem in stems(read) if word not in _EMPTY),
        _topics(text),
        next(iter(re.findall(r"\b(?:who|whom|when|where|why|how|what|which)\b", read)), ""),
        _found("persons", read),
        _found("times", read),
        _found("signs", read),
        next((name for name, pattern in _patterns("purposes") if pattern.search(read)), None),
        turns - _SCOPES,
        turns & _SCOPES,
    )


def _topics(text: str) -> dict[str, float]:
    """How likely each topic is, all together 1."""
    spoken = spoken_for(terms_asked(text)).topics
    most = max(spoken.values())
    parts = {topic: math.exp((told - most) / 100) for topic, told in spoken.items()}
    return {topic: part / sum(parts.values()) for topic, part in parts.items()}


def _likeliest(asked: _Asked) -> str:
    return max(asked.topics, key=lambda topic: asked.topics[topic])


def _found(part: str, read: str) -> frozenset[str]:
    return frozenset(name for name, pattern in _patterns(part) if pattern.search(read))


@cache
def _patterns(part: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = table("same")["words"]
    return tuple(
        (name, any_of([patterns] if isinstance(patterns, str) else patterns, words))
        for name, patterns in table("same")[part].items()
    )


@cache
def _weights() -> dict[str, float]:
    given: dict[str, float] = json.loads((files(__package__) / "same.json").read_text("utf-8"))["same"]
    return given
