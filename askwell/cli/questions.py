"""`askwell questions`: a typed question is read, and two are compared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from askwell.cli.batch import answer_each
from askwell.cli.context import Args, pass_args
from askwell.method.questions.check import QuestionReading, check_question
from askwell.method.questions.same import same as asks_the_same


@click.group()
def questions() -> None:
    """What a question invites, whether it has a place in the talk, and whether two ask the same.

    \b
    Example: askwell questions classify "Are you hiring?"
    """


@questions.command()
@click.argument("question", required=False)
@click.option("--batch", type=click.Path(), help="Questions as JSON lines: id, text.")
@pass_args
def classify(args: Args, question: str | None, batch: str | None) -> int:
    """Read a question: its form, its topic, what speaks against it, and a better wording.

    \b
    Example: askwell questions classify "How many beds has your ward?" --json
             askwell questions classify --batch questions.jsonl
    """
    if batch:
        if question is not None:
            raise click.UsageError("Give a question, or --batch, not both.")
        return answer_each(batch, "a question", ("text",), lambda one: _shape(check_question(one["text"])))
    if question is None:
        raise click.UsageError("Give a question, or --batch.")
    read = check_question(question)
    return args.out.emit(_shape(read), lambda: "\n".join(_said(read)))


@questions.command()
@click.argument("pair", nargs=-1, metavar="ONE OTHER")
@click.option("--batch", type=click.Path(), help="Pairs as JSON lines: id, a, b.")
@pass_args
def same(args: Args, pair: tuple[str, ...], batch: str | None) -> int:
    """Say whether one good answer would serve two questions.

    \b
    Example: askwell questions same "How did you start?" "What brought you here?"
             askwell questions same --batch pairs.jsonl
    """
    if batch:
        if pair:
            raise click.UsageError("Give two questions, or --batch, not both.")
        return answer_each(batch, "a pair", ("a", "b"), _compared)
    if len(pair) != 2:
        raise click.UsageError("Give two questions, or --batch.")
    found = _compared({"a": pair[0], "b": pair[1]})
    return args.out.emit(found, lambda: "They ask the same." if found["same"] else "They ask for different things.")


def _compared(one: Mapping[str, str]) -> dict[str, Any]:
    return {"same": asks_the_same(one["a"], one["b"])}


def _shape(read: QuestionReading) -> dict[str, Any]:
    findings = [{"code": one.code, "says": one.says, "words": one.words} for one in read.findings]
    return {
        "form": read.form, "answerable_online": read.answerable_online, "appropriate": read.appropriate,
        "why_not": read.why_not, "topic": read.topic, "rewrite": read.rewrite, "findings": findings,
    }  # fmt: skip


def _said(read: QuestionReading) -> list[str]:
    lines = [one.says for one in read.findings] or ["A good question to ask."]
    return lines + ([f"Better: “{read.rewrite}”"] if read.rewrite else [])
