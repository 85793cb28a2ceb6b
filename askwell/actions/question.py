"""The bank of one direction: questions left out, said in own words, and own ones, typed or pasted."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from askwell.actions.access import Actor, of_workspace
from askwell.actions.interview import QUESTION_LIMIT
from askwell.errors import Invalid, NotFound
from askwell.method.questions.bank import bank
from askwell.method.questions.check import check_question
from askwell.method.questions.pasted import MOST_PASTED
from askwell.models import Direction, DirectionQuestion

SOURCE_LIMIT = 300


def leave_out(actor: Actor, direction: Direction, question: str, *, out: bool = True) -> None:
    """Left out, a question of the bank is proposed for no talk of this direction. NotFound for an unknown one."""
    row = _of_bank(actor, direction, question)
    row.left_out = out
    _keep(row)


def say_in_own_words(actor: Actor, direction: Direction, question: str, text: str) -> None:
    """Empty: as the bank has it again. Raises Invalid where it asks for a job (METHOD section 6, P5)."""
    row = _of_bank(actor, direction, question)
    text = " ".join(text.split())
    row.text = _asked(text) if text and text != bank()[question].text else ""
    _keep(row)


def add(actor: Actor, direction: Direction, texts: Sequence[str], source: str = "") -> int:
    """Own questions, each once; gives how many are new. Raises Invalid, and then none is kept."""
    if len(texts) > MOST_PASTED:
        raise Invalid(f"At most {MOST_PASTED} questions at once.", field="text")
    asked = list(dict.fromkeys(_asked(" ".join(text.split())) for text in texts))
    with transaction.atomic():
        own = DirectionQuestion.objects.filter(workspace=actor.workspace, direction=direction, bank="")
        known = set(own.values_list("text", flat=True))
        new = [text for text in asked if text not in known]
        DirectionQuestion.objects.bulk_create(
            DirectionQuestion(
                workspace=actor.workspace, direction=direction, text=text, source=source.strip()[:SOURCE_LIMIT],
                added_on=actor.today,
            )
            for text in new
        )  # fmt: skip
    return len(new)


def remove(actor: Actor, question: DirectionQuestion) -> None:
    """An own question goes; where it was asked, it stands in that talk's agenda."""
    of_workspace(actor, DirectionQuestion, question.id).delete()


def _asked(text: str) -> str:
    if not text:
        raise Invalid("Write the question first.", field="text")
    if len(text) > QUESTION_LIMIT:
        raise Invalid(f"A question has at most {QUESTION_LIMIT} letters.", field="text")
    if check_question(text).why_not == "job_ask":
        raise Invalid(
            f"“{text}” asks for a job, and has no place in this talk.", field="text",
            hint="Ask about the field, and what this person knows of it.",
        )  # fmt: skip
    return text


def _of_bank(actor: Actor, direction: Direction, question: str) -> DirectionQuestion:
    if question not in bank():
        raise NotFound("question")
    own = {"workspace": actor.workspace, "direction": of_workspace(actor, Direction, direction.id), "bank": question}
    return DirectionQuestion.objects.filter(**own).first() or DirectionQuestion(**own, added_on=actor.today)


def _keep(row: DirectionQuestion) -> None:
    """A question as the bank has it needs no row."""
    if row.text or row.left_out:
        row.save()
    else:
        DirectionQuestion.objects.filter(id=row.id).delete()
