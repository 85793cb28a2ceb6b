"""The questions of one talk: proposed for its minutes, put in order by hand, each with its reason and its check.

What is being put together travels in the form; "I am ready" keeps it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from askwell.actions import interview as interviews
from askwell.actions.access import of_workspace
from askwell.actions.interview import Question
from askwell.errors import AskwellError
from askwell.method.questions.agenda import Agenda, AgendaItem, check_agenda
from askwell.method.questions.check import check_question
from askwell.models import Interview
from askwell.queries import prepare as queries
from askwell.web.forms.prepare import typed_agenda
from askwell.web.parts import redirect_to
from askwell.web.request import AskwellRequest
from askwell.wording import prepare as wording

PINNED = ("names", "closing")


@require_http_methods(["GET", "POST"])
def agenda(request: AskwellRequest, interview_id: UUID) -> HttpResponse:  # /interviews/<id>/agenda
    interview = of_workspace(request.actor, Interview, interview_id)
    proposed = queries.plan(interview, request.actor.today)
    if request.method == "GET":
        kept = [] if "anew" in request.GET else queries.chosen(interview, proposed)
        return _page(request, interview, proposed, kept or list(proposed.items), saved=bool(kept))
    items = [_restored(question, proposed) for question in typed_agenda(request.POST)]
    own = " ".join(request.POST.get("own", "").split())
    if len(own) > interviews.QUESTION_LIMIT:
        said = _("Your question is too long: %(most)d letters fit here.") % {"most": interviews.QUESTION_LIMIT}
        return _page(request, interview, proposed, items, own=own, error=said, status=422)
    do, _colon, number = request.POST.get("do", "").partition(":")
    if do == "ready":
        return _ready(request, interview, proposed, items, own)
    if do == "add" and own:
        items, own = _with_own(items, own), ""
    elif number.isdecimal() and int(number) < len(items):
        items = _changed(items, do, int(number))
    return _page(request, interview, proposed, items, own=own)


def _restored(question: Question, proposed: Agenda) -> AgendaItem:
    by_text = {item.text: item for item in proposed.items}
    return queries.restored(question.text, question.part, question.bank, question.minutes, by_text)


def _with_own(items: list[AgendaItem], own: str) -> list[AgendaItem]:
    """At the end of what is asked, before the closing three."""
    at = next((number for number, item in enumerate(items) if item.part in (*PINNED, "reserve")), len(items))
    return [*items[:at], AgendaItem(None, own, "core", own=True), *items[at:]]


def _changed(items: list[AgendaItem], do: str, number: int) -> list[AgendaItem]:
    """Up and down go across the closing three: the last that is asked becomes the first in reserve, and back."""
    item = items[number]
    if do == "remove":
        return items[:number] + items[number + 1 :]
    if do == "rewrite":
        better = check_question(item.text).rewrite
        return (
            [*items[:number], replace(item, text=better, why="own", own=True), *items[number + 1 :]]
            if better
            else items
        )
    free = [one for one in items if one.part not in PINNED]
    pinned = [one for one in items if one.part in PINNED]
    if item.part in PINNED or do not in ("up", "down"):
        return items
    place = free.index(item)
    other = place + (-1 if do == "up" else 1)
    crosses = 0 <= other < len(free) and (free[other].part == "reserve") != (item.part == "reserve")
    if crosses:
        free[place] = replace(item, part="core" if item.part == "reserve" else "reserve")
    elif 0 <= other < len(free):
        free[place], free[other] = free[other], free[place]
    elif do == "down" and item.part != "reserve":
        free[place] = replace(item, part="reserve")
    running = [one for one in free if one.part != "reserve"]
    return [*running, *pinned, *(one for one in free if one.part == "reserve")]


def _ready(
    request: AskwellRequest, interview: Interview, proposed: Agenda, items: list[AgendaItem], own: str
) -> HttpResponse:
    if own:
        items = _with_own(items, own)
    stops = [warning for warning in check_agenda(items, interview.minutes or 30) if warning.stops]
    if stops:
        return _page(
            request, interview, proposed, items, status=422,
            error=_("A question that asks for a job has no place in this talk. Change it or take it out."),
        )  # fmt: skip
    version = request.POST.get("version", "")
    questions = [
        Question(item.text, item.part, item.question_id or "", _minutes(item, items, interview)) for item in items
    ]
    try:
        interviews.set_agenda(request.actor, interview, questions, int(version) if version.isdecimal() else None)
    except AskwellError as error:
        return _page(request, interview, proposed, items, error=f"{error.message} {error.kept}", status=422)
    return redirect_to(request, "interview-prepare", interview.id, say=_("Your questions are ready."))


def _minutes(item: AgendaItem, items: list[AgendaItem], interview: Interview) -> float:
    """Five minutes for the closing three, the rest in equal parts (METHOD S0.24)."""
    same = len([one for one in items if (one.part in PINNED) == (item.part in PINNED) and one.part != "reserve"])
    if item.part == "reserve":
        return 0.0
    closing = min(5.0, (interview.minutes or 30) / 2)
    return round((closing if item.part in PINNED else (interview.minutes or 30) - closing) / max(same, 1), 1)


def _page(
    request: AskwellRequest,
    interview: Interview,
    proposed: Agenda,
    items: list[AgendaItem],
    *,
    own: str = "",
    saved: bool = False,
    error: str = "",
    status: int = 200,
) -> HttpResponse:
    research_empty = not any(queries.research(interview).values())
    found = check_agenda(items, interview.minutes or 30, research_empty=research_empty)
    shown = [_shown(number, item) for number, item in enumerate(items)]
    about = {
        "interview": interview,
        "person": interview.approach.person,
        "fits": proposed.fits,
        "running": [one for one in shown if one["item"].part not in (*PINNED, "reserve")],
        "closing": [one for one in shown if one["item"].part in PINNED],
        "reserve": [one for one in shown if one["item"].part == "reserve"],
        "warnings": [(wording.warning(one), one.stops) for one in found][:3],  # METHOD section 2: three at once
        "own": own,
        "saved": saved,
        "error": error,
        "version": request.POST.get("version", interview.agenda_version),
    }
    return render(request, "prepare/agenda.html", about, status=status)


def _shown(number: int, item: AgendaItem) -> dict[str, Any]:
    """A closing request may be closed: its form is not looked at (METHOD S0.15)."""
    reading = check_question(item.text)
    pinned = item.part in PINNED
    findings = [] if pinned else [finding.says for finding in reading.findings]
    return {
        "number": number,
        "item": item,
        "why": wording.why(item),
        "findings": findings,
        "rewrite": reading.rewrite if findings else None,
    }
