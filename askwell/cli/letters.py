"""`askwell letter`: drafts, the check, and what went. Askwell itself sends nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

import click

from askwell.actions import introduction as introductions, letter as actions
from askwell.actions.access import of_workspace
from askwell.cli import shapes
from askwell.cli.context import Args, on_option, pass_args
from askwell.cli.options import Text, Unreadable, text_of
from askwell.errors import Ambiguous, Invalid, NotFound
from askwell.method.letters.check import check as check_letter, shown, verdict
from askwell.method.letters.kinds import KINDS
from askwell.method.letters.labels import labels
from askwell.method.letters.letter import Finding, Letter, LetterContext
from askwell.models import Approach, Direction, Interview, Introduction, Message, Person
from askwell.queries import find, letters as queries
from askwell.queries.caution import cautions
from askwell.wording.letters import letter_name

CHANNELS = click.Choice([*actions.CHANNELS, "in-person"])


CORPUS_KINDS = {"linkedin_note": "profile_note"}


"""Names of kinds in labelled letters of the field, and ours."""


@click.group()
def letter() -> None:
    """Letters: draft from what is known, check against the pledge, note that one went.

    \b
    Example: askwell letter draft "Tomás Herrera" --kind request
             askwell letter check my-letter.txt --kind request --json
             askwell letter sent "Tomás Herrera" --kind request --on 2026-09-04
    """


@letter.command()
@pass_args
def kinds(args: Args) -> int:
    """List the kinds of letters.

    \b
    Example: askwell letter kinds --json
    """
    found = [
        {"kind": kind.code, "name": letter_name(kind.code), "for": kind.says, "rule": kind.rule}
        for kind in KINDS.values()
    ]
    return args.out.emit({"kinds": found}, lambda: shapes.table([(one["kind"], one["for"]) for one in found], ""))


def _reader(args: Args, asked: str) -> tuple[Person, Approach | None]:
    """A person or an approach, by id or name."""
    try:
        approach = find.approach(args.workspace, asked)
    except NotFound:
        return find.person(args.workspace, asked), None
    return approach.person, approach


def _kind(ctx: click.Context, param: click.Parameter, value: str) -> str:
    code = CORPUS_KINDS.get(value, value.replace("-", "_"))
    if code not in KINDS:
        raise click.BadParameter(f"“{value}” is no kind of letter; askwell letter kinds lists them.")
    return code


kind_option = click.option("--kind", required=True, callback=_kind, help="askwell letter kinds lists them.")


@letter.command()
@click.argument("reader", metavar="PERSON|APPROACH")
@kind_option
@click.option(
    "--tone", type=click.Choice(actions.TONES), help="Else plain. A draft begun before is written anew in it."
)
@click.option(
    "--about", "--to", "about", help="Whom it is about: for news, for a reminder, to ask for an introduction."
)
@click.option("--direction", "direction_name", help="For which direction.")
@pass_args
def draft(args: Args, reader: str, kind: str, tone: str | None, about: str | None, direction_name: str | None) -> int:
    """Draft a letter from what is known; what is unknown is a gap in [square brackets].

    \b
    Example: askwell letter draft "Dana Mbeki" --kind request --tone warm
    """
    person, approach = _reader(args, reader)
    direction = find.direction(args.workspace, direction_name) if direction_name else None
    row = actions.draft(
        args.actor,
        person,
        kind,
        approach=approach,
        introduction=_introduction(args, about, person, kind, direction) if about else None,
        direction=direction,
        tone=tone or "plain",
    )
    if tone and row.tone != tone:
        row = actions.rewrite(args.actor, row, tone)
    return drafted(args, row)


def drafted(args: Args, row: Message) -> int:
    result = actions.checked(args.actor, row)
    found = [_finding(one) for one in result.findings]

    def for_people() -> str:
        return "\n".join(
            filter(None, (row.subject and f"Subject: {row.subject}\n", row.text, "", *_said(result.findings)))
        )

    cares = cautions(args.workspace, row.person, row.kind, args.actor.today, gone=False)
    waits = result.waits or row.person.stopped
    answer = shapes.letter(row) | {"findings": found, "waits": waits, "warnings": shapes.warnings(args, cares)}
    return args.out.emit(answer, for_people)


def _introduction(
    args: Args, about: str, person: Person, kind: str, direction: Direction | None = None
) -> Introduction:
    """The one between this reader and the person it is about; to ask for one, nobody need have named anybody."""
    if kind == "ask_introduction":
        target = find.person(args.workspace, about)
        return introductions.to_ask(args.actor, giver=person, target=target, direction=direction)
    giver = person if kind in actions.OF_INTRODUCTIONS else None
    return find.introduction(args.workspace, about, giver)


def _said(found: Iterable[Finding]) -> list[str]:
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


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "label": one.code, "severity": one.severity, "start": one.start, "end": one.end, "words": one.words,
        "where": one.where, "why": one.why, "replacement": one.replacement, "marked": one.marked,
    }  # fmt: skip


@letter.command()
@click.argument("files", nargs=-1, metavar="FILE…")
@click.option(
    "--kind", callback=lambda ctx, param, value: _kind(ctx, param, value) if value else None, help="What it is for."
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
        person, approach = _reader(args, reader)
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
    judged = {"findings": [_finding(one) for one in found], "labels": labels(written), "waits": verdict(found)}
    return args.out.emit(shape | judged, lambda: "\n".join(_said(shown(found))) or "Nothing stands in the way.")


def _batch(args: Args, batch: str) -> int:
    """One line of answer for each letter, in their order; a line that cannot be read is answered with its error."""
    for number, line in enumerate(text_of(batch).splitlines(), 1):
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
    return {"id": one.get("id"), "findings": [_finding(finding) for finding in found], "labels": labels(written)}


@letter.command()
@click.argument("letter_id", metavar="LETTER", type=click.UUID)
@click.option("--text", "file", required=True, help="Its words, from a file or - for standard input.")
@click.option("--subject", type=Text(actions.SUBJECT_LIMIT), help="Its subject line; left out, it stays.")
@pass_args
def save(args: Args, letter_id: UUID, file: str, subject: str | None) -> int:
    """Keep your own words in a draft, and check them. LETTER is the id that draft --json gives.

    \b
    Example: askwell letter save 019a3c52-7f10-7cc2-9a51-2f1f0d6b7a11 --text letter.txt
    """
    row = of_workspace(args.actor, Message, letter_id)
    row = actions.save(args.actor, row, row.subject if subject is None else subject, text_of(file))
    return drafted(args, row)


@letter.command("not-meant")
@click.argument("letter_id", metavar="LETTER", type=click.UUID)
@click.argument("words")
@pass_args
def not_meant(args: Args, letter_id: UUID, words: str) -> int:
    """Mark a finding as not meant so; it then holds the letter back no more. WORDS are those it found, or its label.

    \b
    Example: askwell letter not-meant 019a3c52-7f10-7cc2-9a51-2f1f0d6b7a11 "an opening"
    """
    row = of_workspace(args.actor, Message, letter_id)
    found = [one for one in actions.checked(args.actor, row).all_findings if one.severity != "good"]
    meant = [one for one in found if words in (one.key, one.words)] or [one for one in found if one.code == words]
    if not meant:
        known = "; ".join(f"“{one.words or one.code}”" for one in found[:8])
        raise NotFound("finding", words, hint=f"What was found: {known}" if known else "Nothing was found in it.")
    for one in meant:
        row = actions.mark_not_meant(args.actor, row, one.key)
    return drafted(args, row)


def sent_options(command: Any) -> Any:
    for option in reversed(
        (
            click.option("--channel", type=CHANNELS, default=None, help="How it went."),
            click.option("--subject", default="", help="Its subject, if it is not a draft here."),
            click.option("--text", "file", help="Its words, from a file or - for standard input."),
            on_option,
        )
    ):
        command = option(command)
    return command


@letter.command()
@click.argument("reader", metavar="APPROACH|PERSON|LETTER")
@click.option(
    "--kind", callback=lambda ctx, param, value: _kind(ctx, param, value) if value else None, help="What it was for."
)
@click.option(
    "--about", "--to", "about", help="Whom it is about: for news, for a reminder, to ask for an introduction."
)
@click.option("--direction", "direction_name", help="For which direction.")
@sent_options
@pass_args
def sent(
    args: Args, reader: str, kind: str | None, about: str | None, direction_name: str | None, channel: str | None,
    subject: str, file: str | None, on: date | None,
) -> int:  # fmt: skip
    """Note that a letter went: by its draft's id, or by its reader and kind. What happened is always recorded.

    \b
    Example: askwell letter sent "Rafael Ortiz" --kind request --channel email --on 2026-09-16
    """
    when = args.when(on)
    drafts = Message.objects.filter(workspace=args.workspace, state="draft")
    if (row_id := find.as_id(reader)) and (row := drafts.filter(id=row_id).first()):
        return note_sent(
            args, row.person, row.kind, channel or row.channel, None, None, subject, file, when, message=row
        )
    if not kind:
        raise click.UsageError("Say what it was for: --kind.")
    person, approach = _reader(args, reader)
    direction = find.direction(args.workspace, direction_name) if direction_name else None
    introduction = _introduction(args, about, person, kind, direction) if about else None
    return note_sent(
        args, person, kind, channel or "email", approach, introduction, subject, file, when, direction=direction
    )


def note_sent(
    args: Args, person: Person, kind: str, channel: str, approach: Approach | None, introduction: Introduction | None,
    subject: str, file: str | None, when: date | None, *, message: Message | None = None,
    interview: Interview | None = None, direction: Any = None,
) -> int:  # fmt: skip
    text = text_of(file) if file else ""
    if len(text) > actions.TEXT_LIMIT:
        raise Invalid(f"The letter has {len(text):,} letters.", hint=f"At most {actions.TEXT_LIMIT:,} fit here.")
    if message is None:
        try:
            message = _draft_of(args, person, kind, introduction, interview)
        except Ambiguous:
            if not text:
                raise
    if message and text:
        message = actions.save(args.actor, message, subject or message.subject, text)
    event = actions.record_sent(
        args.actor, person, kind, channel=channel, message=message, approach=approach, introduction=introduction,
        interview=interview, direction=direction, subject=subject, text=text, on=when,
    )  # fmt: skip
    letter_id = UUID(event.data["message"])
    row = Message.objects.get(workspace=args.workspace, id=letter_id)
    said = f"Noted, to {person.name}: {letter_name(kind)}."
    if message and not text:
        said += f"\nIt was your draft {_beginning(message)}."
    if any(one["severity"] == "stops" and not one["marked"] for one in row.checked):
        said += "\nWhat the check found in it is kept with it."
    person.refresh_from_db()
    found = cautions(args.workspace, person, kind, event.on)
    shown_approach = find.approach(args.workspace, str(event.approach_id)) if event.approach_id else None
    return shapes.recorded(
        args, said, person, letter=shapes.letter(row), findings=row.checked, warnings=shapes.warnings(args, found),
        approach=shapes.approach(shown_approach) if shown_approach else None,
    )  # fmt: skip


def _beginning(message: Message) -> str:
    words = " ".join(message.text.split())
    return f"“{message.subject or words[:60]}{'' if message.subject or len(words) <= 60 else ' …'}”"


def _draft_of(
    args: Args, person: Person, kind: str, introduction: Introduction | None, interview: Interview | None
) -> Message | None:
    """The draft that was surely meant: the only one of this kind to this person. Raises Ambiguous."""
    drafts = Message.objects.filter(workspace=args.workspace, person=person, kind=kind, state="draft")
    if introduction:
        drafts = drafts.filter(introduction=introduction)
    found = [one for one in drafts.order_by("-changed_at") if one.text]
    if interview:
        found = [one for one in found if one.interview_id == interview.id] or found
    if len(found) > 1:
        listed = [f"{_beginning(one)} ({one.id})" for one in found]
        raise Ambiguous("draft", person.name, [*listed, "as in: askwell letter sent ID"])
    return found[0] if found else None
