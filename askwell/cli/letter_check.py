"""`askwell letter check`: a letter, several, or a batch of them, against the pledge and the method."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import click

from askwell.cli.context import Args, pass_args
from askwell.cli.options import Unreadable, lines_of, text_of
from askwell.method.letters.check import check as check_letter, shown, verdict
from askwell.method.letters.kinds import KINDS
from askwell.method.letters.labels import labels
from askwell.method.letters.letter import Finding, Letter, LetterContext
from askwell.models import Message
from askwell.queries import find, letters as queries

CORPUS_KINDS = {"linkedin_note": "profile_note"}
"""Names of kinds in labelled letters of the field, and ours."""


def kind_of(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """For an option that names a kind of letter. Raises BadParameter."""
    code = CORPUS_KINDS.get(value, value.replace("-", "_"))
    if code not in KINDS:
        raise click.BadParameter(f"“{value}” is no kind of letter; askwell letter kinds lists them.")
    return code


def said(found: Iterable[Finding]) -> list[str]:
    """A line for each kind of finding: why, at which words, and what would be better."""
    lines: dict[str, str] = {}
    for one in found:
        if one.severity == "good" or one.marked:
            continue
        mark = "Stops" if one.severity == "stops" else "Look"
        words = f" “{one.words}”" if one.words else ""
        better = f"\n       Better: “{one.replacement}”" if one.replacement else ""
        lines.setdefault(one.why, f"{mark}: {one.why}{words}{better}")
    return list(lines.values())


def finding(one: Finding) -> dict[str, Any]:
    return {
        "label": one.code, "severity": one.severity, "start": one.start, "end": one.end, "words": one.words,
        "where": one.where, "why": one.why, "replacement": one.replacement, "marked": one.marked,
    }  # fmt: skip


@click.command()
@click.argument("files", nargs=-1, metavar="FILE…")
@click.option(
    "--kind", callback=lambda ctx, param, value: kind_of(ctx, param, value) if value else None, help="What it is for."
)
@click.option("--subject", default="", help="Its subject line.")
@click.option("--to", "reader", help="The person it goes to: then what is known of them counts.")
@click.option("--batch", type=click.Path(), help="Letters as JSON lines: id, kind, subject, text.")
@pass_args
def check(
    args: Args, files: tuple[str, ...], kind: str | None, subject: str, reader: str | None, batch: str | None
) -> int:
    """Check letters against the pledge and the method, one answer a file. FILE may be - for standard input.

    \b
    Example: askwell letter check letter.txt --kind request --subject "Half an hour about your work"
             askwell letter check monday.txt tuesday.txt --kind request --json
             askwell letter check --batch letters.jsonl
    """
    if batch:
        if files:
            raise click.UsageError("Give files, or --batch, not both.")
        return _batch(args, batch)
    if not files or not kind:
        raise click.UsageError("Give a file (or - for standard input) and --kind, or --batch.")
    context = LetterContext()
    if reader:
        person, approach = find.reader(args.workspace, reader)
        row = Message(workspace=args.workspace, person=person, approach=approach, kind=kind)
        context = queries.context(args.workspace, row, args.actor.today)
    if len(files) == 1:
        return _checked(args, Letter(kind, subject, text_of(files[0])), context)
    for file in files:
        args.out.say(click.style(file, bold=True))
        try:
            written = Letter(kind, subject, text_of(file))
        except Unreadable as error:
            args.out.emit({"file": file, "error": error.as_dict()}, f"{error.message} {error.hint}")
        else:
            _checked(args, written, context, file=file, error=None)
    return 0


def _checked(args: Args, written: Letter, context: LetterContext, **shape: Any) -> int:
    found = check_letter(written, context)
    judged = {"findings": [finding(one) for one in found], "labels": labels(written), "waits": verdict(found)}
    return args.out.emit(shape | judged, lambda: "\n".join(said(shown(found))) or "Nothing stands in the way.")


def _batch(args: Args, batch: str) -> int:
    """One line of answer for each letter, in their order; a line that cannot be read is answered with its error."""
    for number, line in enumerate(lines_of(batch), 1):
        if line.strip():
            click.echo(json.dumps(_judged(line, number), ensure_ascii=False))
    return 0


def _judged(line: str, number: int) -> dict[str, Any]:
    try:
        one = json.loads(line)
        kind = CORPUS_KINDS.get(one["kind"], one["kind"])
        written = Letter(kind if kind in KINDS else "other", one.get("subject") or "", one["text"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return {"id": None, "error": f"line {number} is not a letter: id, kind, subject, text"}
    found = check_letter(written, LetterContext())
    return {"id": one.get("id"), "findings": [finding(one) for one in found], "labels": labels(written)}
