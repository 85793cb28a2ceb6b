"""One line of notes, of a talk or on a person: changed, or taken away for good."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods

from askwell.actions import talk as actions
from askwell.errors import AskwellError, NotFound
from askwell.models import Note
from askwell.queries.interview import lines_of
from askwell.web.parts import redirect_to, refuse
from askwell.web.request import AskwellRequest


class LineForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("The line"), max_length=actions.NOTE_LIMIT, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Write something, or take the line away.")},
    )  # fmt: skip
    in_confidence = forms.BooleanField(label=gettext_lazy("In confidence: no letter uses it"), required=False)
    starred = forms.BooleanField(label=gettext_lazy("Star: go back to this"), required=False)


@require_http_methods(["GET", "POST"])
def line(request: AskwellRequest, note_id: UUID) -> HttpResponse:  # GET, POST /notes/<line>/
    versions = Note.objects.filter(workspace=request.actor.workspace, line=note_id)
    found = lines_of(versions.order_by("written_at", "device_seq", "saved_at", "id"))
    if not found:
        raise NotFound("note")
    note = found[0].now
    talk, person = note.interview_id, note.person_id
    back = reverse("interview", args=[talk]) if talk else reverse("person", args=[person])
    if request.method == "POST" and "take_away" in request.POST:
        actions.take_line_away(request.actor, note_id)
        return redirect_to(request, back, say=_("The line is gone for good."))
    known = {name: getattr(note, name) for name in ("text", "in_confidence", "starred")}
    form = LineForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        changed = actions.Line(
            typed["text"], follows=note.id, question=note.question, in_confidence=typed["in_confidence"],
            starred=typed["starred"], written_at=note.written_at, device_seq=note.device_seq,
        )  # fmt: skip
        try:
            actions.save_note(request.actor, changed, talk=talk, person=note.person)
        except AskwellError as error:
            refuse(form, error)
        else:
            return redirect_to(request, back, say=_("Saved."))
    context = {"form": form, "note": note, "back": back, "starring": talk}
    return render(request, "talk/line.html", context, status=422 if form.errors else 200)
