"""Who might know: the prompts that bring people to mind, and the starters of a first direction (METHOD S1.8, S4.5)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Prompt:
    """`asks` is put to the explorer; `look_for` are words for a search of her people, `fields` where to look first."""

    code: str
    asks: str
    fields: tuple[str, ...]
    look_for: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class StarterCriterion:
    name: str
    group: str


@dataclass(frozen=True, slots=True)
class Starter:
    """Fills criteria, prompts and first questions (ids of the bank), never facts of a letter (METHOD S0.1)."""

    code: str
    says: str
    rule: str
    criteria: tuple[StarterCriterion, ...]
    prompts: tuple[str, ...]
    questions: tuple[str, ...]
    note: str = ""


@cache
def prompts() -> dict[str, Prompt]:
    """All prompts by code; their words still hold {company}, {role}, {school}, {place}."""
    return {
        entry["code"]: Prompt(
            entry["code"], entry["asks"], tuple(entry["fields"]), tuple(entry["look_for"]), entry["rule"]
        )
        for entry in _read()["prompt"]
    }


@cache
def starters() -> dict[str, Starter]:
    """new_to_a_field, physician, care, just_graduated, changing_field."""
    return {
        entry["code"]: Starter(
            entry["code"],
            entry["says"],
            entry["rule"],
            tuple(StarterCriterion(**criterion) for criterion in entry["criteria"]),
            tuple(entry["prompts"]),
            tuple(entry["questions"]),
            entry.get("note", ""),
        )
        for entry in _read()["starter"]
    }


def prompts_for(known: Mapping[str, str], starter: str = "") -> tuple[Prompt, ...]:
    """The prompts with what is known put in (`known`: company, role, school, place), the starter's first.

    A search word whose fact is unknown falls away, and so does a prompt that asks about an unknown company."""
    order = starters()[starter].prompts if starter in starters() else ()
    ranked = sorted(
        prompts().values(), key=lambda prompt: order.index(prompt.code) if prompt.code in order else len(order)
    )
    filled = (_filled(prompt, {name: fact for name, fact in known.items() if fact.strip()}) for prompt in ranked)
    return tuple(prompt for prompt in filled if prompt)


def _filled(prompt: Prompt, known: Mapping[str, str]) -> Prompt | None:
    asks = _put_in(prompt.asks, known)
    if asks is None:
        return None
    words = tuple(word for look in prompt.look_for if (word := _put_in(look, known)))
    return Prompt(prompt.code, asks, prompt.fields, words, prompt.rule)


def _put_in(text: str, known: Mapping[str, str]) -> str | None:
    for name in ("company", "role", "school", "place"):
        if "{" + name + "}" in text:
            if name not in known:
                return None
            text = text.replace("{" + name + "}", known[name])
    return text


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "brainstorm.toml").read_text(encoding="utf-8"))
