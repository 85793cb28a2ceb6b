from __future__ import annotations

import pytest

from askwell.method.speech.check import check_speech, spoken_seconds
from askwell.method.speech.parts import SPOKEN

SPEECH = {
    "who_i_am": "I am Maya, a hospital physician on a general ward, and I have been there since my training ended.",
    "what_i_have_done": "For two years I have helped to rebuild the way our ward hands patients over from shift "
    "to shift. "
    "We drew it on paper, tried it with the nurses and changed it four times until it held.",
    "what_i_want": "I would like to find out what a doctor does who builds such things all day: whether there is still "
    "medicine in it, how one learns the rest, and what one gives up.",
    "how_you_can_help": "You have gone that way, so what you know about the first years would help me most, and "
    "the names "
    "of others who see it differently.",
    "how_i_can_help": "If your people ever want to watch a ward at six in the morning, I can arrange it.",
}


def codes(reading):
    return [finding.code for finding in reading.findings]


def test_a_speech_of_a_minute_that_explores_has_nothing_against_it():
    reading = check_speech(SPEECH, company="Northway Health")
    assert (codes(reading), reading.ready, reading.pitch_to_this_employer) == ([], True, False)
    assert reading.words_per_minute == 130 and 45 <= reading.seconds <= 60


def test_the_reserve_is_not_counted_and_may_be_empty():
    assert check_speech(SPEECH | {"how_i_can_help": ""}).words == check_speech(SPEECH).words


@pytest.mark.parametrize("part", SPOKEN)
def test_an_empty_part_is_named(part):
    reading = check_speech(SPEECH | {part: " \n"})
    assert not reading.ready
    assert [dict(finding.facts) for finding in reading.findings if finding.code == "part_empty"] == [{"part": part}]


@pytest.mark.parametrize(("part", "text", "code"), [
    ("what_i_want", "I want to find out how Northway Health works and bring it forward.", "pitch_to_this_employer"),
    ("what_i_want", "I want to learn how to make your team faster.", "pitch_to_this_employer"),
    ("what_i_want", "I want to find out how soon I could join your department.", "pitch_to_this_employer"),
    ("how_you_can_help", "You could put in a good word so that I find out more.", "help_asks_for_more"),
    ("how_you_can_help", "You could tell me of openings.", "help_asks_for_more"),
])  # fmt: skip
def test_a_pitch_is_named_with_its_words(part, text, code):
    findings = {
        finding.code: finding for finding in check_speech(SPEECH | {part: text}, company="Northway Health").findings
    }
    assert str(findings[code].facts["words"]).casefold() in text.casefold()


def test_naming_the_company_as_a_reason_is_no_pitch():
    text = "I have read how Northway Health brought its wards together."
    assert not check_speech(SPEECH | {"what_i_have_done": text}, company="Northway Health").pitch_to_this_employer


def test_without_a_word_of_exploring_it_sounds_like_an_applicant():
    assert "exploring_missing" in codes(check_speech(SPEECH | {"what_i_want": "I build systems and I am good at it."}))


def test_over_75_seconds_is_too_long():
    assert spoken_seconds(130) == 60
    assert "too_long" in codes(check_speech(SPEECH | {"who_i_am": "word " * 100}))
