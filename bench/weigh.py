"""Learns the weights of the drill's words from answers labelled by hand: askwell/method/drill/weights.toml.

Usage: weigh.py FILE.jsonl… The examples beside the prompts are read too. Logistic regression with a pull to zero; the same files give the same weights."""

from __future__ import annotations

import json
import math
import random
import sys
from collections import Counter
from pathlib import Path

from askwell.method.drill import prompts
from askwell.method.drill.judge import kinds_of, spoken
from askwell.method.drill.weighing import BIAS, all_features

LABELS = ("back_to_field", "asks_for_job")
ROUNDS, PULL, STEP, SLOWER = 15, 0.02, 0.1, 0.93
LEAST = 0.04  # a smaller weight changes no judgement
HEAD = "# Written by bench/weigh.py from labelled answers: what each word, pair or cue speaks for (+) or against (-).\n"


def learned(answers: list[tuple[set[str], bool]]) -> dict[str, float]:
    counts = Counter(one for found, _ in answers for one in found)
    rows = [(sorted(one for one in found if counts[one] > 1 or one == BIAS), wanted) for found, wanted in answers]
    weights = dict.fromkeys(counts, 0.0)
    order, step = random.Random(1), STEP
    for _ in range(ROUNDS):
        order.shuffle(rows)
        for found, wanted in rows:
            total = sum(weights[one] for one in found)
            error = 1 / (1 + math.exp(-max(-30.0, min(30.0, total)))) - wanted
            for one in found:
                weights[one] -= step * (error + (0 if one == BIAS else PULL * weights[one]))
        step *= SLOWER
    return {one: round(value, 2) for one, value in sorted(weights.items()) if abs(value) >= LEAST}


def main() -> int:
    entries = [json.loads(line) for file in sys.argv[1:] for line in Path(file).read_text("utf-8").splitlines()]
    entries += [
        {"prompt": prompt.text, "answer": answer, "back_to_field": True, "asks_for_job": False}
        for prompt in prompts().values()
        if prompt.id.endswith("-1")
        for answer in prompt.better
    ]
    read = [(all_features(kinds_of(one["prompt"]), spoken(one["answer"])), one) for one in entries]
    lines = [HEAD]
    for label in LABELS:
        weights = learned([(found, bool(one[label])) for found, one in read])
        lines.append(
            f"[{label}]\n" + "\n".join(f"{json.dumps(one)} = {value}" for one, value in weights.items()) + "\n"
        )
    target = Path(__file__).resolve().parent.parent / "askwell" / "method" / "drill" / "weights.toml"
    target.write_text("\n".join(lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
