"""Today: the few things that are due, each with its reason and its one button."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from askwell.web.request import AskwellRequest


@require_GET
def today(request: AskwellRequest) -> HttpResponse:  # GET /
    return render(request, "today/today.html")


@require_GET
def more(request: AskwellRequest) -> HttpResponse:  # GET /more/: what has no tab on a phone
    return render(request, "more.html")
