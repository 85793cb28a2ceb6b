from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from askwell.method.questions.same import same

PAIRS = [json.loads(line) for line in (Path(__file__).parent / "pairs_of_ours.jsonl").read_text("utf-8").splitlines()]


def test_pairs_of_ours_are_told_apart():
    found = [(one["same"], same(one["a"], one["b"])) for one in PAIRS]
    right, wrong = found.count((True, True)), sum(wanted != got for wanted, got in found)
    assert 2 * right / (2 * right + wrong) >= 0.85


@pytest.mark.parametrize("one", PAIRS, ids=lambda one: one["id"])
def test_the_order_of_two_questions_does_not_matter(one):
    assert same(one["a"], one["b"]) == same(one["b"], one["a"])
    assert same(one["a"], one["a"].upper())


@pytest.mark.parametrize(("one", "other"), [
    ("What's a good day for you?", "What's a bad day for you?"),
    ("What do you earn?", "What does a nurse earn?"),
    ("How did you get in?", "How will the trade change?"),
    ("", "How did you get in?"),
    ("", ""),
])  # fmt: skip
def test_another_sign_person_or_time_is_another_question(one, other):
    assert not same(one, other)


@pytest.mark.parametrize("hostile", ["how " * 250_000, "who is your " * 90_000, "do people " * 100_000, "\x00\n" * 500])
def test_hostile_text_is_compared_quickly(hostile):
    start = time.perf_counter()
    same(hostile, hostile + "?")
    assert time.perf_counter() - start < 1
