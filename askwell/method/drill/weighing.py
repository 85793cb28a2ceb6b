"""How far the words of an answer speak for a label, beyond the rules: weights learned from labelled answers.

Rules know constructions; people bid for a post in words that no list foresees. bench/weigh.py writes weights.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise

from ..letters.sentences import Sentence

_WORD = re.compile(r"[a-z0-9']+|[?!]")
_I = re.compile(r"\b(?:i|i'\w+|me|my)\b")
_YOU = re.compile(r"\b(?:you|you'\w+|yours?)\b")
_I_WOULD = re.compile(r"\bi(?:'d|'ll| could| can| would| will| shall)\b")
_YOU_WOULD = re.compile(r"\byou(?:'d|'ll| would| will)\b")
BIAS = "(always)"


def features(kinds: frozenset[str], sentence: Sentence) -> set[str]:
    """Words and pairs of a sentence, a figure as #, and who would do something after what kinds of prompt."""
    words = ["#" if word[0].isdigit() else word for word in _WORD.findall(sentence.plain)]
    found = set(words) | {f"{first} {second}" for first, second in pairwise(words)}
    i, you, asks = bool(_I.search(sentence.plain)), bool(_YOU.search(sentence.plain)), "?" in words
    would = bool(_I_WOULD.search(sentence.plain))
    who = {
        "(I)": i, "(you)": you, "(I and you)": i and you, "(I would)": would, "(I would, you)": would and you,
        "(you would)": bool(_YOU_WOULD.search(sentence.plain)), "(I ask)": asks and i, "(you are asked)": asks and you,
    }  # fmt: skip
    for cue in (cue for cue, holds in who.items() if holds):
        found |= {cue, *(f"{cue} after {kind}" for kind in kinds or {"other"})}
    return found


def all_features(kinds: frozenset[str], sentences: list[Sentence]) -> set[str]:
    """Those of a whole answer."""
    return {BIAS, *(f"after {kind}" for kind in kinds)}.union(*(features(kinds, one) for one in sentences))


def weight(label: str, kinds: frozenset[str], sentences: list[Sentence]) -> float:
    """Above 0 where the words speak for the label more than against it."""
    weights = _weights()[label]
    return sum(weights.get(one, 0.0) for one in all_features(kinds, sentences))


def heaviest(label: str, kinds: frozenset[str], sentences: list[Sentence]) -> Sentence:
    """The sentence that speaks most for the label."""
    weights = _weights()[label]
    return max(sentences, key=lambda one: sum(weights.get(word, 0.0) for word in features(kinds, one)))


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    given: dict[str, dict[str, float]] = tomllib.loads((files(__package__) / "weights.toml").read_text("utf-8"))
    return given
