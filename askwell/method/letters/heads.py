"""With which letters a pattern can begin, so that it is tried only at words that begin so."""

from __future__ import annotations

import re

_LITERAL = re.compile(r"[a-z0-9'][a-z0-9' ]*")
_QUANTIFIER = re.compile(r"[?*+]\??|\{\d*,?\d*\}\??")
_NOTHING_READ = re.compile(r"\\b|\(\?<!\\w\)")


def heads(pattern: str, *, at_a_word: bool = False) -> frozenset[str] | None:
    """Literal beginnings of everything that the pattern can match; None where that cannot be told, or where it may
    begin inside a word (`at_a_word`: what stands before has ruled that out).

    Reads only what the lexicon uses: words, groups, choices, look-aheads and quantifiers."""
    found: set[str] = set()
    for choice in _choices(pattern):
        begins = _heads_of_one(choice, at_a_word)
        if begins is None:
            return None
        found |= begins
    return frozenset(found)


def _heads_of_one(text: str, at_a_word: bool) -> frozenset[str] | None:
    if skipped := _NOTHING_READ.match(text):
        return _heads_of_one(text[skipped.end() :], True)
    if text.startswith(("(?!", "(?=")):
        return _heads_of_one(text[_closing(text) + 1 :], at_a_word)
    if text.startswith("(?:"):
        return _heads_of_group(text, at_a_word)
    if at_a_word and text.startswith(r"\d"):
        return frozenset("0123456789")
    literal = _LITERAL.match(text)
    if literal is None or not at_a_word:
        return None
    # A quantifier behind it means that its last letter may be missing.
    word = literal[0][:-1] if _QUANTIFIER.match(text, literal.end()) else literal[0]
    return frozenset((word,)) if word else None


def _heads_of_group(text: str, at_a_word: bool) -> frozenset[str] | None:
    end = _closing(text)
    inner = heads(text[3:end], at_a_word=at_a_word)
    quantifier = _QUANTIFIER.match(text, end + 1)
    if quantifier is None or inner is None or not quantifier[0].startswith(("?", "*", "{0", "{,")):
        return inner
    after = _heads_of_one(text[quantifier.end() :], at_a_word)
    return None if after is None else inner | after


def _choices(text: str) -> list[str]:
    depth, start, found, at = 0, 0, [], 0
    while at < len(text):
        if text[at] == "\\":
            at += 1
        elif text[at] == "[":
            at = _class_end(text, at)
        elif text[at] in "()":
            depth += 1 if text[at] == "(" else -1
        elif text[at] == "|" and depth == 0:
            found.append(text[start:at])
            start = at + 1
        at += 1
    return [*found, text[start:]]


def _closing(text: str) -> int:
    depth, at = 0, 0
    while at < len(text):
        if text[at] == "\\":
            at += 1
        elif text[at] == "[":
            at = _class_end(text, at)
        elif text[at] in "()":
            depth += 1 if text[at] == "(" else -1
            if depth == 0:
                return at
        at += 1
    raise ValueError(f"A group does not end: {text}")


def _class_end(text: str, at: int) -> int:
    at += 2 if text[at + 1] == "^" else 1
    at += 1  # a "]" in the first place stands for itself
    while text[at] != "]":
        at += 2 if text[at] == "\\" else 1
    return at
