"""Learns how far words speak for a label, from examples labelled by hand: the weights.json beside the code that uses them.

Usage: weigh.py [SET...] (letters, questions, pairs, drill). Logistic regression with a pull to zero; the same files give the
same weights. Of a letter only its label is known, not which sentence earned it: those where a rule holds count as the
ones that did, else the likeliest, and so on until nothing changes. How sure the words alone must be is chosen on letters
left out in turn, with the rules beside them, so that both together are right most often."""

from __future__ import annotations

import itertools
import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import cross_val_predict
from sklearn.preprocessing import StandardScaler

from askwell.method.drill import prompts
from askwell.method.drill.judge import kinds_of, spoken
from askwell.method.drill.weighing import terms_of_answer
from askwell.method.letters import DRAFTED, Letter, LetterFacts, Tone, draft
from askwell.method.letters.facts import Given
from askwell.method.letters.labels import Labels, applies, labels_of
from askwell.method.letters.lexicon import FILES, rules
from askwell.method.letters.reading import WEIGHED, Reading
from askwell.method.letters.sentences import sentences
from askwell.method.questions.bank import bank
from askwell.method.questions.check import terms_asked
from askwell.method.questions.same import features
from askwell.method.questions.weighing import PROPER
from askwell.method.weighing import BIAS, Term, name_of, terms

HERE = Path(__file__).resolve().parent
DATA, METHOD = HERE / "data", HERE.parent / "askwell" / "method"
LEAST = 0.04  # a smaller weight changes no judgement
LEAST_OF_MANY = 0.15  # the same where many labels stand against each other
TURNS = 5
FOLDS = 5
DIVISIONS = 3
PULL = {"letters": 0.15, "drill": 0.3}
ALL_PASSAGES = 20  # letters, so much count all passages of a label together: in letters there is more to mistake
BESIDE = 4  # so much weighs an example that stands beside a rule: it shows the edge of what is meant
FOUND = 0.75  # of what the rules find in letters that they were written for, so much they find in others
UNFITTED = 4  # a letter that no rule was written for counts as much as four that the rules have learnt from


@dataclass
class Bag:
    """The terms of each sentence of one example, and whether it has the label. `share`: how much it counts where it is
    decided how sure the words alone must be; `earned`: the places of the sentences where a rule holds."""

    sentences: list[set[Term]]
    has: bool
    earned: frozenset[int] = frozenset()
    by_rules: float = 0
    share: float = 0
    weight: float = 1

    def likely(self) -> np.ndarray:
        """Which sentences earn the label, to begin with: those where a rule holds, else any."""
        if not self.has or not self.earned:
            return np.full(len(self.sentences), int(self.has))
        return np.array([int(place in self.earned) for place in range(len(self.sentences))])


class Table:
    """All sentences of some examples, a row each. Terms that stand in one sentence only are left out: they tell nothing
    of another text."""

    def __init__(self, bags: list[Bag]) -> None:
        counts = Counter(term for bag in bags for one in bag.sentences for term in one)
        rows = [{name_of(term): 1 for term in one if counts[term] > 1} for bag in bags for one in bag.sentences]
        self.bags = bags
        self.vectors = DictVectorizer(dtype=np.float32)
        self.rows = self.vectors.fit_transform(rows)
        self.owner = np.repeat(np.arange(len(bags)), [len(bag.sentences) for bag in bags])

    def learnt(self, among: np.ndarray, pull: float) -> LogisticRegression:
        """From some of the examples, of which `among` is true."""
        own = np.flatnonzero(among[self.owner])
        table, owner = self.rows[own], self.owner[own]
        weight = np.array([bag.weight for bag in self.bags])[owner]
        has = np.concatenate([bag.likely() for bag, one in zip(self.bags, among, strict=True) if one])
        for _ in range(TURNS):
            model = LogisticRegression(C=pull, class_weight="balanced", max_iter=1000).fit(table, has, weight)
            sums = model.decision_function(table)
            before = has.copy()
            has = (np.array([bag.has for bag in self.bags])[owner] & (sums > 0)).astype(int)
            for _, places in itertools.groupby(range(len(owner)), key=lambda place: owner[place]):
                row = list(places)
                bag = self.bags[owner[row[0]]]
                if bag.has and bag.earned:
                    has[row] = bag.likely()
                elif bag.has:
                    has[row[int(sums[row].argmax())]] = 1
            if (has == before).all():
                break
        return model

    def weights(self, pull: float, bias: float) -> dict[str, int]:
        model = self.learnt(np.ones(len(self.bags), bool), pull)
        return _kept(self.vectors.get_feature_names_out(), model.coef_[0], model.intercept_[0] + bias, LEAST)

    def left_out_sums(self, pull: float, division: int, always: int) -> np.ndarray:
        """Of each example the most that a sentence of it weighs, by weights that it had no part in. The last `always`
        examples are never left out."""
        count = len(self.bags) - always
        most = np.full(count, -9.0)
        places = np.random.default_rng(division).permutation(count)
        for fold in range(FOLDS):
            among = np.ones(len(self.bags), bool)
            among[places[fold::FOLDS]] = False
            model = self.learnt(among, pull)
            own = np.flatnonzero(~among[self.owner])
            np.maximum.at(most, self.owner[own], model.decision_function(self.rows[own]))
        return most


