"""`askwell commitment`, `stance`, `invitation`, `offer`, `application`: promises, and the candidate's side."""

from __future__ import annotations

from datetime import date

import click

from askwell.actions import talk
from askwell.cli import shapes
from askwell.cli.context import Args, pass_args
from askwell.cli.options import Codes, Text, day_option, on_option
from askwell.errors import Ambiguous, NotFound
from askwell.models import Commitment
from askwell.queries import find


@click.group()
def commitment() -> None:
    """Promises, yours and theirs.

    \b
    Example: askwell commitment add "Dana Mbeki" "comments on the prototype" --mine --due 2026-10-09
             askwell commitment done "Dana Mbeki"
    """


@commitment.command("add")
@click.argument("person_name", metavar="PERSON")
@click.argument("what", type=Text(300))
@click.option("--mine/--theirs", default=None, help="Whose promise; else yours.")
@click.option("--by", type=click.Choice(["me", "them"]), help="The same: --by me is --mine, --by them is --theirs.")
@day_option("--due", "By when.")
@on_option
@pass_args
def add_commitment(
    args: Args, person_name: str, what: str, mine: bool | None, by: str | None, due: date | None, on: date | None
) -> int:
    """Note a promise.

    \b
    Example: askwell commitment add "Sam Okafor" "sends the reading list" --theirs --due 2026-10-01
    """
    if by and mine is not None and mine != (by == "me"):
        raise click.UsageError("It is either your promise or theirs.")
    person = find.person(args.workspace, person_name)
    ours = by == "me" if by else mine is not False
    row = talk.promise(args.actor, person, what, due, mine=ours, on=args.when(on))
    return shapes.recorded(args, "Noted.", person, id=row.id, commitment=shapes.commitment(row))


@commitment.command("done")
@click.argument("which", metavar="COMMITMENT|WORDS|PERSON")
@on_option
@pass_args
def commitment_done(args: Args, which: str, on: date | None) -> int:
    """Note that a promise was kept.

    \b
    Example: askwell commitment done "Dana Mbeki" --on 2026-10-07
    """
    row = _commitment(args, which)
    talk.promise_kept(args.actor, row, args.when(on))
    row.refresh_from_db()
    return shapes.recorded(args, "Kept.", row.person, commitment=shapes.commitment(row))


def _commitment(args: Args, which: str) -> Commitment:
    found = Commitment.objects.filter(workspace=args.workspace, taken_back=False)
    if row_id := find.as_id(which):
        row = found.filter(id=row_id).first()
        if row:
            return row
    still_open = found.filter(done_on__isnull=True)
    open_ones = list(still_open.filter(what__iexact=which.strip())[:8])
    open_ones = open_ones or list(still_open.filter(person=find.person(args.workspace, which))[:8])
    if not open_ones:
        raise NotFound("open promise with", which)
    if len(open_ones) > 1:
        raise Ambiguous("open promise", which, [f"{row.what} ({row.id})" for row in open_ones])
    return open_ones[0]


@commitment.command("list")
@pass_args
def list_commitments(args: Args) -> int:
    """List promises.

    \b
    Example: askwell commitment list --json
    """
    rows = list(
        Commitment.objects.filter(workspace=args.workspace, taken_back=False)
        .select_related("person")
        .order_by("due", "id")
    )
    return args.out.emit(
        {"commitments": [shapes.commitment(row) for row in rows]},
        lambda: shapes.table(
            [(str(row.due or ""), row.person.name, row.what, "kept" if row.done_on else "") for row in rows], "None."
        ),
    )


@click.group()
def invitation() -> None:
    """Doors that they opened themselves.

    \b
    Example: askwell invitation log "Priya Sen" --what resume --words "send it, in case"
    """


WHAT = Codes(talk.INVITATIONS)


