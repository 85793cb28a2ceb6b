"""The talk itself: time left, the question now, a line for notes, names. What the page sends by itself comes as JSON;
without scripts the same fields come from plain forms."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from askwell.actions import interview as interviews, talk as talks
from askwell.actions.access import of_workspace
from askwell.actions.approach import Name
from askwell.errors import AskwellError, NotFound
from askwell.method.questions.bank import redirect_cards, redirect_questions
from askwell.method.speech.parts import SPOKEN
from askwell.models import AgendaItem, Interview, Note, Person
from askwell.queries import interview as queries, prepare
from askwell.web.forms.talk import (
    LINE_LIMIT,
    AskedForm,
    EndForm,
    InvitationForm,
    NameForm,
    NoteForm,
    StanceForm,
    TurnedForm,
)
from askwell.web.parts import back, redirect_to
from askwell.web.request import AskwellRequest

MOST_BYTES = 10 * 1024
ENDS_LIVE = timedelta(hours=3)  # after the agreed end; later than that, the talk is being told and not ended
FOLLOW_UPS = ("Why is that so?", "Do you have an example?", "Is it like that elsewhere?", "Has that changed?")


@require_GET
def talk(request: AskwellRequest, interview_id: UUID) -> HttpResponse:  # GET /interviews/<id>/talk
    interview = of_workspace(request.actor, Interview, interview_id)
    return _page(request, interview)


def _page(
    request: AskwellRequest,
    interview: Interview,
    *,
    name_form: NameForm | None = None,
    stance_form: StanceForm | None = None,
    invitation_form: InvitationForm | None = None,
    end_form: EndForm | None = None,
    note: str = "",
    error: str = "",
    status: int = 200,
) -> HttpResponse:
    agenda = list(interview.agenda.order_by("order"))
    lines = queries.note_lines(interview)
    approach = interview.approach
    now_id = request.GET.get("now", "")
    left = [item for item in agenda if not item.asked and item.part != "reserve"]
    asking = next((item for item in agenda if str(item.id) == now_id), None) or (left[0] if left else None)
    speech = prepare.speech_of(interview)
    context = {
        "interview": interview,
        "person": approach.person,
        "end": _end_ahead(interview, request.actor.now),
        "now": request.actor.now,
        "agenda": [item for item in agenda if item.part not in ("closing", "names", "reserve")],
        "closing": [item for item in agenda if item.part in ("closing", "names")],
        "reserve": [item for item in agenda if item.part == "reserve"],
        "asking": asking,
        "lines": lines,
        "versions": [queries.as_sent(version) for version in interview.notes.order_by("written_at", "id")],
        "addresses": addresses(interview),
        "names": queries.names(interview),
        "people": people_in(interview),
        "name_form": name_form or NameForm(initial={"may_use_name": True}, people=people_in(interview)),
        "stance_form": stance_form or StanceForm(auto_id="stance_%s"),
        "invitation_form": invitation_form or InvitationForm(auto_id="invitation_%s"),
        "end_form": end_form or EndForm(initial={"ended": "as_agreed"}, auto_id="end_%s"),
        "cards": redirect_cards().values(),
        "redirects": redirect_questions(),
        "speech": speech,
        "speech_parts": [speech[part] for part in SPOKEN if speech.get(part)],
        "skills": request.actor.workspace.profile.get("skills", []),
        "turned": queries.happened(interview, "interview_turned"),
        "may_turn": approach.may_turn,
        "follow_ups": FOLLOW_UPS,
        "line_limit": LINE_LIMIT,
        "typed_note": note,
        "error": error,
    }
    return render(request, "talk/talk.html", context, status=status)


def people_in(interview: Interview) -> list[tuple[str, str]]:
    """Ids and names of those who were there, for a form."""
    return [(str(person.id), person.name) for person in queries.present(interview)]


def giver_of(interview: Interview, typed: Mapping[str, Any]) -> Person | None:
    """Who gave it, as chosen in a form; None: the host."""
    return next((one for one in queries.present(interview) if str(one.id) == typed.get("giver")), None)


def addresses(interview: Interview) -> dict[str, str]:
    """Where the page sends what was taken down, by its kind."""
    kinds = {"note": "notes", "name": "names"}
    return {
        kind: reverse(f"talk-{kinds.get(kind, kind)}", args=[interview.id])
        for kind in ("note", "name", "asked", "turned", "stance", "invitation", "end")
    }


def _end_ahead(interview: Interview, now: datetime) -> datetime | None:
    """The end that the clock counts down to; none once the talk was held, or lies so far back that it is being told."""
    end = _agreed_end(interview)
    return end if end and not interview.held_on and now <= end + ENDS_LIVE else None


def _agreed_end(interview: Interview) -> datetime | None:
    return interview.start + timedelta(minutes=interview.minutes) if interview.start and interview.minutes else None


class TooMuch(AskwellError):
    """More than a line, a name or a tick can be."""

    code = "too_much"

    def __init__(self) -> None:
        super().__init__("That is too long.", kept="It is still on this device.", hint="Make two lines of it.")


def _by_itself(request: AskwellRequest) -> bool:
    return request.content_type == "application/json"


def _typed(request: AskwellRequest) -> Mapping[str, Any] | QueryDict:
    """The fields of a plain form, or those of a JSON object. Raises NotFound for what is neither; TooMuch."""
    if not _by_itself(request):
        return request.POST
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES or len(request.body) > MOST_BYTES:
        raise TooMuch
    try:
        found = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise NotFound("line") from error
    if not isinstance(found, dict):
        raise NotFound("line")
    return {name: _sound(value) for name, value in found.items() if isinstance(value, str | int | None)}


def _sound(value: str | int | None) -> str | int:
    """Half a character (a lone surrogate, which JSON lets through) becomes U+FFFD, as the device's own hash has it."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "" if value is None else value


