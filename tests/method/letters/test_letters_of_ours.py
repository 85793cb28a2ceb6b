"""Whole letters of our own, every label of each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from askwell.method.letters import Letter, labels

OURS = Path(__file__).parent / "letters_of_ours.jsonl"
LETTERS = [json.loads(line) for line in OURS.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("entry", LETTERS, ids=lambda entry: str(entry["id"]))
def test_every_label(entry: dict[str, Any]) -> None:
    kind = "profile_note" if entry["kind"] == "linkedin_note" else entry["kind"]
    assert labels(Letter(kind, entry["subject"] or "", entry["text"])) == entry["labels"]
