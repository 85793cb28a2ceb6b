"""Patterns are tried only where their words stand: it finds what trying every pattern in every sentence finds."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from askwell.method.letters import Letter, LetterContext, check, labels
from askwell.method.letters.lexicon import FILES, Lexicon, lexicon, rules
from askwell.method.letters.needs import Piece, needs, read
from askwell.method.letters.reading import Hit, hits_in
from askwell.method.letters.sentences import Sentence, sentences

DATA = Path(__file__).parents[3] / "bench" / "data"
DRILL, SPEECH = "askwell.method.drill.lexicon", "askwell.method.speech.lexicon"
LEXICONS = {
    "letters": lexicon(*FILES),
    "drill": lexicon("after", "bid", "field", "here", "no_bid", "seek", "turns_down", folder=DRILL),
    "speech": lexicon(
        *("how_i_can_help", "how_you_can_help", "pitch", "what_i_have_done", "what_i_want", "who_i_am"), folder=SPEECH
    ),
}


def hits_of_all(rules: Lexicon, sentence: Sentence) -> Iterator[Hit]:
    """The slow way: every pattern, wherever it matches."""
    for search in rules.all:
        rule = search.owner
        if search.excuses or sentence.part not in rule.parts:
            continue
        text = sentence.cased if rule.cased else sentence.plain
        excused: list[tuple[int, int]] | None = None
        for match in search.pattern.finditer(text):
            if excused is None:
                unless = (one for one in rules.all if one.excuses and one.owner is rule)
                excused = [one.span() for other in unless for one in other.pattern.finditer(text)]
            start, end = match.span()
            if not any(begin < end and start < stop for begin, stop in excused):
                start, end = sentence.start + start, sentence.start + end
                yield Hit(rule.file, rule.label, rule.code, start, end, sentence)
                break


def texts_of(file: Path) -> list[tuple[str, str]]:
    entries = map(json.loads, file.read_text("utf-8").splitlines())
    return [
        (entry.get("subject") or "", text)
        for entry in entries
        for key in ("text", "answer", "a", "b")
        if (text := entry.get(key))
    ]


def assert_the_same(which: str, sentence: Sentence) -> None:
    one, all_of_them = hits_in(LEXICONS[which], sentence), hits_of_all(LEXICONS[which], sentence)
    assert one == sorted(all_of_them, key=lambda hit: hit.start)


@pytest.mark.parametrize("file", sorted(DATA.glob("*.jsonl")), ids=lambda file: file.stem)
def test_letters_answers_and_speeches_are_read_as_the_slow_way_reads_them(file: Path) -> None:
    which = next((which for which in LEXICONS if which in file.stem), "letters")
    for subject, text in texts_of(file):
        for sentence in sentences(subject, text):
            assert_the_same(which, sentence)


@pytest.mark.parametrize("which", LEXICONS)
def test_its_own_examples_are_read_as_the_slow_way_reads_them(which: str) -> None:
    own = {search.owner: None for search in LEXICONS[which].all}
    for text in [text for rule in own for text in (*rule.examples, *rule.innocent)]:
        for sentence in sentences("", text):
            assert_the_same(which, replace(sentence, part="body"))


WORDS = sorted(
    {word for file in FILES for rule in rules(file) for one in rule.find for word in re.findall(r"\w+", one)}
)
JOINTS = st.sampled_from([" ", " ", " ", " ", ", ", "", "'", "-", "  ", ". ", " (", ") ", "? ", ' "', "\n", "_", " é"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(WORDS), JOINTS, st.booleans()), min_size=1, max_size=14))
def test_any_words_of_the_lexicon_are_read_as_the_slow_way_reads_them(
    words: list[tuple[str, str, bool]],
) -> None:
    cased = "".join((word.title() if title else word) + joint for word, joint, title in words)
    sentence = Sentence(0, len(cased), cased.lower(), cased, "body")
    for which in LEXICONS:
        assert_the_same(which, sentence)


def shared(name: str) -> Piece:
    raise AssertionError(name)


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"\bkeep (?:me|us)\b", [{"keep |me|", "keep |us|"}]),
        (r"\bhires? (?:\w+ ){0,3}nurses\b", [{"|hire|", "|hires|"}, {"|nurses|"}]),
        (r"\b(?:please )?send\b", [{"please |send|", "|send|"}]),
        (r"\bcontribut\w+", [{"|contribut"}]),
        (r"\w+ing you\b", [{"|you|"}]),
        (r"n't\b", [{"' |t|"}]),
        (r"(?<!\w)(?:vacanc(?:y|ies)|jobs?)(?!\w)", [{"|vacancy|", "|vacancies|", "|job|", "|jobs|"}]),
        (r"\b(?:as you|when) wrote\b", [{"you |wrote|", "when |wrote|"}]),
        (r"\[[^\]]+\]", [{"["}, {"]"}]),
        (r"\bDear (?!Sir)(?i:x)?", [{"|dear|"}]),
        (r"\b\w+\b", []),
    ],
)
def test_which_words_a_pattern_needs(pattern: str, needed: list[set[str]]) -> None:
    re.compile(pattern)
    assert [{word.replace("\b", "|") for word in words} for words in needs(read(pattern, shared))] == needed


@pytest.mark.parametrize(
    "piece",
    ["a ", "you ", "i would like to ", "[", "20 ", "jobs? ", "no' ", "(((", "x", "\n", ". ", 'my "cv" and your team, '],
)
def test_a_hostile_text_is_answered_at_once(piece: str) -> None:
    letter = Letter("request", piece * 20, piece * (1_000_000 // len(piece)))
    begun = time.process_time()
    labels(letter)
    check(letter, LetterContext())
    assert time.process_time() - begun < 1
