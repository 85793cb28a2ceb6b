"""The command in this process, on the test's own database."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from typing import Any

import pytest

from askwell.cli import run


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def error(self) -> dict[str, str]:
        return json.loads(self.err)["error"]


@pytest.fixture
def ask(db, capsys, monkeypatch):
    """Runs one command, as `ask("people", "list", "--json")`; `stdin` is what a pipe would bring."""

    def one(*words: str, stdin: bytes = b"") -> Answer:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run(list(words))
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return Answer(code, said.out, said.err)

    return one


@pytest.fixture
def told(ask):
    """The same for a command that must succeed; gives its JSON."""

    def one(*words: str, stdin: bytes = b"") -> Any:
        answer = ask(*words, "--json", stdin=stdin)
        assert answer.code == 0, answer.err
        return answer.json

    return one
