"""The look back, right after a talk: what did I learn, names, promises, thanks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from askwell.actions import interview as interviews, person as people, talk as talks, thanks
from askwell.actions.access import of_workspace
from askwell.actions.approach import Name
from askwell.actions.person import PersonDetails
from askwell.errors import AskwellError, NotFound
from askwell.method.letters.sentences import sentences
from askwell.models import Commitment, Criterion, Direction, Event, Interview, Note, Person
from askwell.queries import interview as queries
from askwell.web.forms.debrief import (
    NO_CARD,
    NO_NAMES,
    NO_THANKS,
    ClaimForm,
    OtherForm,
    PostedForm,
    PromiseForm,
    ReasonForm,
    RestForm,
)
from askwell.web.forms.person import VIEWPOINTS
from askwell.web.forms.talk import NameForm
from askwell.web.interview import add_other
from askwell.web.parts import redirect_to, refuse
from askwell.web.request import AskwellRequest
from askwell.web.talk import addresses, giver_of, people_in

Form = forms.Form
Offered = dict[str, list[tuple[str, str]]]  # names of choices -> choices


@require_GET
def debrief(request: AskwellRequest, interview_id: UUID) -> HttpResponse:  # GET /interviews/<id>/debrief
    return _page(request, of_workspace(request.actor, Interview, interview_id))


def _page(
    request: AskwellRequest, interview: Interview, typed: dict[str, Form] | None = None, *, warn: bool = False
) -> HttpResponse:
    """`typed`: forms to show again as they were typed."""
    typed = typed or {}
    approach = interview.approach
    heard = {str(claim.id): claim for claim in queries.claims(interview)}
    happened = queries.happened(
        interview, "claim_added", "names_none", "commitment_made", "letter_sent", "thanks_skipped", "card_sent",
        "card_skipped", "may_write_again", "interview_turned", "debriefed",
    )  # fmt: skip
    of_kind: dict[str, list[Event]] = defaultdict(list)
    for event in happened:
        of_kind[event.kind].append(event)
    claim, offered = typed.get("claim"), _offered(request, interview)
    own = claim if claim and not _note_of(claim) else ClaimForm(auto_id="own_%s", **offered)
    about = {
        "interview": interview,
        "person": approach.person,
        "several": interview.attendees.exists(),
        "unsaid": [person for person in queries.present(interview) if not person.viewpoint],
        "viewpoints": VIEWPOINTS[1:],
        "thanks": _thanks(interview, of_kind),
        "lines": _lines(interview, claim, offered, request.GET.get("mark", "")),
        "own": own,
        "has_direction": bool(offered["directions"]),
        "claims": [
            (event, heard[event.data["claim"]]) for event in of_kind["claim_added"] if event.data["claim"] in heard
        ],
        "named": queries.names(interview),
        "no_names": of_kind["names_none"][-1:],
        "name_form": typed.get("name") or _name_form(interview, None),
        "promises": _promises(interview, of_kind["commitment_made"]),
        "promise_form": typed.get("promise") or _promise_form(interview, None),
        "attendees": interview.attendees.select_related("person"),
        "other_form": typed.get("other") or OtherForm(auto_id="other_%s"),
        "posted_form": typed.get("posted") or PostedForm(initial={"on": request.actor.today}, auto_id=False),
        "rest_form": typed.get("rest") or RestForm(initial=_said_before(of_kind), auto_id="rest_%s"),
        "turned": of_kind["interview_turned"],
        "seems_to_want_a_job": _said_before(of_kind).get("seems_to_want_a_job") == "yes",
        "debriefed": of_kind["debriefed"],
        "reasons": {"names": NO_NAMES, "thanks": NO_THANKS, "card": NO_CARD},
        "warn": warn,
        "refusal": next((form for form in typed.values() if getattr(form, "refusal", None)), None),
        "addresses": addresses(interview),
    }  # fmt: skip
    return render(request, "debrief/debrief.html", about, status=422 if typed or warn else 200)


def _thanks(interview: Interview, of_kind: dict[str, list[Event]]) -> list[dict[str, Any]]:
    """What went to each who was there: the host is owed a letter and a card, another where that was ticked."""

    def last(kind: str, person: Person, letter: str = "") -> Event | None:
        found = [event for event in of_kind[kind] if event.person_id == person.id]
        return next((event for event in reversed(found) if not letter or event.data.get("letter") == letter), None)

    owed = set(interview.attendees.filter(owed=True).values_list("person_id", flat=True))
    host = interview.approach.person
    return [
        {
            "person": person,
            "owed": person == host or person.id in owed,
            "address": person.address or (person.company.address if person.company else ""),
            "thanked": last("letter_sent", person, "thank_you"),
            "no_thanks": last("thanks_skipped", person),
            "card_gone": last("letter_sent", person, "card") or last("card_sent", person),
            "no_card": last("card_skipped", person),
        }
        for person in queries.present(interview)
    ]


def _promises(interview: Interview, made: list[Event]) -> list[tuple[Commitment, UUID | None]]:
    """Each promise with the event that can take it back."""
    events = {event.commitment_id: event.id for event in made}
    found = Commitment.objects.filter(workspace=interview.workspace_id, interview=interview, taken_back=False)
    return [(row, events.get(row.id)) for row in found.select_related("person").order_by("due", "id")]


def _name_form(interview: Interview, data: Any) -> NameForm:
    return NameForm(data, initial={"may_use_name": True}, people=people_in(interview), auto_id="name_%s")


def _promise_form(interview: Interview, data: Any) -> PromiseForm:
    return PromiseForm(data, people=people_in(interview), auto_id="promise_%s")


def _said_before(of_kind: dict[str, list[Event]]) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for event in of_kind["debriefed"]:
        said |= event.data
    for event in of_kind["may_write_again"]:
        said["may_write_again"] = event.data.get("answer")
    return said


def _note_of(form: Form) -> str:
    return str(form.data.get("note") or "")


def _lines(interview: Interview, typed: Form | None, offered: Offered, asked: str) -> list[dict[str, Any]]:
    """Each line by its sentences; the one that was tapped, or typed about, with the form that makes a claim of it."""
    lines = []
    for line in queries.note_lines(interview):
        parts = []
        for number, words in enumerate(_sentences(line.now.text)):
            mark = f"{line.now.id}-{number}"
            form = typed if typed and typed.data.get("mark") == mark else None
            if form is None and mark == asked:
                form = ClaimForm(initial={"text": words, "note": line.now.id}, auto_id=f"c{mark}_%s", **offered)
            parts.append({"text": words, "form": form, "mark": mark})
        lines.append({"line": line, "sentences": parts})
    return lines


def _sentences(text: str) -> list[str]:
    found = [text[sentence.start : sentence.end].strip() for sentence in sentences("", text)]
    return [words for words in found if words] or [text]


def _directions(request: AskwellRequest, interview: Interview) -> list[tuple[str, str]]:
    """The talk's own direction first, then the other open ones."""
    rows = Direction.objects.filter(workspace=request.actor.workspace, opened_on__isnull=False)
    rows = rows.filter(Q(decided_as="") | Q(id=interview.approach.direction_id)).order_by("opened_on", "id")
    found = [(str(row_id), name) for row_id, name in rows.values_list("id", "name")]
    return sorted(found, key=lambda row: row[0] != str(interview.approach.direction_id))


