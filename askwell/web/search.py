"""Search: everything, as one types."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from askwell.queries.search import SHORTEST_PART, search as look
from askwell.web.parts import part_or_page
from askwell.web.request import AskwellRequest


@require_GET
def search(request: AskwellRequest) -> HttpResponse:  # GET /search?q=
    text = request.GET.get("q", "").strip()[:200]
    found = look(request.actor.workspace, text)
    return part_or_page(request, "search/search", {"text": text, "found": found, "shortest": SHORTEST_PART})
