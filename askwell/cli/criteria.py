"""`askwell criterion`: what matters to the explorer."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import click
from django.db.models import Q

from askwell.actions import direction as actions
from askwell.actions.access import of_workspace
from askwell.cli import shapes
from askwell.cli.context import Args, on_option, pass_args, today_option
from askwell.cli.options import Text
from askwell.models import Criterion
from askwell.queries import find


@click.group()
def criterion() -> None:
    """What matters to you: for all directions, or for one.

    \b
    Example: askwell criterion add "no nights" --group life --must
    """


@criterion.command("add")
@click.argument("name", type=Text(200))
@click.option("--group", required=True, type=click.Choice(actions.GROUPS))
@click.option("--must", is_flag=True, help="Without it you would not do it.")
@click.option("--direction", "direction_name", help="For this direction only.")
@on_option
@pass_args
def add_criterion(args: Args, name: str, group: str, must: bool, direction_name: str | None, on: date | None) -> int:
    """Note what matters to you.

    \b
    Example: askwell criterion add "at most 30 % travel" --group life --must --direction "medical affairs"
    """
    only = find.direction(args.workspace, direction_name) if direction_name else None
    row = actions.add_criterion(args.actor, name, group, must=must, direction=only, on=args.when(on))
    return args.out.emit({"id": row.id, "criterion": shapes.criterion(row)}, f"{row.name} is noted.")


@criterion.command("list")
@click.option("--direction", "direction_name", help="Those of this direction, and those of all.")
@today_option
@pass_args
def list_criteria(args: Args, direction_name: str | None, today: date | None) -> int:
    """List what matters to you.

    \b
    Example: askwell criterion list --json
    """
    found = Criterion.objects.filter(workspace=args.workspace, removed_at__isnull=True).select_related("direction")
    if direction_name:
        found = found.filter(Q(direction__isnull=True) | Q(direction=find.direction(args.workspace, direction_name)))
    if today:
        found = found.filter(added_on__lte=today)
    rows = list(found.order_by("added_on", "id"))
    return args.out.emit(
        {"criteria": [shapes.criterion(row) for row in rows]},
        lambda: shapes.table(
            [
                (row.name, row.group, "must" if row.must else "", row.direction.name if row.direction else "")
                for row in rows
            ],
            "Nothing yet: askwell criterion add …",
        ),
    )


@criterion.command("remove")
@click.argument("criterion_name", metavar="CRITERION")
@pass_args
def remove_criterion(args: Args, criterion_name: str) -> int:
    """Take it off the list; what was said about it stays.

    \b
    Example: askwell criterion remove teaching
    """
    row = find.criterion(args.workspace, criterion_name)
    actions.remove_criterion(args.actor, row)
    return args.out.emit({"id": row.id, "removed": True}, f"{row.name} is off the list.")


@criterion.command("edit")
@click.argument("criterion_name", metavar="CRITERION")
@click.option("--name", type=Text(200), help="In other words.")
@click.option("--group", type=click.Choice(actions.GROUPS))
@click.option("--must/--no-must", default=None, help="Without it you would not do it.")
@click.option("--direction", "direction_name", help="For this direction only; '' for all.")
@pass_args
def edit_criterion(
    args: Args, criterion_name: str, name: str | None, group: str | None, must: bool | None, direction_name: str | None
) -> int:
    """Word it anew; what was said about it stays with it.

    \b
    Example: askwell criterion edit "no nights" --name "no nights at all" --must
    """
    row = find.criterion(args.workspace, criterion_name)
    only = row.direction
    if direction_name is not None:
        only = find.direction(args.workspace, direction_name) if direction_name else None
    row = actions.edit_criterion(
        args.actor, row, name=row.name if name is None else name, group=group or row.group,
        must=row.must if must is None else must, direction=only,
    )  # fmt: skip
    return args.out.emit({"id": row.id, "criterion": shapes.criterion(row)}, f"{row.name} is changed.")


@criterion.command("restore")
@click.argument("criterion_id", metavar="ID", type=click.UUID)
@pass_args
def restore_criterion(args: Args, criterion_id: UUID) -> int:
    """Bring back what was taken off the list, by its id.

    \b
    Example: askwell criterion restore 0199…
    """
    row = of_workspace(args.actor, Criterion, criterion_id, removed=True)
    actions.bring_criterion_back(args.actor, row)
    return args.out.emit({"id": row.id, "removed": False}, f"{row.name} is back.")
