"""`askwell settings` and `askwell goal`: who and where the explorer is, and how many talks a week."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from askwell.actions import settings as actions, story
from askwell.cli import shapes
from askwell.cli.context import Args, on_option, pass_args
from askwell.cli.options import Text, Zone, day_option
from askwell.errors import Invalid
from askwell.method.policy import Policy
from askwell.models import Workspace
from askwell.queries import progress
from askwell.wording import days


@click.group()
def settings() -> None:
    """Say who you are, and where: for letters, for public holidays, for the hours of the day.

    \b
    Example: askwell settings set --zone America/New_York --country US --region MA
             askwell settings show
    """


@settings.command("set")
@click.option("--name", "my_name", type=Text(200), help="Your name, as it stands under letters.")
@click.option("--email", "my_email", help="Your e-mail address.")
@click.option("--zone", type=Zone(), help="Your time zone, as Europe/Berlin or Berlin.")
@click.option("--country", help="Your country in two letters, as DE: for its public holidays.")
@click.option("--region", help="State or province, as MA or BY: for its own public holidays.")
@click.option("--who-i-am", type=Text(2000), help="One sentence on who you are.")
@click.option("--what-i-have-done", type=Text(2000), help="One sentence on what you have done.")
@click.option("--why-this-field", type=Text(2000), help="One sentence on why this field.")
@click.option("--call-after", type=int, metavar="DAYS", help="Working days without an answer before a call.")
@click.option("--close-after", type=int, metavar="DAYS", help="Working days after the call before it may rest.")
@click.option("--keep-in-touch-days", type=int, metavar="DAYS", help="Days after the last contact.")
@pass_args
def set_(
    args: Args, /, call_after: int | None, close_after: int | None, keep_in_touch_days: int | None, **typed: Any
) -> int:
    """Change what you name and leave the rest.

    \b
    Example: askwell settings set --name "Maya Osei" --zone America/New_York --country US --region MA
    """
    waits = {"call_after": call_after, "close_after": close_after, "keep_in_touch_days": keep_in_touch_days}
    policy = {name: value for name, value in waits.items() if value is not None}
    if not policy and all(value is None for value in typed.values()):
        raise Invalid("Say what to change.", hint="askwell settings set --help lists what there is.")
    changed = actions.change(args.actor, actions.Settings(**typed, policy=policy or None))
    return args.out.emit({"settings": _shape(changed)}, lambda: f"Noted.\n{_words(changed)}")


@settings.command()
@pass_args
def show(args: Args) -> int:
    """Show what is set.

    \b
    Example: askwell settings show --json
    """
    return args.out.emit({"settings": _shape(args.workspace)}, lambda: _words(args.workspace))


def _shape(row: Workspace) -> dict[str, Any]:
    policy = Policy.from_settings(row.policy)
    return {
        "name": row.my_name, "email": row.my_email, "zone": row.zone, "country": row.country, "region": row.region,
        **{name: row.profile.get(name, "") for name in actions.OWN_WORDS},
        "call_after": policy.call_after, "close_after": policy.close_after,
        "keep_in_touch_days": policy.keep_in_touch_days, "goal_per_week": row.goal_per_week,
    }  # fmt: skip


def _words(row: Workspace) -> str:
    return shapes.table(
        [(name.replace("_", " "), str(value)) for name, value in _shape(row).items() if value != ""], ""
    )


@click.group()
def goal() -> None:
    """How many talks you want to agree on each week, from Monday to Sunday.

    \b
    Example: askwell goal set 2
             askwell goal pause --until 2026-12-31
    """


@goal.command("show")
@pass_args
def show_goal(args: Args) -> int:
    """Show the goal, and this week.

    \b
    Example: askwell goal show
    """
    weeks = progress.weeks(args.workspace, args.actor.today)
    week = weeks[-1] if weeks else None
    booked, paused = (week.booked, week.paused) if week else (0, False)
    wanted = args.workspace.goal_per_week
    answer = {"goal": {"per_week": wanted, "booked_this_week": booked, "paused": paused}}
    said = f"{booked} of {wanted} agreed this week" + (" (paused)." if paused else ".")
    return args.out.emit(answer, for_people=said)


@goal.command("set")
@click.argument("talks", type=int)
@on_option
@pass_args
def set_goal(args: Args, talks: int, on: date | None) -> int:
    """Set how many talks to agree on each week.

    \b
    Example: askwell goal set 2
    """
    story.set_goal(args.actor, talks, args.when(on))
    return shapes.recorded(args, f"The goal is {talks} a week.", goal={"per_week": talks})


@goal.command("pause")
@day_option("--until", "The last day that does not count.", required=True)
@on_option
@pass_args
def pause_goal(args: Args, until: date, on: date | None) -> int:
    """Let the weeks up to a day not count.

    \b
    Example: askwell goal pause --until 2026-12-31
    """
    story.pause_goal(args.actor, until, args.when(on))
    return shapes.recorded(args, f"The goal rests until {days.day(until, args.actor.today)}.", goal={"until": until})
