"""Talks: the list, the appointment, and a talk that nobody arranged."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askwell.actions import interview as interviews, person as people
from askwell.actions.access import Actor, of_workspace
from askwell.actions.person import PersonDetails
from askwell.errors import AskwellError, NotFound
from askwell.integrations.calendar import Entry, event_ics
from askwell.integrations.free_days import calendars
from askwell.integrations.zones import known_zones
from askwell.method import slots
from askwell.method.workdays import Place, working_days_between
from askwell.models import Approach, Interview, Person, Workspace
from askwell.queries import find, interview as queries
from askwell.queries.find import as_id
from askwell.queries.story import last_of_approach
from askwell.web.forms.debrief import OtherForm
from askwell.web.forms.interview import AppointmentForm, MoveForm
from askwell.web.forms.talk import EndForm
from askwell.web.parts import meanwhile, redirect_to, refuse
from askwell.web.request import AskwellRequest
from askwell.web.talk import addresses


@require_GET
def index(request: AskwellRequest) -> HttpResponse:  # GET /interviews/
    actor = request.actor
    return render(request, "interview/index.html", {"talks": queries.talks(actor.workspace, actor.now)})


@require_GET
def interview(request: AskwellRequest, interview_id: UUID) -> HttpResponse:  # GET /interviews/<id>/
    return _page(request, of_workspace(request.actor, Interview, interview_id))


def _page(request: AskwellRequest, found: Interview, other_form: OtherForm | None = None) -> HttpResponse:
    return render(
        request,
        "interview/interview.html",
        {
            "interview": found,
            "person": found.approach.person,
            "other_form": other_form or OtherForm(),
            "end_form": EndForm(initial={"ended": "early"}, auto_id="end_%s"),
            "attendees": found.attendees.select_related("person"),
            "lines": queries.note_lines(found),
            "claims": queries.claims(found),
            "names": queries.names(found),
            "waits": found.start is not None and found.held_on is None,
            "past": found.start is not None and found.start < request.actor.now,
            "addresses": addresses(found),
        },
        status=422 if other_form else 200,
    )


@require_POST
def others(request: AskwellRequest, interview_id: UUID) -> HttpResponse:  # POST /interviews/<id>/others
    """Somebody else in the same talk; or with `away`, not after all."""
    actor = request.actor
    found = of_workspace(actor, Interview, interview_id)
    if (away := as_id(request.POST.get("away", ""))) is not None:
        interviews.remove_attendee(actor, found, of_workspace(actor, Person, away))
        return redirect_to(request, "interview", found.id, say=_("Noted: they are not part of it."))
    form = OtherForm(request.POST)
    if form.is_valid():
        try:
            add_other(actor, found, form.cleaned_data)
        except AskwellError as error:
            refuse(form, error)
        else:
            return redirect_to(request, "interview", found.id, say=_("Noted: they are part of it."))
    return _page(request, found, form)


def add_other(actor: Actor, interview: Interview, typed: Mapping[str, Any]) -> None:
    """By the name of somebody known, else somebody new. Raises Ambiguous, Invalid."""
    try:
        person = find.person(actor.workspace, typed["name"])
    except NotFound:
        person = people.add(actor, PersonDetails(name=typed["name"], source="chance"))
    interviews.add_attendee(actor, interview, person, owed=typed["owed"])


@require_http_methods(["GET", "POST"])
def schedule(request: AskwellRequest, approach_id: UUID) -> HttpResponse:  # /approaches/<id>/schedule
    """GET proposes times; POST notes the one agreed, or with `look` shows it on both clocks first."""
    approach = of_workspace(request.actor, Approach, approach_id)
    form = AppointmentForm(request.POST or None, initial=_first_guess(request, approach.person))
    shown: dict[str, Any] = {
        "approach": approach,
        "meanwhile": meanwhile(request, approach),
        "seen": last_of_approach(request.actor.workspace, approach),
    }
    if request.method == "GET" or "look" in request.POST:
        return _times(request, "interview/schedule.html", approach.person, form, **shown)
    if form.is_valid() and not shown["meanwhile"]:
        try:
            booked = interviews.schedule(request.actor, approach, form.appointment(), form.told(_here(request)))
        except AskwellError as error:
            refuse(form, error)
        else:
            return redirect_to(
                request, "interview", booked.id, say=_("The time is noted."), undo=_last(booked, "interview_booked")
            )
    return _times(request, "interview/schedule.html", approach.person, form, status=422, **shown)


def _here(request: AskwellRequest) -> datetime:
    """Now, by the explorer's own clock."""
    return request.actor.now.astimezone(request.actor.zone)


def _last(interview: Interview, kind: str) -> UUID | None:
    events = queries.happened(interview, kind)
    return events[-1].id if events else None


