"""`askwell step`: putting a step off, or letting it go."""

from __future__ import annotations

from datetime import date

import click

from askwell.actions import story as actions
from askwell.cli import shapes
from askwell.cli.context import Args, on_option, pass_args
from askwell.cli.options import Codes, Text, day_option
from askwell.errors import Invalid, NotFound
from askwell.method.step_kinds import STEPS
from askwell.models import Step
from askwell.queries import find
from askwell.wording import days

KINDS = Codes(STEPS)
MOST_NAMED = 8


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
