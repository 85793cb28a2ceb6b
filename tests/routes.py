"""The pages of one workspace, each route with ids of its own: a new page is in the tests that walk them by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.apps import apps
from django.urls import reverse

from askwell.models import Workspace
from askwell.web import debrief, person_deeds
from askwell.web.urls import urlpatterns

WORDS = {"form": "md", "name": "2026-10-16T090000Z.zip", "token": "x"}  # parts of addresses that are no ids
DEEDS = {"person-note": list(person_deeds.DEEDS), "debrief-note": list(debrief.DEEDS)}
DOORS = {"enter", "health"}  # before any workspace
MODELS = {"batch": "importbatch"}  # where the part is not called like its model


def ids(workspace: Workspace, **known: Any) -> dict[str, Any]:
    """For each part of an address an id of this workspace: `known`, else the first there is."""
    parts = {part for pattern in urlpatterns for part in pattern.pattern.converters if part.endswith("_id")}
    found = dict(known)
    for part in parts - found.keys():
        name = part.removesuffix("_id")
        rows = apps.get_model("askwell", MODELS.get(name, name)).objects.filter(workspace=workspace)
        found[part] = rows.order_by("pk").values_list("pk", flat=True).first()
        assert found[part] is not None, f"nothing here to ask {part} of"
    return found


def addresses(of: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Name and path of every route behind the door."""
    for pattern in urlpatterns:
        for deed in DEEDS.get(pattern.name, [""]):
            parts = of | WORDS | {"deed": deed}
            if pattern.name not in DOORS:
                own = {part: parts[part] for part in pattern.pattern.converters}
                yield " ".join(filter(None, (pattern.name, deed))), reverse(pattern.name, kwargs=own)
