"""What the reader of letters looks for: one TOML file a label, each rule with examples beside it.

A pattern is a regular expression over a sentence in lower case without accents ("cased = true": with its capitals).
"@name" stands for the words of that name in words.toml, "@gap4" for up to four words between. `unless` gives readings
that make a hit innocent where they overlap it. `also_in` adds parts of a letter to subject and body."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ..needs import Piece, needs, read
from ..searches import Search, Searches

_NAME = re.compile(r"@([a-z_]+?)(\d*)(?![a-z_\d])")


@dataclass(frozen=True, eq=False)
class Rule:
    """`find` and `unless` are patterns as they stand in the file."""

    file: str
    label: str
    name: str
    code: str
    find: tuple[str, ...]
    unless: tuple[str, ...]
    cased: bool
    parts: frozenset[str]
    examples: tuple[str, ...]
    innocent: tuple[str, ...]


Lexicon = Searches[Rule]


FILES = (
    "around",
    "closed",
    "flexible",
    "follow_up",
    "found",
    "job_ask",
    "long_time",
    "placeholder",
    "pledge",
    "recruiter",
    "referral",
    "resume",
    "search",
    "self",
    "takeaway",
    "thanks",
    "time",
    "tone",
    "why_them",
)


@cache
def rules(file: str, folder: str = __package__) -> tuple[Rule, ...]:
    """The rules of one file of this folder, or of another package's, named without its ending."""
    content = tomllib.loads(files(folder).joinpath(f"{file}.toml").read_text("utf-8"))
    return tuple(_rule(file, content["label"], entry) for entry in content["rule"])


@cache
def lexicon(*only: str, folder: str = __package__) -> Lexicon:
    """The rules of these files, read once."""
    return Lexicon(search for file in only for rule in rules(file, folder) for search in _searches(rule))


def _searches(rule: Rule) -> Iterator[Search[Rule]]:
    for text in rule.find:
        yield Search(rule, _NAME.sub(_filled, text), needs(read(text, _shared)))
    for text in rule.unless:
        yield Search(rule, _NAME.sub(_filled, text), needs(read(text, _shared)), excuses=True)


def _rule(file: str, label: str, entry: Mapping[str, Any]) -> Rule:
    return Rule(
        file=file,
        label=label,
        name=entry["name"],
        code=entry.get("code", label),
        find=tuple(entry["find"]),
        unless=tuple(entry.get("unless", ())),
        cased=entry.get("cased", False),
        parts=frozenset(("subject", "body", *entry.get("also_in", ()))),
        examples=tuple(entry["examples"]),
        innocent=tuple(entry["not"]),
    )


def _filled(name: re.Match[str]) -> str:
    if name[1] == "gap":
        return rf"(?:[\w'/&-]+,? ){{0,{name[2]}}}?"
    return rf"(?<!\w)(?:{'|'.join(_words()[name[1]])})(?!\w)"


@cache
def _shared(name: str) -> Piece:
    return read(_NAME.sub(_filled, name), _shared)


@cache
def _words() -> dict[str, list[str]]:
    given: dict[str, list[str]] = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))["words"]

    def spelled_out(word: str) -> str:
        return _NAME.sub(lambda one: f"(?:{'|'.join(given[one[1]])})", word)

    return {name: [spelled_out(word) for word in words] for name, words in given.items()}
