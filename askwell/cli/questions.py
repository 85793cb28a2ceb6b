"""`askwell questions`: a typed question is read, two are compared, and the bank is suited to a direction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import click

from askwell.actions import question as actions
from askwell.cli import shapes
from askwell.cli.batch import answer_each
from askwell.cli.context import Args, pass_args
from askwell.cli.options import text_of
from askwell.method.questions.bank import bank
from askwell.method.questions.check import QuestionReading, check_question
from askwell.method.questions.same import same as asks_the_same
from askwell.method.questions.sorting import Sorted
from askwell.queries import find, questions as stock
from askwell.wording.prepare import TOPICS


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


@questions.command("list")
@click.option("--direction", "direction_name", help="As this direction has them, with your own.")
@click.option("--topic", type=click.Choice(tuple(TOPICS)), help="Of this topic only.")
@pass_args
def list_questions(args: Args, direction_name: str | None, topic: str | None) -> int:
    """Show the questions that talks choose from.

    \b
    Example: askwell questions list --topic fit
             askwell questions list --direction informatics --json
    """
    rows = _listed(args, direction_name)
    found = [one for one in rows if topic in (None, one["topic"])]
    return args.out.emit(
        {"questions": found}, lambda: shapes.table([(one["id"], one["topic"], _told(one)) for one in found], "None.")
    )


def _listed(args: Args, direction_name: str | None) -> list[dict[str, Any]]:
    if direction_name is None:
        return [_entry(one.id, one.text, one.topic) for one in bank().values()]
    bank_here = stock.bank_of(args.workspace, find.direction(args.workspace, direction_name))
    rows = [
        _entry(one.question.id, one.text, topic, left_out=one.left_out, own_words=one.in_own_words)
        for topic, found in bank_here.topics.items()
        for one in found
    ]
    own = [
        _entry(str(row.id), row.text, check_question(row.text).topic or "other", own_words=True, source=row.source)
        for row in bank_here.own
    ]
    return own + rows


def _entry(
    id: str, text: str, topic: str, *, left_out: bool = False, own_words: bool = False, source: str = ""
) -> dict[str, Any]:
    return {"id": id, "text": text, "topic": topic, "left_out": left_out, "own_words": own_words, "source": source}


def _told(one: Mapping[str, Any]) -> str:
    return f"{one['text']}{' (left out)' if one['left_out'] else ''}"


@questions.command()
@click.argument("question")
@click.option("--direction", "direction_name", required=True, help="For this direction.")
@click.option("--source", default="", help="Where you found it.")
@pass_args
def add(args: Args, question: str, direction_name: str, source: str) -> int:
    """Add a question of your own to a direction.

    \b
    Example: askwell questions add "How do you test a screen on a ward?" --direction informatics
    """
    direction = find.direction(args.workspace, direction_name)
    return _added(args, actions.add(args.actor, direction, [question], source))


def _added(args: Args, new: int, left: Sequence[Sorted] = ()) -> int:
    skipped = [{"text": one.text, "same_as": one.same_as, "says": list(one.says)} for one in left]
    lines = [f"{new} added." if new else "It is there already." if not left else "None added."]
    for one in left:
        lines.append(f"Left: “{one.text}”: " + (f"there already, “{one.same_as}”" if one.same_as else one.says[0]))
    return args.out.emit({"added": new, "left": skipped}, lambda: "\n".join(lines))


@questions.command()
@click.argument("file", type=click.Path(), default="-")
@click.option("--direction", "direction_name", required=True, help="For this direction.")
@click.option("--source", default="", help="Where you found them.")
@pass_args
def paste(args: Args, file: str, direction_name: str, source: str) -> int:
    """Add a list of questions from a file or -; what is there already, or has no place in a talk, is left.

    \b
    Example: askwell questions paste found.txt --direction informatics --source "the guild's leaflet"
    """
    direction = find.direction(args.workspace, direction_name)
    found = stock.pasted(args.workspace, direction, text_of(file))
    new = actions.add(args.actor, direction, [one.text for one in found if one.take], source)
    return _added(args, new, [one for one in found if not one.take])


@questions.command()
@click.argument("question", metavar="ID")
@click.option("--direction", "direction_name", required=True, help="For this direction.")
@click.option("--back", is_flag=True, help="Take it back in.")
@pass_args
def leave_out(args: Args, question: str, direction_name: str, back: bool) -> int:
    """Leave a question of the bank out of a direction's talks, or take it back in.

    \b
    Example: askwell questions leave-out Q42 --direction informatics
    """
    actions.leave_out(args.actor, find.direction(args.workspace, direction_name), question, out=not back)
    return args.out.emit({"id": question, "left_out": not back}, "It can be asked again." if back else "Left out.")


@questions.command()
@click.argument("question", metavar="ID")
@click.argument("text")
@click.option("--direction", "direction_name", required=True, help="For this direction.")
@pass_args
def say(args: Args, question: str, text: str, direction_name: str) -> int:
    """Say a question of the bank in your own words; "" brings the bank's back.

    \b
    Example: askwell questions say Q6 "How do the nights suit you?" --direction informatics
    """
    actions.say_in_own_words(args.actor, find.direction(args.workspace, direction_name), question, text)
    return args.out.emit({"id": question, "text": text}, "Saved.")


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
