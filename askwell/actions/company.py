"""Companies: found again by name or alias, mended by hand."""

from __future__ import annotations

from collections.abc import Sequence

from askwell.actions.access import Actor, of_workspace
from askwell.errors import Invalid
from askwell.method.text import fold_name, one_line
from askwell.models import Company

NAME_LIMIT = 200
TEXT_LIMIT = 2_000
DOMAIN_LIMIT = 253  # RFC 1035 2.3.4
MOST_LINES = 20  # other names, or domains


def company_named(actor: Actor, name: str) -> Company | None:
    """The company of this name or alias, made where there is none; None for an empty name."""
    name = one_line(name)[:NAME_LIMIT]
    if not name:
        return None
    key = fold_name(name)[:NAME_LIMIT]
    known = Company.objects.filter(workspace=actor.workspace)
    found = known.filter(key=key).first()
    if found is None:
        found = next((company for company in known.exclude(aliases=[]) if key in map(fold_name, company.aliases)), None)
    if found and found.removed_at:  # somebody works there after all
        found.removed_at = None
        found.save(update_fields=["removed_at"])
    return found or Company.objects.create(workspace=actor.workspace, name=name, key=key)


def add(actor: Actor, name: str) -> Company:
    """Notes a company down; the one that is there already if its name or alias is known.

    Raises Invalid without a name."""
    company = company_named(actor, name)
    if company is None:
        raise Invalid("A company needs a name.", field="name")
    return company


def edit(
    actor: Actor,
    company: Company,
    *,
    name: str | None = None,
    aliases: Sequence[str] | None = None,
    domains: Sequence[str] | None = None,
    address: str | None = None,
    mine: bool | None = None,
) -> Company:
    """Changes what is given and leaves the rest. Raises Invalid for a name that another company has."""
    company = of_workspace(actor, Company, company.id)
    if name is not None:
        name = one_line(name)[:NAME_LIMIT]
        key = fold_name(name)[:NAME_LIMIT]
        if not key:
            raise Invalid("A company needs a name.", field="name")
        if Company.objects.filter(workspace=actor.workspace, key=key).exclude(id=company.id).exists():
            raise Invalid(f"There is another company called “{name}”.", field="name", hint="Add it there as an alias.")
        company.name, company.key = name, key
    if aliases is not None:
        company.aliases = [alias[:NAME_LIMIT] for alias in map(one_line, aliases) if alias][:MOST_LINES]
    if domains is not None:
        company.domains = [domain.strip().lower()[:DOMAIN_LIMIT] for domain in domains if domain.strip()][:MOST_LINES]
    if address is not None:
        company.address = address.strip()[:TEXT_LIMIT]
    if mine is not None:
        company.mine = mine
    company.save(update_fields=["name", "key", "aliases", "domains", "address", "mine"])
    if name is not None:
        company.person_set.filter(workspace=actor.workspace).update(company_name=company.name)
    return company


def remove(actor: Actor, company: Company) -> None:
    """Takes it off the lists. Raises Invalid while somebody works there."""
    company = of_workspace(actor, Company, company.id)
    if company.person_set.filter(workspace=actor.workspace, removed_at__isnull=True).exists():
        raise Invalid(
            f"People of yours work at {company.name}.", hint="Say on their pages where they work, then it can go."
        )
    company.removed_at = actor.now
    company.save(update_fields=["removed_at"])


def bring_back(actor: Actor, company: Company) -> None:
    """Undoes a removal."""
    company = of_workspace(actor, Company, company.id, removed=True)
    company.removed_at = None
    company.save(update_fields=["removed_at"])
