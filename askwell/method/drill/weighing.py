"""How far the words of an answer speak for a label, beyond the rules (method.weighing; weights.json).

What answers what matters: "(I would) after vacancy" is another thing than "(I would) after weakness"."""

from __future__ import annotations

from ..letters.sentences import Sentence
from ..weighing import cues_of, terms, weights


def terms_after(kinds: frozenset[str], sentence: Sentence) -> set[str]:
    """The terms of a sentence, and its cues after what kinds of prompt."""
    after = {f"{cue} after {kind}" for cue in cues_of(sentence.plain) for kind in kinds or {"other"}}
    return terms(sentence.plain) | after


def terms_of_answer(kinds: frozenset[str], sentences: list[Sentence]) -> set[str]:
    """Those of a whole answer."""
    return {f"after {kind}" for kind in kinds}.union(*(terms_after(kinds, one) for one in sentences))


def weight(label: str, kinds: frozenset[str], sentences: list[Sentence]) -> float:
    """Above 0 where the words speak for the label more than against it."""
    return weights(__package__).sums(terms_of_answer(kinds, sentences))[label]


def heaviest(label: str, kinds: frozenset[str], sentences: list[Sentence]) -> Sentence:
    """The sentence that speaks most for the label."""
    return max(sentences, key=lambda one: weights(__package__).sums(terms_after(kinds, one))[label])
