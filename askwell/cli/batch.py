"""Many inputs in one file: one line of answer for each, in their order."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import click

from askwell.cli.options import lines_of

Answer = Callable[[Mapping[str, str]], dict[str, Any]]


def answer_each(given: str, what: str, keys: tuple[str, ...], answer: Answer) -> int:
    """Reads a JSON object a line, from a file or from standard input for "-", and prints its `id` with what `answer`
    makes of its `keys`, all of them texts. A line that cannot be read is answered with its error. Raises Unreadable;
    gives exit code 0."""
    for number, line in enumerate(lines_of(given), 1):
        if line.strip():
            click.echo(json.dumps(_answered(line, number, what, keys, answer), ensure_ascii=False))
    return 0


def _answered(line: str, number: int, what: str, keys: tuple[str, ...], answer: Answer) -> dict[str, Any]:
    try:
        one = json.loads(line)
    except (ValueError, RecursionError):
        one = None
    if not isinstance(one, dict):
        return {"id": None, "error": f"line {number} is not {what}: {', '.join(('id', *keys))}"}
    texts = {key: one.get(key) for key in keys}
    if not all(isinstance(text, str) for text in texts.values()):
        return {"id": one.get("id"), "error": f"line {number} is not {what}: {', '.join(('id', *keys))}"}
    return {"id": one.get("id"), **answer({key: str(text) for key, text in texts.items()})}
