"""Every rule of the drill's and the speech's lexicon finds its own examples and leaves alone what it calls innocent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from askwell.method.letters.lexicon import Rule, lexicon, rules
from askwell.method.letters.reading import hits_in, is_denied
from askwell.method.letters.sentences import sentences

DRILL = "askwell.method.drill.lexicon"
SPEECH = "askwell.method.speech.lexicon"
FILES = [(DRILL, file) for file in ("after", "bid", "field", "here", "no_bid", "seek", "turns_down")]
FILES += [
    (SPEECH, file)
    for file in ("how_i_can_help", "how_you_can_help", "pitch", "what_i_have_done", "what_i_want", "who_i_am")
]
RULES = [(folder, file, rule) for folder, file in FILES for rule in rules(file, folder)]


def found(folder: str, file: str, rule: Rule, text: str) -> bool:
    spoken = [replace(one, part="body") for one in sentences("", text)]
    hits = [hit for one in spoken for hit in hits_in(lexicon(file, folder=folder), one)]
    return any(hit.code == rule.code and not is_denied(hit) for hit in hits)


@pytest.mark.parametrize(
    ("folder", "file", "rule", "example"),
    [(folder, file, rule, example) for folder, file, rule in RULES for example in rule.examples],
    ids=lambda one: one[:60] if isinstance(one, str) else one.name[:30],
)
def test_its_examples_are_found(folder: str, file: str, rule: Rule, example: str) -> None:
    assert found(folder, file, rule, example)


@pytest.mark.parametrize(
    ("folder", "file", "rule", "innocent"),
    [(folder, file, rule, innocent) for folder, file, rule in RULES for innocent in rule.innocent],
    ids=lambda one: one[:60] if isinstance(one, str) else one.name[:30],
)
def test_its_innocent_readings_are_left_alone(folder: str, file: str, rule: Rule, innocent: str) -> None:
    assert not found(folder, file, rule, innocent)
