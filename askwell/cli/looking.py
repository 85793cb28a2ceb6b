"""`askwell chain` and `askwell progress`: who led to whom, and true numbers."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import click

from askwell.cli import shapes
from askwell.cli.context import Args, pass_args, today_option
from askwell.models import Direction
from askwell.queries import chain as chains, progress as numbers
from askwell.queries.chain import Chain
from askwell.wording import days, stages

STAGES = {
    "found": "found", "asked": "asked", "answered": "answered", "accepted": "said yes", "talked": "talked",
    "thanked": "thanked", "named": "gave a name",
}  # fmt: skip


@click.command()
@today_option
@pass_args
def chain(args: Args, today: date | None) -> int:
    """Show who named whom, by tiers, and where the chain ended.

    \b
    Example: askwell chain
             askwell chain --today 2026-10-16 --json
    """
    found = chains.chain(args.workspace, today)
    names = {link.id: link.name for link in found.people}
    directions = dict(Direction.objects.filter(workspace=args.workspace).values_list("id", "name"))
    answer = {
        "people": [
            {"id": link.id, "name": link.name, "tier": link.tier, "company": link.company} for link in found.people
        ],
        "introductions": [
            {
                "id": edge.id, "from": edge.giver, "to": edge.target, "direction": edge.direction, "state": edge.state,
                "from_name": _name(names, edge.giver), "to_name": _name(names, edge.target),
                "direction_name": directions.get(edge.direction) if edge.direction else None,
            }
            for edge in found.introductions
        ],
        "dead_ends": [{"person": end.person, "name": end.name, "reason": end.reason} for end in found.dead_ends],
    }  # fmt: skip
    return args.out.emit(answer, lambda: _drawn(args, found, names))


def _name(names: dict[UUID, str], person: UUID | None) -> str | None:
    return names.get(person) if person else None


def _drawn(args: Args, found: Chain, names: dict[UUID, str]) -> str:
    if not found.people:
        return 'Nobody yet. Begin with: askwell people add "Tomás Herrera"'
    givers: dict[UUID, list[str]] = {}
    for edge in found.introductions:
        if edge.target and edge.giver:
            givers.setdefault(edge.target, []).append(f"{names[edge.giver]} ({stages.introduction(edge.state)})")
    rows = [
        (
            f"tier {link.tier}" if link.tier else "introduced",
            link.name,
            link.company,
            stages.stage(link.stage, link.closed_as) if link.stage else "",
            ", ".join(givers.get(link.id, ["found yourself"] if link.tier else [])),
        )
        for link in found.people
    ]
    ends = [f"The chain ends with {end.name}: {end.reason}" for end in found.dead_ends]
    return "\n".join([shapes.table(rows, ""), *ends])


@click.command()
@today_option
@pass_args
def progress(args: Args, today: date | None) -> int:
    """Count how far requests came, with intervals where five or more stand behind them.

    \b
    Example: askwell progress
             askwell progress --today 2026-11-03 --json
    """
    found = numbers.progress(args.workspace, today)
    answer: dict[str, Any] = {
        "stages": [
            {
                "stage": one.stage, "count": one.count, "of": one.of, "rate": one.rate, "low": one.low,
                "high": one.high, "by_chance": one.by_chance,
            }
            for one in found
        ],
        "method": "wilson",
    }  # fmt: skip
    day = args.today(today)
    weeks = numbers.weeks_as_of(args.workspace, day) if today else numbers.weeks(args.workspace, day)
    answer["weeks"] = [
        {"monday": week.monday, "booked": week.booked, "goal": week.goal, "paused": week.paused, "met": week.met}
        for week in weeks
    ]

    def for_people() -> str:
        rows = []
        for one in found:
            counted = str(one.count) if one.of is None else f"{one.count} of {one.of}"
            if one.by_chance:
                counted += f" and {one.by_chance} without a request"
            rate = f"{one.low:.0%} to {one.high:.0%}" if one.low is not None and one.high is not None else ""
            rows.append((STAGES[one.stage], counted, rate))
        kept = [week for week in weeks if not week.paused]
        goal = f"\nWeeks with the goal met: {sum(week.met for week in kept)} of {len(kept)}." if kept else ""
        since = f", since {days.day(weeks[0].monday, day)}" if weeks else ""
        note = "A share stands only where five or more are counted; with few, the interval is wide."
        return shapes.table(rows, "") + (goal[:-1] + since + "." if goal else "") + f"\n{note}"

    return args.out.emit(answer, for_people)