def _refused(message: str, status: int = 422) -> JsonResponse:
    return JsonResponse({"refused": message}, status=status)


def _first_error(form: forms.Form) -> str:
    return str(next(iter(next(iter(form.errors.values())))))


def _not_so(request: AskwellRequest, interview: Interview, **form: Any) -> HttpResponse:
    """What a form says against what was typed: in JSON, or in the page with all of it."""
    (one,) = form.values()
    return _refused(_first_error(one)) if _by_itself(request) else _page(request, interview, **form, status=422)


@require_POST
def notes(request: AskwellRequest, interview_id: UUID) -> HttpResponse:  # POST /interviews/<id>/notes
    """Keeps one line; the same id twice keeps it once. JSON is answered with all that now stands in that line."""
    try:
        form = NoteForm(_typed(request))
        if not form.is_valid():
            raise Refused(_first_error(form))
        saved = talks.save_note(request.actor, _line(form.cleaned_data), talk=interview_id)
    except AskwellError as error:
        if isinstance(error, NotFound):
            raise
        interview = of_workspace(request.actor, Interview, interview_id)
        if _by_itself(request):
            return _refused(error.message, status=413 if isinstance(error, TooMuch) else 422)
        return _page(request, interview, note=str(request.POST.get("text", "")), error=error.message, status=422)
    if _by_itself(request):
        return JsonResponse({"saved": str(saved.note.id), "hash": saved.note.hash, "line": _of_line(saved.note)})
    return redirect_to(request, "talk", interview_id)


class Refused(AskwellError):
    """What a form said, on its way to whoever asked."""

    code = "invalid"


def _line(typed: Mapping[str, Any]) -> talks.Line:
    return talks.Line(
        text=typed["text"],
        id=typed["id"],
        follows=typed["follows"],
        question=typed["question"],
        person=typed["person"],
        in_confidence=typed["in_confidence"],
        starred=typed["starred"],
        written_at=typed["written_at"],
        device_seq=typed["seq"] or 0,
        hash=typed["hash"],
    )


def _of_line(note: Note) -> list[dict[str, Any]]:
    """All versions of the line of this note; the device sees by itself which of them stand."""
    versions = Note.objects.filter(workspace=note.workspace_id, line=note.line)
    return [queries.as_sent(version) for version in versions.order_by("written_at", "id")]


@require_POST
def names(request: AskwellRequest, interview_id: UUID) -> HttpResponse:  # POST /interviews/<id>/names
    """A name they gave; the same id twice names once."""
    interview = of_workspace(request.actor, Interview, interview_id)
    form = NameForm(_typed(request), people=people_in(interview))
    if not form.is_valid():
        return _not_so(request, interview, name_form=form)
    typed = form.cleaned_data
    name = Name(typed["name"], typed["company"], typed["why"], typed["may_use_name"], typed["may_turn"], id=typed["id"])
    try:
        talks.give_names(request.actor, interview, [name], giver_of(interview, typed))
    except AskwellError as error:
        if _by_itself(request) and not isinstance(error, NotFound):
            return _refused(error.message)
        raise
    if _by_itself(request):
        return JsonResponse({"saved": str(typed["id"] or "")})
    return redirect_to(request, "talk", interview.id, say=_("The name is noted."))


