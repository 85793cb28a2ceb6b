"""`askwell speech`: the stump speech, its parts, its length, and where it turns into a pitch."""

from __future__ import annotations

from typing import Any

import click

from askwell.cli.batch import answer_each
from askwell.cli.context import Args, pass_args
from askwell.cli.options import text_of
from askwell.method.speech.check import SpeechReading, read_speech
from askwell.wording import prepare as wording


@click.group()
def speech() -> None:
    """What you say when they ask about you: who you are, what you have done, what you want to find out.

    \b
    Example: askwell speech check speech.txt
    """


@speech.command()
@click.argument("file", required=False)
@click.option("--batch", type=click.Path(), help="Speeches as JSON lines: id, text.")
@pass_args
def check(args: Args, file: str | None, batch: str | None) -> int:
    """Read a speech: how long it takes, which parts it has, what speaks against it. Without FILE: standard input.

    \b
    Example: askwell speech check speech.txt --json
             askwell speech check --batch speeches.jsonl
    """
    if batch:
        if file:
            raise click.UsageError("Give a file, or --batch, not both.")
        return answer_each(batch, "a speech", ("text",), lambda one: _shape(read_speech(one["text"])))
    read = read_speech(text_of(file or "-"))
    return args.out.emit(_shape(read), lambda: "\n".join(_said(read)))


def _shape(read: SpeechReading) -> dict[str, Any]:
    findings = [{"code": one.code, "says": wording.speech(one), **one.facts} for one in read.findings]
    return {
        "words": read.words, "seconds": read.seconds, "words_per_minute": read.words_per_minute,
        "parts": dict(read.parts), "pitch_to_this_employer": read.pitch_to_this_employer, "findings": findings,
    }  # fmt: skip


def _said(read: SpeechReading) -> list[str]:
    length = f"{read.words} words: about {read.seconds} seconds at {read.words_per_minute} words a minute."
    return [length, *(wording.speech(one) for one in read.findings)]
