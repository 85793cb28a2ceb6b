"""A speech in one piece: which parts are in it, and whether it sells the speaker to the listener's house."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from askwell.method.speech.check import read_speech
from askwell.method.speech.parts import PARTS

OURS = [json.loads(line) for line in Path(__file__).with_name("speeches_of_ours.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("part", [*PARTS, "pitch_to_this_employer"])
def test_speeches_of_ours_are_read_as_labelled(part: str) -> None:
    pairs = []
    for one in OURS:
        read = read_speech(one["text"])
        found = read.parts | {"pitch_to_this_employer": read.pitch_to_this_employer}
        pairs.append(((one["parts"] | one)[part], found[part]))
    right, wrong = pairs.count((True, True)), pairs.count((True, False)) + pairs.count((False, True))
    assert len(pairs) >= 80
    assert 2 * right / (2 * right + wrong) >= 0.95


def test_words_and_seconds_are_those_of_the_whole() -> None:
    read = read_speech("I am a nurse. " * 26)
    assert (read.words, read.seconds, read.words_per_minute) == (104, 48, 130)


def test_a_pitch_is_named_with_its_words() -> None:
    (finding,) = (one for one in read_speech("I'm a cook and I want to work for you.").findings if "pitch" in one.code)
    assert str(finding.facts["words"]) in "i'm a cook and i want to work for you."


def test_to_offer_something_in_return_is_no_pitch() -> None:
    read = read_speech("If your team ever needs bread, I'll gladly bring you some.")
    assert read.parts["how_i_can_help"] and not read.pitch_to_this_employer


@pytest.mark.parametrize("text", ["", "\n", "😀", "\x00", "x" * 10_000])
def test_whatever_is_typed_is_read(text: str) -> None:
    assert not any(read_speech(text).parts.values())


@pytest.mark.parametrize("piece", ["I have made ", "if your team wants ", "you could tell me ", "i'd like to "])
def test_a_megabyte_is_read_within_a_second(piece: str) -> None:
    read_speech("warm")
    begun = time.perf_counter()
    read_speech((piece * (1_000_000 // len(piece) + 1))[:1_000_000])
    assert time.perf_counter() - begun < 1


def test_another_language_is_not_judged() -> None:
    read = read_speech("Ich bin Krankenschwester und möchte gerne wissen, wie Sie zu Ihrem Beruf gekommen sind.")
    assert set(read.parts.values()) == {None} and read.pitch_to_this_employer is None
    assert [finding.code for finding in read.findings] == ["not_english"]
