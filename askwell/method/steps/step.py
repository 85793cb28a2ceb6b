"""A step: something to do next. It is computed, never typed in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal
from uuid import UUID

from askwell.method.step_kinds import RANK

About = Literal["workspace", "direction", "person", "introduction", "approach", "interview", "commitment"]


@dataclass(frozen=True, slots=True)
class Step:
    """`due` is a day where the person is (thanks and card: where the explorer is). `since` is the day that caused it.

    `opens`: does not exist before; `until`: makes no sense after; `shows`: Today shows it from here, else from `due`.
    `why` is a reason code, `facts` are what it rests on
    (days as ISO text), and never depend on the day of reading."""

    kind: str
    about: About
    about_id: UUID | None
    due: date
    since: date
    why: str
    person: UUID | None = None
    direction: UUID | None = None
    approach: UUID | None = None
    opens: date | None = None
    until: date | None = None
    shows: date | None = None
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def rank(self) -> int:
        return RANK[self.kind]


def sorted_steps(steps: Iterable[Step]) -> list[Step]:
    """By due date, then rank; then by what they are about, so that the order never wavers."""
    return sorted(steps, key=lambda step: (step.due, step.rank, str(step.about_id), str(step.person)))
