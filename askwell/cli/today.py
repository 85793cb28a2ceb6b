"""`askwell next`: what comes next. It loads no action, so that it answers at once."""

from __future__ import annotations

from datetime import date

import click

from askwell.cli import shapes
from askwell.cli.context import Args, pass_args, today_option
from askwell.models import Person
from askwell.queries import step as queries
from askwell.queries.step import OpenStep
from askwell.wording import days, steps as wording


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
    return args.out.emit(answer, lambda: _lines(found, day) or _nothing(args))


def _lines(found: list[OpenStep], day: date) -> str:
    dues = [days.due(one.due, day) for one in found]
    width = max(map(len, dues), default=0)
    lines = []
    for one, due in zip(found, dues, strict=True):
        when = click.style(due.rjust(width), fg="yellow" if one.due < day else None, bold=one.due <= day)
        lines.append(f"{when}  {wording.title(one)}")
        lines.append(f"{'':>{width}}  {click.style(wording.reason(one, day), dim=True)}")
    return "\n".join(lines)


def _nothing(args: Args) -> str:
    if Person.objects.filter(workspace=args.workspace, removed_at__isnull=True).exists():
        return "Nothing waits for you."
    return 'Nothing yet. Begin with what you are curious about: askwell direction add "clinical informatics"'
