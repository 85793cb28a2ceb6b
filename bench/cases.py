"""How many example contact files come out exactly as their index says. Usage: cases.py [FOLDER]

FOLDER holds index.json and the files it names (kinds vcard and csv are read here). Compared: everything the index gives
for a person, white space made one; a note, birthday or connection date that it does not give is not held against us."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

from askwell.integrations.contacts import FoundPerson, UnreadableFile, read_people

DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "data" / "cases"
KINDS = ("vcard", "csv")
ALWAYS = ("name", "emails", "phones", "company", "title", "urls")
WHERE_GIVEN = ("note", "birthday", "connected_on")


def people_in(path: Path) -> list[FoundPerson]:
    try:
        return [found for found in read_people(path)[1] if isinstance(found, FoundPerson)]
    except UnreadableFile:
        return []


def differences(path: Path, expect: dict[str, Any]) -> Iterator[str]:
    expected = expect.get("people", [])  # without people the index gives an error: nobody may be found
    found = people_in(path)
    if len(found) != len(expected):
        yield f"{len(found)} people instead of {len(expected)}"
    for number, (want, got) in enumerate(zip_longest(expected, found), start=1):
        if want is None or got is None:
            yield f"person {number}: {got or want}"
            return
        for name in (*ALWAYS, *(name for name in WHERE_GIVEN if name in want)):
            wanted, given = one_blank(want[name]), one_blank(getattr(got, name))
            if wanted != given:
                yield f"person {number}, {name}: {given!r} instead of {wanted!r}"


def one_blank(value: str | list[str] | tuple[str, ...]) -> str | list[str]:
    return " ".join(value.split()) if isinstance(value, str) else [" ".join(text.split()) for text in value]


def main(folder: Path) -> int:
    index = folder / "index.json"
    if not index.is_file():
        print(f"There are no example files in {folder}, so nothing was compared.")
        return 0
    cases = json.loads(index.read_text(encoding="utf-8"))
    for kind in KINDS:
        of_kind = [case for case in cases if case["kind"] == kind]
        first = {case["file"]: next(differences(folder / case["file"], case["expect"]), "") for case in of_kind}
        differing = {file: difference for file, difference in first.items() if difference}
        print(f"{kind:6} {len(of_kind) - len(differing)} of {len(of_kind)} exactly as expected")
        for file, difference in differing.items():
            print(f"       {file}: {difference}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT))
