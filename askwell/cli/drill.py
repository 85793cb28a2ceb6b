"""`askwell drill`: a practised talk in the terminal, and the judge of its answers."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

import click

from askwell.cli.batch import answer_each
from askwell.cli.context import Args, pass_args
from askwell.cli.options import text_of
from askwell.method import drill as method
from askwell.method.drill import Judgement, Prompt


@click.group(invoke_without_command=True)
@click.option("--seed", type=click.IntRange(0), help="Repeat the run of that number; each number is another run.")
@click.pass_context
def drill(ctx: click.Context, seed: int | None) -> int:
    """Practise: the other side turns the talk into a job interview, you lead it back to the field.

    An empty line ends it. With --json: the prompts of one run, with examples of answers.

    \b
    Example: askwell drill
             askwell drill --seed 7
             askwell drill judge --batch answers.jsonl
    """
    if ctx.invoked_subcommand:
        return 0
    args: Args = ctx.obj
    seed = secrets.randbelow(method.runs()) if seed is None else seed
    prompts = method.run(seed)
    if args.out.json:
        shown = [{"id": one.id, "prompt": one.text, "better": list(one.better)} for one in prompts]
        return args.out.emit({"seed": seed, "prompts": shown}, "")
    args.out.say("They are kind, and they turn the talk. Answer aloud, then type what you said. An empty line ends it.")
    judged = _practise(args, prompts, seed)
    back = sum(bool(one.back_to_field) for one in judged)
    asked = sum(bool(one.asks_for_job) for one in judged)
    return args.out.emit(None, f"\n{back} of {len(judged)} answers led back to the field; {asked} went for the post.")


def _practise(args: Args, prompts: tuple[Prompt, ...], seed: int) -> list[Judgement]:
    judged: list[Judgement] = []
    for number, prompt in enumerate(prompts, 1):
        args.out.say(f"\n{number} of {len(prompts)}  " + click.style(f"“{prompt.text}”", bold=True))
        try:
            answer = click.prompt("You", default="", show_default=False)
        except click.Abort:  # the end of what was piped in, or Ctrl-C: what has been answered still counts
            break
        if not answer.strip():
            break
        found = method.judge(prompt.text, answer)
        judged.append(found)
        args.out.say("\n".join(said(found)))
        if not found.back_to_field or found.asks_for_job:
            args.out.say(f"Perhaps: “{method.better_answer(prompt.text, seed + number)}”")
    return judged


def said(found: Judgement) -> list[str]:
    """A line a reason, with the words that gave it."""
    return [f"{one.says} “{one.words}”" if one.words else one.says for one in found.why]


@drill.command()
@click.argument("file", required=False)
@click.option("--prompt", help="What the other side said.")
@click.option("--batch", type=click.Path(), help="Answers as JSON lines: id, prompt, answer.")
@pass_args
def judge(args: Args, file: str | None, prompt: str | None, batch: str | None) -> int:
    """Say whether an answer led back to the field, and whether it went for the post. FILE may be - for standard input.

    \b
    Example: echo "What is pay like in the trade?" | askwell drill judge - --prompt "What do you expect to earn?"
             askwell drill judge --batch answers.jsonl
    """
    if batch:
        if file or prompt is not None:
            raise click.UsageError("Give a file and --prompt, or --batch, not both.")
        return answer_each(batch, "an answer", ("prompt", "answer"), _judged)
    if not file or prompt is None:
        raise click.UsageError("Give a file (or - for standard input) and --prompt, or --batch.")
    answer = text_of(file)
    return args.out.emit(
        _judged({"prompt": prompt, "answer": answer}), lambda: "\n".join(said(method.judge(prompt, answer)))
    )


def _judged(one: Mapping[str, str]) -> dict[str, Any]:
    found = method.judge(one["prompt"], one["answer"])
    why = [
        {"code": reason.code, "says": reason.says, "start": reason.start, "end": reason.end, "words": reason.words}
        for reason in found.why
    ]
    return {"back_to_field": found.back_to_field, "asks_for_job": found.asks_for_job, "why": why} | {
        "better": method.better_answer(one["prompt"], len(one["answer"]))
    }
