"""A letter cut into its sentences, each with its place in the text and its part in the letter.

Our own small splitter, not a library: findings point at exact characters of the text as typed, and a letter has lines
that no general splitter knows (greeting, closing, signature)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Part = Literal["subject", "greeting", "body", "closing", "signature"]

READ_AT_MOST = 8_000
"""Characters that are read; a text beyond it is no letter, and the check says so."""
LONGEST_SENTENCE = 500  # cut beyond, so that no pattern meets an endless line

_ONE_FOR_ONE = str.maketrans(
    "’‘‛`´“”„«»‐‑‒–—―\u00a0\u2009\u202f\téèêëáàâäãåíìîïóòôöõøúùûüñçÉÈ",
    "'''''\"\"\"\"\"------    eeeeaaaaaaiiiioooooouuuuncEE",
)
_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "mx",
        "dr",
        "prof",
        "st",
        "rev",
        "fr",
        "sr",
        "jr",
        "lt",
        "col",
        "gen",
        "sgt",
        "capt",
        "maj",
        "hon",
        "messrs",
        "vs",
        "etc",
        "approx",
        "dept",
        "inc",
        "ltd",
        "co",
        "no",
        "nos",
        "tel",
        "ext",
        "e.g",
        "i.e",
        "a.m",
        "p.m",
        "ph.d",
        "m.d",
        "u.s",
        "u.k",
        "yrs",
        "min",
        "mins",
        "hr",
        "hrs",
    ]
)
_END = re.compile(r"[.!?]+[\"')\]]*(?=\s)|\n+")
_BREAK_AFTER = 52  # a shorter line that is followed by a capital letter was ended by hand
_GREETING = re.compile(
    r"(?:dear|hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|greetings|to whom it may concern|morning|"
    r"afternoon|welcome)\b[^\n!?:]{0,60}?(?:,|!|:| - |\n|$|(?<!mr)(?<!mrs)(?<!ms)(?<!dr)(?<!prof)(?<!st)\.(?=\s))"
)
_CLOSING = re.compile(
    r"\W*(?:(?:with|in|many|much|kind|kindest|best|warm|warmest|very|most|yours?|all|my|sincere|sincerest|heartfelt|"
    r"real|good|deep|deepest|great|friendly|again|and|the|so|every|sincerely|faithfully|truly|respectfully|regards?|"
    r"wishes|thanks?|thank|thanking|you|gratitude|gratefully|cordially|cheers|appreciation|warmly|best|love|"
    r"anticipation|advance|for|your|time|help|reading|this|it|all|considering|v/r|god bless|xx+|ta|take care|"
    r"talk soon|until then|hopefully|affectionately|obliged)[\s,!.]*){1,6}"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """`plain` is the sentence in lower case without accents, character for character as long as the text itself;
    `cased` the same with its capitals. `start` counts in the letter's text (or in its subject)."""

    start: int
    end: int
    plain: str
    cased: str
    part: Part

    @property
    def asks(self) -> bool:
        return "?" in self.plain[-4:]


def plain_of(text: str) -> str:
    """Typographic quotes, dashes and accents made simple, one character for one."""
    return text.translate(_ONE_FOR_ONE)


def lower_of(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(one if len(one) == 1 else letter for letter in text for one in (letter.lower(),))


def sentences(subject: str, text: str) -> list[Sentence]:
    """Subject first, then the text in order."""
    found = [_sentence(subject, 0, len(subject), "subject", plain_of(subject))] if subject.strip() else []
    return found + _of_text(text[:READ_AT_MOST])


def _of_text(text: str) -> list[Sentence]:
    simple = _unwrapped(plain_of(text))
    lowered = lower_of(simple)
    opening = _GREETING.match(lowered, len(lowered) - len(lowered.lstrip()))
    greeted = opening.end() if opening else 0
    spans = [(0, greeted)] if greeted else []
    spans += [span for piece in _pieces(simple, greeted) for span in _short(*piece)]
    spans = [(start, end) for start, end in spans if simple[start:end].strip()]
    parts = _parts(simple, lowered, spans, greeted)
    return [_sentence(text, start, end, part, simple) for (start, end), part in zip(spans, parts, strict=True)]


def _sentence(text: str, start: int, end: int, part: Part, simple: str) -> Sentence:
    while start < end and simple[start].isspace():
        start += 1
    while end > start and simple[end - 1].isspace():
        end -= 1
    cased = simple[start:end]
    return Sentence(start, end, lower_of(cased), cased, part)


def _unwrapped(text: str) -> str:
    """Line ends inside a wrapped sentence become blanks, so that it can be read as one."""
    text = text.replace("\r\n", " \n").replace("\r", "\n")
    lines = text.split("\n")
    joined: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        begins = following.lstrip()[:1]
        wrapped = len(line.strip()) > _BREAK_AFTER and begins and begins not in "-*\u2022"
        runs_on = len(line.strip()) > 12 and begins.islower() and not line.rstrip().endswith((",", ".", "!", "?", ":"))
        joined.append(line + (" " if wrapped or runs_on else "\n"))
    return "".join(joined)[: len(text)]


def _pieces(text: str, start: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for end in _END.finditer(text, start):
        mark = end.group()
        if mark[0] == "." and _only_an_abbreviation(text, start, end):
            continue
        found.append((start, end.end() if mark[0] != "\n" else end.start()))
        start = end.end()
    found.append((start, len(text)))
    return found


def _only_an_abbreviation(text: str, start: int, end: re.Match[str]) -> bool:
    last = text[max(start, end.start() - 12) : end.start()].split()
    word = last[-1].strip("(\"'").lower() if last else ""
    after = text[end.end() : end.end() + 3].lstrip()[:1]
    if word in _TITLES:
        return not (
            word in ("min", "mins", "hr", "hrs", "yrs", "etc", "inc", "ltd", "co", "a.m", "p.m") and after.isupper()
        )
    return (len(word) == 1 and word.isalpha() and word != "i") or (end.group() == "..." and after.islower())


def _short(start: int, end: int) -> list[tuple[int, int]]:
    return [(at, min(at + LONGEST_SENTENCE, end)) for at in range(start, max(end, start + 1), LONGEST_SENTENCE)]


def _parts(simple: str, lowered: str, spans: list[tuple[int, int]], greeted: int) -> list[Part]:
    parts: list[Part] = ["greeting" if end <= greeted else "body" for _, end in spans]
    last = len(spans) - 1
    for at in range(last, max(last - 5, -1), -1):
        if parts[at] == "greeting":
            break
        words = simple[slice(*spans[at])].split()
        if at > last - 5 and _CLOSING.fullmatch(lowered[slice(*spans[at])].strip()):
            parts[at] = "closing"
            parts[at + 1 :] = ["signature"] * (last - at)
            break
        if not (len(words) <= 6 and "?" not in words[-1]):
            break
    if parts and parts[-1] == "body" and _is_name(simple[slice(*spans[-1])]):
        parts[-1] = "signature"
    return parts


def _is_name(text: str) -> bool:
    words = [word.strip(",.") for word in text.split()]
    return (
        len(words) <= 4 and not text.rstrip().endswith(("?", "!")) and all(word[:1].isupper() for word in words if word)
    )
