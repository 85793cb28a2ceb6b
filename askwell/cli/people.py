"""`askwell people`: whom the explorer knows or wants to meet."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import click
from django.db.models import Q

from askwell.actions import person as actions
from askwell.actions.access import of_workspace
from askwell.actions.person import PersonDetails
from askwell.cli import shapes
from askwell.cli.context import Args, on_option, pass_args, today_option
from askwell.cli.options import Text, Zone
from askwell.errors import NotFound
from askwell.models import Approach, Introduction, Person
from askwell.queries import find, step as steps
from askwell.queries.as_of import Then
from askwell.wording import days, stages, steps as step_words

SHOWN = 50
CHUNK = 1_000  # people read at once


@click.group()
def people() -> None:
    """People: note them down, list them, mend what is known, remove or forget them.

    \b
    Example: askwell people add "Rafael Ortiz" --company Corvane --source "named by Tomás"
             askwell people list --text ortiz
    """


def details(command: Any) -> Any:
    for option in reversed(
        (
            click.option("--line", type=Text(300), help="One line on who they are."),
            click.option("--company", type=Text(200), help="Where they work."),
            click.option("--title", type=Text(200), help="As what."),
            click.option("--email", multiple=True, help="An e-mail address; may be given several times."),
            click.option("--phone", multiple=True, help="A telephone number; may be given several times."),
            click.option("--url", multiple=True, help="A page of theirs; may be given several times."),
            click.option("--address", type=Text(20000), help="Postal address."),
            click.option("--note", type=Text(20000), help="Anything else."),
            click.option("--zone", type=Zone(), help="Time zone, as Europe/Berlin or Berlin."),
            click.option("--country", help="Two letters, as DE."),
            click.option("--region", help="State or province, as MA: for its public holidays."),
            click.option("--viewpoint", help="How they know the work: " + ", ".join(actions.VIEWPOINTS) + "."),
            click.option("--former-since", type=int, metavar="YEAR", help="The year in which they left the field."),
            click.option("--source", help="Where the name comes from: " + ", ".join(actions.SOURCES) + ", or words."),
            click.option("--source-url", help="The page on which you found them."),
        )
    ):
        command = option(command)
    return command


def given(typed: dict[str, Any]) -> PersonDetails:
    """What was said; an option left out leaves a value as it is."""
    for option, name in (("email", "emails"), ("phone", "phones"), ("url", "urls")):
        typed[name] = list(typed.pop(option)) or None
    return PersonDetails(**typed)


@people.command()
@click.argument("name")
@details
@on_option
@pass_args
def add(args: Args, /, name: str, on: date | None, **typed: Any) -> int:
    """Note somebody down; a name is enough.

    \b
    Example: askwell people add "Jo Adler" --line "friend since school"
    """
    typed["source"] = typed.get("source") or "known"
    made = actions.add(args.actor, given({"name": name, **typed}), args.when(on))
    return shapes.recorded(args, f"{made.name} is noted.", id=made.id, person=shapes.person(made))


@people.command("list")
@click.option("--text", help="Only those whose name or company begins so.")
@click.option("--most", type=click.IntRange(min=1), help=f"At most so many; else {SHOWN}, and with --json all.")
@today_option
@pass_args
def list_(args: Args, text: str | None, most: int | None, today: date | None) -> int:
    """List people by name.

    \b
    Example: askwell people list --text nor --json
    """
    from askwell.method.text import fold_name

    found = Person.objects.filter(workspace=args.workspace, removed_at__isnull=True)
    if today:
        found = found.filter(since__lte=today)
        then = Then(args.workspace, today)
    if text:
        key = fold_name(text)[: find.LONGEST_NAME]
        found = found.filter(Q(sort_key__startswith=key) | Q(company__key__startswith=key))
    found = found.order_by("sort_key", "id").prefetch_related("contact_points")
    most = most or (None if args.out.json else SHOWN)
    rows = list(found[:most].iterator(chunk_size=CHUNK))
    if today:
        for row in rows:
            then.put(row)

    def for_people() -> str:
        lines = [(row.name, row.title, row.company_name, stages.stage(row.stage) if row.stage else "") for row in rows]
        more = "\nThere are more: --most 1000 shows them, --text NAME looks for one." if len(rows) == most else ""
        return shapes.table(lines, "Nobody yet.") + more

    return args.out.emit({"people": [shapes.person(row) for row in rows]}, for_people)


@people.command()
@click.argument("person")
@today_option
@pass_args
def show(args: Args, person: str, today: date | None) -> int:
    """Show one person, and what comes next with them.

    \b
    Example: askwell people show "Rafael Ortiz"
    """
    row = find.person(args.workspace, person)
    day = args.today(today)
    own = {"workspace": args.workspace}
    approaches = list(Approach.objects.filter(**own, person=row).select_related("person", "direction").order_by("id"))
    named = Introduction.objects.filter(Q(target=row) | Q(giver=row), **own).select_related(
        "giver", "target", "direction"
    )
    intros = list(named.order_by("first_on", "id"))
    if today:
        if row.since > today:
            raise NotFound("person", person, hint=f"{row.name} was noted on {row.since.isoformat()}.")
        then = Then(args.workspace, today)
        for one in (row, *approaches, *intros):
            then.put(one)
        coming = [one for one in steps.steps_as_of(args.workspace, today) if one.person_id == row.id]
    else:
        coming = steps.steps_with(args.workspace, row.id, day)
    shape = shapes.person(row) | {
        "approaches": [shapes.approach(one) for one in approaches if one.stage],
        "introductions": [shapes.introduction(one) for one in intros if one.state],
        "steps": [shapes.step(one, day) for one in coming],
    }

    def for_people() -> str:
        said = [row.name, ", ".join(filter(None, (row.title, row.company_name))), row.line, row.email, row.phone]
        said += ["Asked not to be written to."] if row.stopped else []
        said += [
            f"{one.direction.name if one.direction else 'No direction yet'}: {shapes.stage(one)}"
            for one in approaches
            if one.stage
        ]
        said += [f"Named by {one.giver.name}." for one in intros if one.state and one.giver and one.target_id == row.id]
        said += [f"Named {one.target.name}." for one in intros if one.state and one.target and one.giver_id == row.id]
        said += [f"{days.due(one.due, day)}: {step_words.title(one)}" for one in coming]
        return "\n".join(filter(None, said))

    return args.out.emit(shape, for_people)


@people.command()
@click.argument("person")
@click.option("--name", help="Another name.")
@details
@on_option
@pass_args
def edit(args: Args, /, person: str, on: date | None, **typed: Any) -> int:
    """Change what is known; what is left out stays. A new employer is a new position, from --on on.

    \b
    Example: askwell people edit "Rafael Ortiz" --company Halden --title "Lead physician" --on 2026-11-02
    """
    row = actions.edit(args.actor, find.person(args.workspace, person), given(typed), args.when(on))
    row.refresh_from_db()
    return args.out.emit({"id": row.id, "person": shapes.person(row)}, f"{row.name} is changed.")


@people.command()
@click.argument("person")
@pass_args
def remove(args: Args, person: str) -> int:
    """Take a person off the lists; what happened stays. `people restore` brings them back.

    \b
    Example: askwell people remove "Rafael Ortiz"
    """
    row = find.person(args.workspace, person)
    actions.remove(args.actor, row)
    return args.out.emit({"id": row.id, "removed": True}, f"{row.name} is off the lists.")


@people.command()
@click.argument("person_id", metavar="ID", type=click.UUID)
@pass_args
def restore(args: Args, person_id: UUID) -> int:
    """Bring back a person who was removed, by their id.

    \b
    Example: askwell people restore 0199…
    """
    row = of_workspace(args.actor, Person, person_id, removed=True)
    actions.bring_back(args.actor, row)
    return args.out.emit({"id": row.id, "removed": False}, f"{row.name} is back.")


@people.command()
@click.argument("person")
@click.option("--at-their-request", is_flag=True, help="They asked for it: no import brings them back.")
@pass_args
def forget(args: Args, person: str, at_their_request: bool) -> int:
    """Erase a person for good: letters, notes and claims too. What happened keeps its kind and day, without names.

    \b
    Example: askwell people forget "Rafael Ortiz" --at-their-request
    """
    row = find.person(args.workspace, person)
    from askwell.actions import forgetting

    name = row.name
    forgetting.forget(args.actor, row, at_their_request=at_their_request)
    forgetting.finish(args.actor.now)
    return args.out.emit({"forgotten": True, "at_their_request": at_their_request}, f"{name} is forgotten.")
