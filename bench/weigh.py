"""Learns how far words speak for a label, from examples labelled by hand: the weights.json beside the code that uses them.

Usage: weigh.py [SET...] (letters, questions, pairs, drill). Logistic regression with a pull to zero; the same files give the
same weights. Of a letter only its label is known, not which sentence earned it: those where a rule holds count as the
ones that did, else the likeliest, and so on until nothing changes. How sure the words alone must be is chosen on letters
left out in turn, with the rules beside them, so that both together are right most often."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from weigh_letters import letters, terms_of
from weigh_questions import pairs, questions
from weigh_table import Bag, Table, rows_of

from askwell.method.drill import prompts
from askwell.method.drill.judge import kinds_of, spoken
from askwell.method.drill.weighing import terms_of_answer

METHOD = Path(__file__).resolve().parent.parent / "askwell" / "method"
PULL_OF_ANSWERS = 0.3


def drill() -> dict[str, dict[str, int]]:
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
        Bag([set().union(*terms_of("", row["text"], whole=False))], row["value"])
        for row in rows_of("learn/passages.jsonl")
        if row["label"] == "asks_for_job"
    ]
    return {label: Table(some).weights(PULL_OF_ANSWERS, 0) for label, some in bags.items()}


SETS: dict[str, tuple[Path, Callable[[], Mapping[str, Mapping[str, float]]]]] = {
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
