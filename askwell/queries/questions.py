"""The bank as one direction has it, and what a pasted list would bring to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from askwell.method.questions.bank import GROUPS, VIEWPOINTS, Question, bank
from askwell.method.questions.check import check_question
from askwell.method.questions.sorting import Sorted, sort_pasted
from askwell.models import Direction, DirectionQuestion, Workspace

OWN = "own-"
"""Before the id of an own question, where questions of the bank have theirs."""


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """`text` as it is asked in this direction."""

    question: Question
    text: str
    left_out: bool

    @property
    def in_own_words(self) -> bool:
        return self.text != self.question.text


@dataclass(frozen=True, slots=True)
class DirectionBank:
    """By topic, in the order of the bank; and own ones, the newest first."""

    topics: dict[str, list[BankQuestion]]
    own: list[DirectionQuestion]

    @property
    def asked(self) -> Iterable[str]:
        """The wording of all that can be asked."""
        return [one.text for questions in self.topics.values() for one in questions] + [one.text for one in self.own]


def bank_of(workspace: Workspace, direction: Direction) -> DirectionBank:
    """Stands on question_of_direction."""
    rows = list(_rows(workspace, direction))
    changed = {row.bank: row for row in rows if row.bank}
    topics: dict[str, list[BankQuestion]] = {}
    for question in bank().values():
        row = changed.get(question.id)
        topics.setdefault(question.topic, []).append(
            BankQuestion(question, row.text if row and row.text else question.text, bool(row and row.left_out))
        )
    return DirectionBank(topics, [row for row in reversed(rows) if not row.bank])


def to_ask(workspace: Workspace, direction: Direction | None) -> list[Question]:
    """What may be proposed for a talk: the bank without what is left out, in own words where there are such, and own
    questions."""
    if direction is None:
        return list(bank().values())
    rows = list(_rows(workspace, direction))
    changed = {row.bank: row for row in rows if row.bank}
    questions = [
        replace(one, text=changed[one.id].text or one.text) if one.id in changed else one
        for one in bank().values()
        if not (one.id in changed and changed[one.id].left_out)
    ]
    return questions + [_own(row) for row in rows if not row.bank]


def pasted(workspace: Workspace, direction: Direction, text: str) -> list[Sorted]:
    """What a pasted list holds, each question with what speaks against taking it."""
    return sort_pasted(text, list(bank_of(workspace, direction).asked))


def _own(row: DirectionQuestion) -> Question:
    read = check_question(row.text)
    return Question(
        id=f"{OWN}{row.id}", text=row.text, topic=read.topic or "other", form=read.form or "open", depth="core",
        family=f"{OWN}{row.id}", rule="S3.12", answerable_online=bool(read.answerable_online), read_first=False,
        holds=frozenset(VIEWPOINTS), best_from=(), feeds=GROUPS, follow_ups=(),
    )  # fmt: skip


def _rows(workspace: Workspace, direction: Direction) -> Iterable[DirectionQuestion]:
    return DirectionQuestion.objects.filter(workspace=workspace, direction=direction).order_by("id")
