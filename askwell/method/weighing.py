"""How far words speak for something: sums of weights learnt from examples labelled by hand.

Rules know constructions; people say things in words that no list foresees. bench/weigh.py learns the weights and
writes them as weights.json beside the code that uses them: for each label a weight, in hundredths, for each term. Terms
are the stems of words, the kinds of word there are (word_kinds.toml), and pairs of either."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain, combinations, pairwise, repeat
from typing import Any

BIAS = "(always)"
Term = str | tuple[str, str]
_BITS = 24
_MASK = (1 << _BITS) - 1
_ZERO = 1 << _BITS - 1  # as far from the least sum as from the greatest
_WORD = re.compile(r"[a-z0-9']+|[?!]")
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+")
_SHORT = {"ll": "<will>", "d": "<would>", "m": "<is>", "re": "<is>", "s": "<is>", "ve": "<have>"}
_ENDINGS = (
    (re.compile(r"n't$"), "<not>"),
    (re.compile(r"..ed$"), "<past>"),
    (re.compile(r"...ing$"), "<ing>"),
    (
        re.compile(
            r"...(?:ers?|ors?|ists?|ians?|nurses?|smiths?|clerks?|cooks?|chefs?|pilots?|vets?|guides?|judges?|wi[fv]es?"
            r"|wrights?|analysts?)$"
        ),
        "<trade>",
    ),
)


def terms(plain: str, cased: str = "") -> set[Term]:
    """Of a text in lower case without accents: its words, and its kinds of word. `cased`: the same with capitals, where
    names are to be seen."""
    return words_in(plain) | kinds_in(plain, cased)


def words_in(plain: str) -> set[Term]:
    """The stems of a text, and each two in a row."""
    found = [stem for _, stem in stems(plain)]
    return {*found, *pairwise(found)}


def kinds_in(plain: str, cased: str = "") -> set[Term]:
    """Its kinds of word, and which stands before which: "<you>", ("<you>", "<past>"); what it begins with; names."""
    row = list(chain.from_iterable(map(kinds_of, _WORD.findall(plain))))
    begins = [("<begins>", row[0])] if row else []
    row += ["<Name>"] * min(2, len(_NAME.findall(cased)))
    return {*row, *combinations(row, 2), *begins}


def stems(plain: str) -> list[tuple[str, str]]:
    """Each word with its stem, in order; "?" and "!" are words; the stem of a figure is "#"."""
    return [(word, _stemmed(word)) for word in _WORD.findall(plain)]


@lru_cache(maxsize=20_000)
def kinds_of(word: str) -> tuple[str, ...]:
    """Of a word in lower case, as "<you>"; none of one that says little. "I'll" is of two, as "I" and "will" are."""
    listed = _listed()
    if word in listed:
        return listed[word]
    before, _, after = word.partition("'")
    if after in _SHORT:
        return (*listed.get(before, ()), _SHORT[after])
    if word[0].isdigit():
        return ("<#>",)
    return next(((kind,) for ending, kind in _ENDINGS if ending.search(word)), ())


@cache
def _listed() -> dict[str, tuple[str, ...]]:
    kinds = tomllib.loads((files(__package__) / "word_kinds.toml").read_text("utf-8"))
    found: dict[str, tuple[str, ...]] = {"?": ("<?>",), "!": ("<!>",)}
    for kind, words in kinds.items():
        for word in words.split():
            found[word] = (*found.get(word, ()), *([f"<{kind}>"] if kind != "none" else []))
    return found


@lru_cache(maxsize=20_000)
def _stemmed(word: str) -> str:
    return "#" if word[0].isdigit() else _stemmer().stemWord(word)


@cache
def _stemmer() -> Any:
    import snowballstemmer  # only where a text is weighed

    return snowballstemmer.stemmer("english")


class Weights:
    """The weights of one package's weights.json. Those of a term stand in one number, _BITS for each label, so that one
    addition sums them all."""

    def __init__(self, labels: Mapping[str, Mapping[str, int]]) -> None:
        self._labels = tuple(labels)
        packed: dict[str, int] = {}
        for place, of in enumerate(labels.values()):
            for name, weight in of.items():
                packed[name] = packed.get(name, 0) + (weight << _BITS * place)
        zero = sum(_ZERO << _BITS * place for place in range(len(self._labels)))
        self._bias = packed.pop(BIAS) + zero
        self._of = {_term(name): weight for name, weight in packed.items()}

    def sums(self, found: Iterable[Term]) -> dict[str, int]:
        """For each label how far the terms speak for it, in hundredths; above 0 for rather than against."""
        told = sum(map(self._of.get, found, repeat(0)), self._bias)
        return {label: (told >> _BITS * place & _MASK) - _ZERO for place, label in enumerate(self._labels)}


def name_of(term: Term) -> str:
    """As it stands in weights.json."""
    return term if isinstance(term, str) else " ".join(term)


def _term(name: str) -> Term:
    first, _, second = name.partition(" ")
    return (first, second) if second and not name.startswith("(") else name


@cache
def weights(package: str) -> Weights:
    """Read once."""
    return Weights(json.loads((files(package) / "weights.json").read_text("utf-8")))
