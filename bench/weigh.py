"""Learns how far words speak for a label, from examples labelled by hand: the weights.json beside the code that uses them.

Usage: weigh.py [SET...] (letters, questions, pairs, drill). Logistic regression with a pull to zero; the same files give the
same weights. Of a letter only its label is known, not which sentence earned it: the likeliest of a letter that has the
label counts as the one that did, and so on until nothing changes. How sure the words alone must be is chosen on letters
left out in turn, with the rules beside them, so that both together are right most often."""

from __future__ import annotations

import itertools
import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import cross_val_predict
from sklearn.preprocessing import StandardScaler

from askwell.method.drill import prompts
from askwell.method.drill.judge import kinds_of, spoken
from askwell.method.drill.weighing import terms_of_answer
from askwell.method.letters import Letter
from askwell.method.letters.labels import Labels, labels_of
from askwell.method.letters.lexicon import FILES, rules
from askwell.method.letters.reading import WEIGHED, Reading
from askwell.method.letters.sentences import sentences
from askwell.method.questions.bank import bank
from askwell.method.questions.check import terms_asked
from askwell.method.questions.same import features
from askwell.method.weighing import BIAS, terms

HERE = Path(__file__).resolve().parent
DATA, METHOD = HERE / "data", HERE.parent / "askwell" / "method"
LEAST = 0.04  # a smaller weight changes no judgement
LEAST_OF_MANY = 0.15  # the same where many labels stand against each other
TURNS = 5
FOLDS = 5
DIVISIONS = 5
UNFITTED = 4  # a letter that no rule was written for counts as much as four that the rules have learnt from


@dataclass
class Bag:
    """The terms of each sentence of one example, and whether it has the label."""

    sentences: list[set[str]]
    has: bool
    by_rules: bool = False
    unfitted: bool = False
    whole: bool = False


@dataclass
class Learnt:
    vectors: DictVectorizer
    model: LogisticRegression

    def sums(self, sentences: Iterable[set[str]]) -> np.ndarray:
        rows = [dict.fromkeys(one, 1) for one in sentences]
        return self.model.decision_function(self.vectors.transform(rows)) if rows else np.array([-9.0])

    def weights(self, bias: float) -> dict[str, float]:
        return _kept(self.vectors, self.model.coef_[0], self.model.intercept_[0] + bias, LEAST)


def _kept(vectors: DictVectorizer, weights: np.ndarray, bias: float, least: float) -> dict[str, float]:
    found = zip(vectors.get_feature_names_out(), weights, strict=True)
    kept = {term: round(float(weight), 2) for term, weight in found if abs(weight) >= least}
    return {BIAS: round(float(bias), 2)} | dict(sorted(kept.items()))


def learnt(bags: list[Bag], pull: float = 1.0) -> Learnt:
    """Terms that stand in one sentence only are left out: they tell nothing of another text."""
    counts = Counter(term for bag in bags for one in bag.sentences for term in one)
    rows = [{term: 1 for term in one if counts[term] > 1} for bag in bags for one in bag.sentences]
    owner = np.repeat(np.arange(len(bags)), [len(bag.sentences) for bag in bags])
    has = np.array([bag.has for bag in bags])[owner].astype(int)
    vectors = DictVectorizer()
    table = vectors.fit_transform(rows)
    for _ in range(TURNS):
        model = LogisticRegression(C=pull, class_weight="balanced", max_iter=1000).fit(table, has)
        sums = model.decision_function(table)
        for number, bag in enumerate(bags):
            if bag.has and bag.sentences:
                own = np.where(owner == number)[0]
                has[own] = sums[own] > 0
                has[own[sums[own].argmax()]] = 1
    return Learnt(vectors, model)


def surest(bags: list[Bag], beside: list[Bag], label: str) -> float:
    """How far the words alone must speak for the label, chosen on whole letters that were left out in turn, in several
    divisions: one alone decides by chance."""
    all_sums = [_left_out_sums(bags, beside, division) for division in range(DIVISIONS)]
    share = np.array([(UNFITTED if bag.unfitted else 1) if bag.whole else 0 for bag in bags])
    has, rules = np.array([bag.has for bag in bags]), np.array([bool(bag.by_rules) for bag in bags])

    def f1(least: float) -> float:
        said = [rules | (sums > least) for sums in all_sums]
        return float(np.mean([2 * (share * (one & has)).sum() / (share * one + share * has).sum() for one in said]))

    best = max(np.arange(0, 6, 0.1), key=f1)
    print(f"{label:28} alone from {best:.1f}: F1 {f1(best):.3f}, by rules only {f1(9):.3f} ({len(bags)} examples)")
    return float(best)


