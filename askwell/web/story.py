"""That was a mistake."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from askwell.actions import story as actions
from askwell.actions.access import of_workspace
from askwell.errors import Invalid, NotFound
from askwell.models import Event
from askwell.queries.find import as_id
from askwell.web.parts import back, redirect_to
from askwell.web.request import AskwellRequest


@require_POST
def undo(request: AskwellRequest, event_id: UUID) -> HttpResponse:  # POST /undo/<event_id>
    """Takes an event back; taking back a correction makes the event count again."""
    event = of_workspace(request.actor, Event, event_id)
    try:
        correction = actions.undo(request.actor, event)
    except Invalid as error:
        return redirect_to(request, back(request), say=error.message)
    said = _("It counts again.") if event.kind == "correction" else _("It does not count any more.")
    return redirect_to(request, back(request), say=said, undo=correction.id)


@require_POST
def undo_one(request: AskwellRequest) -> HttpResponse:  # POST /undo/: one form around a whole story, a button a line
    event_id = as_id(request.POST.get("event", ""))
    if event_id is None:
        raise NotFound("line")
    return undo(request, event_id)