def _kept(names: np.ndarray, weights: np.ndarray, bias: float, least: float) -> dict[str, int]:
    """In hundredths: sums of whole numbers are the same in any order."""
    found = zip(names, weights, strict=True)
    kept = {term: round(100 * float(weight)) for term, weight in found if abs(weight) >= least}
    return {BIAS: round(100 * float(bias))} | dict(sorted(kept.items()))


def surest(table: Table, always: int, label: str, pull: float) -> float:
    """How far the words alone must speak for the label, chosen on examples that were left out in turn, in several
    divisions: one alone decides by chance."""
    bags = table.bags[: len(table.bags) - always]
    all_sums = [table.left_out_sums(pull, division, always) for division in range(DIVISIONS)]
    share = np.array([bag.share for bag in bags])
    has, rules = np.array([bag.has for bag in bags]), np.array([bag.by_rules for bag in bags])

    def f1(least: float) -> float:
        said = [np.where(sums > least, 1, rules) for sums in all_sums]
        return float(np.mean([2 * (share * one * has).sum() / (share * one + share * has).sum() for one in said]))

    best = max(np.arange(0, 6, 0.1), key=f1)
    print(f"{label:28} alone from {best:.1f}: F1 {f1(best):.3f}, by rules only {f1(9):.3f} ({len(bags)} examples)")
    return float(best)


def rows_of(*names: str) -> list[dict]:
    return [json.loads(line) for name in names for line in (DATA / name).read_text("utf-8").splitlines()]


def letters() -> dict[str, dict[str, float]]:
    """Letters as a whole, single passages for one label, and what Askwell drafts itself, which the rules read rightly."""
    whole = [(row, 1, FOUND) for row in rows_of("letters_dev.jsonl")]
    for row in rows_of("learn/letters.jsonl"):
        whole.append((row, UNFITTED, 1.0) if row["id"] > "v055" else (row, 1, FOUND))
    whole += [(row, 1, 1.0) for row in _drafts()]
    read = [
        (_read(row["subject"] or "", row["text"]), _by_rules(row["kind"], row["subject"] or "", row["text"]), *about)
        for about in whole
        for row in about[:1]
    ]
    passages = [(_read("", row["text"], whole=False), row) for row in rows_of("learn/passages.jsonl")]
    found, pull = {}, PULL["letters"]
    for file, label in WEIGHED.items():
        bags = [
            Bag(
                terms,
                bool(row["labels"][label]),
                earned_by(file, row),
                bool(rules[label]) * (found_by_rules if row["labels"][label] else 1),
                share if found_by_rules == FOUND or share == UNFITTED or not rules[label] else 0,
            )
            for terms, rules, row, share, found_by_rules in read
            if applies(label, row["kind"])
        ]
        kind = "thank_you" if label == "specific_takeaway" else "request"
        of_label = [(terms, row) for terms, row in passages if row["label"] == label]
        bags += [
            Bag(
                terms,
                row["value"],
                frozenset(),
                bool(_by_rules(kind, "", row["text"])[label]),
                ALL_PASSAGES / len(of_label),
            )
            for terms, row in of_label
        ]
        beside = [Bag(_read("", text, whole=False), has, weight=BESIDE) for text, has in _beside_the_rules(label)]
        if label == "asks_for_job":  # who writes an example of another label asks for none by the way
            beside += [
                Bag(terms, False)
                for terms, row in passages
                if row["label"] not in (label, "attaches_or_offers_resume")
                and not _by_rules("request", "", row["text"])[label]
            ]
        table = Table(bags + beside)
        found[label] = table.weights(pull, -surest(table, len(beside), label, pull))
    return found


