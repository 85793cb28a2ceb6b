"""What the reader of letters looks for: one TOML file a label, each rule with examples beside it.

A pattern is a regular expression over a sentence in lower case without accents ("cased = true": with its capitals).
"@name" stands for the words of that name in words.toml, "@gap4" for up to four words between. `unless` gives readings
that make a hit innocent where they overlap it. `also_in` adds parts of a letter to subject and body."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from ..heads import heads

_NAME = re.compile(r"@([a-z_]+?)(\d*)(?![a-z_\d])")


@dataclass(frozen=True, eq=False)
class Rule:
    """`find` and `unless` are patterns with their shared words filled in; compiled when first needed, since one letter
    needs only a part of them."""

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

    @cached_property
    def innocent_patterns(self) -> tuple[re.Pattern[str], ...]:
        return tuple(map(re.compile, self.unless))


@dataclass(frozen=True, eq=False)  # told apart by itself: it is looked up often
class Search:
    """One pattern of a rule, with how a word must begin for it to be worth trying there."""

    rule: Rule
    find: str
    begins: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.find)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Rules by the first letters of a word (one to three) that they may begin with; `anywhere` holds the others."""

    by_letters: dict[str, list[Search]] = field(default_factory=dict)
    anywhere: list[Search] = field(default_factory=list)

    def add(self, rule: Rule) -> None:
        for find in rule.find:
            begins = None if rule.cased else heads(find)
            search = Search(rule, find, tuple(sorted(begins or ())))
            if begins is None:
                self.anywhere.append(search)
            for letters in {begin[:3] for begin in begins or ()}:
                self.by_letters.setdefault(letters, []).append(search)


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
    found = Lexicon()
    for file in only:
        for rule in rules(file, folder):
            found.add(rule)
    return found


def _rule(file: str, label: str, entry: Mapping[str, Any]) -> Rule:
    return Rule(
        file=file,
        label=label,
        name=entry["name"],
        code=entry.get("code", label),
        find=tuple(_NAME.sub(_filled, text) for text in entry["find"]),
        unless=tuple(_NAME.sub(_filled, text) for text in entry.get("unless", ())),
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
def _words() -> dict[str, list[str]]:
    given: dict[str, list[str]] = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))["words"]

    def spelled_out(word: str) -> str:
        return _NAME.sub(lambda one: f"(?:{'|'.join(given[one[1]])})", word)

    return {name: [spelled_out(word) for word in words] for name, words in given.items()}
