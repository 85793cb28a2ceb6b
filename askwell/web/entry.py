"""Coming in by a one-time link, and the answer to "is it this Askwell that runs here?"."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from askwell.actions import entry
from askwell.actions.access import Actor
from askwell.errors import LinkOver
from askwell.models import Workspace
from askwell.queries.clock import now
from askwell.queries.entry import health_word
from askwell.web.middleware import no_session_needed, set_session


@require_GET  # not HEAD: whatever only looks at a link must not use it up
@no_session_needed
def enter(request: HttpRequest, token: str) -> HttpResponse:  # GET /enter/<token>
    try:
        session = entry.enter(token, timezone.now())
    except LinkOver as over:
        return render(request, "link_over.html", {"over": over}, status=403)
    response = HttpResponseRedirect("/", headers={"Referrer-Policy": "no-referrer", "Cache-Control": "no-store"})
    set_session(request, response, session)
    return response


def come_in_again(request: HttpRequest, workspace: Workspace, response: HttpResponse) -> HttpResponse:
    """All sessions of the workspace have ended; this browser, which is known, gets a new one."""
    at = timezone.now()
    set_session(request, response, entry.enter(entry.make_link(Actor(workspace, now(workspace)), at), at))
    return response


@require_GET
@no_session_needed
def health(request: HttpRequest) -> HttpResponse:  # GET /health
    return HttpResponse(health_word(), content_type="text/plain")