def _drafts() -> Iterator[dict[str, Any]]:
    for kind, facts, tone in itertools.product(DRAFTED, FACTS, get_args(Tone)):
        made = draft(kind, facts, tone)
        yield {
            "kind": kind,
            "subject": made.subject,
            "text": made.text,
            "labels": _by_rules(kind, made.subject, made.text),
        }


FACTS = (
    LetterFacts(),
    LetterFacts(
        my_name="Maya Osei",
        who_i_am="I am a hospital physician in Boston",
        what_i_did="For eight years I have looked after heart patients",
        why_this_field="The design of systems draws me more each year",
        direction="clinical informatics",
        person_name="Tomás Herrera",
        person_title="informatics lead",
        company="Northway Health",
        why_them="You moved from the ward to systems, and few have done both",
        introducer="Jo Adler",
        times=("Tuesday 29 September at 9:30", "Thursday 1 October at 16:00"),
        places=("by telephone", "at your office"),
        booked="Tuesday 29 September, 9:30 to 10:00 your time",
        place="by telephone",
        talked_on="on Monday",
        asked_on="on 4 September",
        takeaways=("You argue more than you build", "No nights since I left"),
        talked=True,
        names_given=(Given("Rafael Ortiz"), Given("Dana Mbeki")),
        target=Given("Dana Mbeki", "booked", "on Tuesday 29 September"),
        news="Dana gives me half an hour on the 29th",
        decision="I have chosen the product side of clinical informatics",
        next_step="I will start a course in January",
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
        reading.job_asks if file == "job_ask" else reading.closed_questions if file == "closed" else reading.hits(file)
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


def _read(subject: str, text: str, *, whole: bool = True) -> list[set[Term]]:
    return [
        terms(one.plain, one.cased) for one in sentences(subject, text) if not whole or one.part in ("subject", "body")
    ]


def drill() -> dict[str, dict[str, float]]:
    """Answers of the drill, and those that stand beside its prompts as examples."""
    rows = rows_of("drill_dev.jsonl", "learn/drill.jsonl", "../../tests/method/drill/answers_of_ours.jsonl")
    rows += [
        {"prompt": prompt.text, "answer": answer, "back_to_field": True, "asks_for_job": False}
        for prompt in prompts().values()
        if prompt.id.endswith("-1")
        for answer in prompt.better
    ]
    read = [(terms_of_answer(kinds_of(row["prompt"]), spoken(row["answer"])), row) for row in rows]
    bags = {
        label: [Bag([found], bool(row[label])) for found, row in read] for label in ("back_to_field", "asks_for_job")
    }
    bags["asks_for_job"] += [
        Bag([set().union(*_read("", row["text"], whole=False))], row["value"])
        for row in rows_of("learn/passages.jsonl")
        if row["label"] == "asks_for_job"
    ]
    return {label: Table(some).weights(PULL["drill"], 0) for label, some in bags.items()}


def questions() -> dict[str, dict[str, float]]:
    """Topics against each other, whether reading answers it, and what has no place in a talk."""
    rows = rows_of("questions_dev.jsonl", "learn/questions.jsonl")
    rows += [
        {"text": text, "topic": entry.topic, "answerable_online": entry.answerable_online}
        for entry in bank().values()
        for text in (entry.text, *entry.follow_ups)
    ]
    read = [[name_of(term) for term in terms_asked(row["text"])] for row in rows]
    counts = Counter(itertools.chain.from_iterable(read))
    vectors = DictVectorizer(dtype=np.float32)
    table = vectors.fit_transform([{term: 1 for term in found if counts[term] > 1} for found in read])
    names = vectors.get_feature_names_out()
    words = np.flatnonzero([not name.startswith("<") for name in names])  # kinds of word make topics no clearer

    def of(label: str, columns: np.ndarray, pull: float, wanted: list[tuple[int, Any]], least: float) -> Learnt:
        places, values = [place for place, _ in wanted], np.array([value for _, value in wanted])
        own = table[places][:, columns]
        _left_out(label, own, values, pull)
        model = LogisticRegression(C=pull, max_iter=1000).fit(own, values)
        return [
            (str(value), _kept(names[columns], model.coef_[place], model.intercept_[place], least))
            for place, value in enumerate(model.classes_ if len(model.classes_) > 2 else model.classes_[1:])
        ]

    told = list(enumerate(rows))
    topics = of("topic", words, 3, [(place, row["topic"]) for place, row in told], LEAST_OF_MANY)
    online = [(place, bool(row["answerable_online"])) for place, row in told if "answerable_online" in row]
    [(_, by_reading)] = of("online", words, 3, online, LEAST)
    proper = [(place, row["why_not"] or PROPER) for place, row in told if "why_not" in row]
    why_not = of("why_not", np.arange(len(names)), 0.3, proper, LEAST)
    return {
        **{f"topic: {topic}": weights for topic, weights in topics},
        "online": by_reading,
        **{f"why_not: {one}": weights for one, weights in why_not},
    }


Learnt = list[tuple[str, dict[str, int]]]
"""For each value of a label but a plain False its weights."""


def _left_out(label: str, table: Any, wanted: np.ndarray, pull: float) -> None:
    """Prints how often a fifth that was left out is judged right."""
    got = cross_val_predict(LogisticRegression(C=pull, max_iter=1000), table, wanted, cv=FOLDS)
    right = float((got == wanted).mean())
    of_true = f", F1 {f1_score(wanted, got):.3f}" if wanted.dtype == bool else ""
    print(f"{label:28} {right:.3f} of {len(wanted)} examples right when left out{of_true}")


LABELLED = 20  # a pair that a person labelled counts as much as so many made from questions of one purpose
PAIRS = 1500
HALF = 1.0  # taken off the bar: somebody who asks about a pair suspects it


def pairs() -> dict[str, dict[str, float]]:
    """Questions of one purpose are the same; those of two, of one topic or of any, are not; and pairs by hand."""
    by_purpose: dict[tuple[str, str], list[str]] = {}
    for row in rows_of("learn/questions.jsonl"):
        if "purpose" in row:
            by_purpose.setdefault((row["topic"], row["purpose"]), []).append(row["text"])
    for entry in bank().values():
        by_purpose.setdefault((entry.topic, f"bank: {entry.family}"), []).append(entry.text)
    chance, purposes = random.Random(1), list(by_purpose)
    alike = [pair for texts in by_purpose.values() for pair in itertools.combinations(texts, 2)]
    rows = [(one, other, True, 0.5) for one, other in chance.sample(alike, PAIRS)]
    while len(rows) < 3 * PAIRS:
        first = chance.choice(purposes)
        of_topic = [purpose for purpose in purposes if purpose[0] == first[0]] if len(rows) % 2 else purposes
        second = chance.choice(of_topic)
        if first != second:
            rows.append((chance.choice(by_purpose[first]), chance.choice(by_purpose[second]), False, 1.0))
    labelled = rows_of("clusters_dev.jsonl", "learn/pairs.jsonl")
    rows += [(row["a"], row["b"], row["same"], float(LABELLED)) for row in labelled]
    vectors = DictVectorizer(sparse=False)
    table = vectors.fit_transform([features(one, other) for one, other, _, _ in rows])
    scale = StandardScaler().fit(table)
    model = LogisticRegression(max_iter=2000)
    model.fit(scale.transform(table), [is_same for *_, is_same, _ in rows], sample_weight=[row[3] for row in rows])
    weights = model.coef_[0] / scale.scale_
    bias = float(model.intercept_[0] - (weights * scale.mean_).sum()) + HALF
    names = vectors.get_feature_names_out()
    return {
        "same": {BIAS: round(bias, 2)}
        | {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}
    }


SETS: dict[str, tuple[Path, Callable[[], dict[str, dict[str, float]]]]] = {
    "letters": (METHOD / "letters" / "weights.json", letters),
    "questions": (METHOD / "questions" / "weights.json", questions),
    "pairs": (METHOD / "questions" / "same.json", pairs),
    "drill": (METHOD / "drill" / "weights.json", drill),
}


def main() -> int:
    for name in sys.argv[1:] or SETS:
        target, learn = SETS[name]
        labels = learn()
        lines = [
            f"{json.dumps(label)}: {{\n" + ",\n".join(f"{json.dumps(t)}: {w}" for t, w in terms_of.items()) + "\n}"
            for label, terms_of in labels.items()
        ]
        target.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
