"""What the words of a question speak for: its topic, and whether reading answers it (method.weighing, weights.json)."""

from __future__ import annotations

from collections.abc import Mapping

from ..weighing import terms, weights
from .bank import Form

_HALF = 2  # points of a rule that make a step of its own; beyond _MOST it is sure
_MOST = 6


def terms_of_question(read: str, form: Form, by_rules: Mapping[str, int], online: bool) -> set[str]:
    """`read` as check.plain gives it; `by_rules`: the points of each topic; `online`: what the rules say of that."""
    words = read.split()
    found = terms(read) | {f"({form})", f"begins {' '.join(words[:1])}", f"begins {' '.join(words[:2])}"}
    found |= {f"(rules: {topic} {min(points, _MOST) // _HALF})" for topic, points in by_rules.items()}
    return found | ({"(rules: online)"} if online else set())


def spoken_for(found: set[str]) -> dict[str, float]:
    """For each topic and for "online" how far the terms speak for it."""
    return weights(__package__).sums(found)
