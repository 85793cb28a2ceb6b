"""`askwell approach`, `call` and `reply`: the way to a talk."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from askwell.actions import approach as actions
from askwell.cli import shapes
from askwell.cli.context import Args, on_option, pass_args, today_option
from askwell.cli.introductions import direction_named, name_in, whom
from askwell.cli.options import Codes, Text, day_option, text_of
from askwell.errors import NotFound
from askwell.method.event_kinds import REPLIES
from askwell.method.stages import CLOSED_AS
from askwell.models import Approach
from askwell.queries import find
from askwell.queries.as_of import Then
from askwell.queries.caution import cautions


@click.group()
def approach() -> None:
    """One effort to talk with one person.

    \b
    Example: askwell approach start "Tomás Herrera" --direction "clinical informatics"
             askwell approach close "Tomás Herrera" --as finished
    """


@approach.command()
@click.argument("person_name", metavar="PERSON")
@click.option("--direction", "direction_name", help="For which direction; may be left out where one is open.")
@click.option("--may-turn", is_flag=True, help="It may turn into a job interview.")
@on_option
@pass_args
def start(args: Args, person_name: str, direction_name: str | None, may_turn: bool, on: date | None) -> int:
    """Put somebody on the list to ask. If an approach is running, the direction joins it.

    \b
    Example: askwell approach start "Tomás Herrera" --direction "clinical informatics"
    """
    person = find.person(args.workspace, person_name)
    started = actions.start(
        args.actor, person, direction_named(args, direction_name), may_turn=may_turn, on=args.when(on)
    )
    row = started.approach
    row.refresh_from_db()
    found = [] if started.joined else cautions(args.workspace, person, "request", args.actor.today, gone=False)
    said = (
        f"You are asking {person.name} already; this is noted there too."
        if started.joined
        else f"{person.name} is on your list."
    )
    return shapes.recorded(
        args, said, person, id=row.id, joined=started.joined, approach=shapes.approach(row),
        warnings=shapes.warnings(args, [one for one in found if one.code == "company"]),
    )  # fmt: skip


@approach.command()
@click.argument("approach_name", metavar="APPROACH")
@today_option
@pass_args
def show(args: Args, approach_name: str, today: date | None) -> int:
    """Show where an approach stands.

    \b
    Example: askwell approach show "Tomás Herrera"
    """
    row = find.approach(args.workspace, approach_name)
    if today:
        Then(args.workspace, today).put(row)
        if not row.stage:
            raise NotFound("approach", approach_name, hint=f"It began after {today.isoformat()}.")
    return args.out.emit(shapes.approach(row), lambda: f"{row.person.name}: {shapes.stage(row)}")


@approach.command()
@click.argument("approach_name", metavar="APPROACH")
@day_option("--until", "The day on which to take it up again; else in thirty days.")
@on_option
@pass_args
def pause(args: Args, approach_name: str, until: date | None, on: date | None) -> int:
    """Let it rest for a while.

    \b
    Example: askwell approach pause "Rafael Ortiz" --until 2027-01-11
    """
    row = find.approach(args.workspace, approach_name)
    actions.pause(args.actor, row, until, args.when(on))
    return _stands(args, row, "It rests.")


@approach.command()
@click.argument("approach_name", metavar="APPROACH")
@on_option
@pass_args
def resume(args: Args, approach_name: str, on: date | None) -> int:
    """Take it up again after a rest.

    \b
    Example: askwell approach resume "Rafael Ortiz"
    """
    row = find.approach(args.workspace, approach_name)
    actions.resume(args.actor, row, args.when(on))
    return _stands(args, row, "Taken up again.")


@approach.command()
@click.argument("approach_name", metavar="APPROACH")
@click.option("--as", "how", required=True, type=Codes([code for code in CLOSED_AS if code != "stopped"]))
@click.option("--reason", type=Text(500), default="", help="A word on why.")
@on_option
@pass_args
def close(args: Args, approach_name: str, how: str, reason: str, on: date | None) -> int:
    """Close it. Anything from them opens it again.

    \b
    Example: askwell approach close "Rafael Ortiz" --as quiet
    """
    row = find.approach(args.workspace, approach_name)
    actions.close(args.actor, row, how, reason, args.when(on))
    return _stands(args, row, "Closed.")


@approach.command()
@click.argument("approach_name", metavar="APPROACH")
@on_option
@pass_args
def reopen(args: Args, approach_name: str, on: date | None) -> int:
    """Open a closed approach again.

    \b
    Example: askwell approach reopen "Rafael Ortiz"
    """
    row = find.approach(args.workspace, approach_name)
    actions.reopen(args.actor, row, args.when(on))
    return _stands(args, row, "Open again.")


@approach.command("lift-stop")
@click.argument("person_name", metavar="PERSON")
@on_option
@pass_args
def lift_stop(args: Args, person_name: str, on: date | None) -> int:
    """They asked for silence and have written since: you may answer again.

    \b
    Example: askwell approach lift-stop "Rafael Ortiz"
    """
    person = find.person(args.workspace, person_name)
    actions.lift_stop(args.actor, person, args.when(on))
    return shapes.recorded(args, f"You may write to {person.name} again.", person, id=person.id)


def _stands(args: Args, row: Approach, said: str, **shown: Any) -> int:
    row.refresh_from_db()
    return shapes.recorded(args, said, row.person, approach=shapes.approach(row), **shown)


@click.group()
def call() -> None:
    """Calls.

    \b
    Example: askwell call add "Rafael Ortiz" --as voicemail --on 2026-09-21
    """


@call.command("add")
@click.argument("approach_name", metavar="APPROACH")
@click.option("--as", "how", required=True, type=Codes([code.replace("_", "-") for code in actions.CALLS]))
@click.option("--words", type=Text(2000), default="", help="A word on it.")
@on_option
@pass_args
def add_call(args: Args, approach_name: str, how: str, words: str, on: date | None) -> int:
    """Note a call that you made.

    \b
    Example: askwell call add "Rafael Ortiz" --as voicemail
    """
    row = find.approach(args.workspace, approach_name)
    actions.call(args.actor, row, how, words, args.when(on))
    row.person.refresh_from_db()
    found = cautions(args.workspace, row.person, "call", on or args.actor.today)
    return _stands(args, row, "The call is noted.", warnings=shapes.warnings(args, found))


@click.group()
def reply() -> None:
    """What came back.

    \b
    Example: askwell reply add "Rafael Ortiz" --as declined --as named-someone --names "Lena Krause, Medira"
    """


@reply.command("add")
@click.argument("approach_name", metavar="APPROACH")
@click.option("--as", "kinds", multiple=True, required=True, type=Codes(REPLIES), help="May be given several times.")
@day_option("--until", "later: from which day.")
@day_option("--returns", "auto-reply: back on which day.")
@click.option(
    "--names", multiple=True, help="A name they gave: “Lena Krause, Medira: why”. May be given several times."
)
@click.option("--text", "file", help="Their words, from a file or - for standard input.")
@click.option("--i-brought-it-up", is_flag=True, help="asked-for-resume: you had spoken of it first.")
@on_option
@pass_args
def add_reply(
    args: Args, approach_name: str, kinds: tuple[str, ...], until: date | None, returns: date | None,
    names: tuple[str, ...], file: str | None, i_brought_it_up: bool, on: date | None,
) -> int:  # fmt: skip
    """Note what came back, in one or several kinds at once; their words are kept as they are.

    \b
    Example: askwell reply add "Dana Mbeki" --as accepted --on 2026-09-18
    """
    for option, day, kind in (("--until", until, "later"), ("--returns", returns, "auto-reply")):
        if day and kind not in kinds:
            raise click.UsageError(f"{option} belongs to --as {kind}.")
    row = find.approach(args.workspace, approach_name)
    actions.reply(
        args.actor, row, kinds, until=until, returns=returns, names=[whom(args, name_in(text)) for text in names],
        text=text_of(file) if file else "", i_brought_it_up=i_brought_it_up, on=args.when(on),
    )  # fmt: skip
    return _stands(args, row, "Their answer is noted.")
