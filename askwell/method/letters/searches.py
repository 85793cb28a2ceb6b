"""Many patterns at once: only those are tried of which a sentence holds the words that they need."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from .needs import EDGE, Words, cost

Owner = TypeVar("Owner", bound=Hashable)
_MOST_WORDS_KNOWN = 20_000
_WORD = re.compile(r"\w+|[^\w\s]")


class Search(Generic[Owner]):
    """A pattern, compiled when first needed, since one letter needs only a few. `excuses`: where it matches, it makes
    the others of its owner innocent."""

    def __init__(self, owner: Owner, text: str, needs: tuple[Words, ...], *, excuses: bool = False) -> None:
        self.owner, self.text, self.needs, self.excuses = owner, text, needs, excuses
        self.place = self.others = 0

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.text)


Met = tuple[int, tuple[Search[Owner], ...]]


class _Known(NamedTuple, Generic[Owner]):
    """What a word of a sentence gives: the needs that it meets, a bit for each; the patterns that it calls; what a pair
    may end with here; and what the pairs that it begins give."""

    meets: int
    calls: tuple[Search[Owner], ...]
    seconds: tuple[str, ...]
    pairs: dict[str, Met[Owner]]


class Searches(Generic[Owner]):
    """Patterns by the words that they need. The rarest of its needs calls a pattern; a bit stands for each other."""

    def __init__(self, searches: Iterable[Search[Owner]]) -> None:
        bits: dict[Words, int] = {}
        called: dict[str, list[Search[Owner]]] = {}
        self.all = tuple(searches)
        self._always: list[Search[Owner]] = []
        for place, search in enumerate(self.all):
            rarest, *others = sorted(search.needs, key=cost) or [frozenset()]
            search.place = place
            for words in others:
                search.others |= bits.setdefault(words, 1 << len(bits))
            for word in rarest:
                called.setdefault(word, []).append(search)
            if not search.needs:
                self._always.append(search)
        meets = dict.fromkeys(called, 0)
        for words, bit in bits.items():
            for word in words:
                meets[word] = meets.get(word, 0) | bit
        self._words: dict[str, Met[Owner]] = {}
        self._pairs: dict[str, dict[str, Met[Owner]]] = {}
        for word, met in meets.items():
            begins, _, ends = word.rpartition(" ")
            (self._pairs.setdefault(begins, {}) if begins else self._words)[ends] = met, tuple(called.get(word, ()))
        self._seconds = frozenset(ends for pairs in self._pairs.values() for ends in pairs)
        self._known: dict[str, _Known[Owner]] = {}

    def called_by(self, text: str) -> list[Search[Owner]]:
        """Those that may match in a text in lower case, in any order."""
        meets, calls, known = 0, [*self._always], self._known
        pairs: dict[str, Met[Owner]] = {}
        for word in _WORD.findall(text):
            word_meets, word_calls, seconds, next_pairs = known.get(word) or self._look_up(word)
            meets |= word_meets
            calls += word_calls
            if pairs:
                for second in seconds:
                    if second in pairs:
                        pair_meets, pair_calls = pairs[second]
                        meets |= pair_meets
                        calls += pair_calls
            pairs = next_pairs
        return [one for one in set(calls) if one.others & meets == one.others]

    def _look_up(self, word: str) -> _Known[Owner]:
        forms = (
            word,
            f"{EDGE}{word}{EDGE}",
            *(f"{EDGE}{word[:at]}" for at in range(1, len(word) + 1)),
            *(f"{word[at:]}{EDGE}" for at in range(len(word))),
        )
        met = [self._words[form] for form in forms if form in self._words]
        meets = 0
        for bits, _ in met:
            meets |= bits
        calls = tuple(search for _, called in met for search in called)
        if len(self._known) >= _MOST_WORDS_KNOWN:
            self._known.clear()
        seconds = tuple(form for form in forms if form in self._seconds)
        found = self._known[word] = _Known(meets, calls, seconds, self._pairs.get(word, {}))
        return found
