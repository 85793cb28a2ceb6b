"""Pages for what went wrong. They ask no database, so that they can be shown when the database is what went wrong."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from askwell.errors import AskwellError, Busy, DiskFull, FolderClosed, NotFound


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None, template: str = "403.html") -> HttpResponse:
    return render(request, template, status=403)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's CSRF check said no: as a rule the page was open since before a new session."""
    return render(request, "form_too_old.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def in_words(request: HttpRequest, error: AskwellError) -> HttpResponse:
    """What an action refused, for a view that did not catch it to show it beside the form."""
    if isinstance(error, NotFound):
        status = 404
    elif isinstance(error, Busy | DiskFull | FolderClosed):
        status = 503
    else:
        status = 422
    return render(request, "fault.html", {"error": error}, status=status)


def broken(request: HttpRequest) -> HttpResponse:
    """The traceback is in the log, and only there."""
    return render(request, "500.html", status=500)
