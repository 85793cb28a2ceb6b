"""What was read about a field, a company or a person: noted, mended, removed and brought back (METHOD S3.10)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from askwell.actions import direction as actions
from askwell.actions.access import of_workspace
from askwell.errors import AskwellError, NotFound
from askwell.models import Company, Direction, Person, Research
from askwell.queries.find import as_id
from askwell.web.parts import redirect_to, refuse
from askwell.web.request import AskwellRequest


class ReadForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("What you read"), required=False, max_length=actions.TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 5}),
    )  # fmt: skip
    url = forms.CharField(label=gettext_lazy("Where"), required=False, max_length=500)
    nothing_found = forms.BooleanField(label=gettext_lazy("I looked, and found nothing"), required=False)


@require_http_methods(["GET", "POST"])
def new(request: AskwellRequest) -> HttpResponse:  # GET, POST /research/new?company=<id> or ?person=<id>
    about = _asked(request)
    form = ReadForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        whose: dict[str, Any] = {about._meta.model_name or "": about}
        try:
            actions.add_research(request.actor, str(about._meta.model_name), **whose, **form.cleaned_data)
        except AskwellError as error:
            refuse(form, error)
        else:
            return redirect_to(request, _page_of(about), say=_("Noted."))
    return _shown(request, form, about)


def _asked(request: AskwellRequest) -> Company | Person:
    """Whom or what it is about. Raises NotFound."""
    if company := as_id(request.GET.get("company", "")):
        return of_workspace(request.actor, Company, company)
    if person := as_id(request.GET.get("person", "")):
        return of_workspace(request.actor, Person, person)
    raise NotFound("page")


def _page_of(about: Company | Person | Direction) -> str:
    return reverse(str(about._meta.model_name), args=[about.id])


def _shown(
    request: AskwellRequest, form: forms.Form, about: Company | Person | Direction, research: Research | None = None
) -> HttpResponse:
    context = {"form": form, "about": about, "page": _page_of(about), "research": research}
    return render(request, "direction/read.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def edit(request: AskwellRequest, research_id: UUID) -> HttpResponse:  # GET, POST /research/<id>/
    found = of_workspace(request.actor, Research, research_id)
    about = _about(found)
    known = {name: getattr(found, name) for name in ("text", "url", "nothing_found")}
    form = ReadForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_research(request.actor, found, **form.cleaned_data)
        except AskwellError as error:
            refuse(form, error)
        else:
            return redirect_to(request, _page_of(about), say=_("Saved."))
    return _shown(request, form, about, found)


def _about(research: Research) -> Company | Person | Direction:
    about = research.direction or research.company or research.person
    if about is None:
        raise NotFound("page")
    return about


@require_POST
def remove(request: AskwellRequest, research_id: UUID) -> HttpResponse:  # POST /research/<id>/remove
    found = of_workspace(request.actor, Research, research_id)
    actions.remove_research(request.actor, found)
    way_back = reverse("research-back", args=[found.id])
    return redirect_to(request, _page_of(_about(found)), say=_("Removed."), undo=way_back)


@require_POST
def bring_back(request: AskwellRequest, research_id: UUID) -> HttpResponse:  # POST /research/<id>/bring-back
    found = of_workspace(request.actor, Research, research_id, removed=True)
    actions.bring_research_back(request.actor, found)
    return redirect_to(request, _page_of(_about(found)), say=_("It is there again."))
