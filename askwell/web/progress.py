"""Progress: true numbers, each with its count and interval; and the weekly goal."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from askwell.actions import story
from askwell.errors import AskwellError
from askwell.method.progress import wilson
from askwell.queries import direction as directions, progress as queries
from askwell.web.forms.approach import DayField
from askwell.web.parts import redirect_to, refuse
from askwell.web.request import AskwellRequest
from askwell.wording import days

WEEKS_SHOWN = 12
REST = timedelta(days=14)
STAGE_WORDS = {
    "found": gettext_lazy("Found"),
    "asked": gettext_lazy("Asked"),
    "answered": gettext_lazy("Answered"),
    "accepted": gettext_lazy("Said yes"),
    "talked": gettext_lazy("Talked"),
    "thanked": gettext_lazy("Thanked"),
    "named": gettext_lazy("Named someone else"),
}


class PauseForm(forms.Form):
    until = DayField(
        label=gettext_lazy("Rest until"), required=False, help_text=gettext_lazy("Empty: two weeks. They do not count.")
    )


class GoalForm(forms.Form):
    booked = forms.IntegerField(
        label=gettext_lazy("Talks to book each week"),
        min_value=1,
        max_value=20,
        help_text=gettext_lazy("One is a good pace."),
    )


@require_GET
def progress(request: AskwellRequest) -> HttpResponse:
    """GET /progress/"""
    return _page(request)


def _page(request: AskwellRequest, form: GoalForm | None = None, pause: PauseForm | None = None) -> HttpResponse:
    actor = request.actor
    stages = queries.progress(actor.workspace)
    most = max((stage.count + stage.by_chance for stage in stages), default=0)
    counted = {stage.stage: stage for stage in stages}
    weeks = queries.weeks(actor.workspace, actor.today)
    talks = queries.talks(actor.workspace)
    context = {
        "rows": [(STAGE_WORDS[stage.stage], stage) for stage in stages],
        "most": most,
        "asked": counted["asked"].count,
        "talks": talks,
        "weeks": weeks[-WEEKS_SHOWN:],
        "earlier": weeks[:-WEEKS_SHOWN],
        "met": sum(week.met for week in weeks),
        "counting": sum(not week.paused for week in weeks),
        "no_offer_up_to": wilson(0, talks)[1] if talks else None,
        "directions": directions.heard(actor.workspace),
        "form": form or GoalForm(initial={"booked": actor.workspace.goal_per_week}),
        "pause_form": pause or PauseForm(),
    }
    return render(request, "progress/progress.html", context, status=422 if form or pause else 200)


@require_POST
def set_goal(request: AskwellRequest) -> HttpResponse:
    """POST /progress/goal: sets it, or lets it rest until a day."""
    actor = request.actor
    if request.POST.get("pause"):
        return _rest(request)
    form = GoalForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    story.set_goal(actor, form.cleaned_data["booked"])
    return redirect_to(request, "progress", say=_("Your goal is set."))


def _rest(request: AskwellRequest) -> HttpResponse:
    actor, form = request.actor, PauseForm(request.POST)
    if form.is_valid():
        until = form.cleaned_data["until"] or actor.today + REST
        try:
            story.pause_goal(actor, until)
        except AskwellError as error:
            refuse(form, error)
        else:
            said = _("The goal rests until %(day)s.") % {"day": days.day(until, actor.today)}
            return redirect_to(request, "progress", say=said)
    return _page(request, pause=form)
