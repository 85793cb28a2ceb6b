"""What a typed question is: its form, its subject, whether it has a place in the talk, and a better wording."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from askwell.method.letters.language import is_english
from askwell.method.questions.bank import Form
from askwell.method.questions.form import form_of
from askwell.method.questions.lexicon import any_of, table
from askwell.method.questions.weighing import spoken_for, terms_of_question
from askwell.method.weighing import Term

READ_AT_MOST = 2_000
"""Characters of one question that are read; beyond that it is no question."""

_STRAIGHT = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-", "é": "e", "\u00a0": " "}
)

_SHORT_FORMS = tuple(
    (re.compile(short), long)
    for short, long in (
        (r"\b(what|who|how|where|when|why|it|that|there)'s\b", r"\1 is"),
        (r"\b(what|who|how|where|when|why)s (?=(?:the|your|it|a)\b)", r"\1 is "),
        (r"\b(how|why|where|what|when)'d (?=you|they|he|she|it|people)", r"\1 did "),
        (r"\b(who|that|there)'d\b", r"\1 would"),
        (r"\b(you|they|we|who|what)'re\b", r"\1 are"),
        (r"\b(i|you|they|we|should|could|would|might|who)'ve\b", r"\1 have"),
        (r"\bppl\b", "people"),
        (r"\bu\b", "you"),
        (r"\bur\b", "your"),
    )
)


@dataclass(frozen=True, slots=True)
class Finding:
    """`code`: a why_not, or closed, choice, statement, answerable_online, not_english. `says`: the reason, in English.
    `words`: what in the question caused it, as read (lower case); empty where the whole wording did."""

    code: str
    says: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class QuestionReading:
    """All labels of one question; each is judged on its own. `rewrite` is an open version, None where not needed.
    What cannot be judged, in another language, is None."""

    form: Form | None
    appropriate: bool | None
    why_not: str | None
    answerable_online: bool | None
    topic: str | None
    rewrite: str | None
    findings: tuple[Finding, ...]


NOT_ENGLISH = "This is not in English, so it cannot be judged here: see yourself that it asks for no job."


class _Family(NamedTuple):
    why_not: str
    says: str
    found: re.Pattern[str]
    never: re.Pattern[str]
    always: re.Pattern[str]


def check_question(text: str) -> QuestionReading:
    """Reads one question in English (METHOD S0.14, S0.15, S3.20 and table 3). Never raises, whatever was typed."""
    if not is_english(text):
        return QuestionReading(None, None, None, None, None, None, (Finding("not_english", NOT_ENGLISH),))
    read = plain(text)
    form = form_of(read)
    spoken = spoken_for(terms_asked(text))
    improper = _improper(read, form) or _improper_in_other_words(read, spoken.why_not)
    online = form != "statement" and spoken.online > 0
    topic = max(spoken.topics, key=lambda topic: spoken.topics[topic]) if read else "other"
    findings = [improper] if improper else []
    if online:
        findings.append(
            Finding("answerable_online", "A few minutes of reading answer this; ask what only they can say.")
        )
    if form in _OF_FORM and not (form == "statement" and improper):
        findings.append(Finding(form, _OF_FORM[form]))
    why_not = improper.code if improper else None
    wanted = improper or online or form in ("closed", "choice")
    rewrite = _rewrite(read, topic, why_not) if wanted else None
    return QuestionReading(form, improper is None, why_not, online, topic, rewrite, tuple(findings))


_OF_FORM = {
    "closed": "Yes, no or one figure answers this; an open question brings more.",
    "choice": "It offers the answers to pick from; an open question lets them choose their own.",
    "statement": "This asks for nothing yet.",
}


def plain(text: str) -> str:
    """Lower case, straight quotation marks, single blanks, no short forms: what all rules here are written for."""
    read = " ".join(text[:READ_AT_MOST].translate(_STRAIGHT).casefold().split())
    for short, long in _SHORT_FORMS:
        read = short.sub(long, read)
    return read


def _improper(read: str, form: Form) -> Finding | None:
    if not read:
        return None
    for family in _families():
        found = family.always.search(read) or family.found.search(read)
        if not found:
            continue
        if family.never.search(read) and not family.always.search(read):
            continue
        if family.why_not == "flattery" and _real_question_beside_praise(read, family.found, form):
            continue
        return Finding(family.why_not, family.says, found.group())
    return None


def _improper_in_other_words(read: str, spoken: dict[str, int]) -> Finding | None:
    """Where no family knows how it is put, and none knows that it only looks like it."""
    why_not = max(spoken, key=lambda one: spoken[one])
    families = [family for family in _families() if family.why_not == why_not]
    if not read or not families or any(family.never.search(read) for family in families):
        return None
    return Finding(why_not, families[0].says)


def _real_question_beside_praise(read: str, praise: re.Pattern[str], form: Form) -> bool:
    """One sentence of honest appreciation within a real question is fine."""
    sentences = re.split(r"(?<=[.!?:;]) ", read)
    return form != "statement" and any(
        not praise.search(sentence) and form_of(sentence) != "statement" for sentence in sentences
    )


@cache
def _families() -> tuple[_Family, ...]:
    words = _words()
    return tuple(
        _Family(
            family["why_not"],
            family["says"],
            any_of(family["patterns"], words),
            any_of(family["never"], words),
            any_of(family.get("always", ()), words),
        )
        for family in table("improper")["family"]
    )


def _words() -> dict[str, str]:
    found: dict[str, str] = table("improper")["words"]
    return found


class _Online(NamedTuple):
    judgement: re.Pattern[str]
    facts: re.Pattern[str]
    private: re.Pattern[str]
    sure: re.Pattern[str]


@cache
def _online() -> _Online:
    read = table("online")
    return _Online(any_of(read["judgement"]), any_of(read["facts"]), any_of(read["private"]), any_of(read["sure"]))


def _online_by_rules(read: str, form: Form) -> bool:
    """True only where every part of the question is."""
    if form == "statement":
        return False
    rules = _online()
    parts = re.split(r",? and (?=(?:how|why|what|which|who)\b)|(?<=\?) ", read)
    return all(_public(part, rules) for part in parts if part.strip(" ?."))


def _public(part: str, rules: _Online) -> bool:
    if rules.private.search(part):
        return False
    return bool(rules.sure.search(part) or (rules.facts.search(part) and not rules.judgement.search(part)))


@cache
def _topics() -> tuple[tuple[str, tuple[tuple[int, re.Pattern[str]], ...]], ...]:
    return tuple(
        (topic, tuple((int(weight), any_of(patterns)) for weight, patterns in weighted.items()))
        for topic, weighted in table("topics").items()
    )


def topic_of(text: str) -> str | None:
    """The topic that the words speak of, None where they tell nothing; also for the name of a criterion."""
    scores = _topic_scores(plain(text))
    return max(scores, key=lambda topic: scores[topic]) if scores else None


def _topic_scores(read: str) -> dict[str, int]:
    scores = {
        topic: sum(weight * len(set(found.findall(read))) for weight, found in weighted)
        for topic, weighted in _topics()
    }
    return {topic: score for topic, score in scores.items() if score}


def terms_asked(text: str) -> set[Term]:
    """What is weighed of a question, its first part first: the topic is that of what it asks first."""
    read = plain(text)
    form = form_of(read)
    first = re.split(r"(?<=\?) |, and (?=(?:how|why|what|which|who)\b)", read)[0]
    return terms_of_question(read, form, _topic_scores(first) or _topic_scores(read), _online_by_rules(read, form))


def _rewrite(read: str, topic: str, why_not: str | None) -> str | None:
    offered = table("rewrites")
    choices: list[str] = []
    if why_not:
        choices += offered["reason_topic"].get(why_not, {}).get(topic, []) + offered["reason"][why_not]
    else:
        choices += offered["topic"][topic]
    return next((choice for choice in choices if plain(choice) != read), None)
