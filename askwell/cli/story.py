"""`askwell history` and `askwell undo`: what happened, and what was a mistake."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

import click
from django.db.models import QuerySet

from askwell.actions import redate as redating, story as actions
from askwell.cli import shapes
from askwell.cli.context import Args, on_option, pass_args, today_option
from askwell.cli.options import Day
from askwell.errors import NotFound
from askwell.models import Approach, Event
from askwell.queries import find, story
from askwell.queries.story import StoryLine
from askwell.wording import days, events


@click.command()
@click.argument("whose", metavar="PERSON|APPROACH|DIRECTION")
@today_option
@pass_args
def history(args: Args, whose: str, today: date | None) -> int:
    """Tell the story with a person, of an approach or of a direction: every event with its id, as undo takes it.

    \b
    Example: askwell history "Rafael Ortiz"
             askwell history "Rafael Ortiz" --json
    """
    lines = _lines(args, whose, today)
    gone = _taken_back(lines) if today else {line.id for line in lines if not line.counts}
    answer = {"events": [_shape(line, line.id not in gone) for line in lines]}
    return args.out.emit(
        answer, lambda: "\n".join(_told(args, line, line.id in gone) for line in lines) or "Nothing yet."
    )


def _lines(args: Args, whose: str, today: date | None) -> list[StoryLine]:
    row_id = find.as_id(whose)
    if row_id and (row := Approach.objects.filter(workspace=args.workspace, id=row_id).first()):
        return story.of_approach(args.workspace, row, today)
    try:
        return story.of_person(args.workspace, find.person(args.workspace, whose), today)
    except NotFound as no_person:
        try:
            return story.of_direction(args.workspace, find.direction(args.workspace, whose).id, today)
        except NotFound:
            raise no_person from None


def _taken_back(lines: Iterable[StoryLine]) -> set[UUID]:
    """What did not count on that day: corrected by a correction that itself stood."""
    corrections: dict[UUID, list[UUID]] = {}
    for line in lines:
        if line.corrects:
            corrections.setdefault(line.corrects, []).append(line.id)

    def gone(event: UUID) -> bool:
        return any(not gone(correction) for correction in corrections.get(event, ()))

    return {event for event in corrections if gone(event)}


def _shape(line: StoryLine, counts: bool) -> dict[str, Any]:
    return {
        "id": line.id, "kind": line.kind, "on": line.on, "at": line.at, "recorded_at": line.recorded_at, "by": line.by,
        "person": line.person or None, "direction": line.direction or None, "data": dict(line.data), "text": line.text,
        "counts": counts, "corrects": line.corrects,
    }  # fmt: skip


def _told(args: Args, line: StoryLine, gone: bool) -> str:
    said = events.line(line, args.workspace.zone)
    if line.text:
        said += f" “{line.text if len(line.text) <= 70 else line.text[:69] + '…'}”"
    if gone:
        said = click.style(said, strikethrough=True) + " (does not count)"
    return f"{days.day(line.on, args.actor.today):>15}  {said}  {click.style(str(line.id), dim=True)}"


@click.command()
@click.argument("event")
@on_option
@pass_args
def undo(args: Args, event: str, on: date | None) -> int:
    """Take back what was a mistake. EVENT is an id that history shows, or “last” for what was recorded last.

    It stays in the story and counts no more, from --on on; undoing an undo brings it back.

    \b
    Example: askwell undo last
             askwell undo 019a3c52-7f10-7cc2-9a51-2f1f0d6b7a11 --on 2026-09-22
    """
    row = _event(args, event)
    correction = actions.undo(args.actor, row, args.when(on))
    row.refresh_from_db()
    person = row.person or (row.introduction.target if row.introduction else None)
    back = row.kind == "correction"
    said = "It counts again." if back else "Taken back. It stays in the story, and counts no more."
    return shapes.recorded(args, said, person, undone=row.id, correction=correction.id)


@click.command()
@click.argument("event")
@click.argument("day", type=Day())
@pass_args
def redate(args: Args, event: str, day: date) -> int:
    """Give what was noted another DAY. EVENT is an id that history shows, or “last” for what was recorded last.

    What was said in the same talk or letter goes with it; every due day that rests on it is counted anew.

    \b
    Example: askwell redate last 2026-09-22
    """
    row = _event(args, event)
    stands = redating.redate(args.actor, row, day)
    answer = {"event": stands.id, "redated": row.id, "on": stands.on}
    return args.out.emit(answer, lambda: f"It stands on {days.day(stands.on, args.actor.today)} now.")


def _event(args: Args, asked: str) -> Event:
    """By id, or the last one recorded. Raises NotFound."""
    rows = Event.objects.filter(workspace=args.workspace)
    if asked == "last" and (last := rows.order_by("-order").first()):
        return _meant(rows, last)
    if row_id := find.as_id(asked):
        found = rows.filter(id=row_id).first()
        if found:
            return found
    raise NotFound("event", asked, hint="askwell history PERSON shows the ids.")


def _meant(rows: QuerySet[Event], last: Event) -> Event:
    """Of a name that put somebody on the list, the name."""
    if last.kind in shapes.BESIDE and last.introduction_id:
        same = rows.filter(introduction=last.introduction_id, recorded_at=last.recorded_at)
        return same.exclude(kind__in=shapes.BESIDE).order_by("-order").first() or last
    return last
