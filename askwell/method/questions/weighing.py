"""What the words of a question speak for: its topic, whether reading answers it, what has no place in a talk
(method.weighing, weights.json)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..weighing import Term, kinds_in, weights, words_in
from .bank import Form

_HALF = 2  # points of a rule that make a step of its own; beyond _MOST it is sure
_MOST = 6


def terms_of_question(read: str, form: Form, by_rules: Mapping[str, int], online: bool) -> set[Term]:
    """`read` as check.plain gives it; `by_rules`: the points of each topic; `online`: what the rules say of that."""
    words = read.split()
    found = (
        words_in(read)
        | kinds_in(read)
        | {f"({form})", f"(begins {' '.join(words[:1])})", f"(begins {' '.join(words[:2])})"}
    )
    found |= {f"(rules: {topic} {min(points, _MOST) // _HALF})" for topic, points in by_rules.items()}
    return found | ({"(rules: online)"} if online else set())


class Spoken(NamedTuple):
    """In hundredths how far the terms speak for each topic, for "answerable by reading", and for each why_not, PROPER
    among them."""

    topics: dict[str, int]
    online: int
    why_not: dict[str, int]


PROPER = "proper"


def spoken_for(found: set[Term]) -> Spoken:
    told: dict[str, dict[str, int]] = {"topic": {}, "online": {}, "why_not": {}}
    for label, weight in weights(__package__).sums(found).items():
        of, _, name = label.partition(": ")
        told[of][name] = weight
    return Spoken(told["topic"], told["online"][""], told["why_not"])
