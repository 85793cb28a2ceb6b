"""How well letters are judged: precision, recall and F1 a label, with counts, against letters labelled by hand.

Usage: judge.py [FILE.jsonl] [--wrong LABEL]. Exit 1 where a label falls below its floor in judge_floors.toml."""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from askwell.method.letters import Letter, labels

HERE = Path(__file__).resolve().parent


@dataclass
class Score:
    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        return (
            2 * self.right / (2 * self.right + self.wrong + self.missed)
            if self.right + self.wrong + self.missed
            else 1.0
        )


def judged(letters: list[dict[str, Any]]) -> tuple[dict[str, Score], list[tuple[str, str, Any, Any]]]:
    """A score for each label, and (id, label, wanted, got) for each difference. Minutes are right when equal."""
    scores: dict[str, Score] = {}
    differing = []
    for entry in letters:
        kind = {"linkedin_note": "profile_note"}.get(entry["kind"], entry["kind"])
        got = labels(Letter(kind, entry["subject"] or "", entry["text"]))
        for label, wanted in entry["labels"].items():
            score, found = scores.setdefault(label, Score()), got[label]  # type: ignore[literal-required]
            score.right += bool(wanted) and found == wanted
            score.wrong += bool(found) and found != wanted
            score.missed += bool(wanted) and found != wanted
            if found != wanted:
                differing.append((entry["id"], label, wanted, found))
    return scores, differing


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=HERE / "data" / "letters_dev.jsonl")
    parser.add_argument("--wrong", metavar="LABEL", help="list the letters judged otherwise (all: every label)")
    asked = parser.parse_args()
    letters = [json.loads(line) for line in asked.file.read_text(encoding="utf-8").splitlines() if line.strip()]
    floors = tomllib.loads((HERE / "judge_floors.toml").read_text(encoding="utf-8"))["letters"]
    scores, differing = judged(letters)
    print(f"{len(letters)} letters\n{'label':28}{'true':>5}{'precision':>11}{'recall':>8}{'F1':>7}{'floor':>7}")
    for label, score in scores.items():
        true, floor = score.right + score.missed, floors[label]
        line = f"{label:28}{true:5}{score.precision:11.3f}{score.recall:8.3f}{score.f1:7.3f}{floor:7.2f}"
        print(line + (" below its floor" if score.f1 < floor else ""))
    for letter_id, label, wanted, found in differing:
        if asked.wrong in ("all", label):
            print(f"{letter_id} {label}: {found} instead of {wanted}")
    return int(any(score.f1 < floors[label] for label, score in scores.items()))


if __name__ == "__main__":
    sys.exit(main())
