"""The list of open directions."""

from __future__ import annotations

from uuid import UUID

from askwell.models import Direction, Workspace


def open_directions(workspace: Workspace) -> list[tuple[UUID, str]]:
    """Ids and names of directions not decided yet, oldest first. Stands on one_direction_of_a_name."""
    found = Direction.objects.filter(workspace=workspace, opened_on__isnull=False, decided_as="")
    return list(found.order_by("opened_on", "id").values_list("id", "name"))
