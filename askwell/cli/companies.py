"""`askwell company`: where people work."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import click

from askwell.actions import company as companies
from askwell.actions.access import of_workspace
from askwell.cli import shapes
from askwell.cli.context import Args, pass_args
from askwell.cli.options import Text
from askwell.models import Company, Person
from askwell.queries import find


@click.group()
def company() -> None:
    """Companies: their other names, their address, and who works there.

    \b
    Example: askwell company edit Northway --alias "Northway Health" --domain northway.example
    """


@company.command("add")
@click.argument("name")
@pass_args
def add_company(args: Args, name: str) -> int:
    """Note a company down.

    \b
    Example: askwell company add Corvane
    """
    row = companies.add(args.actor, name)
    return args.out.emit({"id": row.id, "company": shapes.company(row)}, f"{row.name} is noted.")


@company.command("list")
@pass_args
def list_companies(args: Args) -> int:
    """List companies by name.

    \b
    Example: askwell company list --json
    """
    rows = list(Company.objects.filter(workspace=args.workspace, removed_at__isnull=True).order_by("key"))
    return args.out.emit(
        {"companies": [shapes.company(row) for row in rows]},
        lambda: shapes.table(
            [(row.name, shapes.count(row.people, "person", "people")) for row in rows], "No company yet."
        ),
    )


@company.command("show")
@click.argument("company_name", metavar="COMPANY")
@pass_args
def show_company(args: Args, company_name: str) -> int:
    """Show a company and the people there.

    \b
    Example: askwell company show Corvane
    """
    row = find.company(args.workspace, company_name)
    there = list(
        Person.objects.filter(workspace=args.workspace, company=row, removed_at__isnull=True).order_by("sort_key")[:200]
    )
    shape = shapes.company(row) | {
        "people_there": [{"id": one.id, "name": one.name, "title": one.title} for one in there]
    }
    return args.out.emit(
        shape, lambda: shapes.table([(one.name, one.title) for one in there], f"Nobody at {row.name} yet.")
    )


@company.command("edit")
@click.argument("company_name", metavar="COMPANY")
@click.option("--name", help="Another name.")
@click.option("--alias", "aliases", multiple=True, help="Another name it goes by; replaces the list.")
@click.option("--domain", "domains", multiple=True, help="A mail domain; replaces the list.")
@click.option("--address", type=Text(20000), help="Postal address.")
@click.option("--mine/--not-mine", default=None, help="My own employer.")
@pass_args
def edit_company(args: Args, /, company_name: str, **typed: Any) -> int:
    """Change what is known of a company.

    \b
    Example: askwell company edit Corvane --address "4 Mill Lane, Boston"
    """
    typed = {name: list(value) if isinstance(value, tuple) else value for name, value in typed.items()}
    kept = {name: value for name, value in typed.items() if value not in (None, [])}
    row = companies.edit(args.actor, find.company(args.workspace, company_name), **kept)
    return args.out.emit({"id": row.id, "company": shapes.company(row)}, f"{row.name} is changed.")


@company.command("remove")
@click.argument("company_name", metavar="COMPANY")
@pass_args
def remove_company(args: Args, company_name: str) -> int:
    """Take a company off the list, where nobody of yours works there. `company restore` brings it back.

    \b
    Example: askwell company remove Corvane
    """
    row = find.company(args.workspace, company_name)
    companies.remove(args.actor, row)
    return args.out.emit({"id": row.id, "removed": True}, f"{row.name} is off the list.")


@company.command("restore")
@click.argument("company_id", metavar="ID", type=click.UUID)
@pass_args
def restore_company(args: Args, company_id: UUID) -> int:
    """Bring back a company that was removed, by its id.

    \b
    Example: askwell company restore 0199…
    """
    row = of_workspace(args.actor, Company, company_id, removed=True)
    companies.bring_back(args.actor, row)
    return args.out.emit({"id": row.id, "removed": False}, f"{row.name} is back.")
