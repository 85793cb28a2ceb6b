"""`askwell next` and `askwell step`: what comes next, and putting it off."""

from __future__ import annotations

from datetime import date

import click

from askwell.actions import story as actions
from askwell.cli import shapes
from askwell.cli.context import Args, on_option, pass_args, today_option
from askwell.cli.options import Codes, Text, day_option
from askwell.errors import Invalid, NotFound
from askwell.method.step_kinds import STEPS
from askwell.models import Person, Step
from askwell.queries import find, step as queries
from askwell.queries.step import OpenStep
from askwell.wording import days, steps as wording

KINDS = Codes(STEPS)
MOST_NAMED = 8


@click.command("next")
@click.option("--due", is_flag=True, help="Only what is due.")
@today_option
@pass_args
def next_(args: Args, due: bool, today: date | None) -> int:
    """Tell what comes next, with each person and why; what is due first stands first.

    \b
    Example: askwell next
             askwell next --today 2026-09-10 --json
    """
    day = args.today(today)
    found = queries.steps_as_of(args.workspace, day) if today else queries.open_steps(args.workspace, day)
    found.sort(key=lambda one: one.due)  # keeps the order of ranks within a day
    if due:
        found = [one for one in found if one.due <= day]
    answer = {"today": day, "steps": [shapes.step(one, day) for one in found]}
    return args.out.emit(answer, lambda: "\n".join(_line(one, day) for one in found) or _nothing(args))


def _line(one: OpenStep, day: date) -> str:
    late = one.due <= day
    when = click.style(f"{days.due(one.due, day):>16}", fg="yellow" if one.due < day else None, bold=late)
    return f"{when}  {wording.title(one)}\n{'':>16}  {click.style(wording.reason(one, day), dim=True)}"


def _nothing(args: Args) -> str:
    if Person.objects.filter(workspace=args.workspace, removed_at__isnull=True).exists():
        return "Nothing waits for you."
    return 'Nothing yet. Begin with what you are curious about: askwell direction add "clinical informatics"'


@click.group()
def step() -> None:
    """Put a step off, or let it go. KIND is the kind of a step, as `next --json` shows it.

    \b
    Example: askwell step later keep_in_touch --with "Tomás Herrera" --until 2027-01-15
             askwell step never chain_ends --direction "medical affairs"
    """


with_option = click.option("--with", "person", metavar="PERSON", help="With whom.")
direction_option = click.option("--direction", help="Of which direction.")


@step.command()
@click.argument("kind", type=KINDS, metavar="KIND")
@with_option
@direction_option
@day_option("--until", "The day on which it comes back.", required=True)
@on_option
@pass_args
def later(args: Args, kind: str, person: str | None, direction: str | None, until: date, on: date | None) -> int:
    """Put a step off until a day.

    \b
    Example: askwell step later keep_in_touch --with "Tomás Herrera" --until 2027-01-15
    """
    actions.snooze(args.actor, _step(args, kind, person, direction), until, args.when(on))
    return shapes.recorded(args, f"Put off until {days.day(until, args.actor.today)}.")


@step.command()
@click.argument("kind", type=KINDS, metavar="KIND")
@with_option
@direction_option
@click.option("--reason", type=Text(300), default="", help="Why, for yourself.")
@on_option
@pass_args
def never(args: Args, kind: str, person: str | None, direction: str | None, reason: str, on: date | None) -> int:
    """Let a step go; it returns only with a new cause.

    \b
    Example: askwell step never chain_ends --direction "medical affairs" --reason "all abroad"
    """
    actions.drop(args.actor, _step(args, kind, person, direction), reason, args.when(on))
    return shapes.recorded(args, "Let go. It returns only with a new cause.")


def _step(args: Args, kind: str, person: str | None, direction: str | None) -> Step:
    """The one open step of this kind, with this person or for this direction. Raises NotFound, Ambiguous."""
    found = Step.objects.filter(workspace=args.workspace, kind=kind)
    if person:
        found = found.filter(person=find.person(args.workspace, person))
    if direction:
        found = found.filter(direction=find.direction(args.workspace, direction))
    rows = list(found.select_related("person", "direction").order_by("due", "id")[:MOST_NAMED])
    if not rows:
        raise NotFound("open step", kind, hint="askwell next lists what is open.")
    if len(rows) > 1:
        raise Invalid(
            f"{len(rows)} steps of this kind are open.",
            hint="Say with whom (--with) or for what (--direction): "
            + "; ".join(str(row.person.name if row.person else row.direction and row.direction.name) for row in rows),
        )
    return rows[0]
