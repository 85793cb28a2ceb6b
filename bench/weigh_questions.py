"""What is learnt for questions: topics, what reading answers, what has no place; and which two are the same."""

from __future__ import annotations

import itertools
import random
from collections import Counter
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import cross_val_predict
from sklearn.preprocessing import StandardScaler
from weigh_table import FOLDS, LEAST, kept, rows_of

from askwell.method.questions.bank import bank
from askwell.method.questions.check import terms_asked
from askwell.method.questions.same import features
from askwell.method.questions.weighing import PROPER
from askwell.method.weighing import BIAS, name_of

LEAST_OF_MANY = 0.15  # a smaller weight changes nothing where many labels stand against each other


def questions() -> dict[str, dict[str, int]]:
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
            (str(value), kept(names[columns], model.coef_[place], model.intercept_[place], least))
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
