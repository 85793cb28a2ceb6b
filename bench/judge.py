"""How well letters, questions, answers of the drill and speeches are judged: precision, recall and F1 a label, with counts, against
examples labelled by hand.

Usage: judge.py [FILE.jsonl] [--of SET] [--wrong LABEL]. Exit 1 where a label falls below its floor in judge_floors.toml."""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from askwell.method.drill import judge
from askwell.method.letters import Letter, labels
from askwell.method.questions.check import check_question
from askwell.method.questions.same import same
from askwell.method.speech.check import read_speech

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


Labels = dict[str, Any]


def _letter(entry: dict[str, Any]) -> tuple[Labels, Labels]:
    kind = {"linkedin_note": "profile_note"}.get(entry["kind"], entry["kind"])
    return entry["labels"], dict(labels(Letter(kind, entry["subject"] or "", entry["text"])))


def _answer(entry: dict[str, Any]) -> tuple[Labels, Labels]:
    found = judge(entry["prompt"], entry["answer"])
    wanted = {label: entry[label] for label in ("back_to_field", "asks_for_job")}
    return wanted, {label: getattr(found, label) for label in wanted}


def _speech(entry: dict[str, Any]) -> tuple[Labels, Labels]:
    found = read_speech(entry["text"])
    pitch = "pitch_to_this_employer"
    return entry["parts"] | {pitch: entry[pitch]}, dict(found.parts) | {pitch: found.pitch_to_this_employer}


def _question(entry: dict[str, Any]) -> tuple[Labels, Labels]:
    found = check_question(entry["text"])
    wanted = {label: entry[label] for label in ("form", "topic", "answerable_online", "why_not")}
    got = {label: getattr(found, label) for label in wanted}
    return wanted | {"inappropriate": not entry["appropriate"]}, got | {"inappropriate": not found.appropriate}


def _pair(entry: dict[str, Any]) -> tuple[Labels, Labels]:
    return {"same": entry["same"]}, {"same": same(entry["a"], entry["b"])}


SETS: dict[str, Callable[[dict[str, Any]], tuple[Labels, Labels]]] = {
    "letters": _letter,
    "questions": _question,
    "clusters": _pair,
    "drill": _answer,
    "speech": _speech,
}
"""What is wanted of an entry and what it is judged to be, by the name of its set: data/NAME_dev.jsonl."""


def judged(name: str, entries: list[dict[str, Any]]) -> tuple[dict[str, Score], list[tuple[str, str, Any, Any]]]:
    """A score for each label, and (id, label, wanted, got) for each difference. Minutes are right when equal."""
    scores: dict[str, Score] = {}
    differing = []
    for entry in entries:
        labelled, got = SETS[name](entry)
        for label, wanted in labelled.items():
            score, found = scores.setdefault(label, Score()), got[label]
            score.right += bool(wanted) and found == wanted
            score.wrong += bool(found) and found != wanted
            score.missed += bool(wanted) and found != wanted
            if found != wanted:
                differing.append((entry.get("id") or entry["a"], label, wanted, found))
    return scores, differing


def told(name: str, file: Path, wrong: str | None) -> bool:
    """Prints the figures of one set, and gives whether every label reaches its floor."""
    entries = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    floors = tomllib.loads((HERE / "judge_floors.toml").read_text(encoding="utf-8"))[name]
    scores, differing = judged(name, entries)
    print(f"{len(entries)} of {name}\n{'label':28}{'true':>5}{'precision':>11}{'recall':>8}{'F1':>7}{'floor':>7}")
    for label, score in scores.items():
        true, floor = score.right + score.missed, floors[label]
        line = f"{label:28}{true:5}{score.precision:11.3f}{score.recall:8.3f}{score.f1:7.3f}{floor:7.2f}"
        print(line + (" below its floor" if score.f1 < floor else ""))
    for entry_id, label, wanted, found in differing:
        if wrong in ("all", label):
            print(f"{entry_id} {label}: {found} instead of {wanted}")
    return all(score.f1 >= floors[label] for label, score in scores.items())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, help="another file, labelled like the set of --of")
    parser.add_argument("--of", choices=SETS, help="only this set (a file: letters if not said)")
    parser.add_argument("--wrong", metavar="LABEL", help="list what is judged otherwise (all: every label)")
    asked = parser.parse_args()
    names = [asked.of] if asked.of else ["letters"] if asked.file else list(SETS)
    reached = [told(name, asked.file or HERE / "data" / f"{name}_dev.jsonl", asked.wrong) for name in names]
    return int(not all(reached))


if __name__ == "__main__":
    sys.exit(main())
