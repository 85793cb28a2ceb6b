"""Every rule of the lexicon finds its own examples and leaves alone what it lists as innocent."""

from __future__ import annotations

import pytest

from askwell.method.letters.lexicon import FILES, rules
from askwell.method.letters.reading import Reading

RULES = [rule for file in FILES for rule in rules(file)]


def labels_found(text: str) -> set[str]:
    # A subject keeps a sentence that looks like a closing a sentence of its own.
    reading = Reading("", text)
    asks = {hit.label for hit in reading.job_asks} | {hit.label for hit in reading.pledges}
    others = {hit.label for file in FILES if file not in ("job_ask", "pledge", "closed") for hit in reading.hits(file)}
    return asks | others | {hit.label for hit in reading.closed_questions}


@pytest.mark.parametrize(
    ("label", "example"),
    [(rule.label, example) for rule in RULES for example in rule.examples],
    ids=lambda one: one[:60],
)
def test_its_examples_are_found(label: str, example: str) -> None:
    assert label in labels_found(example)


@pytest.mark.parametrize(
    ("label", "innocent"), [(rule.label, one) for rule in RULES for one in rule.innocent], ids=lambda one: one[:60]
)
def test_its_innocent_readings_are_left_alone(label: str, innocent: str) -> None:
    assert label not in labels_found(innocent)