def _offered(request: AskwellRequest, interview: Interview) -> Offered:
    """What a claim can be about: read once for all the forms of a page."""
    criteria = Criterion.objects.filter(workspace=request.actor.workspace, removed_at__isnull=True)
    rows = criteria.order_by("-must", "added_on", "id").values_list("id", "name")
    return {
        "directions": _directions(request, interview),
        "criteria": [(str(row_id), name) for row_id, name in rows],
        "people": people_in(interview),
    }


@require_POST
def note(request: AskwellRequest, interview_id: UUID, deed: str) -> HttpResponse:
    """POST /interviews/<id>/debrief/<deed>: one answer of the look back."""
    interview = of_workspace(request.actor, Interview, interview_id)
    if deed not in DEEDS:
        raise NotFound("page")
    return DEEDS[deed](request, interview)


def _done(request: AskwellRequest, interview: Interview, say: str, at: str) -> HttpResponse:
    address = redirect_to(request, "interview-debrief", interview.id, say=say)
    address["Location"] = address["Location"] + at
    return address


def _claim(request: AskwellRequest, interview: Interview) -> HttpResponse:
    form = ClaimForm(request.POST, auto_id="typed_%s", **_offered(request, interview))
    if form.is_valid():
        typed, actor = form.cleaned_data, request.actor
        source = Note.objects.filter(workspace=actor.workspace, id=typed["note"]).first() if typed["note"] else None
        try:
            talks.add_claim(
                actor,
                of_workspace(actor, Person, UUID(typed.get("person") or str(interview.approach.person_id))),
                of_workspace(actor, Direction, UUID(typed["direction"])),
                typed["text"],
                typed["sign"],
                criterion=of_workspace(actor, Criterion, UUID(typed["criterion"])) if typed["criterion"] else None,
                interview=interview,
                note=source.id if source else None,
                in_confidence=bool(source and source.in_confidence),
                only_for=typed["only_for"],
            )
        except AskwellError as error:
            refuse(form, error)
        else:
            return _done(request, interview, _("Kept as something you learned."), "#learned")
    return _page(request, interview, {"claim": form})


