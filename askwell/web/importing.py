"""Bringing people in from files: choose, see what will happen, do it, take it back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh

from askwell.actions import importing as actions
from askwell.actions.access import of_workspace
from askwell.errors import AskwellError
from askwell.models import ImportBatch
from askwell.queries import importing as queries
from askwell.web.parts import redirect_to, refuse
from askwell.web.request import AskwellRequest
from askwell.wording import importing as wording

SHOWN = 50
UNDER_WAY = ("waiting", "running", "undoing")


class FileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("The file with your people"),
        help_text=gettext_lazy("A .csv or .vcf file. You can drop it here. You see first what would happen."),
        error_messages={
            "required": gettext_lazy("Choose a file first."),
            "empty": gettext_lazy("This file is empty. Export it once more, then choose it again."),
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.vcf,.vcard,.txt,text/csv,text/vcard", "class": "drop"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: AskwellRequest) -> HttpResponse:  # GET, POST /import/
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            batch = actions.keep(request.actor, file.name, file.chunks())
        except AskwellError as error:
            refuse(form, error)
        else:
            return redirect_to(request, "import-batch", batch.id)
    status = 422 if form.errors else 200
    past = queries.batches(request.actor.workspace)[:SHOWN]
    return render(request, "import/index.html", {"form": form, "past": past}, status=status)


@require_GET
def batch(request: AskwellRequest, batch_id: UUID) -> HttpResponse:  # GET /import/<id>/
    batch = of_workspace(request.actor, ImportBatch, batch_id)
    if batch.state == "looked":
        return _look(request, batch)
    if batch.state in UNDER_WAY:
        part = request.htmx and not request.htmx.boosted
        return render(request, "import/_progress.html" if part else "import/progress.html", {"batch": batch})
    if request.htmx and not request.htmx.boosted:
        return HttpResponseClientRefresh()
    lists = {kind: queries.remarks(batch, kind)[:SHOWN] for kind in ("rejected", "conflict", "kept")}
    conflicts = [(remark, wording.conflict(remark.field)) for remark in lists["conflict"]]
    return render(
        request,
        "import/done.html",
        {"batch": batch, "rejected": lists["rejected"], "conflicts": conflicts, "kept": lists["kept"]},
    )


def _look(request: AskwellRequest, batch: ImportBatch) -> HttpResponse:
    try:
        would = actions.look(request.actor, batch)
    except AskwellError as error:  # the file went away
        return redirect_to(request, "import", say=error.message)
    shown: dict[str, Any] = {
        outcome: [
            {
                "name": decision.known.name,
                "row": decision.row,
                "brings": wording.brings(decision.brings),
                "conflicts": [(one, wording.conflict(one.field)) for one in decision.brings.conflicts],
            }
            for decision in would.shown.get(outcome, ())
        ]
        for outcome in ("new", "changed", "conflict", "same")
    }
    rejected = would.rejected[:SHOWN]
    return render(
        request,
        "import/look.html",
        {"batch": batch, "would": would, "shown": shown, "rejected": rejected, "most": SHOWN},
    )


@require_POST
def begin(request: AskwellRequest, batch_id: UUID) -> HttpResponse:  # POST /import/<id>/start
    return _asked(request, batch_id, actions.start)


@require_POST
def undo(request: AskwellRequest, batch_id: UUID) -> HttpResponse:  # POST /import/<id>/undo
    return _asked(request, batch_id, actions.request_undo)


def _asked(request: AskwellRequest, batch_id: UUID, action: Any) -> HttpResponse:
    """A second press finds it begun, and shows how far it is."""
    batch = of_workspace(request.actor, ImportBatch, batch_id)
    try:
        action(request.actor, batch)
    except actions.BeingDone:
        return redirect_to(request, "import-batch", batch.id)
    return redirect_to(request, "import-batch", batch.id)


@require_POST
def discard(request: AskwellRequest, batch_id: UUID) -> HttpResponse:  # POST /import/<id>/discard
    batch = of_workspace(request.actor, ImportBatch, batch_id)
    try:
        actions.discard(request.actor, batch)
    except actions.BeingDone:
        return redirect_to(request, "import-batch", batch.id)
    return redirect_to(request, "import", say=_("Nothing was brought in."))
