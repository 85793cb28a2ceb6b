"""The judge of the drill, on answers as people say them. The labels are those of the labelled examples of the field."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from askwell.method.drill import judge

OURS = [json.loads(line) for line in Path(__file__).with_name("answers_of_ours.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize(("prompt", "answer", "back_to_field", "asks_for_job"), [
    ("Why us?", "Not you in particular. What do hospices have in common?", True, False),
    ("Why us?", "Because you pay well and I mean to be your best hire.", False, True),
    ("Why us?", "My aunt suggested it.", False, False),
    ("We have a vacancy.", "Count me in! And why are there so few surveyors everywhere?", True, True),
    ("When are you available?", "From the first of March.", False, True),
    ("When are you available?", "For another talk, any Tuesday.", False, False),
    ("What did you do at the week-end?", "We drove to the sea on the first of March.", False, False),
    ("What do you expect to earn?", "Forty thousand.", False, True),
    ("How many sheep have you got?", "Forty thousand.", False, False),
    ("Mail me your résumé.", "I'll send it this evening, as you asked. To this address?", False, False),
    ("Tell me about yourself.", "I’m exploring.", False, False),
    ("Tell me about yourself.", "how did u get started in this trade", True, False),
    ("We are short of people.", "What software do you use for the rota?", False, False),
    ("We are short of people.", "Is it the same everywhere?", True, False),
    ("We are short of people.", "I'm not looking for a job. I'd love to hear how you became a diver.", True, False),
])  # fmt: skip
def test_the_two_labels_are_judged_apart(prompt: str, answer: str, back_to_field: bool, asks_for_job: bool) -> None:
    judged = judge(prompt, answer)
    assert (judged.back_to_field, judged.asks_for_job) == (back_to_field, asks_for_job), judged.why


@pytest.mark.parametrize("label", ["back_to_field", "asks_for_job"])
def test_answers_of_ours_are_judged_as_labelled(label: str) -> None:
    pairs = [(one[label], getattr(judge(one["prompt"], one["answer"]), label)) for one in OURS]
    right, wrong = pairs.count((True, True)), pairs.count((True, False)) + pairs.count((False, True))
    assert len(pairs) >= 450
    assert 2 * right / (2 * right + wrong) >= 0.95


def test_the_reasons_stand_where_they_say() -> None:
    answer = "I’d jump at it.  But what do people in this trade earn?"
    judged = judge("We have a vacancy.", answer)
    assert [reason.code for reason in judged.why] == ["field", "takes_it"]
    assert all(answer[reason.start : reason.end].strip() == reason.words for reason in judged.why)


def test_what_asks_only_about_their_house_is_named() -> None:
    reason = judge("Let me tell you about us.", "Lovely. How many people work in this building?").why[0]
    assert (reason.code, reason.words) == ("this_employer", "How many people work in this building?")


@pytest.mark.parametrize("answer", ["", " \n", "?", "…", "😀" * 50, "\x00\u202e", "a" * 3_000])
def test_whatever_is_typed_is_judged(answer: str) -> None:
    judged = judge(answer, answer)
    assert (judged.back_to_field, judged.asks_for_job) == (False, False)


def test_another_language_is_not_judged() -> None:
    judged = judge("Why us?", "Ich möchte gerne wissen, wie die Leute in diesem Beruf ihre Tage verbringen.")
    assert (judged.back_to_field, judged.asks_for_job) == (None, None)
    assert [reason.code for reason in judged.why] == ["not_english"]


@pytest.mark.parametrize(
    "piece", ["I'd love to work for you and ", "what do people who ", "i ", "a? ", "you'd have ", "in the next "]
)
def test_a_megabyte_is_judged_within_a_second(piece: str) -> None:
    text = (piece * (1_000_000 // len(piece) + 1))[:1_000_000]
    judge("Why us?", "warm")
    begun = time.perf_counter()
    judge(text, text)
    assert time.perf_counter() - begun < 1
