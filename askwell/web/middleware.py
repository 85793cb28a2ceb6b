"""The door: which hosts, origins and sessions come in, and what every answer tells the browser (TRUST, "Nobody in")."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import cache
from typing import Any, TypeVar

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.crypto import salted_hmac

from askwell.actions import entry, prepare
from askwell.actions.access import Actor
from askwell.errors import AskwellError
from askwell.queries.clock import now
from askwell.queries.entry import SESSION_DAYS, session as session_of
from askwell.web.faults import bad_request, forbidden, in_words

Answer = Callable[[HttpRequest], HttpResponseBase]
View = TypeVar("View", bound=Callable[..., HttpResponse])
Typed = TypeVar("Typed", bound=QueryDict)

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    # Not no-referrer: with it browsers send "Origin: null" with our own forms (Fetch standard, 3.2.5).
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # Not no-store: that would take the typed text from someone who goes back to a form.
    "Cache-Control": "private, no-cache",
}


def door(answer: Answer) -> Answer:
    """Refuses foreign hosts (DNS rebinding) and foreign origins, and sets the headers of every answer."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not _own_host(request):
            response: HttpResponseBase = bad_request(request)
        elif not _own_origin(request):
            response = forbidden(request)
        else:
            response = answer(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return middleware


def _own_host(request: HttpRequest) -> bool:
    try:
        host = request.get_host()
    except DisallowedHost:
        return False
    _, _, port = host.rpartition("]")[2].partition(":")
    return bool((port or "80") == request.META["SERVER_PORT"])


def _own_origin(request: HttpRequest) -> bool:
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return True
    origin = request.headers.get("Origin")
    site = request.headers.get("Sec-Fetch-Site", "none")
    return origin in (None, f"{request.scheme}://{request.get_host()}") and site in ("none", "same-origin")


def no_session_needed(view: View) -> View:
    """Marks the few views that show nothing of anybody's."""
    view.no_session_needed = True  # type: ignore[attr-defined]
    return view


@cache
def cookie_name() -> str:
    """One a data folder: browsers keep cookies by host and not by port, and the worked example runs beside one's own
    data."""
    return "askwell_" + salted_hmac("askwell.cookie", "name").hexdigest()[:8]


def set_session(request: HttpRequest, response: HttpResponseBase, token: str) -> None:
    response.set_cookie(
        cookie_name(),
        token,
        max_age=timedelta(days=SESSION_DAYS),
        httponly=True,
        secure=request.is_secure(),
        samesite="Lax",  # Strict would leave the cookie out when a link in a mail or a terminal opens the page
    )


def _without_nul(typed: Typed) -> Typed:
    """PostgreSQL keeps no NUL, and nobody sees one: it is left out of whatever was typed."""
    if any("\x00" in value for _, values in typed.lists() for value in values):
        return type(typed)(typed.urlencode().replace("%00", ""))
    return typed


class session:
    """Gives each request its actor, by one query; without a session it shows the page that says how to come in."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            response = self.answer(request)
        finally:
            timezone.deactivate()
        if renewed := getattr(request, "renewed_session", None):
            set_session(request, response, renewed)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponseBase | None:
        if getattr(view, "no_session_needed", False):
            return None
        request.GET, request.POST = _without_nul(request.GET), _without_nul(request.POST)
        token = request.COOKIES.get(cookie_name())
        at = timezone.now()
        found = session_of(token, at) if token else None
        if found is None:
            return forbidden(request, template="needs_link.html")
        request.actor = Actor(found.workspace, now(found.workspace), ahead_days=0)  # type: ignore[attr-defined]
        timezone.activate(found.workspace.zone)
        if found.last_seen < at.date():
            entry.seen(found, at)
            request.renewed_session = token  # type: ignore[attr-defined]
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, AskwellError):
            known = prepare.in_words(exception, settings.ASKWELL_DATA)
            return in_words(request, known) if known else None
        return in_words(request, exception)