@invitation.command("log")
@click.argument("person_name", metavar="PERSON")
@click.option("--what", required=True, type=WHAT)
@click.option("--words", type=Text(500), default="", help="Their words, in short.")
@click.option("--where", type=Text(200), default="", help="Where it was said.")
@click.option("--i-brought-it-up", is_flag=True, help="You had spoken of it first: then nothing opens.")
@on_option
@pass_args
def log_invitation(
    args: Args, person_name: str, what: str, words: str, where: str, i_brought_it_up: bool, on: date | None
) -> int:
    """Note that they asked for your résumé, spoke of openings, or offered a good word.

    \b
    Example: askwell invitation log "Priya Sen" --what resume --where "video talk"
    """
    person = find.person(args.workspace, person_name)
    when = args.when(on)
    talk.log_invitation(args.actor, person, what, words=words, where=where, i_brought_it_up=i_brought_it_up, on=when)
    return shapes.recorded(args, "Noted.", person, what=what)


@invitation.command("withdraw")
@click.argument("person_name", metavar="PERSON")
@click.option("--what", required=True, type=WHAT)
@on_option
@pass_args
def withdraw(args: Args, person_name: str, what: str, on: date | None) -> int:
    """They take back what they said of work for you.

    \b
    Example: askwell invitation withdraw "Priya Sen" --what resume
    """
    person = find.person(args.workspace, person_name)
    talk.withdraw_invitation(args.actor, person, what, args.when(on))
    return shapes.recorded(args, "Noted.", person, what=what)


@click.group()
def stance() -> None:
    """Would you want to work there? Private.

    \b
    Example: askwell stance set "Priya Sen" maybe --reason "product doctors decide more than I thought"
    """


@stance.command("set")
@click.argument("person_name", metavar="PERSON")
@click.argument("answer", type=click.Choice(talk.STANCES))
@click.option("--reason", type=Text(500), default="", help="A word on why.")
@on_option
@pass_args
def set_stance(args: Args, person_name: str, answer: str, reason: str, on: date | None) -> int:
    """Note yes, maybe or no.

    \b
    Example: askwell stance set "Priya Sen" no
    """
    person = find.person(args.workspace, person_name)
    talk.set_stance(args.actor, person, answer, reason, args.when(on))
    return shapes.recorded(args, "Noted.", person, stance=answer)


@click.group()
def offer() -> None:
    """Offers of theirs.

    \b
    Example: askwell offer add "Priya Sen" "a job interview" --answer-by 2026-10-30
    """


@offer.command("add")
@click.argument("person_name", metavar="PERSON")
@click.argument("what", type=Text(300), default="")
@day_option("--answer-by", "The day by which they want an answer; else three working days.")
@on_option
@pass_args
def add_offer(args: Args, person_name: str, what: str, answer_by: date | None, on: date | None) -> int:
    """Note an offer.

    \b
    Example: askwell offer add "Priya Sen" "a job interview"
    """
    person = find.person(args.workspace, person_name)
    talk.receive_offer(args.actor, person, what, answer_by, args.when(on))
    return shapes.recorded(args, "Noted.", person, what=what)


@click.group()
def application() -> None:
    """Applications and job interviews of yours: while one is open, the pledge would be untrue there.

    \b
    Example: askwell application add "Halden Health Tech" --department product
    """


@application.command("add")
@click.argument("company", type=Text(200))
@click.option("--department", type=Text(200), default="", help="Which department.")
@click.option("--person", "person_name", help="Through whom.")
@click.option("--job-interview", is_flag=True, help="A job interview, not an application.")
@on_option
@pass_args
def add_application(
    args: Args, company: str, department: str, person_name: str | None, job_interview: bool, on: date | None
) -> int:
    """Note an application or a job interview of yours.

    \b
    Example: askwell application add Corvane --on 2026-10-20
    """
    person = find.person(args.workspace, person_name) if person_name else None
    kind = "job_interview" if job_interview else "applied"
    talk.record_application(args.actor, company, department, person=person, kind=kind, on=args.when(on))
    return shapes.recorded(args, "Noted.", person, company=company)