def _name(request: AskwellRequest, interview: Interview) -> HttpResponse:
    form = _name_form(interview, request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        name = Name(typed["name"], typed["company"], typed["why"], typed["may_use_name"], typed["may_turn"])
        try:
            talks.give_names(request.actor, interview, [name], giver_of(interview, typed))
        except AskwellError as error:
            refuse(form, error)
        else:
            return _done(request, interview, _("The name is noted."), "#names")
    return _page(request, interview, {"name": form})


def _promise(request: AskwellRequest, interview: Interview) -> HttpResponse:
    form = _promise_form(interview, request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        mine, person = typed["whose"] == "mine", giver_of(interview, typed) or interview.approach.person
        try:
            talks.promise(request.actor, person, typed["what"], typed["due"], mine=mine, interview=interview)
        except AskwellError as error:
            refuse(form, error)
        else:
            return _done(request, interview, _("The promise is noted."), "#promises")
    return _page(request, interview, {"promise": form})


def _no_names(request: AskwellRequest, interview: Interview) -> HttpResponse:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, interview, {"reason": form})
    talks.no_names(request.actor, interview, form.cleaned_data["reason"])
    return _done(request, interview, _("Noted: no names this time."), "#names")


def _not_owed(what: Callable[..., None], said: str) -> Callable[[AskwellRequest, Interview], HttpResponse]:
    """No letter or no card to one of those who were there, with its reason."""

    def answer(request: AskwellRequest, interview: Interview) -> HttpResponse:
        form = ReasonForm(request.POST)
        if not form.is_valid():
            return _page(request, interview, {"reason": form})
        what(request.actor, interview, form.cleaned_data["reason"], _whom(request, interview))
        return _done(request, interview, _(said), "#thanks")

    return answer


def _whom(request: AskwellRequest, interview: Interview) -> Person:
    """Whom a button is about; the host where it does not say. Raises NotFound for somebody who was not there."""
    asked = request.POST.get("person")
    if not asked:
        return interview.approach.person
    for person in queries.present(interview):
        if str(person.id) == asked:
            return person
    raise NotFound("person")


def _card_sent(request: AskwellRequest, interview: Interview) -> HttpResponse:
    form = PostedForm(request.POST)
    if form.is_valid():
        on = None if form.cleaned_data["on"] == request.actor.today else form.cleaned_data["on"]
        try:
            thanks.card_sent(request.actor, interview, _whom(request, interview), on)
        except AskwellError as error:
            refuse(form, error)
        else:
            return _done(request, interview, _("The card is on its way."), "#thanks")
    return _page(request, interview, {"posted": form})


def _viewpoint(request: AskwellRequest, interview: Interview) -> HttpResponse:
    """How they know the work, by one tap: what they say is judged by it (METHOD S3.23)."""
    try:
        people.edit(
            request.actor, _whom(request, interview), PersonDetails(viewpoint=request.POST.get("viewpoint", ""))
        )
    except AskwellError as error:
        return _done(request, interview, error.message, "#learned")
    return _done(request, interview, _("Noted."), "#learned")


def _owed(request: AskwellRequest, interview: Interview) -> HttpResponse:
    """Thanks are due to them too."""
    interviews.add_attendee(request.actor, interview, _whom(request, interview), owed=True)
    return _done(request, interview, _("Noted: thanks are due to them too."), "#thanks")


def _not_there(request: AskwellRequest, interview: Interview) -> HttpResponse:
    interviews.remove_attendee(request.actor, interview, _whom(request, interview))
    return _done(request, interview, _("Noted: they were not there."), "#rest")


def _other(request: AskwellRequest, interview: Interview) -> HttpResponse:
    form = OtherForm(request.POST, auto_id="other_%s")
    if form.is_valid():
        try:
            add_other(request.actor, interview, form.cleaned_data)
        except AskwellError as error:
            form.add_error("name", error.message)
        else:
            return _done(request, interview, _("Noted: they were there too."), "#rest")
    return _page(request, interview, {"other": form})


def _finish(request: AskwellRequest, interview: Interview) -> HttpResponse:
    """Without anything learned it asks once, and lets go on (METHOD S0.5)."""
    form = RestForm(request.POST, auto_id="rest_%s")
    if not form.is_valid():
        return _page(request, interview, {"rest": form})
    if not queries.claims(interview) and "anyway" not in request.POST:
        return _page(request, interview, {"rest": form}, warn=True)
    if answer := form.cleaned_data["may_write_again"]:
        told = [event.data.get("answer") for event in queries.happened(interview, "may_write_again")][-1:]
        if told != [answer]:
            talks.say_may_write_again(request.actor, interview, answer)
    interviews.debriefed(request.actor, interview, form.ratings(), form.answers())
    return redirect_to(request, "interview", interview.id, say=_("Looked back. Well done for taking the time."))


DEEDS: dict[str, Callable[[AskwellRequest, Interview], HttpResponse]] = {
    "claim": _claim,
    "name": _name,
    "no-names": _no_names,
    "promise": _promise,
    "no-thanks": _not_owed(thanks.skip_thanks, "Noted."),
    "no-card": _not_owed(thanks.skip_card, "Noted: no card."),
    "card-sent": _card_sent,
    "other": _other,
    "viewpoint": _viewpoint,
    "owed": _owed,
    "not-there": _not_there,
    "finish": _finish,
}
