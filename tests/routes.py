"""The pages of one workspace, each route with ids of its own: a new page is in the tests that walk them by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.apps import apps
from django.urls import reverse

from askwell.actions import demo
from askwell.models import ImportBatch, Workspace
from askwell.web import debrief, person_deeds
from askwell.web.urls import urlpatterns
from tests.given import NOW

WORDS = {
    "form": "md",
    "name": "2026-10-16T090000Z.zip",
    "token": "x",
    "number": 7,
}  # parts of addresses that are no ids
DEEDS = {"person-note": list(person_deeds.DEEDS), "debrief-note": list(debrief.DEEDS)}
DOORS = {"enter", "health"}  # before any workspace
MODELS = {"batch": "importbatch"}  # where the part is not called like its model


PARTS = {part for pattern in urlpatterns for part in pattern.pattern.converters if part.endswith("_id")}


def given_example() -> Workspace:
    """The worked example at its opening day: rows of nearly every kind, and an import that waits."""
    maya = Workspace.objects.create(zone="UTC", made_at=NOW)
    demo.seed(maya)
    maya.refresh_from_db()
    ImportBatch.objects.create(workspace=maya, file_name="Herrera.csv", file_hash="0", format="csv", made_at=NOW)
    return maya


def rows_of(workspace: Workspace, part: str) -> list[Any]:
    """The ids that may stand in this part of an address."""
    name = part.removesuffix("_id")
    rows = apps.get_model("askwell", MODELS.get(name, name)).objects.filter(workspace=workspace)
    found = list(rows.order_by("pk").values_list("pk", flat=True))
    assert found, f"nothing here to ask {part} of"
    return found


def ids(workspace: Workspace, **known: Any) -> dict[str, Any]:
    """For each part of an address an id of this workspace: `known`, else the first there is."""
    return {part: known.get(part) or rows_of(workspace, part)[0] for part in PARTS}


def addresses(of: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Name and path of every route behind the door that these ids suffice for."""
    for pattern in urlpatterns:
        for deed in DEEDS.get(pattern.name, [""]):
            parts = of | WORDS | {"deed": deed}
            if pattern.name not in DOORS and parts.keys() >= pattern.pattern.converters.keys():
                own = {part: parts[part] for part in pattern.pattern.converters}
                yield " ".join(filter(None, (pattern.name, deed))), reverse(pattern.name, kwargs=own)
