"""The topic of a question that no pattern knows, by the words of questions whose topic is known (naive Bayes)."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from askwell.method.questions.bank import bank
from askwell.method.questions.lexicon import table

_STEM = 6  # letters that stand for a word
_RARE = 0.1  # added to each count, so that a word never seen with a topic does not rule it out
_MOST_WORDS = 60


def likeliest_topic(read: str) -> str | None:
    """`read` as check.plain gives it. None where it shares no word with the known questions."""
    known = _known()
    words = [word for word in _words(read) if any(word in counts for counts in known.seen.values())]
    if not words:
        return None
    return max(known.asked, key=lambda topic: known.likeness(topic, words))


class _Known:
    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for topic, text in _examples():
            self.asked[topic] += 1
            self.seen[topic].update(_words(text.casefold()))

    def likeness(self, topic: str, words: list[str]) -> float:
        """The square root of how common the topic is, so that rare ones are found too."""
        total, counts = self.asked[topic], self.seen[topic]
        found = sum(math.log((counts[word] + _RARE) / (total + 2 * _RARE)) for word in words)
        return math.log(total) / 2 + found


@cache
def _known() -> _Known:
    return _Known()


def _examples() -> Iterator[tuple[str, str]]:
    for question in bank().values():
        for text in (question.text, *question.follow_ups):
            yield question.topic, text
    for topic, texts in table("topic_examples").items():
        for text in texts:
            yield topic, text


def _words(read: str) -> list[str]:
    """Each stem and each two in a row, once."""
    stems = [word[:_STEM] for word in re.findall(r"[a-z']+", read)[:_MOST_WORDS]]
    return list(dict.fromkeys([*stems, *(" ".join(pair) for pair in pairwise(stems))]))
