"""All steps, and putting one off: later, or never."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from askwell.actions import story as actions
from askwell.errors import AskwellError
from askwell.queries.step import OpenStep, open_steps
from askwell.web.parts import back, part_or_page, redirect_to
from askwell.web.request import AskwellRequest
from askwell.web.way import Way, way_of
from askwell.web.words import initials
from askwell.wording import days, steps as wording

LATER_DAYS = (7, 30, 90)  # METHOD 5, keep in touch: snooze
NEVER = (
    gettext_lazy("Not needed any more"),
    gettext_lazy("It does not feel right"),
    gettext_lazy("I did it another way"),
    gettext_lazy("Too late now"),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A step as pages show it; `late` in words where it is overdue."""

    step: OpenStep
    title: str
    reason: str
    due: str
    late: bool
    way: Way
    face: str


def shown(steps: Iterable[OpenStep], today: date) -> list[Shown]:
    return [
        Shown(
            step, wording.title(step), wording.reason(step, today), days.due(step.due, today),
            step.overdue_days(today) > 0, way_of(step), initials(step.person) if step.person else "·",
        )
        for step in steps
    ]  # fmt: skip


@require_GET
def steps(request: AskwellRequest) -> HttpResponse:  # GET /steps/
    """Everything that is open, future ones too."""
    today = request.actor.today
    found = shown(open_steps(request.actor.workspace, today), today)
    context = {
        "due": [step for step in found if step.step.due <= today],
        "future": [step for step in found if step.step.due > today],
    }
    return render(request, "today/steps.html", context)


@require_GET
def put_off(request: AskwellRequest, step_id: int) -> HttpResponse:  # GET /steps/<id>/
    """Later or never: a page, and in place where htmx asks."""
    step = actions.step_of(request.actor, step_id)
    context = {"step": step, "later_days": LATER_DAYS, "never": NEVER, "back": back(request)}
    return part_or_page(request, "today/put_off", context)


class LaterForm(forms.Form):
    days = forms.IntegerField(required=False, min_value=1, max_value=365)
    until = forms.DateField(required=False)


@require_POST
def later(request: AskwellRequest, step_id: int) -> HttpResponse:  # POST /steps/<id>/later
    form = LaterForm(request.POST)
    chosen = form.is_valid() and (
        form.cleaned_data["until"]
        or (form.cleaned_data["days"] and request.actor.today + timedelta(days=form.cleaned_data["days"]))
    )
    if not chosen:
        return redirect_to(request, back(request), say=_("Choose a day, as 2026-11-26. Nothing was changed."))
    try:
        actions.snooze(request.actor, actions.step_of(request.actor, step_id), chosen)
    except AskwellError as error:
        return redirect_to(request, back(request), say=f"{error.message} {error.hint}")
    return redirect_to(request, back(request), say=_("It comes back on %(day)s.") % {"day": days.day(chosen)})


@require_POST
def never(request: AskwellRequest, step_id: int) -> HttpResponse:  # POST /steps/<id>/never
    """Let go, with a reason of one tap (METHOD 2: no step waits for a reason to be typed)."""
    try:
        actions.drop(request.actor, actions.step_of(request.actor, step_id), request.POST.get("reason", ""))
    except AskwellError as error:
        return redirect_to(request, back(request), say=f"{error.message} {error.hint}")
    return redirect_to(request, back(request), say=_("Let go. It returns only with a new cause."))