@require_POST
def asked(request: AskwellRequest, interview_id: UUID) -> HttpResponse:  # POST /interviews/<id>/asked
    interview = of_workspace(request.actor, Interview, interview_id)
    form = AskedForm(_typed(request))
    item = (
        AgendaItem.objects.filter(interview=interview, id=form.cleaned_data["item"]).first()
        if form.is_valid()
        else None
    )
    if item:
        interviews.mark_asked(request.actor, item, form.cleaned_data["asked"])
    elif not _by_itself(request):
        raise NotFound("question")  # by itself: the agenda was changed meanwhile, and there is nothing to tick
    return _done(request, interview)


def _done(request: AskwellRequest, interview: Interview, say: str = "") -> HttpResponse:
    if _by_itself(request):
        return JsonResponse({"saved": True})
    return redirect_to(request, back(request, reverse("talk", args=[interview.id])), say=say)


@require_POST
def turned(request: AskwellRequest, interview_id: UUID) -> HttpResponse:  # POST /interviews/<id>/turned
    """It became a job interview; told twice alike, it is noted once (METHOD S2.2, S2.15)."""
    interview = of_workspace(request.actor, Interview, interview_id)
    form = TurnedForm(_typed(request))
    if not form.is_valid():
        return _refused(_first_error(form)) if _by_itself(request) else _page(request, interview, status=422)
    branch = form.cleaned_data["branch"]
    before = {event.data.get("branch") or "" for event in queries.happened(interview, "interview_turned")}
    if branch not in before and not (branch == "" and before):
        interviews.turned(request.actor, interview, form.cleaned_data["minute"], branch)
    return _done(request, interview)


@require_POST
def stance(request: AskwellRequest, interview_id: UUID) -> HttpResponse:  # POST /interviews/<id>/stance
    interview = of_workspace(request.actor, Interview, interview_id)
    form = StanceForm(_typed(request), auto_id="stance_%s")
    if not form.is_valid():
        return _not_so(request, interview, stance_form=form)
    talks.set_stance(request.actor, interview.approach.person, form.cleaned_data["stance"], form.cleaned_data["reason"])
    return _done(request, interview, _("Noted, for you alone."))


@require_POST
def invitation(request: AskwellRequest, interview_id: UUID) -> HttpResponse:  # POST /interviews/<id>/invitation
    """They opened a door themselves (METHOD S1.37; 6, unlock)."""
    interview = of_workspace(request.actor, Interview, interview_id)
    form = InvitationForm(_typed(request), auto_id="invitation_%s")
    if not form.is_valid():
        return _not_so(request, interview, invitation_form=form)
    typed = form.cleaned_data
    talks.log_invitation(
        request.actor, interview.approach.person, typed["what"], words=typed["words"], where=_("in the talk"),
        i_brought_it_up=typed["i_brought_it_up"],
    )  # fmt: skip
    return _done(request, interview, _("Noted: they asked."))


@require_POST
def end(request: AskwellRequest, interview_id: UUID) -> HttpResponse:  # POST /interviews/<id>/end
    """The talk is over; told twice, it ended once."""
    interview = of_workspace(request.actor, Interview, interview_id)
    form = EndForm(_typed(request), auto_id="end_%s")
    if not form.is_valid():
        return _not_so(request, interview, end_form=form)
    if not interview.held_on:
        try:
            interviews.held(request.actor, interview, _held(request, interview, form.cleaned_data))
        except AskwellError as error:
            if _by_itself(request):
                return _refused(error.message)
            return _page(request, interview, error=error.message, status=422)
    if _by_itself(request):
        return JsonResponse({"saved": True})
    return redirect_to(request, "interview-debrief", interview.id)


def _held(request: AskwellRequest, interview: Interview, typed: Mapping[str, Any]) -> interviews.Held:
    """Ended now, where now is near the agreed time; else at the agreed end."""
    at = min(typed["at"] or request.actor.now, request.actor.now)
    agreed = _agreed_end(interview)
    live = agreed is None or (interview.start is not None and interview.start <= at <= agreed + ENDS_LIVE)
    overran = typed["ended"] == "overran"
    return interviews.Held(
        end=at if live and not typed["minutes"] else None, ended=typed["ended"], minutes=typed["minutes"],
        overrun_offered=overran, reason=typed["reason"],
    )  # fmt: skip


@require_GET
def worker(request: AskwellRequest) -> HttpResponse:  # GET /talk-sw.js
    """The service worker of the talk. It lies at the top so that its scope can be the page of one talk."""
    return HttpResponse(_worker(), content_type="text/javascript; charset=utf-8")


@cache
def _worker() -> str:
    return (Path(__file__).parent / "static" / "askwell" / "talk" / "worker.js").read_text(encoding="utf-8")