def _left_out_sums(bags: list[Bag], beside: list[Bag], division: int) -> np.ndarray:
    """Of each example the most that a sentence of it weighs, by weights that it had no part in."""
    sums = np.full(len(bags), -9.0)
    places = np.random.default_rng(division).permutation(len(bags))
    for fold in range(FOLDS):
        left_out = set(places[fold::FOLDS].tolist())
        model = learnt([bag for number, bag in enumerate(bags) if number not in left_out] + beside)
        for number in left_out:
            sums[number] = model.sums(bags[number].sentences).max(initial=-9.0)
    return sums


def rows_of(*names: str) -> list[dict]:
    return [json.loads(line) for name in names for line in (DATA / name).read_text("utf-8").splitlines()]


def letters() -> dict[str, dict[str, float]]:
    """Letters as a whole, and single passages for one label."""
    whole = [(row, False) for row in rows_of("letters_dev.jsonl")]
    whole += [(row, int(row["id"][1:]) > 55 and row["id"][0] == "v") for row in rows_of("learn/letters.jsonl")]
    passages = rows_of("learn/passages.jsonl")
    found = {}
    for label in WEIGHED:
        bags = []
        for row, unfitted in whole:
            kind = {"linkedin_note": "profile_note"}.get(row["kind"], row["kind"])
            by_rules = _by_rules(kind, row["subject"] or "", row["text"])[label]
            bags.append(
                Bag(_read(row["subject"] or "", row["text"]), bool(row["labels"][label]), by_rules, unfitted, True)
            )
        for row in passages:
            if row["label"] == label:
                by_rules = _by_rules("request", "", row["text"])[label]
                bags.append(Bag(_read("", row["text"], whole=False), row["value"], by_rules))
        beside = [Bag(_read("", text, whole=False), has) for text, has in _beside_the_rules(label)]
        found[label] = learnt(bags + beside).weights(-surest(bags, beside, label))
    return found


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
    return labels_of(Letter(kind, subject, text), Reading(subject, text, by_rules_only=True))


def _read(subject: str, text: str, *, whole: bool = True) -> list[set[str]]:
    return [terms(one.plain) for one in sentences(subject, text) if not whole or one.part in ("subject", "body")]


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
    return {label: learnt(some, 0.3).weights(0) for label, some in bags.items()}


def questions() -> dict[str, dict[str, float]]:
    """Topics against each other, and whether reading answers it."""
    rows = rows_of("questions_dev.jsonl", "learn/questions.jsonl")
    rows += [
        {"text": text, "topic": entry.topic, "answerable_online": entry.answerable_online}
        for entry in bank().values()
        for text in (entry.text, *entry.follow_ups)
    ]
    read = [(dict.fromkeys(terms_asked(row["text"]), 1), row) for row in rows]
    counts = Counter(term for found, _ in read for term in found)
    known = [({term: 1 for term in found if counts[term] > 1}, row) for found, row in read]
    vectors = DictVectorizer()
    table = vectors.fit_transform([found for found, _ in known])
    topics = np.array([row["topic"] for _, row in known])
    _left_out("topic", table, topics)
    model = LogisticRegression(C=3, max_iter=1000).fit(table, topics)
    found = {
        topic: _kept(vectors, model.coef_[place], model.intercept_[place], LEAST_OF_MANY)
        for place, topic in enumerate(model.classes_)
    }
    told = [place for place, (_, row) in enumerate(known) if "answerable_online" in row]
    online = np.array([bool(known[place][1]["answerable_online"]) for place in told])
    _left_out("online", table[told], online)
    model = LogisticRegression(C=3, max_iter=1000).fit(table[told], online)
    return found | {"online": _kept(vectors, model.coef_[0], model.intercept_[0], LEAST)}


def _left_out(label: str, table: Any, wanted: np.ndarray) -> None:
    """Prints how often a fifth that was left out is judged right."""
    got = cross_val_predict(LogisticRegression(C=3, max_iter=1000), table, wanted, cv=FOLDS)
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
    return {"same": _kept(vectors, weights, bias, 0.0)}


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
