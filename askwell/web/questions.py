"""The bank of one direction: questions left out, said in own words, and own ones, typed or pasted (METHOD S3.11)."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_POST

from askwell.actions import question as actions
from askwell.actions.access import of_workspace
from askwell.actions.interview import QUESTION_LIMIT
from askwell.errors import AskwellError, Invalid
from askwell.method.questions.pasted import MOST_PASTED
from askwell.models import Direction, DirectionQuestion
from askwell.queries import questions as queries
from askwell.queries.find import as_id
from askwell.web.parts import redirect_to, refuse
from askwell.web.request import AskwellRequest
from askwell.wording.prepare import TOPICS

PASTED_LIMIT = 200_000  # letters of one pasted list


class PasteForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Your questions"), max_length=PASTED_LIMIT, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("One, or a list that you found. Each line, and each “?”, ends one."),
    )  # fmt: skip
    source = forms.CharField(
        label=gettext_lazy("Where from"), required=False, max_length=actions.SOURCE_LIMIT,
        help_text=gettext_lazy("If you found them somewhere."),
    )  # fmt: skip


@require_GET
def questions(request: AskwellRequest, direction_id: UUID) -> HttpResponse:  # GET /directions/<id>/questions
    """`at`: the question whose topic stands open."""
    return _page(request, of_workspace(request.actor, Direction, direction_id), open_at=request.GET.get("at", ""))


def _page(
    request: AskwellRequest,
    direction: Direction,
    form: PasteForm | None = None,
    *,
    open_at: str = "",
    refused: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    bank = queries.bank_of(request.actor.workspace, direction)
    about = {
        "direction": direction,
        "topics": [
            {
                "code": topic,
                "says": TOPICS[topic],
                "questions": found,
                "out": sum(one.left_out for one in found),
                "open": any(one.question.id == open_at for one in found),
            }
            for topic, found in bank.topics.items()
        ],
        "own": bank.own,
        "form": form or PasteForm(),
        "open_at": open_at if refused else "",
        "refused": refused,
        "limit": QUESTION_LIMIT,
    }
    return render(request, "direction/questions.html", about, status=status)


@require_POST
def change(request: AskwellRequest, direction_id: UUID) -> HttpResponse:  # POST /directions/<id>/questions/change
    """One question: `do` is leave_out, take_back, say or remove."""
    direction = of_workspace(request.actor, Direction, direction_id)
    do, question = request.POST.get("do", ""), request.POST.get("question", "")
    try:
        if do == "remove":
            actions.remove(request.actor, of_workspace(request.actor, DirectionQuestion, as_id(question)))
        elif do == "say":
            actions.say_in_own_words(request.actor, direction, question, request.POST.get("text", ""))
        else:
            actions.leave_out(request.actor, direction, question, out=do == "leave_out")
    except Invalid as error:
        refused = {"question": question, "text": request.POST.get("text", ""), "error": error}
        return _page(request, direction, open_at=question, refused=refused, status=422)
    said = {
        "remove": _("Removed."), "say": _("Saved."), "leave_out": _("Left out of new proposals."),
    }.get(do, _("It can be proposed again."))  # fmt: skip
    at = "" if do == "remove" else f"?at={quote(question)}#{quote(question)}"
    return redirect_to(request, reverse("direction-questions", args=[direction.id]) + at, say=said)


@require_POST
def add(request: AskwellRequest, direction_id: UUID) -> HttpResponse:  # POST /directions/<id>/questions/add
    """First what the list holds; `keep` takes the ticked ones. Nothing is kept before."""
    direction = of_workspace(request.actor, Direction, direction_id)
    form = PasteForm(request.POST)
    if "keep" in request.POST:
        return _keep(request, direction)
    if not form.is_valid():
        return _page(request, direction, form, status=422)
    found = queries.pasted(request.actor.workspace, direction, form.cleaned_data["text"])
    if not found:
        form.add_error("text", _("No question was found in it."))
        return _page(request, direction, form, status=422)
    about = {
        "direction": direction, "found": found, "new": sum(one.take for one in found), "all": len(found),
        "most": MOST_PASTED, "source": form.cleaned_data["source"],
    }  # fmt: skip
    return render(request, "direction/pasted.html", about)


def _keep(request: AskwellRequest, direction: Direction) -> HttpResponse:
    texts = request.POST.getlist("take")[:MOST_PASTED]
    try:
        added = actions.add(request.actor, direction, texts, request.POST.get("source", ""))
    except AskwellError as error:
        form = PasteForm({"text": "\n".join(texts), "source": request.POST.get("source", "")})
        form.is_valid()
        refuse(form, error)
        return _page(request, direction, form, status=422)
    said = ngettext("%(count)s question added.", "%(count)s questions added.", added) % {"count": added}
    if not added:
        said = _("Nothing was added: what was ticked is there already.") if texts else _("Nothing was ticked.")
    return redirect_to(request, "direction-questions", direction.id, say=said)
