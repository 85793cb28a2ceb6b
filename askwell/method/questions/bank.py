"""The question bank (METHOD section 2, entries Q1 to Q39, and our own beside them), read once from bank.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Form = Literal["open", "closed", "choice", "statement"]
Depth = Literal["opener", "core", "deep", "closing", "after", "redirect"]

VIEWPOINTS = ("does", "did", "manages", "hires", "buys", "beside")
"""How a person knows the work (METHOD S3.23): does it, did it, manages, hires, buys, works beside."""
GROUPS = ("values", "interests", "skills", "life")
"""The groups of criteria that every direction is weighed by (METHOD S1.4)."""
CLOSING_THREE = ("Q39", "Q8", "Q38")
"""Names, what did I not ask, may I come back: the end of every agenda, in this order (METHOD S0.23)."""
CLOSING_FAMILIES = ("names", "missed", "permission")
"""Any question of these families serves as its closing question: Q23 for Q39, Q37 for Q8."""


@dataclass(frozen=True, slots=True)
class Question:
    """One entry. `rule` is its METHOD reference; `read_first` means that public sources answer a part of it;
    `best_from` names the kinds of people (knowing.Kind) who can answer it better than others."""

    id: str
    text: str
    topic: str
    form: Form
    depth: Depth
    family: str
    rule: str
    answerable_online: bool
    read_first: bool
    holds: frozenset[str]
    best_from: tuple[str, ...]
    feeds: tuple[str, ...]
    follow_ups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RedirectCard:
    """What they said when the talk turned, a true short answer, and a question that leads back (METHOD S2.17)."""

    said: str
    heard: str
    bridge: str
    text: str


@cache
def bank() -> dict[str, Question]:
    """All entries by id, in the order of the file, which is that of a talk."""
    return {entry["id"]: _question(entry) for entry in _read()["question"]}


@cache
def redirect_cards() -> dict[str, RedirectCard]:
    """The cards by the code of what was said: you_would_fit, when_could_you_start, we_are_hiring, what_pay and more."""
    return {card["said"]: RedirectCard(**card) for card in _read()["card"]}


def redirect_questions() -> tuple[Question, ...]:
    """Q24 and Q25: one tap away once the talk has turned, or may turn (METHOD S2.20, S2.21)."""
    return tuple(question for question in bank().values() if question.depth == "redirect")


def _question(entry: dict[str, Any]) -> Question:
    return Question(
        id=entry["id"],
        text=entry["text"],
        topic=entry["topic"],
        form=entry.get("form", "open"),
        depth=entry["depth"],
        family=entry["family"],
        rule=entry["rule"],
        answerable_online=entry.get("answerable_online", False),
        read_first=entry.get("read_first", False),
        holds=frozenset(entry.get("holds", VIEWPOINTS)),
        best_from=tuple(entry.get("best_from", ())),
        feeds=tuple(entry.get("feeds", ())),
        follow_ups=tuple(entry["follow_ups"]),
    )


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "bank.toml").read_text(encoding="utf-8"))
