"""`askwell research`: what was read before asking."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import click

from askwell.actions import direction as actions
from askwell.actions.access import of_workspace
from askwell.cli import shapes
from askwell.cli.context import Args, on_option, pass_args, today_option
from askwell.cli.options import Text
from askwell.models import Research
from askwell.queries import find


@click.group()
def research() -> None:
    """What you read before you ask.

    \b
    Example: askwell research add industry --direction "clinical informatics" --text "Sold by long tenders"
    """


@research.command("add")
@click.argument("box", type=click.Choice(actions.BOXES))
@click.option("--direction", "direction_name", help="About this direction.")
@click.option("--company", "company_name", help="About this company.")
@click.option("--person", "person_name", help="About this person.")
@click.option("--text", type=Text(5000), default="", help="What you read.")
@click.option("--url", default="", help="Where.")
@click.option("--question", default="", help="The question of the bank that it answers.")
@click.option("--nothing-found", is_flag=True, help="You looked, and found nothing.")
@on_option
@pass_args
def add_research(
    args: Args, box: str, direction_name: str | None, company_name: str | None, person_name: str | None, text: str,
    url: str, question: str, nothing_found: bool, on: date | None,
) -> int:  # fmt: skip
    """Note what you read on the company, the industry or the person.

    \b
    Example: askwell research add person --person "Dana Mbeki" --text "Wrote on alarm fatigue" --url example.org
    """
    if not (direction_name or company_name or person_name):
        raise click.UsageError("Say whom or what you read about: --company, --person, or --direction for the industry.")
    if not (text.strip() or url.strip() or nothing_found):
        raise click.UsageError("Say what you read: --text or --url; or --nothing-found, where you looked in vain.")
    row = actions.add_research(
        args.actor,
        box,
        direction=find.direction(args.workspace, direction_name) if direction_name else None,
        company=find.company(args.workspace, company_name) if company_name else None,
        person=find.person(args.workspace, person_name) if person_name else None,
        text=text,
        url=url,
        question=question,
        nothing_found=nothing_found,
        on=args.when(on),
    )
    return args.out.emit({"id": row.id, "research": shapes.research(row)}, "Noted.")


@research.command("list")
@click.option("--direction", "direction_name", help="About this direction.")
@click.option("--company", "company_name", help="About this company.")
@click.option("--person", "person_name", help="About this person.")
@today_option
@pass_args
def list_research(
    args: Args, direction_name: str | None, company_name: str | None, person_name: str | None, today: date | None
) -> int:
    """List what you read, newest first, each with its id.

    \b
    Example: askwell research list --company Northway
    """
    found = Research.objects.filter(workspace=args.workspace, removed_at__isnull=True)
    if direction_name:
        found = found.filter(direction=find.direction(args.workspace, direction_name))
    if company_name:
        found = found.filter(company=find.company(args.workspace, company_name))
    if person_name:
        found = found.filter(person=find.person(args.workspace, person_name))
    if today:
        found = found.filter(on__lte=today)
    rows = list(found.select_related("direction", "company", "person").order_by("-on", "-id"))
    return args.out.emit(
        {"research": [shapes.research(row) for row in rows]},
        lambda: shapes.table(
            [
                (str(row.id), str(row.on), row.box, "nothing found" if row.nothing_found else row.text or row.url)
                for row in rows
            ],
            "Nothing read yet: askwell research add …",
        ),
    )


@research.command("edit")
@click.argument("research_id", metavar="ID", type=click.UUID)
@click.option("--text", type=Text(5000), help="What you read.")
@click.option("--url", help="Where.")
@click.option("--nothing-found/--found", default=None, help="You looked, and found nothing.")
@pass_args
def edit_research(args: Args, research_id: UUID, text: str | None, url: str | None, nothing_found: bool | None) -> int:
    """Word it anew; its day stays. `research list` shows the ids.

    \b
    Example: askwell research edit 0199… --text "Sold by tenders of two years"
    """
    row = of_workspace(args.actor, Research, research_id)
    row = actions.edit_research(
        args.actor, row, text=row.text if text is None else text, url=row.url if url is None else url,
        nothing_found=row.nothing_found if nothing_found is None else nothing_found,
    )  # fmt: skip
    return args.out.emit({"id": row.id, "research": shapes.research(row)}, "Changed.")


@research.command("remove")
@click.argument("research_id", metavar="ID", type=click.UUID)
@pass_args
def remove_research(args: Args, research_id: UUID) -> int:
    """Take it away; `research restore` brings it back.

    \b
    Example: askwell research remove 0199…
    """
    row = of_workspace(args.actor, Research, research_id)
    actions.remove_research(args.actor, row)
    return args.out.emit({"id": row.id, "removed": True}, "Taken away.")


@research.command("restore")
@click.argument("research_id", metavar="ID", type=click.UUID)
@pass_args
def restore_research(args: Args, research_id: UUID) -> int:
    """Bring back what was taken away, by its id.

    \b
    Example: askwell research restore 0199…
    """
    row = of_workspace(args.actor, Research, research_id, removed=True)
    actions.bring_research_back(args.actor, row)
    return args.out.emit({"id": row.id, "removed": False}, "It is back.")
