"""What a command prints: plain text for people, or with --json one stable shape for programs."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any
from uuid import UUID

import click

from askwell.errors import AskwellError


class Unheard(AskwellError):
    """The answer could not be written out. What was asked for is done, and asking again would do it twice."""

    code = "unheard"

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"The answer could not be written out: {reason}.",
            kept="What you asked for is done.",
            hint="Look before you ask again: askwell history, askwell next.",
        )


class Out:
    """json: whether a program reads. color: False where NO_COLOR is set (no-color.org), else only on a terminal."""

    def __init__(self, json: bool) -> None:
        self.json = json
        self.color = False if os.environ.get("NO_COLOR") else None

    def emit(self, value: Any, for_people: str | Callable[[], str]) -> int:
        """Prints one answer: `value` on one line with --json, else the words. Gives exit code 0."""
        if self.json:
            self._print(json.dumps(value, default=plain, ensure_ascii=False))
        else:
            self.say(for_people if isinstance(for_people, str) else for_people())
        return 0

    def say(self, words: str) -> None:
        """For people only; style it with click.style."""
        if not self.json:
            self._print(words)

    def _print(self, words: str) -> None:
        """Raises Unheard where the answer cannot be written; a reader who has gone (… | head) needs none."""
        try:
            click.echo(words, color=self.color)
        except OSError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # else Python tries again at its end
            if not isinstance(error, BrokenPipeError):
                raise Unheard(error.strerror or "") from error

    def warn(self, words: str) -> None:
        """Something to think about, on standard error; with --json it stands in the answer."""
        if not self.json:
            click.echo(click.style(f"Note: {words}", fg="yellow"), err=True, color=self.color)

    def progress(self, words: str) -> None:
        """How far it is, on standard error, so that an answer stays an answer."""
        if not self.json:
            click.echo(words, err=True, color=self.color)

    def fault(self, code: str, message: str, hint: str = "") -> None:
        """What could not be done, on standard error."""
        if self.json:
            fault = {"error": {"code": code, "message": message, "hint": hint}}
            click.echo(json.dumps(fault, ensure_ascii=False), err=True)
        else:
            click.echo("\n".join(filter(None, (click.style(message, bold=True), hint))), err=True, color=self.color)


def plain(value: Any) -> Any:
    """What JSON has no word for: days and moments in ISO 8601, ids and paths as text."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, UUID | Path | Decimal):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no JSON shape")
