"""Before a talk: what is missing, what was read, what to say of oneself, what to take along, and the printed brief."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from askwell.actions import direction as directions, interview as interviews
from askwell.actions.access import of_workspace
from askwell.errors import AskwellError
from askwell.method import kit
from askwell.method.questions.bank import redirect_cards, redirect_questions
from askwell.method.speech.parts import IDEAL_SECONDS, MOST_SECONDS, PARTS, SPOKEN
from askwell.models import Interview
from askwell.queries import interview as talks, prepare as queries
from askwell.web.forms.prepare import BOXES, ResearchForm, SpeechForm
from askwell.web.forms.talk import InvitationForm, StanceForm
from askwell.web.parts import redirect_to, refuse
from askwell.web.request import AskwellRequest
from askwell.wording import prepare as wording


@require_GET
def prepare(request: AskwellRequest, interview_id: UUID) -> HttpResponse:  # GET /interviews/<id>/prepare
    return _page(request, of_workspace(request.actor, Interview, interview_id))


def _page(
    request: AskwellRequest,
    interview: Interview,
    *,
    research_form: ResearchForm | None = None,
    speech_form: SpeechForm | None = None,
    status: int = 200,
) -> HttpResponse:
    approach, today = interview.approach, request.actor.today
    missing = queries.missing(interview, today)
    reading = queries.read_speech(interview)
    read = queries.research(interview)
    proposed = queries.plan(interview, today)
    items = queries.chosen(interview, proposed)
    speech = queries.speech_of(interview)
    about = {
        "interview": interview,
        "person": approach.person,
        "missing": [(*wording.missing(one), one.needed) for one in missing],
        "ready": kit.is_ready(missing),
        "boxes": [
            {
                "code": code,
                "says": says,
                "read": read[code],
                "form": research_form if research_form and research_form.data.get("box") == code else _empty(code),
                "possible": _about_what(interview, code) is not None,
            }
            for code, says in BOXES
        ],
        "ideal": IDEAL_SECONDS,
        "most_seconds": MOST_SECONDS,
        "speech_form": speech_form or SpeechForm(initial={**speech, "why_here": interview.why_here}),
        "reading": reading,
        "speech_findings": [wording.speech(found) for found in reading.findings][:3],
        "running": [item for item in items if item.part not in ("names", "closing", "reserve")],
        "others": len([item for item in items if item.part in ("names", "closing", "reserve")]),
        "kit": kit.kit(interview.place),
        "cards": redirect_cards().values(),
        "redirects": redirect_questions(),
        "stance_form": StanceForm(initial={"stance": queries.stance(interview)}, auto_id="stance_%s"),
        "stance": queries.stance(interview),
        "invitation_form": InvitationForm(auto_id="invitation_%s"),
        "invitations": queries.invitations(interview),
        "ended_early": queries.ended_early(interview),
    }
    return render(request, "prepare/prepare.html", about, status=status)


def _empty(box: str) -> ResearchForm:
    return ResearchForm(initial={"box": box}, auto_id=f"{box}_%s")


def _about_what(interview: Interview, box: str) -> dict[str, object] | None:
    """Whose box it is; None where that is not known yet."""
    approach = interview.approach
    about = {"company": approach.person.company, "industry": approach.direction, "person": approach.person}[box]
    return {"direction" if box == "industry" else box: about} if about else None


@require_POST
def research(request: AskwellRequest, interview_id: UUID) -> HttpResponse:  # POST /interviews/<id>/research
    """Something read, a link, or that nothing was to be found (METHOD S3.10)."""
    interview = of_workspace(request.actor, Interview, interview_id)
    box = request.POST.get("box", "")
    form = ResearchForm(request.POST, auto_id=f"{box}_%s" if box in dict(BOXES) else "%s")
    if form.is_valid():
        typed = form.cleaned_data
        about = _about_what(interview, typed["box"]) or {}
        try:
            directions.add_research(
                request.actor, typed["box"], text=typed["text"], url=typed["url"],
                nothing_found="nothing" in request.POST, **about,  # type: ignore[arg-type]
            )  # fmt: skip
        except AskwellError as error:
            refuse(form, error)
        else:
            return redirect_to(request, _at(interview, "research"), say=_("Noted."))
    return _page(request, interview, research_form=form, status=422)


def _at(interview: Interview, part: str) -> str:
    return f"/interviews/{interview.id}/prepare#{part}"


@require_POST
def speech(request: AskwellRequest, interview_id: UUID) -> HttpResponse:  # POST /interviews/<id>/speech
    """The stump speech of the direction, and why just here. It always saves; what speaks against it stands beside."""
    interview = of_workspace(request.actor, Interview, interview_id)
    form = SpeechForm(request.POST)
    if not form.is_valid():
        return _page(request, interview, speech_form=form, status=422)
    typed = form.cleaned_data
    interviews.write_speech(request.actor, interview.approach.direction, {part: typed[part] for part in PARTS})
    interviews.say_why_here(request.actor, interview, typed["why_here"])
    return redirect_to(request, _at(interview, "speech"), say=_("Saved."))


@require_GET
def brief(request: AskwellRequest, interview_id: UUID) -> HttpResponse:  # GET /interviews/<id>/brief
    """Two pages to print: who and when and what to say; then the questions, with room."""
    interview = of_workspace(request.actor, Interview, interview_id)
    proposed = queries.plan(interview, request.actor.today)
    chosen = queries.chosen(interview, proposed)
    items = chosen or list(proposed.items)
    speech = queries.speech_of(interview)
    about = {
        "interview": interview,
        "person": interview.approach.person,
        "end": interview.start + timedelta(minutes=interview.minutes or 30) if interview.start else None,
        "speech": [speech[part] for part in SPOKEN if speech[part]],
        "read": [row for rows in queries.research(interview).values() for row in rows[:2] if not row.nothing_found],
        "kit": kit.kit(interview.place),
        "chosen": bool(chosen),
        "running": [item for item in items if item.part not in ("names", "closing", "reserve")],
        "closing": [item for item in items if item.part in ("names", "closing")],
        "reserve": [item for item in items if item.part == "reserve"],
        "attendees": interview.attendees.select_related("person"),
        "names": talks.names(interview),
    }
    return render(request, "prepare/brief.html", about)
