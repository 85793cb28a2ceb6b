"""One introduction: what became of it, and naming whom it leads to."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from askwell.actions import introduction as actions
from askwell.actions.access import of_workspace
from askwell.errors import AskwellError
from askwell.models import Approach, Introduction
from askwell.queries import find, story
from askwell.web.forms.introduction import NameThemForm, TurnForm
from askwell.web.parts import redirect_to, refuse
from askwell.web.request import AskwellRequest
from askwell.web.story import told
from askwell.wording import stages


@require_GET
def introduction(request: AskwellRequest, introduction_id: UUID) -> HttpResponse:  # GET /introductions/<id>/
    return _page(request, of_workspace(request.actor, Introduction, introduction_id))


def _page(request: AskwellRequest, found: Introduction, **typed: forms.Form) -> HttpResponse:
    actor = request.actor
    context = {
        "intro": found,
        "state": stages.introduction(found.state) if found.state else "",
        "to_ask": _to_ask(found),
        "story": told(request, story.of_introduction(actor.workspace, found)),
        "turn_form": TurnForm(initial={"on": actor.today}),
        "name_form": NameThemForm(auto_id="name_%s"),
    }
    return render(request, "introduction/introduction.html", context | typed, status=422 if typed else 200)


def _to_ask(found: Introduction) -> Approach | None:
    """The approach to whom the name leads, while nothing has gone out to them and no introducer is at it."""
    if found.target is None or found.state in {"asked", "promised"}:
        return None
    return Approach.objects.filter(workspace=found.workspace_id, person=found.target, stage="draft").first()


@require_POST
def turn(request: AskwellRequest, introduction_id: UUID) -> HttpResponse:  # POST /introductions/<id>/turn
    found = of_workspace(request.actor, Introduction, introduction_id)
    form = TurnForm(request.POST)
    if form.is_valid():
        day = form.cleaned_data["on"]
        try:
            on = None if day == request.actor.today else day
            actions.turn(request.actor, found, form.cleaned_data["state"], on)
        except AskwellError as error:
            refuse(form, error)
        else:
            return redirect_to(request, "introduction", found.id, say=_("Noted."))
    return _page(request, found, turn_form=form)


@require_POST
def name_them(request: AskwellRequest, introduction_id: UUID) -> HttpResponse:  # POST /introductions/<id>/name
    """ "Someone who …" has a name now."""
    actor = request.actor
    found = of_workspace(actor, Introduction, introduction_id)
    form = NameThemForm(request.POST, auto_id="name_%s")
    if form.is_valid():
        asked = form.cleaned_data["known"]
        try:
            known = find.person(actor.workspace, asked) if asked else None
            person = actions.resolve_someone(actor, found, None if known else form.details(), known)
        except AskwellError as error:
            refuse(form, error)
        else:
            said = _("Now you know who it is: %(name)s.") % {"name": person.name}
            return redirect_to(request, "person", person.id, say=said)
    return _page(request, found, name_form=form)
