"""What a letter that went out already says, for the next one to the same person: nobody fills a gap twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import SequenceMatcher

from . import asking
from .facts import LetterFacts, Tone
from .reading import Hit, Reading
from .sentences import sentences
from .tones import WORDS, Pen

FILLED = ("how_found", "why_them", "who_i_am", "only_they_know")
"""Facts that are the person's own words, in the order in which a request says them."""
_WHAT = re.compile(
    r"\b(?:hear|learn|know|understand|ask you|tell me)(?: from you)?(?: about)? "
    r"((?:how|what|why|which|where|when)\b[^.?!\n]*)"
)
_STILL_THE_DRAFT = 0.8  # of its words; in a letter that was written anew, a word that agrees says nothing
_MARK = re.compile(r"\x02(\w+)\x02\.?")
_GAP = re.compile(r"[\[\]{}]")


def recalled(facts: LetterFacts, sent: str, tone: Tone) -> LetterFacts:
    """`facts`, and where they are silent what stands in the request that was `sent`: read off beside the draft that it
    was made from, else sentence by sentence. What is still a gap there stays one here."""
    silent = [name for name in FILLED if not getattr(facts, name) and not (name == "how_found" and facts.introducer)]
    marks = {name: f"\x02{name}\x02." for name in silent}
    found = dict(_read(sent)) | dict(_written_over(_with(facts, marks), sent, tone))
    return _with(facts, {name: found[name] for name in silent if name in found and not _GAP.search(found[name])})


def _with(facts: LetterFacts, said: Mapping[str, str]) -> LetterFacts:
    return replace(facts, **said)  # type: ignore[arg-type]  # names of FILLED, all of them strings


def _written_over(marked: LetterFacts, sent: str, tone: Tone) -> Iterator[tuple[str, str]]:
    """What was typed in the place of the gaps, the rest of the draft being as it was."""
    drafted = asking.request(Pen(replace(marked, asked_for_later=False), WORDS[tone])).text.split()
    typed = sent.split()
    beside = SequenceMatcher(None, drafted, typed, autojunk=False)
    kept = sum(block.size for block in beside.get_matching_blocks())
    if kept < _STILL_THE_DRAFT * sum(not _MARK.fullmatch(word) for word in drafted):
        return
    for deed, start, end, first, last in beside.get_opcodes():
        names = [mark[1] for word in drafted[start:end] if (mark := _MARK.fullmatch(word))]
        if deed != "replace" or len(names) != end - start:
            continue
        words = " ".join(typed[first:last])
        told = [words[one.start : one.end] for one in sentences("", words)]
        for name in names[:-1]:
            if len(told) > 1:
                yield name, told.pop(0)
        if told:
            yield names[-1], " ".join(told)


def _read(sent: str) -> Iterator[tuple[str, str]]:
    """The sentences that say it, in whatever words."""
    reading = Reading("", sent)
    taken: set[int] = set()
    for name, file in (("how_found", "found"), ("who_i_am", "self"), ("why_them", "why_them")):
        hit = next((hit for hit in reading.hits(file) if hit.sentence.start not in taken), None)
        if hit:
            taken.add(hit.sentence.start)
            yield name, _whole(hit, sent)
    if what := _WHAT.search(sent):
        yield "only_they_know", what[1]


def _whole(hit: Hit, sent: str) -> str:
    return " ".join(sent[hit.sentence.start : hit.sentence.end].split())
