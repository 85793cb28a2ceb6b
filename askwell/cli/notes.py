"""`askwell note`: lines of what was said."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

import click

from askwell.actions import talk
from askwell.actions.access import of_workspace
from askwell.actions.events import day_and_moment
from askwell.cli import shapes
from askwell.cli.context import Args, on_option, pass_args
from askwell.cli.options import text_of
from askwell.errors import NotFound
from askwell.models import Interview, Note, Person
from askwell.queries import find
from askwell.queries.interview import lines_of


@click.group()
def note() -> None:
    """Lines of what was said.

    \b
    Example: askwell note add "Tomás Herrera" "You argue more than you build."
    """


@note.command("add")
@click.argument("about", metavar="INTERVIEW|PERSON")
@click.argument("text")
@click.option("--in-confidence", is_flag=True, help="Never quoted in a letter, never shown to others.")
@click.option("--star", is_flag=True, help="Come back to it.")
@on_option
@pass_args
def add_note(args: Args, about: str, text: str, in_confidence: bool, star: bool, on: date | None) -> int:
    """Note a line. TEXT may be - for standard input. Nothing that identifies a patient or client.

    \b
    Example: askwell note add "Dana Mbeki" "They reorganise in spring" --in-confidence
    """
    row, person = _talk_or_person(args, about)
    when = args.when(on) or args.actor.now
    day_and_moment(args.actor, when)  # raises for a day that cannot be meant
    written = (
        when if isinstance(when, datetime) else datetime(when.year, when.month, when.day, 12, tzinfo=args.actor.zone)
    )
    words = text_of("-") if text == "-" else text
    line = talk.Line(words, in_confidence=in_confidence, starred=star, written_at=written)
    saved = talk.save_note(args.actor, line, talk=row.id if row else None, person=person)
    return args.out.emit({"id": saved.note.id, "text": saved.note.text, "interview": row.id if row else None}, "Noted.")


@note.command("list")
@click.argument("about", metavar="INTERVIEW|PERSON")
@pass_args
def list_notes(args: Args, about: str) -> int:
    """List the notes of a talk or on a person.

    \b
    Example: askwell note list "Dana Mbeki"
    """
    row, person = _talk_or_person(args, about)
    found = (
        Note.objects.filter(workspace=args.workspace, interview=row)
        if row
        else Note.objects.filter(workspace=args.workspace, person=person)
    )
    replaced = set(found.exclude(follows__isnull=True).values_list("follows", flat=True))
    rows = [one for one in found.order_by("written_at", "id") if one.id not in replaced]
    return args.out.emit(
        {
            "notes": [
                {"id": one.id, "text": one.text, "in_confidence": one.in_confidence, "written_at": one.written_at}
                for one in rows
            ]
        },
        lambda: shapes.table([(str(one.id), one.text) for one in rows], "None yet."),
    )


@note.command("edit")
@click.argument("note_id", metavar="ID", type=click.UUID)
@click.argument("text")
@click.option("--in-confidence/--not-in-confidence", default=None, help="Never quoted in a letter.")
@click.option("--star/--no-star", default=None, help="Come back to it.")
@pass_args
def edit_note(args: Args, note_id: UUID, text: str, in_confidence: bool | None, star: bool | None) -> int:
    """Word a line anew; `note list` shows the ids. TEXT may be - for standard input.

    \b
    Example: askwell note edit 0199… "They reorganise in autumn"
    """
    now = _as_it_stands(args, note_id)
    line = talk.Line(
        text_of("-") if text == "-" else text, follows=now.id, question=now.question,
        in_confidence=now.in_confidence if in_confidence is None else in_confidence,
        starred=now.starred if star is None else star, written_at=now.written_at, device_seq=now.device_seq,
    )  # fmt: skip
    saved = talk.save_note(args.actor, line, talk=now.interview_id, person=now.person)
    return args.out.emit({"id": saved.note.id, "text": saved.note.text, "interview": now.interview_id}, "Changed.")


@note.command("remove")
@click.argument("note_id", metavar="ID", type=click.UUID)
@pass_args
def remove_note(args: Args, note_id: UUID) -> int:
    """Take a line away for good.

    \b
    Example: askwell note remove 0199…
    """
    talk.take_line_away(args.actor, _as_it_stands(args, note_id).line)
    return args.out.emit({"id": note_id, "removed": True}, "The line is gone for good.")


def _as_it_stands(args: Args, note_id: UUID) -> Note:
    """The newest version of the line that this note belongs to."""
    asked = of_workspace(args.actor, Note, note_id)
    versions = Note.objects.filter(workspace=args.workspace, line=asked.line)
    return lines_of(versions.order_by("written_at", "device_seq", "saved_at", "id"))[0].now


def _talk_or_person(args: Args, about: str) -> tuple[Interview | None, Person]:
    try:
        row = find.interview(args.workspace, about)
    except NotFound:
        return None, find.person(args.workspace, about)
    return row, row.approach.person
