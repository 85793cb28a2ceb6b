"""One person's page, and what can be changed about them."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askwell.actions import person as actions
from askwell.actions.access import of_workspace
from askwell.actions.talk import promise_kept
from askwell.errors import AskwellError
from askwell.integrations.zones import known_zones
from askwell.models import Commitment, Person
from askwell.queries import person as queries
from askwell.queries.step import steps_with
from askwell.queries.story import of_person
from askwell.web.forms.person import SOURCES, VIEWPOINTS, PersonForm
from askwell.web.parts import redirect_to, refuse
from askwell.web.person_deeds import DEEDS
from askwell.web.request import AskwellRequest
from askwell.web.step import shown
from askwell.web.story import told
from askwell.wording.letters import letter_name

STORY_SHOWN = 60
BY_HAND = ("ask_for_names", "update", "shadow_request", "thank_you", "card", "tell_decision", "job_news", "other")
"""Letters that can be begun with anybody; those on the way to a talk are begun where that stands."""


@require_GET
def person(request: AskwellRequest, person_id: UUID) -> HttpResponse:  # GET /people/<id>/
    actor = request.actor
    found = of_workspace(actor, Person, person_id, removed=True)
    lines = of_person(actor.workspace, found)
    hidden = 0 if request.GET.get("all") else max(0, len(lines) - STORY_SHOWN)
    known = queries.portrait(actor.workspace, found)
    talks = [line for line in lines if line.kind == "interview_held" and line.counts]
    context = {
        "person": found,
        "known": known,
        "there": _there(found, actor.now, actor.workspace.zone),
        "steps": shown(steps_with(actor.workspace, found.id, actor.today), actor.today),
        "story": told(request, lines[hidden:]),
        "hidden": hidden,
        "letters": [(letter, _label(letter)) for letter in known.letters],
        "running": next((one for one in known.approaches if one.stage != "closed"), None),
        "minutes": sum(int(line.data.get("minutes") or 0) for line in talks),
        "talked": len(talks),
        "kept": [one for one in known.promises if one.mine and one.done_on],
        "promises": [one for one in known.promises if not one.done_on],
        "viewpoint": dict(VIEWPOINTS).get(found.viewpoint) if found.viewpoint else "",
        "source": dict(SOURCES).get(found.source, ""),
        **_same_for_all(),
    }
    return render(request, "person/person.html", context)


@cache
def _same_for_all() -> dict[str, object]:
    """What every person's page offers alike, with addresses that count from that page."""
    links = {
        listed: format_html_join(
            "",
            '<li><a href="note/{}">{}</a></li>',
            ((s, deed.label) for s, deed in DEEDS.items() if deed.listed == listed),
        )
        for listed in ("often", "seldom")
    }
    kinds = ((kind, letter_name(kind).capitalize()) for kind in BY_HAND)
    return {"deeds": links, "kinds": format_html_join("", '<option value="{}">{}</option>', kinds)}


def _label(letter: queries.Letter) -> str:
    return letter.subject or (letter_name(letter.kind).capitalize() if letter.outgoing else _("Their answer"))


def _there(person: Person, now: datetime, mine: str) -> str:
    """The time of day where they are, where that is not mine: "8:12"."""
    if not person.zone:
        return ""
    there = now.astimezone(ZoneInfo(person.zone))
    return f"{there:%H:%M}" if there.utcoffset() != now.astimezone(ZoneInfo(mine)).utcoffset() else ""


@require_http_methods(["GET", "POST"])
def edit(request: AskwellRequest, person_id: UUID) -> HttpResponse:  # GET, POST /people/<id>/edit
    found = of_workspace(request.actor, Person, person_id)
    form = (
        PersonForm(request.POST)
        if request.method == "POST"
        else PersonForm.of(found, list(found.contact_points.order_by("order")))
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit(request.actor, found, form.details(), form.cleaned_data["moved_on"])
        except AskwellError as error:
            refuse(form, error)
        else:
            return redirect_to(request, "person", found.id, say=_("Saved."))
    context = {"form": form, "person": found, "zones": sorted(known_zones())}
    return render(request, "person/edit.html", context, status=422 if form.errors else 200)


@require_POST
def remove(request: AskwellRequest, person_id: UUID) -> HttpResponse:  # POST /people/<id>/remove
    found = of_workspace(request.actor, Person, person_id)
    actions.remove(request.actor, found)
    said = _("%(name)s is off your lists. What happened stays.") % {"name": found.name}
    return redirect_to(request, "person", found.id, say=said)


@require_POST
def bring_back(request: AskwellRequest, person_id: UUID) -> HttpResponse:  # POST /people/<id>/bring-back
    found = of_workspace(request.actor, Person, person_id, removed=True)
    actions.bring_back(request.actor, found)
    return redirect_to(request, "person", found.id, say=_("%(name)s is back.") % {"name": found.name})


@require_POST
def kept(request: AskwellRequest, commitment_id: UUID) -> HttpResponse:  # POST /promises/<id>/kept
    promise = of_workspace(request.actor, Commitment, commitment_id)
    promise_kept(request.actor, promise)
    return redirect_to(request, reverse("person", args=[promise.person_id]), say=_("Kept. Good."))
