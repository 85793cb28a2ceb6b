from __future__ import annotations

import json
from pathlib import Path

import pytest

from askwell.method.questions.check import check_question

FILE = Path(__file__).parent / "questions_of_ours.jsonl"
QUESTIONS = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]
READ = [(one, check_question(one["text"])) for one in QUESTIONS]


@pytest.mark.parametrize(("label", "least"), [
    ("form", 0.95), ("topic", 0.88), ("answerable_online", 0.95), ("why_not", 0.95),
])  # fmt: skip
def test_questions_of_ours_are_read_as_labelled(label, least):
    right = [one["id"] for one, reading in READ if getattr(reading, label) == one[label]]
    assert len(right) / len(QUESTIONS) >= least


@pytest.mark.parametrize(("one", "reading"), READ, ids=[one["id"] for one in QUESTIONS])
def test_the_better_wording_is_open_has_its_place_and_is_not_found_by_reading(one, reading):
    if reading.rewrite:
        better = check_question(reading.rewrite)
        assert (better.form, better.appropriate, better.answerable_online) == ("open", True, False)
