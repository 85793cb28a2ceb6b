"""`askwell direction`: what is looked into."""

from __future__ import annotations

from datetime import date

import click

from askwell.actions import direction as actions
from askwell.cli import shapes
from askwell.cli.context import Args, on_option, pass_args, today_option
from askwell.cli.options import Text
from askwell.queries import as_of, direction as queries, find
from askwell.queries.as_of import Then
from askwell.wording import directions as wording


@click.group()
def direction() -> None:
    """Directions: an occupation, a field or a company that you look into.

    \b
    Example: askwell direction add "clinical informatics" --because "I like mending charts" --drop-if nights
             askwell direction decide "clinical informatics" --as chosen --reason "four employers agree"
    """


@direction.command()
@click.argument("name")
@click.option("--kind", type=click.Choice(actions.KINDS), default="occupation", show_default=True)
@click.option("--because", type=Text(5000), default="", help="Why you think it might suit you.")
@click.option("--drop-if", type=Text(5000), default="", help="What would make you drop it.")
@on_option
@pass_args
def add(args: Args, name: str, kind: str, because: str, drop_if: str, on: date | None) -> int:
    """Open a direction.

    \b
    Example: askwell direction add "clinical informatics" --drop-if nights
    """
    row = actions.open_direction(args.actor, name, kind=kind, because=because, drop_if=drop_if, on=args.when(on))
    return shapes.recorded(args, f"{row.name} is open.", id=row.id, direction=shapes.direction(row))


@direction.command()
@click.argument("direction_name", metavar="DIRECTION")
@click.option("--kind", type=click.Choice(actions.KINDS))
@click.option("--because", type=Text(5000), help="Why you think it might suit you.")
@click.option("--drop-if", type=Text(5000), help="What would make you drop it.")
@pass_args
def edit(args: Args, direction_name: str, kind: str | None, because: str | None, drop_if: str | None) -> int:
    """Word it anew. Its name stays, since letters speak of it.

    \b
    Example: askwell direction edit "clinical informatics" --drop-if "nights, or more than 30 % travel"
    """
    row = find.direction(args.workspace, direction_name)
    row = actions.edit(args.actor, row, because=because, drop_if=drop_if, kind=kind)
    return args.out.emit({"id": row.id, "direction": shapes.direction(row)}, f"{row.name} is changed.")


@direction.command("list")
@today_option
@pass_args
def list_(args: Args, today: date | None) -> int:
    """List directions with how much was asked and heard.

    \b
    Example: askwell direction list --json
    """
    found = as_of.overview(args.workspace, today) if today else queries.overview(args.workspace)
    return args.out.emit(
        {"directions": found},
        lambda: shapes.table(
            [
                (
                    one.name,
                    one.decided_as.replace("_", " ") or "open",
                    shapes.count(one.candidates, "person", "people"),
                    shapes.count(one.talks, "talk", "talks"),
                )
                for one in found
            ],
            "No direction yet: askwell direction add …",
        ),
    )


@direction.command()
@click.argument("direction_name", metavar="DIRECTION")
@today_option
@pass_args
def show(args: Args, direction_name: str, today: date | None) -> int:
    """Show what was heard against what matters to you, never averaged.

    \b
    Example: askwell direction show "clinical informatics"
    """
    row = find.direction(args.workspace, direction_name)
    if today:
        Then(args.workspace, today).put(row)
    fit = queries.fit(args.workspace, row, args.today(today))
    shape = shapes.direction(row) | {
        "criteria": [
            {"id": one.id, "name": one.name, "group": one.group, "must": one.must, "for": one.spoke_for,
             "against": one.spoke_against, "contradicted": one.contradicted, "said": one.said}
            for one in fit.criteria
        ],
        "other": fit.other,
        "warnings": fit.warnings,
    }  # fmt: skip

    def for_people() -> str:
        lines = [row.name]
        for one in fit.criteria:
            lines.append(f"  {one.name}: {one.spoke_for} for, {one.spoke_against} against")
            lines += [f"    {said.sign}: {said.text} ({said.name}, {said.on})" for said in one.said]
        lines += [click.style(wording.warning(code, fit), fg="yellow") for code in fit.warnings]
        return "\n".join(lines)

    return args.out.emit(shape, for_people)


@direction.command()
@click.argument("direction_name", metavar="DIRECTION")
@click.option("--as", "how", required=True, type=click.Choice(["chosen", "set-aside", "set_aside", "job", "open"]))
@click.option("--reason", type=Text(5000), default="", help="In your own words.")
@on_option
@pass_args
def decide(args: Args, direction_name: str, how: str, reason: str, on: date | None) -> int:
    """Choose a direction, set it aside, or note that you found a job in it; --as open opens it again.

    \b
    Example: askwell direction decide "medical affairs" --as set-aside --reason "the travel"
    """
    row = find.direction(args.workspace, direction_name)
    when = args.when(on)
    if how == "open":
        actions.reopen(args.actor, row, when)
    else:
        actions.decide(args.actor, row, how.replace("-", "_"), reason, when)
    row.refresh_from_db()
    said = f"{row.name}: {how.replace('-', ' ').replace('_', ' ')}."
    return shapes.recorded(args, said, id=row.id, direction=shapes.direction(row))


@direction.command()
@click.argument("direction_name", metavar="DIRECTION")
@click.option("--confidence", type=click.IntRange(1, 5), help="How sure you are, 1 to 5.")
@click.option("--motivation", type=click.IntRange(1, 5), help="How much you want it, 1 to 5.")
@click.option("--suits", type=click.IntRange(1, 5), help="How well it suits you, 1 to 5.")
@click.option("--draws", type=click.IntRange(1, 5), help="How much it draws you, 1 to 5.")
@click.option("--why", type=Text(5000), default="", help="In your own words.")
@on_option
@pass_args
def rate(
    args: Args, direction_name: str, confidence: int | None, motivation: int | None, suits: int | None,
    draws: int | None, why: str, on: date | None,
) -> int:  # fmt: skip
    """Note how you see a direction yourself.

    \b
    Example: askwell direction rate "clinical informatics" --confidence 4 --why "I miss making things"
    """
    row = find.direction(args.workspace, direction_name)
    fit = {name: value for name, value in (("suits", suits), ("draws", draws)) if value}
    ratings: dict[str, dict[str, int]] = {
        "confidence": {"value": confidence} if confidence else {},
        "motivation": {"value": motivation} if motivation else {},
        "fit": fit,
    }
    if not any(ratings.values()):
        raise click.UsageError("Say at least one: --confidence, --motivation, --suits or --draws.")
    for kind, values in ratings.items():
        if values:
            actions.rate(args.actor, kind, row, values, why, args.when(on))
    return shapes.recorded(args, "Your own view is noted.", id=row.id)
