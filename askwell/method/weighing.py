"""How far words speak for something: sums of weights learnt from examples labelled by hand.

Rules know constructions; people say things in words that no list foresees. bench/weigh.py learns the weights and writes
them as weights.json beside the code that uses them: for each label a weight for each term."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

BIAS = "(always)"
_WORD = re.compile(r"[a-z0-9']+|[?!]")
_CUES = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("I", r"\b(?:i|i'\w+|me|my)\b"),
        ("you", r"\b(?:you|you'\w+|yours?)\b"),
        ("I would", r"\bi(?:'d|'ll| could| can| would| will| shall| might)\b"),
        ("you would", r"\byou(?:'d|'ll| would| will| could| might)\b"),
        ("not", r"\b(?:not|no|never|nor|without)\b|n't"),
        ("if", r"\b(?:if|should|were|when|whenever|in case|once)\b"),
        ("asked", r"\?"),
    )
)


def cues_of(plain: str) -> list[str]:
    """Who speaks of whom, and how: "(I)", "(you would)" and the like, and each two of them together."""
    found = [name for name, pattern in _CUES if pattern.search(plain)]
    return [f"({one})" for one in found] + [
        f"({one}, {other})" for at, one in enumerate(found) for other in found[at + 1 :]
    ]


def terms(plain: str) -> set[str]:
    """The stems of a text in lower case without accents, each two in a row, and its cues; a figure is "#"."""
    found = [stem for _, stem in stems(plain)]
    return {*found, *(f"{first} {second}" for first, second in pairwise(found)), *cues_of(plain)}


def stems(plain: str) -> list[tuple[str, str]]:
    """Each word with its stem, in order; "?" and "!" are words."""
    return [(word, _stemmed(word)) for word in _WORD.findall(plain)]


@lru_cache(maxsize=20_000)
def _stemmed(word: str) -> str:
    return "#" if word[0].isdigit() else _stemmer().stemWord(word)


@cache
def _stemmer() -> Any:
    import snowballstemmer  # only where a text is weighed

    return snowballstemmer.stemmer("english")


class Weights:
    """The weights of one package's weights.json, turned round: what a term speaks for."""

    def __init__(self, labels: Mapping[str, Mapping[str, float]]) -> None:
        self.bias = {label: weights.get(BIAS, 0.0) for label, weights in labels.items()}
        self._of: dict[str, list[tuple[str, float]]] = {}
        for label, weights in labels.items():
            for term, weight in weights.items():
                if term != BIAS:
                    self._of.setdefault(term, []).append((label, weight))

    def sums(self, found: Iterable[str]) -> dict[str, float]:
        """For each label how far the terms speak for it; above 0 for rather than against. The same in any order."""
        told = {label: [bias] for label, bias in self.bias.items()}
        for term in found:
            for label, weight in self._of.get(term, ()):
                told[label].append(weight)
        return {label: math.fsum(weights) for label, weights in told.items()}


@cache
def weights(package: str) -> Weights:
    """Read once."""
    return Weights(json.loads((files(package) / "weights.json").read_text("utf-8")))
