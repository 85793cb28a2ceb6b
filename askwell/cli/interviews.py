"""`askwell interview`: the agreed time, and how it went."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import click
from django.db.models import Q

from askwell.actions import interview as actions, talk
from askwell.actions.interview import Appointment, Held
from askwell.cli import shapes
from askwell.cli.context import Args, on_option, pass_args, today_option
from askwell.cli.options import Text, Zone, moment_in
from askwell.errors import Invalid, NoSuchZone, NotFound
from askwell.integrations.calendar import Entry, event_ics
from askwell.models import Direction, Event, Interview, Person
from askwell.queries import find
from askwell.queries.as_of import Then
from askwell.wording import days

SHOWN = 200
ENDINGS = {code.replace("_", "-"): code for code in actions.ENDINGS} | {
    "cut_short": "cut_short",
    "as_agreed": "as_agreed",
}


@click.group()
def interview() -> None:
    """Talks: agree on a time, move it, note that it took place or was missed.

    \b
    Example: askwell interview schedule "Tomás Herrera" --at "2026-09-14 12:30" --minutes 30 --place cafe
             askwell interview held "Tomás Herrera"
    """


def time_options(command: Any) -> Any:
    for option in reversed(
        (
            click.option(
                "--zone", type=Zone(), help="Whose time it is, as Europe/Berlin or Berlin; else theirs, else yours."
            ),
            click.option("--minutes", type=int, help="How long was agreed, 10 to 60."),
            click.option("--place", type=click.Choice(actions.PLACES), default=None, help="What kind of place."),
            click.option("--where", type=Text(300), default="", help="Where exactly, or the link."),
        )
    ):
        command = option(command)
    return command


def _appointment(
    args: Args, person: Person, at: str, zone: str | None, minutes: int | None, place: str | None, where: str
) -> Appointment:
    name = zone or person.zone or args.workspace.zone
    try:
        start = moment_in(at, name)
    except (KeyError, ValueError, OSError):
        raise NoSuchZone(name) from None
    return Appointment(start, minutes or 30, name, place or "", where)


@interview.command()
@click.argument("approach_name", metavar="APPROACH")
@click.option("--at", required=True, help="Day and time, as “2026-09-14 12:30”.")
@time_options
@click.option("--also", multiple=True, metavar="PERSON", help="Somebody else in the same talk.")
@on_option
@pass_args
def schedule(
    args: Args, approach_name: str, at: str, zone: str | None, minutes: int | None, place: str | None, where: str,
    also: tuple[str, ...], on: date | None,
) -> int:  # fmt: skip
    """Note the agreed time: that, and not the word yes, is the booking.

    \b
    Example: askwell interview schedule "Lena Krause" --at "2026-10-27 15:00" --zone Europe/Berlin --place video
    """
    approach = find.approach(args.workspace, approach_name)
    agreed = _appointment(args, approach.person, at, zone, minutes, place, where)
    others = [find.person(args.workspace, name) for name in also]
    row = actions.schedule(args.actor, approach, agreed, args.when(on))
    for person in others:
        actions.add_attendee(args.actor, row, person)
    return _said(args, row, f"Agreed: {_when(args, row)}.")


def _when(args: Args, row: Interview) -> str:
    if row.start:
        return days.both_times(row.start, row.zone, args.workspace.zone)
    if row.held_on:
        return days.day(row.held_on)
    return "it did not take place" if row.approach.stage == "closed" else "no time yet"


def _said(args: Args, row: Interview, said: str) -> int:
    row.refresh_from_db()
    approach = row.approach
    approach.refresh_from_db()
    return shapes.recorded(
        args, said, approach.person, id=row.id, interview=shapes.interview(row), approach=shapes.approach(approach)
    )


@interview.command()
@click.argument("interview_name", metavar="INTERVIEW|PERSON")
@click.option("--by", required=True, type=click.Choice(["me", "them"]))
@click.option("--at", default="", help="The new day and time; left out: one is to be found.")
@time_options
@on_option
@pass_args
def move(
    args: Args, interview_name: str, by: str, at: str, zone: str | None, minutes: int | None, place: str | None,
    where: str, on: date | None,
) -> int:  # fmt: skip
    """Note that the talk was moved, by you or by them.

    \b
    Example: askwell interview move "Lena Krause" --by them --at "2026-10-27 15:00"
    """
    row = find.interview(args.workspace, interview_name, held=False)
    again = by == "me" and _moved_by_me_before(row)
    to = None
    if at:
        length = minutes or row.minutes
        to = _appointment(
            args, row.approach.person, at, zone or row.zone, length, place or row.place, where or row.where
        )
    actions.move(args.actor, row, by, to, args.when(on))
    row.refresh_from_db()
    said = f"Moved to {_when(args, row)}." if at else "Noted; a new time is to be found."
    if again:
        said += " That is the second time; say you are sorry."
    return _said(args, row, said)


def _moved_by_me_before(row: Interview) -> bool:
    moves = Event.objects.filter(workspace=row.workspace_id, interview=row, kind="interview_moved", counts=True)
    return any(event.data.get("by") == "me" for event in moves)


@interview.command()
@click.argument("interview_name", metavar="INTERVIEW|PERSON", required=False)
@click.option("--with", "people", multiple=True, metavar="PERSON", help="A talk without a request: with whom.")
@click.option("--direction", "direction_name", help="For which direction.")
@click.option("--ended", help="as-agreed, early, cut-short, overran; or the time at which it ended, as 17:30.")
@click.option("--minutes", type=int, help="How long it took.")
@click.option("--offered", is_flag=True, help="They chose to go on longer.")
@click.option("--reason", type=Text(500), default="", help="Why it ended early.")
@click.option("--old", is_flag=True, help="An old story: nothing that would be overdue by now is asked for.")
@click.option("--also", multiple=True, metavar="PERSON", help="Somebody else in the same talk.")
@click.option("--thank-also", multiple=True, metavar="PERSON", help="The same, and thanks are owed to them too.")
@on_option
@pass_args
def held(
    args: Args, interview_name: str | None, people: tuple[str, ...], direction_name: str | None, ended: str | None,
    minutes: int | None, offered: bool, reason: str, old: bool, also: tuple[str, ...], thank_also: tuple[str, ...],
    on: date | None,
) -> int:  # fmt: skip
    """Note that a talk took place; with --with, one that nobody had arranged. Of several the first is the host.

    \b
    Example: askwell interview held "Priya Sen" --ended 17:30
             askwell interview held --with "Jo Adler" --direction "medical affairs" --on 2026-08-20 --old
    """
    when = args.when(on)
    if people and interview_name:
        raise click.UsageError("Name the talk, or say --with PERSON; others who were there: --also PERSON.")
    also = (*people[1:], *also)
    others = {name: find.person(args.workspace, name) for name in (*also, *thank_also)}
    if people:
        row = _unarranged(args, people[0], direction_name, ended, minutes, offered, reason, old, when)
    elif interview_name:
        row = find.interview(args.workspace, interview_name, held=False)
        actions.held(args.actor, row, _how(row.start, row.zone, ended, minutes, offered, reason, old, when), when)
    else:
        raise click.UsageError("Name the talk or its person, or say --with PERSON for one that nobody arranged.")
    for name in (*also, *thank_also):
        actions.add_attendee(args.actor, row, others[name], owed=name in thank_also)
    return _said(args, row, f"You talked with {row.approach.person.name}.")


def _unarranged(
    args: Args, person_name: str, direction_name: str | None, ended: str | None, minutes: int | None, offered: bool,
    reason: str, old: bool, when: date | None,
) -> Interview:  # fmt: skip
    person = find.person(args.workspace, person_name)
    direction = find.direction(args.workspace, direction_name) if direction_name else _only_direction(args)
    how = _how(None, person.zone or args.workspace.zone, ended, minutes, offered, reason, old, when)
    return actions.held_without_request(args.actor, person, direction, how, on=when)


def _only_direction(args: Args) -> Direction | None:
    found = list(Direction.objects.filter(workspace=args.workspace, opened_on__isnull=False, decided_as="")[:2])
    return found[0] if len(found) == 1 else None


def _how(
    start: datetime | None, zone: str, ended: str | None, minutes: int | None, offered: bool, reason: str, old: bool,
    when: date | None,
) -> Held:  # fmt: skip
    """`ended` is a way of ending or a time of day, by the clock of the place where it was agreed."""
    way, end = "overran" if offered else "as_agreed", None
    if ended in ENDINGS:
        way = ENDINGS[ended]
    elif ended:
        day = start.astimezone(ZoneInfo(zone)).date() if start else when or None
        if day is None and len(ended) <= 5:
            raise Invalid("Say on which day it ended: --on.", field="ended")
        end = moment_in(ended if len(ended) > 5 else f"{day:%Y-%m-%d} {ended}", zone, "ended")
        if start and minutes is None:
            minutes = max(1, round((end - start) / timedelta(minutes=1)))
    return Held(end, way, minutes, offered, reason, old=old)


@interview.command()
@click.argument("interview_name", metavar="INTERVIEW|PERSON")
@click.option("--by", required=True, type=click.Choice(["me", "them"]))
@on_option
@pass_args
def missed(args: Args, interview_name: str, by: str, on: date | None) -> int:
    """Note that one of you could not come.

    \b
    Example: askwell interview missed "Priya Sen" --by them
    """
    row = find.interview(args.workspace, interview_name, held=False)
    actions.missed(args.actor, row, by, args.when(on))
    return _said(args, row, "Noted.")


@interview.command()
@click.argument("interview_name", metavar="INTERVIEW|PERSON")
@click.option("--listened", type=click.IntRange(1, 5), help="How well you listened, 1 to 5.")
@click.option("--was-clear", type=click.IntRange(1, 5), help="How clear you were, 1 to 5.")
@click.option("--may-write-again", type=click.Choice(["yes", "no"]), help="Whether you may come back with a question.")
@on_option
@pass_args
def debrief(
    args: Args,
    interview_name: str,
    listened: int | None,
    was_clear: int | None,
    may_write_again: str | None,
    on: date | None,
) -> int:
    """Note that you looked back; what you heard goes into claim, names and commitment.

    \b
    Example: askwell interview debrief "Tomás Herrera" --listened 4
    """
    row = find.interview(args.workspace, interview_name, held=True)
    when = args.when(on)
    if may_write_again:
        talk.say_may_write_again(args.actor, row, may_write_again, when)
    ratings = {name: value for name, value in (("listened", listened), ("was_clear", was_clear)) if value}
    actions.debriefed(args.actor, row, ratings, on=when)
    return _said(args, row, "Looked back.")


@interview.command()
@click.argument("interview_name", metavar="INTERVIEW|PERSON")
@click.option("--minute", type=click.IntRange(0, 600), help="At which minute.")
@click.option("--branch", type=click.Choice(["A", "B"]), help="A: “tell me more”; B: “let me tell you about us”.")
@on_option
@pass_args
def turned(args: Args, interview_name: str, minute: int | None, branch: str | None, on: date | None) -> int:
    """Note that it turned into a job interview.

    \b
    Example: askwell interview turned "Priya Sen" --minute 6 --branch B
    """
    row = find.interview(args.workspace, interview_name)
    actions.turned(args.actor, row, minute, branch or "", args.when(on))
    return _said(args, row, "Noted.")


@interview.command("not-there")
@click.argument("interview_name", metavar="INTERVIEW|PERSON")
@click.argument("person_name", metavar="PERSON")
@pass_args
def not_there(args: Args, interview_name: str, person_name: str) -> int:
    """Note that somebody was not in a talk after all. What they said and gave stays theirs.

    \b
    Example: askwell interview not-there "Priya Sen" "Jo Adler"
    """
    row, person = find.interview(args.workspace, interview_name), find.person(args.workspace, person_name)
    actions.remove_attendee(args.actor, row, person)
    return _said(args, row, f"{person.name} was not there.")


@interview.command("list")
@click.option("--with", "person_name", metavar="PERSON", help="Only those with this person, as host or beside.")
@today_option
@pass_args
def list_(args: Args, person_name: str | None, today: date | None) -> int:
    """List talks, the newest first.

    \b
    Example: askwell interview list --with "Priya Sen"
    """
    found: Any = Interview.objects.filter(workspace=args.workspace)
    if person_name:
        person = find.person(args.workspace, person_name)
        found = found.filter(Q(approach__person=person) | Q(attendees__person=person)).distinct()
    rows = list(found.select_related("approach__person").prefetch_related("attendees__person"))
    if today:
        then = Then(args.workspace, today)
        for row in rows:
            then.put(row)
    rows = [row for row in rows if row.start or row.held_on]
    rows.sort(key=lambda row: (row.held_on or row.start.date(), str(row.id)), reverse=True)
    rows = rows if args.out.json else rows[:SHOWN]
    return args.out.emit(
        {"interviews": [shapes.interview(row) for row in rows]},
        lambda: shapes.table(
            [(_who(row), _when(args, row), "talked" if row.held_on else "agreed") for row in rows], "None yet."
        ),
    )


def _who(row: Interview) -> str:
    return ", ".join([row.approach.person.name, *(beside.person.name for beside in row.attendees.all())])


@interview.command()
@click.argument("interview_name", metavar="INTERVIEW|PERSON")
@pass_args
def show(args: Args, interview_name: str) -> int:
    """Show a talk.

    \b
    Example: askwell interview show "Priya Sen"
    """
    row = find.interview(args.workspace, interview_name)
    shape = shapes.interview(row)

    def for_people() -> str:
        lasted = f"{row.minutes} minutes" if row.minutes else ""
        place = ", ".join(filter(None, (lasted, row.place, row.where)))
        talked = f"You talked on {days.day(row.held_on, args.actor.today)}." if row.held_on else ""
        also = f"Also there: {', '.join(shape['also'])}." if shape["also"] else ""
        return "\n".join(filter(None, (f"{row.approach.person.name}: {_when(args, row)}", place, also, talked)))

    return args.out.emit(shape, for_people)


@interview.command()
@click.argument("interview_name", metavar="INTERVIEW|PERSON")
@pass_args
def ics(args: Args, interview_name: str) -> int:
    """Print the appointment for your calendar (RFC 5545); it invites nobody.

    \b
    Example: askwell interview ics "Priya Sen" > talk.ics
    """
    row = find.interview(args.workspace, interview_name)
    if row.start is None:
        raise NotFound("agreed time with", row.approach.person.name)
    entry = Entry(
        row.id, f"Talk with {row.approach.person.name}", row.start, row.minutes or 30, row.zone or args.workspace.zone,
        args.actor.now, row.where, sequence=row.sequence,
    )  # fmt: skip
    text = event_ics(entry).decode()
    return args.out.emit({"ics": text}, text.rstrip())