def _first_guess(request: AskwellRequest, person: Person) -> dict[str, object]:
    guess: dict[str, object] = {
        "zone": person.zone or request.actor.workspace.zone,
        "minutes": 30,
        "place": "office",
        "on": request.actor.today,
    }
    asked = request.GET.get("start", "")
    try:
        start = datetime.fromisoformat(asked)
    except ValueError:
        return guess
    return guess | {"day": start.date(), "time": start.time()}


def _times(
    request: AskwellRequest, template: str, person: Person, form: AppointmentForm, *, status: int = 200, **more: object
) -> HttpResponse:
    workspace = request.actor.workspace
    theirs = ZoneInfo(person.zone or workspace.zone)
    free = calendars(_home(workspace))(Place(person.zone, person.country, person.region))
    there = request.actor.now.astimezone(theirs).date()
    context: dict[str, object] = {
        "person": person,
        "form": form,
        "proposed": slots.propose(there, free, theirs, request.actor.zone),
        "theirs": theirs.key,
        "zone_guessed": not person.zone,
        "zones": sorted(known_zones()),
    }
    if form.is_bound and form.is_valid() and not form.cleaned_data.get("open"):
        agreed = form.appointment()
        context |= {
            "agreed": agreed,
            "soon": working_days_between(there, agreed.start.date(), free) < slots.WORKING_DAYS_AHEAD,
            "outside": slots.outside_their_day(agreed.start, agreed.minutes),
            "past": agreed.start < request.actor.now,
        }
    return render(request, template, context | more, status=status)


def _home(workspace: Workspace) -> Place:
    return Place(workspace.zone, workspace.country, workspace.region)


@require_http_methods(["GET", "POST"])
def move(request: AskwellRequest, interview_id: UUID) -> HttpResponse:  # /interviews/<id>/move
    """Moved by them, any number of times; by me once, and a second time asks again (METHOD 8, booking)."""
    found = of_workspace(request.actor, Interview, interview_id)
    person = found.approach.person
    initial = {
        **_first_guess(request, person), "minutes": found.minutes or 30, "place": found.place or "office",
        "where": found.where, "by": "them", "zone": found.zone or person.zone or request.actor.workspace.zone,
    }  # fmt: skip
    form = MoveForm(request.POST or None, initial=initial)
    moved_by_me = [event for event in queries.happened(found, "interview_moved") if event.data.get("by") == "me"]
    shown: dict[str, Any] = {"interview": found, "again": False}
    if request.method == "GET" or "look" in request.POST:
        return _times(request, "interview/move.html", person, form, **shown)
    if form.is_valid():
        again = bool(moved_by_me) and form.cleaned_data["by"] == "me"
        if again and "anyway" not in request.POST:
            return _times(request, "interview/move.html", person, form, status=422, **shown | {"again": True})
        try:
            interviews.move(request.actor, found, form.cleaned_data["by"], form.moved_to(), form.told(_here(request)))
        except AskwellError as error:
            refuse(form, error)
        else:
            said = _("The new time is noted.") if form.moved_to() else _("Noted. Offer two new times when you write.")
            return redirect_to(request, "interview", found.id, say=said, undo=_last(found, "interview_moved"))
    return _times(request, "interview/move.html", person, form, status=422, **shown)


@require_POST
def missed(request: AskwellRequest, interview_id: UUID) -> HttpResponse:  # POST /interviews/<id>/missed
    found = of_workspace(request.actor, Interview, interview_id)
    try:
        interviews.missed(request.actor, found, request.POST.get("by", ""))
    except AskwellError as error:
        return redirect_to(request, "interview", found.id, say=error.message)
    mine = request.POST.get("by") == "me"
    said = (
        _("Noted. A word of apology within the hour helps most.")
        if mine
        else _("Noted. A kind line the same day, and two new times.")
    )
    return redirect_to(request, "approach", found.approach_id, say=said, undo=_last(found, "interview_missed"))


@require_GET
def as_file(request: AskwellRequest, interview_id: UUID) -> HttpResponse:  # GET /interviews/<id>/talk.ics
    """The appointment for one's own calendar program."""
    found = of_workspace(request.actor, Interview, interview_id)
    if found.start is None:
        return redirect_to(request, "interview", found.id, say=_("No time is agreed yet."))
    last = [*queries.happened(found, "interview_booked", "interview_moved")][-1:]
    entry = Entry(
        id=found.id,
        title=_("Talk with %(name)s") % {"name": found.approach.person.name},
        start=found.start,
        minutes=found.minutes or 30,
        zone=found.zone or request.actor.workspace.zone,
        stamp=last[0].recorded_at if last else request.actor.now,
        where=found.where,
        sequence=found.sequence,
    )
    response = HttpResponse(event_ics(entry), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="talk.ics"'
    return response
