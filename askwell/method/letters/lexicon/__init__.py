"""What the reader of letters looks for: one TOML file a label, each rule with examples beside it.

A pattern is a regular expression over a sentence in lower case without accents ("cased = true": with its capitals).
"@name" stands for the words of that name in words.toml, "@gap4" for up to four words between. `unless` gives readings
that make a hit innocent where they overlap it. `needs` names words of which one must stand in the sentence (for speed).
`also_in` adds parts of a letter to subject and body."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_NAME = re.compile(r"@([a-z_]+?)(\d*)(?![a-z_\d])")
_WORD = re.compile(r"[a-z0-9']+")


@dataclass(frozen=True, slots=True)
class Rule:
    label: str
    name: str
    code: str
    find: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]
    needs: frozenset[str]
    cased: bool
    parts: frozenset[str]
    examples: tuple[str, ...]
    innocent: tuple[str, ...]


@cache
def rules(file: str) -> tuple[Rule, ...]:
    """The rules of one file of this folder, named without its ending."""
    content = _content(file)
    return tuple(_rule(content["label"], entry) for entry in content["rule"])


def pattern(text: str) -> re.Pattern[str]:
    """Compiles a pattern with the shared words filled in."""
    return re.compile(_NAME.sub(_filled, text))


def _rule(label: str, entry: Mapping[str, Any]) -> Rule:
    return Rule(
        label=label,
        name=entry["name"],
        code=entry.get("code", label),
        find=tuple(pattern(text) for text in entry["find"]),
        unless=tuple(pattern(text) for text in entry.get("unless", ())),
        needs=frozenset(word for text in entry.get("needs", ()) for word in _WORD.findall(text)),
        cased=entry.get("cased", False),
        parts=frozenset(("subject", "body", *entry.get("also_in", ()))),
        examples=tuple(entry["examples"]),
        innocent=tuple(entry["not"]),
    )


def _filled(name: re.Match[str]) -> str:
    if name[1] == "gap":
        return rf"(?:[\w'/&-]+,? ){{0,{name[2]}}}?"
    return f"(?<!\\w)(?:{'|'.join(_words()[name[1]])})(?!\\w)"


@cache
def _words() -> dict[str, list[str]]:
    # A word list may itself use another one.
    given: dict[str, list[str]] = _content("words")["words"]
    return {
        name: [_NAME.sub(lambda one: "(?:" + "|".join(given[one[1]]) + ")", text) for text in texts]
        for name, texts in given.items()
    }


def _content(file: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(f"{file}.toml").read_text(encoding="utf-8"))
