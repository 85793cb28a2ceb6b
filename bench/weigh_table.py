"""Examples as rows of terms, and what is learnt from them: a weight for each term."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from askwell.method.weighing import BIAS, Term, name_of

DATA = Path(__file__).resolve().parent / "data"
LEAST = 0.04  # a smaller weight changes no judgement
TURNS = 5
FOLDS = 5
DIVISIONS = 3


@dataclass
class Bag:
    """The terms of each sentence of one example, and whether it has the label. `share`: how much it counts where it is
    decided how sure the words alone must be; `weight`: how much it counts where weights are learnt; `earned`: the places
    of the sentences where a rule holds; `by_rules`: how likely the rules find the label."""

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
        return kept(self.vectors.get_feature_names_out(), model.coef_[0], model.intercept_[0] + bias, LEAST)

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


def kept(names: np.ndarray, weights: np.ndarray, bias: float, least: float) -> dict[str, int]:
    """In hundredths: sums of whole numbers are the same in any order."""
    found = zip(names, weights, strict=True)
    told = {term: round(100 * float(weight)) for term, weight in found if abs(weight) >= least}
    return {BIAS: round(100 * float(bias))} | dict(sorted(told.items()))


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
