"""How long the check of a letter takes in process, in milliseconds for 150 words: JSON with the median over the letters.

Usage: letters.py [ROUNDS]. Of each letter the quickest round counts; nothing of a letter is kept between rounds."""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path

from askwell.method.letters import Letter, LetterContext, check

DATA = Path(__file__).resolve().parent / "data"
WORDS, FEWEST, MOST = 150, 100, 220


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    entries = [
        json.loads(line)
        for name in ("letters_dev", "learn/letters")
        for line in (DATA / f"{name}.jsonl").read_text("utf-8").splitlines()
    ]
    kinds = {"linkedin_note": "profile_note"}
    letters = [Letter(kinds.get(one["kind"], one["kind"]), one["subject"] or "", one["text"]) for one in entries]
    chosen = [letter for letter in letters if FEWEST <= len(letter.text.split()) <= MOST]
    for letter in letters:  # patterns are compiled when first needed
        check(letter, LetterContext())
    quickest = [min(_seconds(letter) for _ in range(rounds)) for letter in chosen]
    each = [seconds * 1000 * WORDS / len(letter.text.split()) for seconds, letter in zip(quickest, chosen, strict=True)]
    found = {"letters": len(chosen), "median_ms": statistics.median(each), "slowest_ms": max(each)}
    print(json.dumps({name: round(value, 3) for name, value in found.items()}))


def _seconds(letter: Letter) -> float:
    begun = time.perf_counter()
    check(letter, LetterContext())
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
