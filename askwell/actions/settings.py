"""What the explorer says about themselves, where they are, and how long they wait."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from django.db import transaction

from askwell.actions.access import Actor, of_workspace
from askwell.actions.refold import refold_all
from askwell.errors import Invalid, NoSuchRegion, NoSuchZone
from askwell.integrations.free_days import known_country, known_region
from askwell.integrations.zones import known_zone
from askwell.method.contact import email_key
from askwell.method.policy import RANGES
from askwell.models import Approach, Workspace

NAME_LIMIT = 200
WORDS_LIMIT = 2_000
OWN_WORDS = ("who_i_am", "what_i_have_done", "why_this_field")
"""Used in letters word for word, never invented."""
PLACE = ("zone", "country", "region")


@dataclass(frozen=True, slots=True)
class Settings:
    """None leaves a value as it is. `policy` holds waiting days by name, each within method.policy.RANGES."""

    my_name: str | None = None
    my_email: str | None = None
    zone: str | None = None
    country: str | None = None
    region: str | None = None
    who_i_am: str | None = None
    what_i_have_done: str | None = None
    why_this_field: str | None = None
    policy: Mapping[str, int] | None = None


def change(actor: Actor, settings: Settings) -> Workspace:
    """Changes what is given; a new place or waiting time computes all steps anew. Raises Invalid, changing nothing."""
    given = {field.name: value for field in fields(settings) if (value := getattr(settings, field.name)) is not None}
    _check_place(given, given.get("country", actor.workspace.country))
    with transaction.atomic():
        workspace = Workspace.objects.select_for_update().get(id=actor.workspace.id)
        before = (workspace.zone, workspace.country, workspace.region, dict(workspace.policy))
        if "my_name" in given:
            workspace.my_name = " ".join(given["my_name"].split())[:NAME_LIMIT]
        if "my_email" in given:
            workspace.my_email = _address(given["my_email"])
        for name in set(PLACE) & given.keys():
            setattr(workspace, name, given[name].upper() if name == "country" else given[name])
        words = {name: given[name].strip()[:WORDS_LIMIT] for name in OWN_WORDS if name in given}
        workspace.profile = {**workspace.profile, **words}
        workspace.policy = {**workspace.policy, **_waiting_days(given.get("policy", {}))}
        workspace.save(
            update_fields=["my_name", "my_email", "zone", "country", "region", "profile", "policy"]
        )  # fmt: skip
        if before != (workspace.zone, workspace.country, workspace.region, workspace.policy):
            refold_all(workspace)
    return workspace


def _check_place(given: Mapping[str, str], country: str) -> None:
    if "zone" in given and not known_zone(given["zone"]):
        raise NoSuchZone(given["zone"])
    if given.get("country") and not known_country(given["country"].upper()):
        raise Invalid(f"There is no country “{given['country']}”.", field="country", hint="Two letters, as DE or US.")
    if given.get("region") and not known_region(country, given["region"]):
        raise NoSuchRegion(given["region"])


def _address(value: str) -> str:
    value = value.strip()
    if value and not email_key(value):
        raise Invalid("That is no e-mail address.", field="my_email", hint="Write it as name@example.org.")
    return value[:254]


def _waiting_days(policy: Mapping[str, int]) -> dict[str, int]:
    for name, days in policy.items():
        if name not in RANGES:
            raise Invalid(f"“{name}” cannot be changed.", field=name)
        least, most = RANGES[name]
        if not least <= days <= most:
            raise Invalid(f"Between {least} and {most} days.", field=name)
    return dict(policy)


def keep_open(actor: Actor, approach: Approach) -> None:
    """Closing was proposed, and is not proposed again for this approach (METHOD 8, time alone closes nothing)."""
    approach = of_workspace(actor, Approach, approach.id)
    with transaction.atomic():
        workspace = Workspace.objects.select_for_update().get(id=actor.workspace.id)
        kept = [row_id for row_id in workspace.profile.get("kept_open", []) if row_id != str(approach.id)]
        workspace.profile = {**workspace.profile, "kept_open": [*kept, str(approach.id)]}
        workspace.save(update_fields=["profile"])
