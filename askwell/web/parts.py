"""What every page does alike: a whole page or its part, going on after a deed, and a refusal beside its form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect

from askwell.errors import AskwellError
from askwell.models import Approach, Person
from askwell.queries.caution import cautions
from askwell.queries.story import since
from askwell.web.request import AskwellRequest
from askwell.web.say import say as say_next
from askwell.wording import events
from askwell.wording.cautions import caution


def part_or_page(
    request: AskwellRequest, template: str, context: Mapping[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """ "approach/call" is the page approach/call.html; for htmx only its part, approach/_call.html, which the page
    includes."""
    noun, _, name = template.rpartition("/")
    file = f"{noun}/_{name}.html" if request.htmx and not request.htmx.boosted else f"{template}.html"
    return render(request, file, dict(context or {}), status=status)


def cautions_of(request: AskwellRequest, person: Person, kind: str) -> list[str]:
    """What speaks against such a letter, or a "call", to them today (METHOD 5, touches): parts/cautions.html."""
    found = cautions(request.actor.workspace, person, kind, request.actor.today, gone=False)
    return [caution(one) for one in found]


def redirect_to(
    request: AskwellRequest, to: str, *args: Any, say: str = "", undo: UUID | str | None = None, **kwargs: Any
) -> HttpResponse:
    """On to a route by its name, or to a path, with a confirmation there; `undo` is the event that it takes back, or
    the path to which its button posts."""
    address = to if to.startswith("/") else resolve_url(to, *args, **kwargs)
    response: HttpResponse = HttpResponseClientRedirect(address) if request.htmx else HttpResponseRedirect(address)
    if not request.htmx:
        response.status_code = 303  # the next page is asked for by GET, whatever this request was (RFC 9110, 15.4.4)
    if say:
        say_next(response, say, undo)
    return response


def back(request: AskwellRequest, otherwise: str = "/") -> str:
    """The page that a form was on, from its hidden field `back`; never another site's."""
    asked = request.POST.get("back") or request.GET.get("back") or ""
    if asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None):
        return asked
    return otherwise


def meanwhile(request: AskwellRequest, approach: Approach) -> list[str]:
    """What was noted of an approach after the page with this form was drawn, in another window or by going back to it:
    to be looked at before the form is taken (parts/meanwhile.html). Empty for a form that does not say what it saw."""
    seen = request.POST.get("seen", "")
    if not seen.isdecimal() or len(seen) > 18:
        return []
    zone = request.actor.workspace.zone
    return [events.line(one, zone) for one in since(request.actor.workspace, approach, int(seen))]


def refuse(form: forms.Form, error: AskwellError) -> None:
    """Puts what an action refused at its field, else above the form, where parts/refused.html shows kept and hint."""
    field = getattr(error, "field", "")
    form.add_error(field if field in form.fields else None, error.message)
    form.refusal = error  # type: ignore[attr-defined]  # its kept and hint
