"""People: the list, and noting somebody down."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from askwell.actions import person as actions
from askwell.errors import AskwellError
from askwell.models import Person
from askwell.queries import people as queries
from askwell.queries.find import as_id
from askwell.queries.people import Place
from askwell.web.forms.person import QuickForm
from askwell.web.parts import part_or_page, redirect_to, refuse
from askwell.web.request import AskwellRequest

STAGES = {
    "draft": _("to ask"), "asked": _("asked"), "called": _("called"), "later": _("later"), "accepted": _("said yes"),
    "booked": _("booked"), "held": _("talked"), "closed": _("closed"),
}  # fmt: skip


@require_GET
def people(request: AskwellRequest) -> HttpResponse:  # GET /people/
    text = request.GET.get("q", "").strip()[:200]
    page = queries.page_of_people(
        request.actor.workspace, text, after=_place(request, "after"), before=_place(request, "before")
    )
    rows = [(person.id, person.name, person.about, _standing(person)) for person in page.people]
    context = {
        "people": rows,
        "text": text,
        "earlier": page.before and _link(text, "before", page.before),
        "further": page.after and _link(text, "after", page.after),
    }
    return part_or_page(request, "person/people", context)


def _standing(person: queries.Listed) -> str:
    if person.stopped:
        return _("never write")
    return STAGES.get(person.stage, "") if person.stage != "closed" or not person.talks else _("talked")


def _place(request: AskwellRequest, name: str) -> Place | None:
    row_id = as_id(request.GET.get("id", ""))
    key = request.GET.get(name)
    return Place(key[:200], row_id) if key is not None and row_id else None


def _link(text: str, name: str, place: Place) -> str:
    asked = {"q": text} if text else {}
    return "?" + urlencode(asked | {name: place.key, "id": str(place.id)})


@require_http_methods(["GET", "POST"])
def new(request: AskwellRequest) -> HttpResponse:  # GET, POST /people/new
    """Quick capture: a page, and for `n` a part that the dialog of any page shows."""
    form = QuickForm(request.POST or None, initial={"name": request.GET.get("name", "")[:200]})
    known: list[Person] = []
    if request.method == "POST" and form.is_valid() and "another" not in request.POST:
        known = actions.all_of_name(request.actor, form.cleaned_data["name"], form.cleaned_data["company"])
    if request.method == "POST" and form.is_valid() and not known:
        try:
            person = actions.add(request.actor, form.details())
        except AskwellError as error:
            refuse(form, error)
        else:
            if request.htmx:  # the page below, and what was typed on it, stays
                return render(request, "person/_noted.html", {"person": person})
            return redirect_to(request, "person", person.id, say=_("%(name)s is noted down.") % {"name": person.name})
    status = 422 if form.errors or known else 200
    return part_or_page(request, "person/new", {"form": form, "known": known}, status=status)
