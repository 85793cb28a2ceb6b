"""Maya's letters and questions, kept as text in maya.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from askwell.actions.interview import Question

CLOSING = (
    Question("What should I have asked that I did not?", "closing", "Q8"),
    Question("May I come back with a further question?", "closing", "Q38"),
    Question("Who else might help me see more?", "closing", "Q39"),
)


@cache
def _kept() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(files(__package__).joinpath("maya.toml").read_text(encoding="utf-8"))


def letter(key: str) -> tuple[str, str]:
    """Subject and text."""
    found = _kept()["letters"][key]
    return found["subject"], found["text"]


def questions(key: str) -> list[Question]:
    """The opener, what is open, the closing three."""
    first, *others = _kept()["questions"][key]
    return [Question(first, "opening"), *(Question(text, "core") for text in others), *CLOSING]
