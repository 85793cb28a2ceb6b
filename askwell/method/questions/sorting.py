"""A pasted list of questions, sorted: what is new, what is there already, what has no place (METHOD S3.11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from askwell.method.questions.check import check_question
from askwell.method.questions.pasted import alike, split_pasted
from askwell.method.questions.same import surely_same


@dataclass(frozen=True, slots=True)
class Sorted:
    """`same_as`: the question, there or earlier in the list, that has the same answer; empty without. `says`: what
    speaks against it. `stops`: it asks for a job and cannot be taken. `take`: nothing at all speaks against it."""

    text: str
    same_as: str = ""
    says: tuple[str, ...] = ()
    stops: bool = False

    @property
    def take(self) -> bool:
        return not (self.same_as or self.says)


def sort_pasted(text: str, known: Sequence[str]) -> list[Sorted]:
    """The questions of a pasted list in their order, at most 1,000, beside those that are `known`."""
    by_topic: dict[str | None, list[str]] = {}
    for question in known:
        by_topic.setdefault(check_question(question).topic, []).append(question)
    found = []
    for question in split_pasted(text):
        read = check_question(question)
        there = by_topic.setdefault(read.topic, [])
        same_as = next((one for one in there if surely_same(one, question)), "") or next(
            (one for questions in by_topic.values() for one in questions if alike(one, question)), ""
        )
        against = [one for one in read.findings if one.code not in ("closed", "choice")]
        found.append(Sorted(question, same_as, tuple(one.says for one in against), read.why_not == "job_ask"))
        if not same_as:
            there.append(question)
    return found
