"""How far the words of an answer speak for a label, beyond the rules (method.weighing; weights.json).

What answers what matters: "would" after a vacancy is another thing than "would" after a weakness."""

from __future__ import annotations

from ..letters.sentences import Sentence
from ..weighing import Term, kinds_of, stems, terms, weights


def terms_after(kinds: frozenset[str], sentence: Sentence) -> set[Term]:
    """The terms of a sentence, and its kinds of word after what kinds of prompt."""
    words = {kind for word, _ in stems(sentence.plain) for kind in kinds_of(word)}
    return terms(sentence.plain, sentence.cased) | {
        (f"<after-{kind}>", one) for one in words for kind in kinds or {"other"}
    }


def terms_of_answer(kinds: frozenset[str], sentences: list[Sentence]) -> set[Term]:
    """Those of a whole answer."""
    return set[Term]({f"<after-{kind}>" for kind in kinds}).union(*(terms_after(kinds, one) for one in sentences))


def weight(label: str, kinds: frozenset[str], sentences: list[Sentence]) -> int:
    """Above 0 where the words speak for the label more than against it."""
    return weights(__package__).sums(terms_of_answer(kinds, sentences))[label]


def heaviest(label: str, kinds: frozenset[str], sentences: list[Sentence]) -> Sentence:
    """The sentence that speaks most for the label."""
    return max(sentences, key=lambda one: weights(__package__).sums(terms_after(kinds, one))[label])
