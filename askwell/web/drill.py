"""The drill: they turn the talk into a job interview, and one leads it back (METHOD S2.17 to S2.21)."""

from __future__ import annotations

import secrets
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from askwell.actions.access import of_workspace
from askwell.method import drill as method
from askwell.models import Direction
from askwell.queries import direction as queries
from askwell.web.forms.drill import AnswerForm
from askwell.web.request import AskwellRequest

MOST_TO_ASK = 5  # of what nobody has told yet: enough for a question, few enough to be read


@require_GET
def begin(request: AskwellRequest, direction_id: UUID | None = None) -> HttpResponse:
    """GET /drill/ and /directions/<id>/drill: a run that nobody has had."""
    number = secrets.randbelow(method.runs())
    if direction_id:
        return redirect("direction-drill-run", of_workspace(request.actor, Direction, direction_id).id, number)
    return redirect("drill-run", number)


@require_http_methods(["GET", "POST"])
def run(request: AskwellRequest, number: int, direction_id: UUID | None = None) -> HttpResponse:
    """GET, POST /drill/<number>/ and /directions/<id>/drill/<number>/: the first prompt; an answer and what the judge
    says of it; the next prompt; in the end how it went. Nothing is kept but in the form itself."""
    if number >= method.runs():
        raise Http404
    prompts = method.run(number)
    form = AnswerForm(request.POST or None, turns=len(prompts))
    turned, judged, better = "", None, ""
    if request.method == "POST" and form.is_valid():
        turned = form.cleaned_data["turned"]
        if form.cleaned_data["answer"]:
            prompt = prompts[len(turned)]
            judged = method.judge(prompt.text, form.cleaned_data["answer"])
            if not judged.back_to_field or judged.asks_for_job:
                better = method.better_answer(prompt.text, number + len(turned))
            turned += "j" if judged.asks_for_job else "b" if judged.back_to_field else "n"
    elif form.errors:
        turned = form.data.get("turned", "") if "turned" not in form.errors else ""
    at = min(len(turned) - 1 if judged else len(turned), len(prompts) - 1)
    over = len(turned) == len(prompts) and not judged
    found = of_workspace(request.actor, Direction, direction_id) if direction_id else None
    context = {
        "direction": found,
        "unknown": queries.unheard(request.actor.workspace, found, MOST_TO_ASK) if found else [],
        "form": form if form.errors or judged else AnswerForm(initial={"turned": turned}, turns=len(prompts)),
        "prompt": prompts[at],
        "at": at + 1,
        "of": len(prompts),
        "judged": judged,
        "better": better,
        "turned": turned,
        "left": len(prompts) - len(turned),
        "over": over,
        "back": turned.count("b"),
        "bids": turned.count("j"),
    }
    return render(request, "drill/run.html", context, status=422 if form.errors else 200)
