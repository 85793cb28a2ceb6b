"""Which words a sentence must hold for a pattern to match in it, so that the pattern is tried only where they stand.

Words are in lower case and stand between two EDGEs; one that may go on has none there. Other signs stand bare. Of a
pair, as "good \\bword\\b", both stand side by side, whatever blanks are between."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from .language import ENGLISH

EDGE = "\b"
"""In a text: here no word goes on."""
Words = frozenset[str]
_MOST_TEXTS = 20
_PART = re.compile(
    r"(?P<edge>\\b|\(\?<?!\\w\)|[\^$])|(?P<words>\(\?:[\w' -]+(?:\|[\w' -]+)*\))|(?P<group>\(\?:|\(\?P<\w+>|\((?!\?))"
    r"|(?P<look>\(\?<?[=!])|(?P<other>\(\?)|(?P<closing>\))|(?P<choice>\|)|(?P<kind>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<shared>@[a-z_]+\d*)|(?P<escape>\\.)|(?P<any>\.)|(?P<text>[\w'-]+ ?(?![?*+{])|[^\\])",
    re.DOTALL,
)
_TIMES = re.compile(r"(?:[?*+]|\{\d*,?\d*\})[?+]?")
WORD = re.compile(r"\w+|[^\w\s\x08]")


class Piece(NamedTuple):
    """A piece of a pattern. `texts` is all that it can match, None where that cannot be told; `needs` are then sets of
    words of which each has one in whatever it matches. `opens`, `closes`: no word goes on over its beginning, its end,
    unless it matches nothing at all, as it may if it is `empty`."""

    texts: Words | None
    needs: tuple[Words, ...] = ()
    opens: bool = False
    closes: bool = False
    empty: bool = False

    def closed(self, before: bool) -> bool:
        return self.closes and (before or not self.empty)


def _exactly(*texts: str) -> Piece:
    opens = not any(_in_word(text[:1]) for text in texts)
    return Piece(frozenset(texts), (), opens, not any(_in_word(text[-1:]) for text in texts), "" in texts)


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


_NOTHING, _ANYTHING = _exactly(""), Piece(None)


def needs(piece: Piece, closed: bool = False) -> tuple[Words, ...]:
    """Sets of words: one of each stands in any sentence in which the pattern matches. `closed`: no word goes on over
    its beginning."""
    if piece.texts is None:
        return piece.needs
    return _one_in_each(EDGE + text for text in piece.texts) if closed else _one_in_each(piece.texts)


def read(pattern: str, shared: Callable[[str], Piece]) -> Piece:
    """Reads what the lexicon uses of regular expressions; where it meets anything else, it knows of no need.
    `shared` gives the piece that a name like "@job" stands for."""
    return _read(pattern, 0, False, shared)[0]


def _read(pattern: str, at: int, before: bool, shared: Callable[[str], Piece]) -> tuple[Piece, int]:
    """A pattern, or a group up to the bracket that closes it, and where that ends. `before`: no word goes on there."""
    row: list[Piece] = []
    rows, closed = [row], before
    while part := _PART.match(pattern, at):
        at, kind = part.end(), part.lastgroup
        if kind == "closing":
            break
        if kind == "choice":
            row, closed = [], before
            rows.append(row)
            continue
        if kind in ("group", "look", "other"):
            piece, at = _read(pattern, at, closed, shared)
            piece = piece if kind == "group" else _NOTHING if kind == "look" else _ANYTHING
        elif kind == "shared":
            piece = shared(part.group())
        else:
            piece = _plain(str(kind), part.group())
        if times := _TIMES.match(pattern, at):
            at = times.end()
            piece = _times(piece, times.group(), closed)
        row.append(piece)
        closed = piece.closed(closed)
    return _one_of([_row(row, before) for row in rows], before), at


@lru_cache(4096)
def _plain(kind: str, text: str) -> Piece:
    if kind == "text":
        return _exactly(text)
    if kind == "edge":
        return _exactly(EDGE)
    if kind == "words":
        return _exactly(*text[3:-1].split("|"))
    if kind == "escape" and not text[1].isalnum():
        return _exactly(text[1])
    if kind == "kind" and not re.search(r"\\|^\[\^|.-.", text):
        return _exactly(*text[1:-1])
    return _exactly(" ") if text == r"\s" else _exactly(*"0123456789") if text == r"\d" else _ANYTHING


def _times(piece: Piece, times: str, closed: bool) -> Piece:
    if times[0] == "?" and piece.texts is not None:
        return _exactly("", *piece.texts)
    if times[0] in "?*" or times.startswith(("{0", "{,")):
        return piece._replace(texts=None, needs=(), empty=True)
    if times[0] == "{" and times[1] not in "01" and piece.texts is not None and len(piece.texts) == 1:
        piece = _exactly(*(text * 2 for text in piece.texts))
    return piece._replace(texts=None, needs=needs(piece, closed))


def _row(pieces: list[Piece], before: bool) -> Piece:
    """Piece after piece: texts are put together as long as they are few, and up to a word that may be left out."""
    if len(pieces) == 1:
        return pieces[0]
    closed_after = [False]  # whether no word goes on over the beginning of each piece, by what stands there or behind
    for piece in reversed(pieces):
        closed_after.append(piece.opens and (not piece.empty or closed_after[-1]))
    opens = closed_after[-1]
    found: list[Words] = []
    run, edge, closed, whole = {""}, EDGE if before else "", before, True
    for piece, ends in zip(pieces, reversed(closed_after), strict=False):
        may_be_left_out = piece.empty and (closed or ends) and any(run)
        if piece.texts is not None and not may_be_left_out and _are_few(run, piece.texts):
            run = {text + more for text in run for more in piece.texts}
        else:
            whole = False
            found += _one_in_each(edge + text + (EDGE if ends else "") for text in run)
            found += piece.needs
            run = {""} if piece.texts is None else set(piece.texts)
            edge = EDGE if (piece.closed(closed) if piece.texts is None else closed) else ""
        closed = piece.closed(closed)
    if whole:
        return _exactly(*run)
    found += _one_in_each(edge + text for text in run)
    return Piece(None, tuple(found), opens, closed, all(piece.empty for piece in pieces))


def _are_few(texts: set[str], others: Words) -> bool:
    return min(len(texts), len(others)) == 1 or len(texts) * len(others) <= _MOST_TEXTS


def _one_of(rows: list[Piece], before: bool) -> Piece:
    if len(rows) == 1:
        return rows[0]
    if all(row.texts is not None for row in rows):
        return _exactly(*{text for row in rows for text in row.texts or ()})
    each = [needs(row, before) for row in rows]
    found = (frozenset().union(*(min(one, key=cost) for one in each)),) if all(each) else ()
    return Piece(
        None, found, all(row.opens for row in rows), all(row.closes for row in rows), any(row.empty for row in rows)
    )


def _one_in_each(texts: Iterable[str]) -> tuple[Words, ...]:
    """The longest word or pair of words of each text; nothing where one has none."""
    found = frozenset(map(_longest, texts))
    return () if "" in found else (found,)


@lru_cache(8192)
def _longest(text: str) -> str:
    text = text.lower()
    words = [(word.group(), word.start() > 0, word.end() < len(text)) for word in WORD.finditer(text)]
    if words and not words[0][1] and _in_word(text[0]):  # it may be the end of a longer one
        word, _, ends = words.pop(0)
        if not words:
            return word + EDGE if ends else ""
    forms = [EDGE + word + EDGE * ends if _in_word(word[0]) else word for word, _, ends in words]
    return max(
        (f"{word[0]} {form}" for word, form in zip(words, forms[1:], strict=False)), key=len, default="".join(forms)
    )


@lru_cache(8192)
def _cost(word: str) -> int:
    words = word.replace(EDGE, "").split(" ")
    if not all(len(one) < 3 or one in ENGLISH for one in words):
        return 1
    return 10 if len(words) == 2 else 100


def cost(words: Words) -> int:
    """How often one of them stands in a sentence, roughly: small words are in all."""
    return sum(map(_cost, words))
