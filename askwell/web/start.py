"""The first minutes: what to find out about, what matters, who you are, whom to ask."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from askwell.actions import approach, direction as actions, person, settings
from askwell.actions.access import of_workspace
from askwell.errors import AskwellError, Invalid
from askwell.integrations.zones import known_zones
from askwell.method import brainstorm
from askwell.method.letters.phrases import whose_work, within_a_sentence
from askwell.models import Criterion, Direction
from askwell.queries.directions import open_directions
from askwell.queries.find import as_id
from askwell.web.forms.settings import MeForm
from askwell.web.forms.start import MattersForm, QuestionForm, SomebodyForms
from askwell.web.parts import redirect_to, refuse
from askwell.web.request import AskwellRequest
from askwell.web.today import question


@require_http_methods(["GET", "POST"])
def start(request: AskwellRequest) -> HttpResponse:  # GET, POST /start/
    form = QuestionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.open_direction(request.actor, form.cleaned_data["name"], because=form.cleaned_data["because"])
        except Invalid as error:
            refuse(form, error)
        else:
            return redirect_to(request, "start-matters")
    return question(request, form)


@require_http_methods(["GET", "POST"])
def matters(request: AskwellRequest) -> HttpResponse:  # GET, POST /start/matters
    """What matters, for all directions (METHOD S1.4). One that stands already is not doubled."""
    starters = brainstorm.starters()
    chosen = starters.get(request.GET.get("starter", ""), next(iter(starters.values())))
    form = MattersForm(request.POST or None, starter=chosen)
    if request.method == "POST" and form.is_valid():
        own = Criterion.objects.filter(workspace=request.actor.workspace, direction=None, removed_at=None)
        known = {name.casefold() for name in own.values_list("name", flat=True)}
        for one in form.criteria():
            if one.name.casefold() not in known:
                actions.add_criterion(request.actor, one.name, one.group)
        return redirect_to(request, "start-me")
    context = {"form": form, "starters": starters.values(), "chosen": chosen}
    return render(request, "start/matters.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def me(request: AskwellRequest) -> HttpResponse:  # GET, POST /start/me
    form = MeForm(request.POST) if request.method == "POST" else MeForm.of(request.actor.workspace)
    if request.method == "POST" and form.is_valid():
        try:
            settings.change(request.actor, form.settings())
        except AskwellError as error:
            refuse(form, error)
        else:
            return redirect_to(request, "start-people")
    context = {"form": form, "zones": sorted(known_zones())}
    return render(request, "start/me.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def people(request: AskwellRequest) -> HttpResponse:  # GET, POST /start/people
    """Thinking of people to ask (METHOD S1.8): each is noted down and put on the list of the direction."""
    chosen = _direction(request)
    forms = SomebodyForms(request.POST or None, prefix="who")
    if request.method == "POST" and forms.is_valid():
        typed = [form for form in forms if form.cleaned_data.get("name")]
        try:
            approach.note_down(request.actor, [_details(form.cleaned_data) for form in typed], chosen)
        except approach.OneRefused as error:
            refuse(typed[error.place], error)
        else:
            said = ngettext("%(n)d person is on your list.", "%(n)d people are on your list.", len(typed))
            return redirect_to(request, "today", say=said % {"n": len(typed)} if typed else "")
    prompts = brainstorm.prompts_for({"role": chosen.name} if chosen else {})
    about = whose_work(within_a_sentence(chosen.name)) if chosen else ""
    context = {"forms": forms, "direction": chosen, "about": about, "prompts": prompts[:9]}
    return render(request, "start/people.html", context, status=422 if forms.is_bound else 200)


def _direction(request: AskwellRequest) -> Direction | None:
    """The one asked for, else the newest open one."""
    asked = as_id(request.GET.get("direction", ""))
    if asked:
        return of_workspace(request.actor, Direction, asked)
    found = open_directions(request.actor.workspace)
    return of_workspace(request.actor, Direction, found[-1][0]) if found else None


def _details(typed: dict[str, str]) -> person.PersonDetails:
    emails = [typed["email"]] if typed["email"] else None
    return person.PersonDetails(name=typed["name"], line=typed["line"], emails=emails, source="known")
