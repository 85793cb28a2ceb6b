"""One careful reading of a letter: every place where a rule of the lexicon holds. Labels and findings both stand on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from . import lexicon
from .lexicon import Rule
from .minutes import Length, lengths_asked
from .sentences import Sentence, sentences

# What ends the reach of a "not": a new clause of its own.
_NEW_CLAUSE = re.compile(
    r"[;:(]| - |\bbut\b|\bhowever\b|\bthough\b|\byet\b|, (?:i|and|so|if|please|should|do|would)\b|\band (?:i|would|could|please|if)\b|\b(?:if|should|unless|because|since)\b|\bso (?:i|please)\b"
)
_DENIAL = re.compile(r"\b(?:not|never|no|nor|neither|without|rather than|instead of)\b|n't\b")
_NO_DENIAL = re.compile(
    r"\bcan(?:no|')t (?:wait|help)\b|\b(?:do not|don't|not) hesitate\b|\bwhy (?:not|don't)\b|\bnot (?:only|just|least|to mention)\b|\b(?:wouldn't|would not|don't|do not|won't|not) (?:you |be )?mind\b|"
    r"\bno (?:doubt|longer|problem|matter|reason why|hurry|worries|rush|one|less|more|later|better)\b|\bcouldn't be (?:more|happier)\b|\b(?:not|n't) (?:sure|certain) (?:if|whether)\b|\b(?:don't|do not) know (?:if|whether)\b|"
    r"\b(?:isn't|aren't|wouldn't|couldn't|won't|don't|can't) (?:there|you|it|your)\b|\b(?:have not|haven't|has not|hasn't) (?:yet )?(?:had|heard|got|been|received|found)\b|\bnothing would\b|\bnot (?:long|far|many|much|so)\b|\bif (?:not|no)\b|\bor not\b"
)
_RECRUITER = re.compile(
    r"\b(?:i am|i'm|as) (?:a|an|the) (?:\w+ ){0,4}(?:recruiter|headhunter|talent (?:partner|scout|acquisition))\b|\b(?:we are|we're|our (?:client|team|company|clinic|hospital|firm) is|my (?:client|team) is) (?:\w+ ){0,2}(?:hiring|recruiting|looking for|seeking|growing)\b|"
    r"\byou(?:'d| would) be (?:a )?(?:\w+ )?(?:perfect|great|good|fit|ideal|right|an asset)[\w ]* (?:for|to|on) (?:our|my)\b|\byour (?:resume|cv|profile|background) (?:caught|matches|fits|stood)\b|\bwe (?:have|offer|would like to offer)(?: \w+){0,4} (?:opening|position|role|vacancy|job)\b"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """`start` and `end` count in the text, or in the subject where `in_subject`."""

    label: str
    code: str
    start: int
    end: int
    sentence: Sentence

    @property
    def in_subject(self) -> bool:
        return self.sentence.part == "subject"

    def touches(self, other: Hit) -> bool:
        return self.in_subject == other.in_subject and self.start < other.end and other.start < self.end


class Reading:
    """Reads when asked and remembers. `subject` may be empty."""

    def __init__(self, subject: str, text: str) -> None:
        self.subject, self.text = subject, text
        self.sentences = sentences(subject, text)

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset[str]().union(*(sentence.words for sentence in self.sentences))

    def hits(self, file: str, parts: frozenset[str] | None = None) -> list[Hit]:
        """Where the rules of one lexicon file hold."""
        return [
            hit
            for rule in lexicon.rules(file)
            if not rule.needs or not rule.needs.isdisjoint(self.words)
            for sentence in self.sentences
            if sentence.part in (parts or rule.parts) and (not rule.needs or not rule.needs.isdisjoint(sentence.words))
            for hit in hits_of(rule, sentence)
        ]

    @cached_property
    def job_asks_and_denials(self) -> tuple[list[Hit], list[Hit]]:
        """Asks that stand, and those that their own clause denies."""
        pledges = self.hits("pledge")
        if any(_RECRUITER.search(sentence.plain) for sentence in self.sentences):
            return [], pledges
        asks: list[Hit] = []
        denied = list(pledges)
        for hit in self.hits("job_ask"):
            if any(hit.touches(pledge) for pledge in pledges):
                continue
            (denied if _denied(hit) else asks).append(hit)
        return asks, [replace(hit, label="says_not_asking_for_job", code="says_not_asking_for_job") for hit in denied]

    @property
    def job_asks(self) -> list[Hit]:
        return self.job_asks_and_denials[0]

    @property
    def pledges(self) -> list[Hit]:
        return self.job_asks_and_denials[1]

    @cached_property
    def lengths(self) -> list[Length]:
        return lengths_asked(self.sentences)

    @cached_property
    def time_asks(self) -> list[Hit]:
        return self.hits("time")

    @cached_property
    def closed_questions(self) -> list[Hit]:
        openings = {hit.sentence for hit in self.job_asks if hit.code == "employer_openings"}
        found = []
        for sentence in self.sentences:
            if sentence.part not in ("subject", "body"):
                continue
            if sentence in openings and (sentence.asks or _ASKED_WHETHER.search(sentence.plain)):
                found.append(Hit("closed_question", "closed_question", sentence.start, sentence.end, sentence))
            elif sentence.asks:
                found += _closed_clauses(sentence)
        return found


_ASKED_WHETHER = re.compile(r"\b(?:ask|know|asking|tell me|see|hear) (?:you )?(?:if|whether)\b")
_CLAUSES = re.compile(
    r"(?:[,;:] |^| - |\. )(?:(?:and|but|also|so|or|then|well|first|finally|secondly|in your view|in your opinion|for (?:instance|example)|now|hi|hello|ok|okay|honestly|for someone like me|overall|today),? )*|\b(?:and|but|or) (?=(?:is|are|do|does|did|has|have|would|can|will|was|were) )"
)


def _closed_clauses(sentence: Sentence) -> Iterator[Hit]:
    for opening in _CLAUSES.finditer(sentence.plain):
        ends = re.search(
            r"[,;](?= (?:and|but|or|what|how|why)? ?(?:is|are|do|does|did|has|have|would|can|will|was|were|what|how|why|who|which)\b)",
            sentence.plain[opening.end() :],
        )
        clause = (
            sentence.plain[opening.end() : opening.end() + ends.start()] if ends else sentence.plain[opening.end() :]
        )
        if _IS_THIS_SOMEBODY.match(sentence.cased, opening.end()):
            continue
        words = frozenset(clause.replace("?", " ").split())
        part = Sentence(
            sentence.start + opening.end(),
            sentence.start + opening.end() + len(clause),
            clause,
            clause,
            sentence.part,
            words,
        )
        for rule in lexicon.rules("closed"):
            for hit in hits_of(rule, part):
                yield Hit(hit.label, hit.code, part.start, part.end, sentence)
                return


_IS_THIS_SOMEBODY = re.compile(r"[Ii]s (?:this|that|it) (?:[A-Z]|\[)")


def hits_of(rule: Rule, sentence: Sentence) -> Iterator[Hit]:
    """At most one hit a pattern: the first that no innocent reading overlaps."""
    text = sentence.cased if rule.cased else sentence.plain
    excused: list[tuple[int, int]] | None = None
    for pattern in rule.find:
        for found in pattern.finditer(text):
            if excused is None:
                excused = [one.span() for unless in rule.unless for one in unless.finditer(text)]
            if any(start < found.end() and found.start() < end for start, end in excused):
                continue
            yield Hit(rule.label, rule.code, sentence.start + found.start(), sentence.start + found.end(), sentence)
            break


def _denied(hit: Hit) -> bool:
    before = hit.sentence.plain[: hit.start - hit.sentence.start]
    clause = before[max((new.end() for new in _NEW_CLAUSE.finditer(before)), default=0) :]
    return _DENIAL.search(_NO_DENIAL.sub(" ", clause)) is not None
