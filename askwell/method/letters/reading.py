"""One careful reading of a letter: every place where a rule of the lexicon holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from ..weighing import terms, weights
from .lexicon import FILES, Lexicon, Rule, lexicon
from .minutes import Length, lengths_asked
from .searches import Search
from .sentences import Sentence, sentences

WEIGHED = {
    "job_ask": "asks_for_job",
    "pledge": "says_not_asking_for_job",
    "found": "states_how_found",
    "self": "introduces_self",
    "why_them": "says_why_them",
    "flexible": "offers_flexible",
    "referral": "asks_referral",
    "takeaway": "specific_takeaway",
    "follow_up": "promises_follow_up",
    "resume": "attaches_or_offers_resume",
    "time": "asks_for_time",
    "closed": "closed_question",
}
"""The label that a sentence can have by its words alone (weights.json), where no rule of a file knows how it is put."""
_CODES = {"job_ask": "hints_at_job", "resume": "resume"}
# Closed questions are read clause by clause.
_WHOLE_SENTENCES = tuple(file for file in FILES if file != "closed")
# What ends the reach of a "not": a new clause of its own.
_NEW_CLAUSE = re.compile(
    r"[;:(]| - |\b(?:but|however|though|yet|if|should|unless|because|since)\b|, (?:i|and|so|please|do|would)\b"
    r"|\band (?:i|would|could|please)\b|\bso (?:i|please)\b"
)
_DENIAL = re.compile(r"\b(?:not|never|no|nor|neither|without|rather than|instead of)\b|n't\b")
# A "not" that denies nothing: "can't wait", "do not hesitate", "I haven't heard".
_NO_DENIAL = re.compile(
    r"\bcan(?:no|')t (?:wait|help)\b|\b(?:do not|don't|not) hesitate\b|\bwhy (?:not|don't)\b"
    r"|\bnot (?:only|just|least|to mention|long|far|many|much|so)\b|\bnothing would\b|\bif (?:not|no)\b|\bor not\b"
    r"|\b(?:wouldn't|would not|don't|do not|won't|not) (?:you |be )?mind\b|\bcouldn't be (?:more|happier)\b"
    r"|\bno (?:doubt|longer|problem|matter|reason why|hurry|worries|rush|one|less|more|later|better)\b"
    r"|\b(?:not|n't) (?:sure|certain) (?:if|whether)\b|\b(?:don't|do not) know (?:if|whether)\b"
    r"|\b(?:isn't|aren't|wouldn't|couldn't|won't|don't|can't) (?:there|you|it|your)\b"
    r"|\b(?:have not|haven't|has not|hasn't) (?:yet )?(?:had|heard|got|been|received|found)\b"
)


_THEY_ASKED = re.compile(
    r"\b(?:you|she|he|they) (?:\w+ )?(?:asked|requested|wanted|wished|offered|suggested|said)\b"
    r"|\b(?:as|on|at) (?:requested|your request)\b"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """`file` is that of the lexicon. `start` and `end` count in the text, or in the subject where `in_subject`.
    `innocent`: the rule knows that it only looks like it."""

    file: str
    label: str
    code: str
    start: int
    end: int
    sentence: Sentence
    innocent: bool = False

    @property
    def in_subject(self) -> bool:
        return self.sentence.part == "subject"

    def touches(self, other: Hit) -> bool:
        return self.in_subject == other.in_subject and self.start < other.end and other.start < self.end


class Reading:
    """Reads when asked and remembers. `subject` may be empty. `by_rules_only`: without the weights, to learn them."""

    def __init__(self, subject: str, text: str, *, by_rules_only: bool = False) -> None:
        self.subject, self.text, self.by_rules_only = subject, text, by_rules_only
        self.sentences = sentences(subject, text)

    def hits(self, file: str) -> list[Hit]:
        """Where the rules of one lexicon file hold, in the order of the text; where none does, sentences that say it in
        other words."""
        matched = self._matched.get(file, [])
        return _standing(matched) or (self._in_other_words(file, matched) if file in WEIGHED else [])

    @cached_property
    def _matched(self) -> dict[str, list[Hit]]:
        found: dict[str, list[Hit]] = {}
        for sentence in self.sentences:
            for hit in _matches(lexicon(*_WHOLE_SENTENCES), sentence):
                if hit.code != "whose_years" or _is_about_the_reader(hit):
                    found.setdefault(hit.file, []).append(hit)
        return found

    @cached_property
    def job_asks_and_denials(self) -> tuple[list[Hit], list[Hit]]:
        """Asks that stand, and those that their own clause denies."""
        by_rules = _standing(self._matched.get("pledge", []))
        recruits = bool(self.hits("recruiter"))
        matched = self._matched.get("job_ask", [])
        asks: list[Hit] = []
        denied = list(by_rules)
        for hit in [] if recruits else _standing(matched):
            if not any(hit.touches(pledge) for pledge in by_rules):
                (denied if is_denied(hit) else asks).append(hit)
        pledges = self._in_other_words("pledge", self._matched.get("pledge", []))
        said = {hit.sentence for hit in pledges if not any(hit.touches(ask) for ask in asks)}
        for hit in [] if recruits else self._in_other_words("job_ask", matched):
            if hit.sentence not in said and not any(hit.touches(known) for known in (*asks, *denied)):
                asks.append(hit)
        denied = denied or [hit for hit in pledges if hit.sentence in said]
        return asks, [replace(hit, label="says_not_asking_for_job", code="says_not_asking_for_job") for hit in denied]

    @property
    def job_asks(self) -> list[Hit]:
        return self.job_asks_and_denials[0]

    def _in_other_words(self, file: str, matched: list[Hit]) -> list[Hit]:
        """Sentences, each as a whole, whose words speak for the label of a file (one of WEIGHED), but for those that a
        rule knows only to look like it."""
        label = WEIGHED[file]
        code = _CODES.get(file, label)
        innocent = {hit.sentence for hit in matched if hit.innocent}
        return [
            Hit("weights", label, code, sentence.start, sentence.end, sentence)
            for sentence, sums in self._sums
            if sums[label] > 0 and sentence not in innocent
        ]

    @cached_property
    def _sums(self) -> list[tuple[Sentence, dict[str, int]]]:
        if self.by_rules_only:
            return []
        learnt = weights(__package__)
        own = [sentence for sentence in self.sentences if sentence.part in ("subject", "body")]
        return [(sentence, learnt.sums(terms(sentence.plain, sentence.cased))) for sentence in own]

    @cached_property
    def papers_unasked(self) -> bool:
        """Papers of an application in a letter that denies nothing, to somebody who did not ask for them: whoever sends
        them comes as a candidate, whatever else the letter says."""
        if self.pledges or self.hits("recruiter"):
            return False
        papers = any(not is_denied(hit) for hit in self.hits("resume"))
        return papers and not any(_THEY_ASKED.search(sentence.plain) for sentence in self.sentences)

    @property
    def pledges(self) -> list[Hit]:
        return self.job_asks_and_denials[1]

    @cached_property
    def lengths(self) -> list[Length]:
        return lengths_asked(self.sentences)

    @cached_property
    def time_asks(self) -> list[Hit]:
        return [hit for hit in self.hits("time") if not is_denied(hit)]

    @cached_property
    def referrals(self) -> list[Hit]:
        """Where it asks for other people to talk to; whoever is wanted for a post is wanted for something else."""
        for_a_post = {hit.sentence for hit in self.job_asks}
        return [hit for hit in self.hits("referral") if hit.sentence not in for_a_post]

    @cached_property
    def closed_questions(self) -> list[Hit]:
        openings = {hit.sentence for hit in self.job_asks if hit.code == "employer_openings"}
        found = []
        for sentence in self.sentences:
            if sentence.part not in ("subject", "body"):
                continue
            if sentence in openings and (sentence.asks or _ASKED_WHETHER.search(sentence.plain)):
                found.append(
                    Hit("closed", "closed_question", "closed_question", sentence.start, sentence.end, sentence)
                )
            elif sentence.asks:
                found += _closed_clauses(sentence)
        return _standing(found) or self._in_other_words("closed", found)

    @cached_property
    def told_searches(self) -> list[Hit]:
        """Where it tells of a search for work that asks nothing of the reader; a denied one is told by nobody."""
        of_work = [*self.job_asks, *self.pledges]
        told = [hit for hit in self.hits("search") if not any(hit.touches(other) for other in of_work)]
        return [hit for hit in told if not is_denied(hit)]


_ASKED_WHETHER = re.compile(r"\b(?:ask|know|asking|tell me|see|hear) (?:you )?(?:if|whether)\b")
_CLAUSES = re.compile(
    r"(?:[,;:] |^| - |\. )(?:(?:and|but|also|so|or|then|well|first|finally|secondly|in your (?:view|opinion)"
    r"|for (?:instance|example)|now|hi|hello|ok|okay|honestly|for someone like me|overall|today),? )*"
    r"|\b(?:and|but|or) (?=(?:is|are|do|does|did|has|have|would|can|will|was|were) )"
)
_NEXT_QUESTION = re.compile(
    r"[,;](?= (?:and|but|or|what|how|why)? ?"
    r"(?:is|are|do|does|did|has|have|would|can|will|was|were|what|how|why|who|which)\b)"
)
_IS_THIS_SOMEBODY = re.compile(r"[Ii]s (?:this|that|it) (?:[A-Z]|\[)")


def _closed_clauses(sentence: Sentence) -> Iterator[Hit]:
    for opening in _CLAUSES.finditer(sentence.plain):
        if _IS_THIS_SOMEBODY.match(sentence.cased, opening.end()):
            continue
        next_question = _NEXT_QUESTION.search(sentence.plain, opening.end())
        clause = sentence.plain[opening.end() : next_question.start() if next_question else None]
        start = sentence.start + opening.end()
        part = Sentence(start, start + len(clause), clause, clause, sentence.part)
        hits = _matches(lexicon("closed"), part)
        if hits:
            innocent = all(hit.innocent for hit in hits)
            yield Hit("closed", "closed_question", "closed_question", part.start, part.end, sentence, innocent)


def hits_in(rules: Lexicon, sentence: Sentence) -> list[Hit]:
    """At most one hit a pattern, in the order of the text: the first that no innocent reading overlaps."""
    return _standing(_matches(rules, sentence))


def _standing(matched: list[Hit]) -> list[Hit]:
    return [hit for hit in matched if not hit.innocent]


def _matches(rules: Lexicon, sentence: Sentence) -> list[Hit]:
    """The same, and before it what each pattern finds that is innocent."""
    excuses: dict[Rule, list[Search[Rule]]] = {}
    searches: list[Search[Rule]] = []
    for search in rules.called_by(sentence.plain):
        if sentence.part in search.owner.parts:
            if search.excuses:
                excuses.setdefault(search.owner, []).append(search)
            else:
                searches.append(search)
    found: list[tuple[int, int, Hit]] = []
    excused: dict[Rule, list[tuple[int, int]]] = {}
    for search in searches:
        rule = search.owner
        text = sentence.cased if rule.cased else sentence.plain
        for match in search.pattern.finditer(text):
            if rule not in excused:
                unless = excuses.get(rule, ())
                excused[rule] = [one.span() for other in unless for one in other.pattern.finditer(text)]
            start, end = match.span()
            innocent = any(begin < end and start < stop for begin, stop in excused[rule])
            hit = Hit(
                rule.file, rule.label, rule.code, sentence.start + start, sentence.start + end, sentence, innocent
            )
            found.append((start, search.place, hit))
            if not innocent:
                break
    return [hit for _, _, hit in sorted(found, key=lambda one: one[:2])]


_SUBJECT = re.compile(r"\b(?:i|my|we|our|you|your|he|his|she|her|they|their)\b")


def _is_about_the_reader(hit: Hit) -> bool:
    """Whose it is: that of the last person spoken of before it, else of the first one after ("After nine years on the
    wards I …"). Nobody: the writer's own, as in "Ward nurse, nine years in oncology."."""
    plain, start = hit.sentence.plain, hit.start - hit.sentence.start
    before = _SUBJECT.findall(plain[:start])
    after = _SUBJECT.search(plain, hit.end - hit.sentence.start)
    whose = before[-1] if before else after.group() if after else "i"
    return whose.startswith("you")


def is_denied(hit: Hit) -> bool:
    """Whether a "not" in its own clause takes it back."""
    start, plain = hit.start - hit.sentence.start, hit.sentence.plain
    own = [new.end() for new in _NEW_CLAUSE.finditer(plain, 0, start + 2)]  # its "I" may be where the hit begins
    clause = plain[max(own, default=0) : start]
    return _DENIAL.search(_NO_DENIAL.sub(" ", clause)) is not None
