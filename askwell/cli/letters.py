"""`askwell letter`: drafts, the check, and what went. Askwell itself sends nothing."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import click

from askwell.actions import introduction as introductions, letter as actions
from askwell.actions.access import of_workspace
from askwell.actions.reach import CHANNELS
from askwell.cli import shapes
from askwell.cli.context import Args, on_option, pass_args
from askwell.cli.letter_check import check, finding, kind_of, said
from askwell.cli.options import Text, text_of
from askwell.errors import Ambiguous, Invalid, NotFound
from askwell.method.letters.kinds import KINDS
from askwell.models import Approach, Direction, Interview, Introduction, Message, Person
from askwell.queries import find
from askwell.queries.caution import cautions
from askwell.wording.letters import letter_name

CHANNEL = click.Choice([*CHANNELS, "in-person"])


@click.group()
def letter() -> None:
    """Letters: draft from what is known, check against the pledge, note that one went.

    \b
    Example: askwell letter draft "Tomás Herrera" --kind request
             askwell letter check my-letter.txt --kind request --json
             askwell letter sent "Tomás Herrera" --kind request --on 2026-09-04
    """


letter.add_command(check)


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


kind_option = click.option("--kind", required=True, callback=kind_of, help="askwell letter kinds lists them.")


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
    person, approach = find.reader(args.workspace, reader)
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
    found = [finding(one) for one in result.findings]

    def for_people() -> str:
        return "\n".join(
            filter(None, (row.subject and f"Subject: {row.subject}\n", row.text, "", *said(result.findings)))
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


@letter.command()
@click.argument("letter_id", metavar="LETTER", type=click.UUID)
@pass_args
def discard(args: Args, letter_id: UUID) -> int:
    """Throw a draft away. `letter restore` brings it back within a month.

    \b
    Example: askwell letter discard 019a3c52-7f10-7cc2-9a51-2f1f0d6b7a11
    """
    actions.discard(args.actor, of_workspace(args.actor, Message, letter_id))
    return args.out.emit({"id": letter_id, "removed": True}, "The draft is thrown away.")


@letter.command()
@click.argument("letter_id", metavar="LETTER", type=click.UUID)
@pass_args
def restore(args: Args, letter_id: UUID) -> int:
    """Bring back a draft that was thrown away, by its id.

    \b
    Example: askwell letter restore 019a3c52-7f10-7cc2-9a51-2f1f0d6b7a11
    """
    return drafted(args, actions.bring_back(args.actor, of_workspace(args.actor, Message, letter_id)))


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
            click.option("--channel", type=CHANNEL, default=None, help="How it went."),
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
    "--kind", callback=lambda ctx, param, value: kind_of(ctx, param, value) if value else None, help="What it was for."
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
    person, approach = find.reader(args.workspace, reader)
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
