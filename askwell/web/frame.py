"""What base.html shows around every page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from askwell.models import Workspace
from askwell.queries.step import count_due
from askwell.web.say import said

if TYPE_CHECKING:
    from askwell.actions.demo import NextEvent

SECTIONS = {
    "": "today", "steps": "today", "interviews": "interviews", "chain": "chain", "directions": "directions",
    "progress": "progress", "people": "people", "companies": "people", "search": "people", "approaches": "people",
    "letters": "people", "introductions": "people", "notes": "people", "research": "directions",
    "story": "progress",
}  # fmt: skip


def frame(request: HttpRequest) -> dict[str, Any]:
    """For every template: `section` of the rail, `today` and `me` (the workspace), `due_count`, `said`,
    and in the worked example `demo`, its next event, and `came_from`, the Askwell that opened it.

    Pages that come without a session get nothing, and ask no database."""
    actor = getattr(request, "actor", None)
    if actor is None:
        return {}
    first = request.path.split("/", 2)[1]
    return {
        "section": SECTIONS.get(first, "more"),
        "today": actor.today,
        "me": actor.workspace,
        # Asked for only where the rail is drawn: parts for htmx have none.
        "due_count": SimpleLazyObject(lambda: count_due(actor.workspace, actor.today)),
        "demo": _example(actor.workspace) if actor.workspace.clock else None,
        "came_from": settings.CAME_FROM,
        "said": SimpleLazyObject(lambda: said(request)),
    }


def _example(workspace: Workspace) -> NextEvent | None:
    from askwell.actions.demo import next_event  # here, for only the worked example needs all that plays it

    return next_event(workspace)
