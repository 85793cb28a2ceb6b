"""The words that the check knows, as data: topics, what has no place in a talk, what is found in public, rewrites."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The parsed file `name`.toml of this folder."""
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))


def any_of(patterns: Iterable[str], words: dict[str, str] | None = None) -> re.Pattern[str]:
    """One pattern for all, each from the start of a word; {names} stand for their entry in `words`."""
    joined = "|".join(_filled(pattern, words or {}) for pattern in patterns)
    return re.compile(rf"(?<!\w)(?:{joined})") if joined else re.compile(r"(?!)")


def _filled(pattern: str, words: dict[str, str]) -> str:
    return re.sub(r"\{([a-z]+)\}", lambda name: words[name.group(1)], pattern)
