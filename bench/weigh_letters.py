"""What is learnt for letters: of whole ones, of single passages, of our own drafts, of the examples beside the rules."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, get_args

from weigh_table import Bag, Table, rows_of, surest

from askwell.method.letters import DRAFTED, Letter, LetterFacts, Tone, draft
from askwell.method.letters.facts import Given
from askwell.method.letters.labels import Labels, applies, labels_of
from askwell.method.letters.lexicon import FILES, rules
from askwell.method.letters.reading import WEIGHED, Reading
from askwell.method.letters.sentences import sentences
from askwell.method.weighing import Term, terms

PULL = 0.15
ALL_PASSAGES = 20  # letters, so much count all passages of a label together: in letters there is more to mistake
BESIDE = 4  # so much weighs an example that stands beside a rule: it shows the edge of what is meant
FOUND = 0.75  # of what the rules find in letters that they were written for, so much they find in others
UNFITTED = 4  # a letter that no rule was written for counts as much as four that the rules have learnt from
LAST_FITTED = "v055"
FIRST_HALF_ASKING = "w001"
OF_HALF_ASKING = frozenset({"asks_for_job", "says_not_asking_for_job"})
"""From w001 on every other letter asks for a job or says that it does not: they teach words for both, but how sure the
words must be is not chosen on them, since out there fewer do."""


@dataclass
class Read:
    """A letter, what it says, and what the rules say of it. `found`: how likely they find a label that it has."""

    row: dict[str, Any]
    terms: list[set[Term]]
    by_rules: Labels
    share: float
    found: float
    ours: bool = False
    written_for: frozenset[str] = frozenset(WEIGHED.values())

    def bag(self, file: str, label: str) -> Bag:
        has = bool(self.row["labels"][label])
        by_rules = bool(self.by_rules[label])
        share = 0 if self.ours and by_rules else self.share  # what the rules find in our own words proves nothing
        return Bag(self.terms, has, earned_by(file, self.row), by_rules * (self.found if has else 1), share)


def letters() -> dict[str, dict[str, int]]:
    """The weights of each label of WEIGHED."""
    read = [*_read_letters()]
    passages = [(terms_of("", row["text"], whole=False), row) for row in rows_of("learn/passages.jsonl")]
    found = {}
    for file, label in WEIGHED.items():
        bags = [one.bag(file, label) for one in read if applies(label, one.row["kind"]) and label in one.written_for]
        kind = "thank_you" if label == "specific_takeaway" else "request"
        of_label = [(terms, row) for terms, row in passages if row["label"] == label]
        bags += [
            Bag(
                terms,
                row["value"],
                by_rules=bool(_by_rules(kind, "", row["text"])[label]),
                share=ALL_PASSAGES / len(of_label),
            )
            for terms, row in of_label
        ]
        beside = [Bag(terms_of("", text, whole=False), has, weight=BESIDE) for text, has in _beside_the_rules(label)]
        if label == "asks_for_job":  # who writes an example of another label asks for none by the way
            beside += [
                Bag(terms, False)
                for terms, row in passages
                if row["label"] not in (label, "attaches_or_offers_resume")
                and not _by_rules("request", "", row["text"])[label]
            ]
        elif label == "says_not_asking_for_job":  # most who ask deny nothing, and the rules know those who do
            beside += [
                Bag(terms, False)
                for terms, row in passages
                if row["label"] == "asks_for_job" and row["value"] and not _by_rules("request", "", row["text"])[label]
            ]
        table = Table(bags + beside)
        found[label] = table.weights(PULL, -surest(table, len(beside), label, PULL))
    return found


def _read_letters() -> Iterator[Read]:
    fitted = [(row, 1.0, FOUND) for row in rows_of("letters_dev.jsonl")]
    learnt = rows_of("learn/letters.jsonl")
    fitted += [(row, 1.0, FOUND) for row in learnt if row["id"] <= LAST_FITTED]
    unfitted = [(row, UNFITTED, 1.0) for row in learnt if row["id"] > LAST_FITTED]
    ours = [(row, 1.0, 1.0) for row in _drafts()]
    for row, share, found in (*fitted, *unfitted, *ours):
        subject, text = row["subject"] or "", row["text"]
        by_rules = _by_rules(row["kind"], subject, text)
        half_ask = row.get("id", "") >= FIRST_HALF_ASKING
        read = Read(row, terms_of(subject, text), by_rules, 0 if half_ask else share, found, "id" not in row)
        yield replace(read, written_for=OF_HALF_ASKING) if half_ask else read


def _drafts() -> Iterator[dict[str, Any]]:
    """What Askwell writes itself, which the rules read rightly."""
    for kind, facts, tone in itertools.product(DRAFTED, FACTS, get_args(Tone)):
        made = draft(kind, facts, tone)
        labels = _by_rules(kind, made.subject, made.text)
        yield {"kind": kind, "subject": made.subject, "text": made.text, "labels": labels}


FACTS = (
    LetterFacts(),
    LetterFacts(
        my_name="Ines Duarte",
        what_i_did="Before that I kept the books of a fishery",
        who_i_am="I run the front desk of a small hotel in Porto",
        direction="wine making",
        why_this_field="I would rather grow what I sell",
        company="Quinta da Serra",
        person_title="cellar master",
        person_name="Rui Lopes",
        introducer="Ana Brito",
        why_them="You came to the cellar from a bank",
        places=("at the cellar", "by telephone"),
        place="at the cellar",
        times=("Monday 5 October at 17:00", "Wednesday 7 October at 8:00"),
        booked="Monday 5 October, 17:00 to 17:30",
        asked_on="on 11 September",
        talked=True,
        talked_on="last Monday",
        takeaways=("Two harvests tell you more than two years of school",),
        target=Given("Clara Reis", "booked", "on Friday 9 October"),
        names_given=(Given("Clara Reis"),),
        next_step="I work the next harvest at my uncle's",
        decision="I have decided to learn the trade",
        news="Clara Reis shows me her vineyard on the 9th",
    ),
    LetterFacts(
        my_name="Tom Reed",
        who_i_am="I teach mathematics at a secondary school in Leeds",
        direction="data analysis",
        person_name="Ayesha Khan",
        company="Albion Mutual",
        why_them="Your article on honest averages is pinned above my desk",
        how_found="in the alumni list",
        asked_on="on 2 March",
        takeaways=("Half of it is asking what the question was",),
        talked_on="on Friday",
        talked=True,
        decision="I have decided to stay a teacher",
        news="Mr Bell and I spoke on Thursday",
        target=Given("Owen Bell", "talked", "on Thursday"),
    ),
)


def earned_by(file: str, row: dict) -> frozenset[int]:
    """Which sentences of the subject and body a rule of the file holds in."""
    reading = Reading(row["subject"] or "", row["text"], by_rules_only=True)
    hits = (
        reading.job_asks
        if file == "job_ask"
        else reading.pledges
        if file == "pledge"
        else reading.closed_questions
        if file == "closed"
        else reading.hits(file)
    )
    places = [one for one in reading.sentences if one.part in ("subject", "body")]
    return frozenset(places.index(hit.sentence) for hit in hits if hit.sentence in places)


NO_ASKS = (
    "found", "self", "why_them", "time", "flexible", "thanks", "takeaway", "follow_up", "referral", "pledge", "around",
)  # fmt: skip
"""Files of the lexicon whose examples ask for no job."""


def _beside_the_rules(label: str) -> Iterator[tuple[str, bool]]:
    """The examples of both sides that stand beside the rules of a label."""
    for rule in (rule for file in FILES for rule in rules(file)):
        if rule.label == label:
            yield from ((text, True) for text in rule.examples)
            yield from ((text, False) for text in rule.innocent)
        elif label == "asks_for_job" and rule.file in NO_ASKS:
            yield from ((text, False) for text in rule.examples)


def _by_rules(kind: str, subject: str, text: str) -> Labels:
    kind = {"linkedin_note": "profile_note"}.get(kind, kind)
    return labels_of(Letter(kind, subject, text), Reading(subject, text, by_rules_only=True))


def terms_of(subject: str, text: str, *, whole: bool = True) -> list[set[Term]]:
    """Those of each sentence; `whole`: of a whole letter only its subject and body."""
    return [
        terms(one.plain, one.cased) for one in sentences(subject, text) if not whole or one.part in ("subject", "body")
    ]
