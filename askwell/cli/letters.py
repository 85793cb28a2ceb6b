"""`askwell letter`, `thank`, `card` and `news`: what is written. Askwell itself sends nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

import click

from askwell.actions import letter as actions
from askwell.cli import shapes
from askwell.cli.context import Args, on_option, pass_args
from askwell.cli.options import Text, text_of
from askwell.errors import NotFound
from askwell.method.letters.check import check as check_letter, shown, verdict
from askwell.method.letters.kinds import KINDS
from askwell.method.letters.labels import labels
from askwell.method.letters.letter import Finding, Letter, LetterContext
from askwell.models import Approach, Interview, Introduction, Message, Person
from askwell.queries import find, letters as queries
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
@click.option("--tone", type=click.Choice(actions.TONES), default="plain", show_default=True)
@click.option("--about", "about", help="An introduction or the person it leads to: for news, nudges, asking for one.")
@click.option("--direction", "direction_name", help="For which direction.")
@pass_args
def draft(args: Args, reader: str, kind: str, tone: str, about: str | None, direction_name: str | None) -> int:
    """Draft a letter from what is known; what is unknown is a gap in [square brackets].

    \b
    Example: askwell letter draft "Dana Mbeki" --kind request --tone warm
    """
    person, approach = _reader(args, reader)
    row = actions.draft(
        args.actor,
        person,
        kind,
        approach=approach,
        introduction=_introduction(args, about, person, kind) if about else None,
        direction=find.direction(args.workspace, direction_name) if direction_name else None,
        tone=tone,
    )
    return _drafted(args, row)


def _drafted(args: Args, row: Message) -> int:
    result = actions.checked(args.actor, row)
    found = [_finding(one) for one in result.findings]

    def for_people() -> str:
        return "\n".join(
            filter(None, (row.subject and f"Subject: {row.subject}\n", row.text, "", *_said(result.findings)))
        )

    return args.out.emit(shapes.letter(row) | {"findings": found, "waits": result.waits}, for_people)


def _introduction(args: Args, about: str, person: Person, kind: str) -> Introduction:
    """The one between this reader and the person it is about."""
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
@click.argument("file", required=False)
@click.option(
    "--kind", callback=lambda ctx, param, value: _kind(ctx, param, value) if value else None, help="What it is for."
)
@click.option("--subject", default="", help="Its subject line.")
@click.option("--to", "reader", help="The person it goes to: then what is known of them counts.")
@click.option("--batch", type=click.Path(), help="Letters as JSON lines: id, kind, subject, text.")
@pass_args
def check(args: Args, file: str | None, kind: str | None, subject: str, reader: str | None, batch: str | None) -> int:
    """Check a letter against the pledge and the method. FILE may be - for standard input.

    \b
    Example: askwell letter check letter.txt --kind request --subject "Half an hour about your work"
             askwell letter check --batch letters.jsonl
    """
    if batch:
        return _batch(args, batch)
    if not file or not kind:
        raise click.UsageError("Give a file (or - for standard input) and --kind, or --batch.")
    context = LetterContext()
    if reader:
        person, approach = _reader(args, reader)
        row = Message(workspace=args.workspace, person=person, approach=approach, kind=kind)
        context = queries.context(args.workspace, row, args.actor.today)
    written = Letter(kind, subject, text_of(file))
    found = check_letter(written, context)
    answer = {"findings": [_finding(one) for one in found], "labels": labels(written), "waits": verdict(found)}

    def for_people() -> str:
        return "\n".join(_said(shown(found))) or "Nothing stands in the way."

    return args.out.emit(answer, for_people)


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
@click.option("--about", "about", help="An introduction or the person it leads to: for news, nudges, asking for one.")
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
        return _sent(args, row.person, row.kind, channel or row.channel, None, None, subject, file, when, message=row)
    if not kind:
        raise click.UsageError("Say what it was for: --kind.")
    person, approach = _reader(args, reader)
    direction = find.direction(args.workspace, direction_name) if direction_name else None
    introduction = _introduction(args, about, person, kind) if about else None
    return _sent(
        args, person, kind, channel or "email", approach, introduction, subject, file, when, direction=direction
    )


def _sent(
    args: Args, person: Person, kind: str, channel: str, approach: Approach | None, introduction: Introduction | None,
    subject: str, file: str | None, when: date | None, *, message: Message | None = None,
    interview: Interview | None = None, direction: Any = None,
) -> int:  # fmt: skip
    text = text_of(file) if file else ""
    if message is None and not text:
        message = _draft_of(args, person, kind, introduction, interview)
    event = actions.record_sent(
        args.actor, person, kind, channel=channel, message=message, approach=approach, introduction=introduction,
        interview=interview, direction=direction, subject=subject, text=text, on=when,
    )  # fmt: skip
    letter_id = UUID(event.data["message"])
    row = Message.objects.get(workspace=args.workspace, id=letter_id)
    warnings = [one for one in row.checked if one["severity"] == "stops" and not one["marked"]]
    said = f"Noted: {letter_name(kind)} to {person.name}."
    if warnings:
        said += f" ({len(warnings)} finding{'s' if len(warnings) > 1 else ''} kept beside it.)"
    shown_approach = find.approach(args.workspace, str(event.approach_id)) if event.approach_id else None
    return shapes.recorded(
        args, said, person, letter=shapes.letter(row), findings=row.checked,
        approach=shapes.approach(shown_approach) if shown_approach else None,
    )  # fmt: skip


def _draft_of(
    args: Args, person: Person, kind: str, introduction: Introduction | None, interview: Interview | None
) -> Message | None:
    """The draft that was surely meant: the only one of this kind to this person."""
    drafts = Message.objects.filter(workspace=args.workspace, person=person, kind=kind, state="draft")
    if introduction:
        drafts = drafts.filter(introduction=introduction)
    found = list(drafts.order_by("-changed_at")[:2])
    return found[0] if len(found) == 1 and found[0].text else None


@click.group()
def thank() -> None:
    """Thanks for a talk, the same day.

    \b
    Example: askwell thank sent "Tomás Herrera" --channel email --on 2026-09-14
    """


@thank.command("draft")
@click.argument("reader", metavar="INTERVIEW|PERSON")
@click.option("--tone", type=click.Choice(actions.TONES), default="plain", show_default=True)
@pass_args
def draft_thanks(args: Args, reader: str, tone: str) -> int:
    """Draft the thanks; it quotes something they said.

    \b
    Example: askwell thank draft "Tomás Herrera"
    """
    row, person = _talk(args, reader)
    return _drafted(
        args, actions.draft(args.actor, person, "thank_you", interview=row, approach=row.approach, tone=tone)
    )


def _talk(args: Args, reader: str) -> tuple[Interview, Person]:
    """The last talk held with a person, as its host or one of several; or the talk itself by id."""
    try:
        row = find.interview(args.workspace, reader, held=True)
    except NotFound:
        person = find.person(args.workspace, reader)
        beside = Interview.objects.filter(workspace=args.workspace, attendees__person=person, held_on__isnull=False)
        found = beside.order_by("-held_on").first()
        if found is None:
            raise
        return found, person
    return row, row.approach.person


@thank.command("sent")
@click.argument("reader", metavar="INTERVIEW|PERSON")
@sent_options
@pass_args
def thanks_sent(args: Args, reader: str, channel: str | None, subject: str, file: str | None, on: date | None) -> int:
    """Note that the thanks went, by whatever channel.

    \b
    Example: askwell thank sent "Tomás Herrera" --channel email
    """
    row, person = _talk(args, reader)
    when = args.when(on)
    approach = row.approach
    return _sent(args, person, "thank_you", channel or "email", approach, None, subject, file, when, interview=row)


@thank.command("skip")
@click.argument("reader", metavar="INTERVIEW|PERSON")
@click.option("--reason", type=Text(300), required=True, help="Why there is no letter of thanks.")
@on_option
@pass_args
def skip_thanks(args: Args, reader: str, reason: str, on: date | None) -> int:
    """No letter of thanks, and why.

    \b
    Example: askwell thank skip "Jo Adler" --reason "thanked in person"
    """
    row, person = _talk(args, reader)
    actions.skip_thanks(args.actor, row, reason, person, args.when(on))
    return shapes.recorded(args, "Noted.", person, interview=row.id)


@click.group()
def card() -> None:
    """A card by post, within three days.

    \b
    Example: askwell card sent "Tomás Herrera" --on 2026-09-16
             askwell card skip "Lena Krause" --reason "abroad, by choice"
    """


@card.command("draft")
@click.argument("reader", metavar="INTERVIEW|PERSON")
@pass_args
def draft_card(args: Args, reader: str) -> int:
    """Draft the words of the card; they differ from the e-mail.

    \b
    Example: askwell card draft "Tomás Herrera"
    """
    row, person = _talk(args, reader)
    return _drafted(args, actions.draft(args.actor, person, "card", interview=row, approach=row.approach))


@card.command("sent")
@click.argument("reader", metavar="INTERVIEW|PERSON")
@on_option
@pass_args
def card_sent(args: Args, reader: str, on: date | None) -> int:
    """Note that the card was posted.

    \b
    Example: askwell card sent "Tomás Herrera"
    """
    row, person = _talk(args, reader)
    actions.card_sent(args.actor, row, person, args.when(on))
    return shapes.recorded(args, "Noted: the card is on its way.", person, interview=row.id)


@card.command("skip")
@click.argument("reader", metavar="INTERVIEW|PERSON")
@click.option("--reason", type=Text(300), required=True, help="Why there is no card.")
@on_option
@pass_args
def skip_card(args: Args, reader: str, reason: str, on: date | None) -> int:
    """No card, and why.

    \b
    Example: askwell card skip "Ingrid Solberg" --reason "no postal address"
    """
    row, person = _talk(args, reader)
    actions.skip_card(args.actor, row, reason, person, args.when(on))
    return shapes.recorded(args, "Noted: no card.", person, interview=row.id)


@click.group()
def news() -> None:
    """News to whoever gave a name.

    \b
    Example: askwell news sent "Tomás Herrera" --about "Dana Mbeki" --on 2026-09-21
    """


@news.command("draft")
@click.argument("giver")
@click.option("--about", "about", help="The person whom they named; else the one booked last.")
@click.option("--tone", type=click.Choice(actions.TONES), default="plain", show_default=True)
@pass_args
def draft_news(args: Args, giver: str, about: str | None, tone: str) -> int:
    """Draft the news.

    \b
    Example: askwell news draft "Tomás Herrera" --about "Dana Mbeki"
    """
    person = find.person(args.workspace, giver)
    introduction = find.introduction(args.workspace, about, person) if about else None
    return _drafted(args, actions.draft(args.actor, person, "update", introduction=introduction, tone=tone))


@news.command("sent")
@click.argument("giver")
@click.option("--about", "about", help="The person whom they named; else the one booked last.")
@sent_options
@pass_args
def news_sent(
    args: Args, giver: str, about: str | None, channel: str | None, subject: str, file: str | None, on: date | None
) -> int:
    """Note that the giver of a name heard what came of it.

    \b
    Example: askwell news sent "Jo Adler" --about "Ingrid Solberg"
    """
    person = find.person(args.workspace, giver)
    introduction = find.introduction(args.workspace, about, person) if about else None
    when = args.when(on)
    return _sent(args, person, "update", channel or "email", None, introduction, subject, file, when)
