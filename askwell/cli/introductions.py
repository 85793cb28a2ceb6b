"""`askwell introduction`, `names` and `mention`: who named whom, and what became of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import click

from askwell.actions import introduction as introductions, talk
from askwell.actions.access import of_workspace
from askwell.actions.approach import Name
from askwell.actions.person import PersonDetails, all_of_name
from askwell.cli import shapes
from askwell.cli.context import Args, on_option, pass_args, today_option
from askwell.cli.options import Text
from askwell.errors import Ambiguous, NotFound
from askwell.models import Direction, Introduction, Person
from askwell.queries import find
from askwell.queries.as_of import Then
from askwell.wording import stages


@click.group()
def introduction() -> None:
    """Who named whom, and what became of it.

    \b
    Example: askwell introduction asked "Ingrid Solberg" --from "Jo Adler" --direction "medical affairs"
             askwell introduction made "Ingrid Solberg"
    """


@introduction.command("add")
@click.argument("target", required=False)
@click.option("--to", "to", help="The same as TARGET.")
@click.option("--from", "giver", help="Who named them; nobody: you found them yourself.")
@click.option("--someone", default="", help="Instead of a person: “someone who …”.")
@click.option("--direction", "direction_name", help="For which direction.")
@click.option("--words", type=Text(2000), default="", help="In whose words.")
@click.option("--no-name-use", is_flag=True, help="Their name may not be used in the letter.")
@click.option("--may-turn", is_flag=True, help="It may turn into a job interview.")
@on_option
@pass_args
def add_introduction(
    args: Args, target: str | None, to: str | None, giver: str | None, someone: str, direction_name: str | None,
    words: str, no_name_use: bool, may_turn: bool, on: date | None,
) -> int:  # fmt: skip
    """Note that somebody named somebody.

    \b
    Example: askwell introduction add "Dana Mbeki" --from "Tomás Herrera" --direction "clinical informatics"
    """
    whom = target or to
    row = introductions.add(
        args.actor,
        giver=find.person(args.workspace, giver) if giver else None,
        target=find.person(args.workspace, whom) if whom else None,
        someone=someone,
        direction=direction_named(args, direction_name),
        words=words,
        may_use_name=not no_name_use,
        may_turn=may_turn,
        on=args.when(on),
    )
    return shapes.recorded(args, "Noted.", row.target, id=row.id, introduction=shapes.introduction(row))


def direction_named(args: Args, name: str | None) -> Direction | None:
    """The one that is named, else the only open one there is."""
    if name:
        return find.direction(args.workspace, name)
    open_ones = list(Direction.objects.filter(workspace=args.workspace, opened_on__isnull=False, decided_as="")[:2])
    return open_ones[0] if len(open_ones) == 1 else None


def _turn(state: str, says: str) -> None:
    @introduction.command(
        state, help=f'{says}\n\n\b\nExample: askwell introduction {state} "Ingrid Solberg" --from "Jo Adler"'
    )
    @click.argument("target")
    @click.option("--from", "giver", help="Who introduces, where several do.")
    @click.option("--direction", "direction_name", help="For which direction.")
    @on_option
    @pass_args
    def turn(args: Args, target: str, giver: str | None, direction_name: str | None, on: date | None) -> int:
        when = args.when(on)
        by = find.person(args.workspace, giver) if giver else None
        try:
            row = find.introduction(args.workspace, target, by)
            introductions.turn(args.actor, row, state, when)
        except NotFound:
            if by is None or state not in {"asked", "promised", "made"}:
                raise
            row = _first_word(args, by, find.person(args.workspace, target), direction_name, state, when)
        row.refresh_from_db()
        about = row.giver if state in {"asked", "promised"} else row.target
        return shapes.recorded(args, f"{says}", about, id=row.id, introduction=shapes.introduction(row))


def _first_word(
    args: Args, giver: Person, target: Person, direction_name: str | None, state: str, when: date | None
) -> Introduction:
    """An introduction that begins with being asked for, promised or made."""
    direction = direction_named(args, direction_name)
    if state == "asked":
        return introductions.ask_for(args.actor, giver=giver, target=target, direction=direction, on=when)
    return introductions.begin(args.actor, giver=giver, target=target, direction=direction, turn=state, on=when)


for _state, _says in (
    ("asked", "You asked somebody to introduce you."),
    ("promised", "They promised an introduction."),
    ("made", "The introduction was made."),
    ("refused", "They would rather not."),
    ("silent", "No word came from the introducer."),
    ("unneeded", "It is no longer needed."),
):
    _turn(_state, _says)


@introduction.command()
@click.argument("introduction_id", metavar="INTRODUCTION", type=click.UUID)
@click.argument("name")
@click.option("--company", type=Text(200), help="Where they work.")
@click.option("--email", help="Their e-mail address.")
@click.option("--phone", help="Their telephone number.")
@click.option("--new", is_flag=True, help="Somebody new, though others of that name are known.")
@pass_args
def named(
    args: Args, introduction_id: UUID, name: str, company: str | None, email: str | None, phone: str | None, new: bool
) -> int:
    """“Someone who …” has a name now. INTRODUCTION is the id that introduction list --json gives.

    \b
    Example: askwell introduction named 019a3c52-7f10-7cc2-9a51-2f1f0d6b7a11 "Lena Krause" --company Medira
    """
    row = of_workspace(args.actor, Introduction, introduction_id)
    meant = whom(args, Name(name, company or "", new=new))
    known = of_workspace(args.actor, Person, meant.person) if meant.person else None
    details = PersonDetails(
        name=meant.name, company=company, emails=[email] if email else None, phones=[phone] if phone else None
    )
    found = introductions.resolve_someone(args.actor, row, details, known, new=new)
    row.refresh_from_db()
    said = f"{found.name} is on your list."
    return shapes.recorded(args, said, found, id=row.id, introduction=shapes.introduction(row))


@introduction.command("list")
@today_option
@pass_args
def list_introductions(args: Args, today: date | None) -> int:
    """List who named whom.

    \b
    Example: askwell introduction list --json
    """
    found = Introduction.objects.filter(workspace=args.workspace).select_related("giver", "target", "direction")
    rows = list(found)
    if today:
        then = Then(args.workspace, today)
        for row in rows:
            then.put(row)
    rows = sorted((row for row in rows if row.state), key=lambda row: (row.first_on or date.min, row.id))
    return args.out.emit(
        {"introductions": [shapes.introduction(row) for row in rows]},
        lambda: shapes.table(
            [
                (
                    row.giver.name if row.giver else "you",
                    row.target.name if row.target else row.target_words,
                    stages.introduction(row.state),
                )
                for row in rows
            ],
            "None yet.",
        ),
    )


def name_in(text: str) -> Name:
    """ "Lena Krause, Medira: why them" as a name; company and why may be left out."""
    who, _, why = text.partition(":")
    name, _, company = who.partition(",")
    return Name(name.strip(), company.strip(), why.strip())


def whom(args: Args, name: Name) -> Name:
    """The same, sure of whom it means: somebody known by id, the only one of that name, or somebody new.

    Raises Ambiguous where several are known by it."""
    if row_id := find.as_id(name.name):
        known = of_workspace(args.actor, Person, row_id)
        return replace(name, name=known.name, person=known.id)
    if name.new:
        return name
    fitting = all_of_name(args.actor, name.name, name.company)
    if len(fitting) > 1:
        listed = [f"{', '.join(filter(None, (one.name, one.company_name)))} ({one.id})" for one in fitting]
        raise Ambiguous("person", name.name, [*listed, "or, for somebody new: askwell names add … --new"])
    return name


@click.group()
def names() -> None:
    """Names given in a talk, or by somebody with whom there was none.

    \b
    Example: askwell names add "Tomás Herrera" "Dana Mbeki" --company Fernhill --why "tests on wards"
             askwell names none "Ingrid Solberg" --reason "all abroad"
    """


@names.command("add")
@click.argument("giver")
@click.argument("name")
@click.option("--company", type=Text(200), default="", help="Where the person named works.")
@click.option("--why", type=Text(2000), default="", help="Why them, in the giver's words.")
@click.option("--no-name-use", is_flag=True, help="The giver's name may not be used.")
@click.option("--may-turn", is_flag=True, help="It may turn into a job interview.")
@click.option("--email", default="", help="Their e-mail address.")
@click.option("--phone", default="", help="Their telephone number.")
@click.option("--new", is_flag=True, help="Somebody new, though others of that name are known.")
@click.option("--direction", "direction_name", help="For which direction; else that of the talk.")
@on_option
@pass_args
def add_name(
    args: Args, giver: str, name: str, company: str, why: str, no_name_use: bool, may_turn: bool, email: str,
    phone: str, new: bool, direction_name: str | None, on: date | None,
) -> int:  # fmt: skip
    """Note a name. GIVER is the talk, or the person who gave it; NAME may be the id of somebody known.

    \b
    Example: askwell names add "Tomás Herrera" "Rafael Ortiz" --company Corvane
    """
    given = whom(args, Name(name, company, why, not no_name_use, may_turn, email, phone, new=new))
    when = args.when(on)
    try:
        held = find.interview(args.workspace, giver, held=True)
    except NotFound:
        held = None
    if held and not direction_name:
        made = talk.give_names(args.actor, held, [given], on=when)
    else:
        made = talk.give_names_outside(
            args.actor,
            find.person(args.workspace, giver),
            [given],
            _direction_for(args, giver, direction_name),
            on=when,
        )
    row = made[0]
    row.refresh_from_db()
    return shapes.recorded(
        args, f"{given.name} is on your list.", row.target, id=row.id, introduction=shapes.introduction(row)
    )


def _direction_for(args: Args, giver: str, direction_name: str | None) -> Direction | None:
    if direction_name:
        return find.direction(args.workspace, direction_name)
    try:
        return find.approach(args.workspace, giver).direction
    except NotFound:
        return direction_named(args, None)


@names.command("none")
@click.argument("interview_name", metavar="INTERVIEW")
@click.option("--reason", type=Text(300), required=True, help="Why there were none.")
@on_option
@pass_args
def no_names(args: Args, interview_name: str, reason: str, on: date | None) -> int:
    """No names this time, and why.

    \b
    Example: askwell names none "Ingrid Solberg" --reason "all abroad"
    """
    row = find.interview(args.workspace, interview_name, held=True)
    talk.no_names(args.actor, row, reason, args.when(on))
    return shapes.recorded(args, "Noted.", row.approach.person, interview=row.id)


@click.group()
def mention() -> None:
    """Somebody mentioned you to somebody.

    \b
    Example: askwell mention add "Tomás Herrera" --to "Priya Sen, Halden Health Tech"
    """


@mention.command("add")
@click.argument("person_name", metavar="PERSON")
@click.option("--to", "to", required=True, help="To whom: “Priya Sen, Halden”.")
@click.option("--direction", "direction_name", help="For which direction.")
@on_option
@pass_args
def add_mention(args: Args, person_name: str, to: str, direction_name: str | None, on: date | None) -> int:
    """Note that they mentioned you; the other becomes a person with an introduction.

    \b
    Example: askwell mention add "Tomás Herrera" --to "Priya Sen, Halden"
    """
    person = find.person(args.workspace, person_name)
    direction = _direction_for(args, person_name, direction_name)
    row = talk.mention(args.actor, person, whom(args, name_in(to)), direction, args.when(on))
    row.refresh_from_db()
    return shapes.recorded(args, "Noted. Thank them for it.", person, id=row.id, introduction=shapes.introduction(row))
