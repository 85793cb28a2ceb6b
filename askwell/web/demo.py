"""The worked example: opened beside one's own data, and the bar by which it steps on or begins anew."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from askwell.actions import demo
from askwell.integrations.beside import NotOpened, open_example
from askwell.queries.clock import now
from askwell.web.entry import come_in_again
from askwell.web.parts import back, redirect_to
from askwell.web.request import AskwellRequest
from askwell.wording import days


@require_GET
def example(request: AskwellRequest) -> HttpResponse:  # GET /start/example
    return render(request, "start/example.html", {"here": request.actor.workspace.clock is not None})


@never_cache
@require_POST
def begin(request: AskwellRequest) -> HttpResponse:
    """POST /demo/begin: in a process of its own, which ends with this one. It has an address of its own, to which no
    form of ours may lead (CSP), so it is a link."""
    if request.actor.workspace.clock is not None:
        return redirect_to(request, "today")
    try:
        link = open_example(settings.ASKWELL_DATA, request.build_absolute_uri("/"))
    except NotOpened as error:
        return render(request, "start/example.html", {"refused": str(error)}, status=503)
    return render(request, "start/example.html", {"link": link})


@require_POST
def step(request: AskwellRequest) -> HttpResponse:
    """POST /demo/step"""
    happened = demo.step(request.actor)
    if happened is None:
        return redirect_to(request, back(request), say=_("That was the whole example."))
    said = _("%(day)s: %(what)s.") % {"day": days.day(now(request.actor.workspace).date()), "what": happened.says}
    return redirect_to(request, "today", say=said)


@require_POST
def again(request: AskwellRequest) -> HttpResponse:
    """POST /demo/again: the example from its first day."""
    fresh = demo.begin_again(request.actor, timezone.now())
    said = _("The example begins: two directions, and nobody asked yet.")
    return come_in_again(request, fresh, redirect_to(request, "today", say=said))
