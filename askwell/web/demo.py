"""The bar of the worked example: it says that this is one, and steps to its next event."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from askwell.actions import demo
from askwell.queries.clock import now
from askwell.web.parts import back, redirect_to
from askwell.web.request import AskwellRequest
from askwell.wording import days


@require_POST
def step(request: AskwellRequest) -> HttpResponse:
    """POST /demo/step"""
    happened = demo.step(request.actor)
    if happened is None:
        return redirect_to(request, back(request), say=_("That was the whole example."))
    said = _("%(day)s: %(what)s.") % {"day": days.day(now(request.actor.workspace).date()), "what": happened.says}
    return redirect_to(request, "today", say=said)
