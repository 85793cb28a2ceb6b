"""Directions: read, ask, judge; and in the end the decision, with a letter to everyone who helped."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askwell.actions import approach as approaches, direction as directions, person as people
from askwell.actions.access import of_workspace
from askwell.errors import AskwellError
from askwell.method import brainstorm as method
from askwell.models import Criterion, Direction, Person
from askwell.queries import brainstorm as fitting, direction as queries, step as steps, story
from askwell.queries.directions import open_directions
from askwell.web.forms.direction import CriterionForm, DecisionForm, DirectionForm, GuessForm, RatingForm, ResearchForm
from askwell.web.forms.person import QuickForm
from askwell.web.parts import redirect_to, refuse
from askwell.web.request import AskwellRequest
from askwell.web.story import told
from askwell.wording import directions as words, steps as step_words


@require_http_methods(["GET", "POST"])
def index(request: AskwellRequest) -> HttpResponse:
    """/directions/: all of them, and a new one."""
    form = DirectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            opened = directions.open_direction(
                request.actor,
                typed["name"],
                kind=typed["kind"] or "occupation",
                because=typed["because"],
                drop_if=typed["drop_if"],
            )
        except AskwellError as error:
            refuse(form, error)
        else:
            return redirect_to(request, "direction", opened.id, say=_("Opened. Next: think of people to ask."))
    found = queries.overview(request.actor.workspace)
    status = 422 if form.errors else 200
    return render(request, "direction/index.html", {"directions": found, "form": form}, status=status)


@require_GET
def direction(request: AskwellRequest, direction_id: UUID) -> HttpResponse:
    """/directions/<id>/: what was read, who was asked, what was heard."""
    return _page(request, of_workspace(request.actor, Direction, direction_id))


def _page(request: AskwellRequest, found: Direction, *, status: int = 200, **forms_: forms.Form) -> HttpResponse:
    actor = request.actor
    fit = queries.fit(actor.workspace, found, actor.today)
    coming = [
        (step, step_words.title(step), step_words.reason(step, actor.today))
        for step in steps.open_steps(actor.workspace, actor.today)
        if step.about == "direction" and step.direction_id == found.id
    ]
    context = {
        "direction": found,
        "fit": fit,
        "warnings": [words.warning(code, fit) for code in fit.warnings],
        "approaches": queries.of_direction(actor.workspace, found).order_by("-started_on", "-id")[:50],
        "research": queries.research(actor.workspace, found),
        "ratings": queries.ratings(actor.workspace, found),
        "coming": coming,
        "story": told(request, story.of_direction(actor.workspace, found.id)),
        "criterion_form": CriterionForm(),
        "research_form": ResearchForm(),
        "rating_form": RatingForm(),
        "helpers": queries.helpers(actor.workspace, found, actor.today) if found.decided_as else [],
    }
    return render(request, "direction/direction.html", context | forms_, status=status)


@require_POST
def add_criterion(request: AskwellRequest, direction_id: UUID) -> HttpResponse:
    found = of_workspace(request.actor, Direction, direction_id)
    form = CriterionForm(request.POST)
    if not form.is_valid():
        return _page(request, found, status=422, criterion_form=form)
    typed = form.cleaned_data
    directions.add_criterion(
        request.actor,
        typed["name"],
        typed["group"],
        must=typed["must"],
        direction=found if typed["only_here"] else None,
    )
    return redirect_to(request, "direction", found.id, say=_("Noted as what matters to you."))


@require_http_methods(["GET", "POST"])
def edit(request: AskwellRequest, direction_id: UUID) -> HttpResponse:  # GET, POST /directions/<id>/edit
    """The guess in other words; the name stays, since letters and claims speak of it."""
    found = of_workspace(request.actor, Direction, direction_id)
    known = {name: getattr(found, name) for name in ("kind", "because", "drop_if")}
    form = GuessForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            directions.edit(request.actor, found, **form.cleaned_data)
        except AskwellError as error:
            refuse(form, error)
        else:
            return redirect_to(request, "direction", found.id, say=_("Saved."))
    context = {"form": form, "direction": found}
    return render(request, "direction/edit.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def edit_criterion(request: AskwellRequest, direction_id: UUID, criterion_id: UUID) -> HttpResponse:
    """/directions/<id>/criteria/<id>/"""
    actor = request.actor
    found = of_workspace(actor, Direction, direction_id)
    criterion = of_workspace(actor, Criterion, criterion_id)
    known = {name: getattr(criterion, name) for name in ("name", "group", "must")}
    form = CriterionForm(request.POST or None, initial=known | {"only_here": criterion.direction_id is not None})
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        only = (criterion.direction or found) if typed["only_here"] else None
        try:
            directions.edit_criterion(
                actor, criterion, name=typed["name"], group=typed["group"], must=typed["must"], direction=only
            )
        except AskwellError as error:
            refuse(form, error)
        else:
            return redirect_to(request, "direction", found.id, say=_("Saved."))
    context = {"form": form, "direction": found, "criterion": criterion}
    return render(request, "direction/criterion.html", context, status=422 if form.errors else 200)


@require_POST
def remove_criterion(request: AskwellRequest, direction_id: UUID, criterion_id: UUID) -> HttpResponse:
    found = of_workspace(request.actor, Direction, direction_id)
    criterion = of_workspace(request.actor, Criterion, criterion_id)
    directions.remove_criterion(request.actor, criterion)
    said = _("Taken off the list. What was said about it stays.")
    return redirect_to(
        request, "direction", found.id, say=said, undo=reverse("criterion-back", args=[found.id, criterion.id])
    )


@require_POST
def bring_criterion_back(request: AskwellRequest, direction_id: UUID, criterion_id: UUID) -> HttpResponse:
    found = of_workspace(request.actor, Direction, direction_id)
    directions.bring_criterion_back(request.actor, of_workspace(request.actor, Criterion, criterion_id, removed=True))
    return redirect_to(request, "direction", found.id, say=_("It is there again."))


@require_POST
def add_research(request: AskwellRequest, direction_id: UUID) -> HttpResponse:
    found = of_workspace(request.actor, Direction, direction_id)
    form = ResearchForm(request.POST)
    if form.is_valid():
        try:
            directions.add_research(request.actor, direction=found, **form.cleaned_data)
        except AskwellError as error:
            refuse(form, error)
        else:
            return redirect_to(request, "direction", found.id, say=_("Noted."))
    return _page(request, found, status=422, research_form=form)


@require_POST
def rate(request: AskwellRequest, direction_id: UUID) -> HttpResponse:
    """Own ratings: each that was given becomes a line of the story."""
    found = of_workspace(request.actor, Direction, direction_id)
    form = RatingForm(request.POST)
    if not form.is_valid():
        return _page(request, found, status=422, rating_form=form)
    typed, actor = form.cleaned_data, request.actor
    for kind in ("confidence", "motivation"):
        if typed[kind]:
            directions.rate(actor, kind, found, {"value": int(typed[kind])}, typed["words"])
    fit = {name: int(typed[name]) for name in ("suits", "draws") if typed[name]}
    if fit:
        directions.rate(actor, "fit", found, fit, typed["words"])
    return redirect_to(request, "direction", found.id, say=_("Your own view is noted."))


@require_http_methods(["GET", "POST"])
def decide(request: AskwellRequest, direction_id: UUID) -> HttpResponse:
    """/directions/<id>/decide: with what speaks against deciding now in sight."""
    actor = request.actor
    found = of_workspace(actor, Direction, direction_id)
    form = DecisionForm(request.POST or None, initial={"on": actor.today})
    if found.decided_as:
        if request.method == "GET":
            return redirect_to(request, "direction", found.id)
        form.add_error(None, _("This was decided meanwhile. To decide anew, open it again first."))
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        on = None if typed["on"] == actor.today else typed["on"]
        try:
            directions.decide(actor, found, typed["how"], typed["reason"], on)
        except AskwellError as error:
            refuse(form, error)
        else:
            return redirect_to(request, "direction", found.id, say=_("Decided. Here is everyone who is to hear of it."))
    fit = queries.fit(actor.workspace, found, actor.today)
    context = {"direction": found, "form": form, "warnings": [words.warning(code, fit) for code in fit.warnings]}
    return render(request, "direction/decide.html", context, status=422 if form.errors else 200)


@require_POST
def reopen(request: AskwellRequest, direction_id: UUID) -> HttpResponse:
    found = of_workspace(request.actor, Direction, direction_id)
    directions.reopen(request.actor, found)
    return redirect_to(request, "direction", found.id, say=_("Open again."))


@require_http_methods(["GET", "POST"])
def brainstorm(request: AskwellRequest, direction_id: UUID) -> HttpResponse:
    """/directions/<id>/people: each prompt searches one's own contacts and takes a name inline (METHOD S1.8, S4.5)."""
    actor = request.actor
    found = of_workspace(actor, Direction, direction_id)
    form = QuickForm(request.POST or None)
    if request.method == "POST":
        if known := request.POST.get("person"):
            return _candidate(request, found, of_workspace(actor, Person, UUID(known)))
        if form.is_valid():
            try:
                person = people.add(actor, form.details())
            except AskwellError as error:
                refuse(form, error)
            else:
                return _candidate(request, found, person)
    query = request.GET.get("q", "").strip()[:100]
    context = {
        "direction": found,
        "prompts": method.prompts_for(_known(found)),
        "query": query,
        "found": fitting.people_who_fit(actor.workspace, query) if query else [],
        "candidates": queries.of_direction(actor.workspace, found).order_by("-id")[:50],
        "form": form,
    }
    return render(request, "direction/people.html", context, status=422 if form.errors else 200)


@require_GET
def whom_to_ask(request: AskwellRequest) -> HttpResponse:
    """GET /directions/people: those of the direction that was opened last; without one, the directions."""
    opened = open_directions(request.actor.workspace)
    return redirect_to(request, "direction-people", opened[-1][0]) if opened else redirect_to(request, "directions")


def _known(found: Direction) -> dict[str, str]:
    """What the prompts can name: the company or the role that the direction is about."""
    kind = "company" if found.kind == "company" else "role"
    return {kind: found.name}


def _candidate(request: AskwellRequest, found: Direction, person: Person) -> HttpResponse:
    try:
        approaches.start(request.actor, person, found)
    except AskwellError as error:
        return redirect_to(request, "direction-people", found.id, say=error.message)
    said = _("%(name)s is on your list to ask.") % {"name": person.name}
    return redirect_to(request, "direction-people", found.id, say=said)
