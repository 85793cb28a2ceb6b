"""The letter beside its check; then, ready to go: opened in one's own mail, copied, printed, said."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askwell.actions import letter as letters
from askwell.actions.access import Actor, of_workspace
from askwell.actions.reach import no_way_to_reach
from askwell.actions.redate import redate
from askwell.errors import AskwellError, NotFound
from askwell.integrations.mail import Outgoing, eml, mailto
from askwell.models import Approach, Direction, Event, Interview, Introduction, Message, Person
from askwell.queries.interview import happened
from askwell.queries.letter_facts import noted_of
from askwell.web.forms.letter import TONE_WORDS, LetterForm, NewLetterForm, SentForm, ToneForm
from askwell.web.parts import cautions_of, redirect_to, refuse
from askwell.web.request import AskwellRequest
from askwell.wording import letters as wording


@require_POST
def begin(request: AskwellRequest, person_id: UUID) -> HttpResponse:
    """POST /people/<id>/letters: drafts a letter of a kind, or takes up the one that is unfinished."""
    actor = request.actor
    form = NewLetterForm(request.POST)
    if not form.is_valid():
        raise NotFound("kind of letter")
    about = form.cleaned_data
    message = letters.draft(
        actor,
        of_workspace(actor, Person, person_id),
        about["kind"],
        approach=of_workspace(actor, Approach, about["approach"]) if about["approach"] else None,
        introduction=of_workspace(actor, Introduction, about["introduction"]) if about["introduction"] else None,
        interview=of_workspace(actor, Interview, about["interview"]) if about["interview"] else None,
        direction=of_workspace(actor, Direction, about["direction"]) if about["direction"] else None,
    )
    return redirect_to(request, "letter", message.id)


@require_http_methods(["GET", "POST"])
def letter(request: AskwellRequest, message_id: UUID) -> HttpResponse:
    """GET shows the letter and its check; POST saves, and with `next=ready` goes on to sending."""
    message = of_workspace(request.actor, Message, message_id)
    if message.state != "draft":
        template = "letter/thrown.html" if message.state == "thrown" else "letter/sent.html"
        return render(request, template, _about(message))
    if request.method == "GET":
        return _editor(request, message, _form_of(message))
    form = LetterForm(request.POST)
    if not form.is_valid():
        return _editor(request, message, form, status=422)
    try:
        typed = form.cleaned_data
        message = letters.save(
            request.actor, message, typed["subject"], typed["text"], version=typed["version"], channel=typed["channel"]
        )
        if request.POST.get("next") == "ready":
            letters.take(request.actor, message)
            return redirect_to(request, "letter-ready", message.id)
    except letters.ChangedElsewhere as error:
        return _editor(request, error.saved, form, error=error, other=error.saved, status=409)
    except AskwellError as error:
        message.refresh_from_db()
        return _editor(request, message, _form_of(message), error=error, status=422)
    return redirect_to(request, "letter", message.id, say=_("Saved."))


def _form_of(message: Message) -> LetterForm:
    return LetterForm(
        initial={
            "subject": message.subject, "text": message.text, "channel": message.channel, "version": message.version,
        }
    )  # fmt: skip


def _editor(
    request: AskwellRequest,
    message: Message,
    form: LetterForm,
    *,
    error: AskwellError | None = None,
    other: Message | None = None,
    status: int = 200,
) -> HttpResponse:
    about = _about(message) | _check(request, message)
    warned = cautions_of(request, message.person, message.kind)
    missing = None if error else no_way_to_reach(message)
    shown = {
        "form": form, "error": error, "other": other, "tones": TONE_WORDS, "cautions": warned, "missing": missing,
        "noted": noted_of(message),
    }  # fmt: skip
    return render(request, "letter/edit.html", about | shown, status=status)


def _about(message: Message) -> dict[str, object]:
    return {
        "letter": message,
        "person": message.person,
        "kind_name": wording.letter_name(message.kind),
        "kind_title": wording.letter_title(message.kind, message.person.name),
        "giver": message.introduction.giver if message.introduction else None,
    }


def _check(request: AskwellRequest, message: Message) -> dict[str, object]:
    result = letters.checked(request.actor, message)
    return {
        "findings": [finding for finding in result.findings if finding.severity != "good"],
        "good": [finding for finding in result.findings if finding.severity == "good"],
        "marked": [finding for finding in result.all_findings if finding.marked],
        "waits": result.waits,
        "by_hand": any(finding.code == "not_english" for finding in result.all_findings),
        "words": len(message.text.split()),
    }


@require_POST
def check(request: AskwellRequest, message_id: UUID) -> HttpResponse:
    """The check of what is being typed, before it is saved: the part beside the letter."""
    message = of_workspace(request.actor, Message, message_id)
    form = LetterForm(request.POST)
    if form.is_valid():
        message.subject, message.text = form.cleaned_data["subject"], form.cleaned_data["text"]
    return render(request, "letter/_check.html", _about(message) | _check(request, message))


@require_POST
def not_meant(request: AskwellRequest, message_id: UUID) -> HttpResponse:
    """ "Not meant so": what was typed is saved with it."""
    message = _typed(request, of_workspace(request.actor, Message, message_id))
    letters.mark_not_meant(request.actor, message, request.POST.get("key", ""))
    return redirect_to(request, "letter", message.id)


@require_POST
def accept(request: AskwellRequest, message_id: UUID) -> HttpResponse:
    """ "Use this": the better wording takes the place of the marked words."""
    message = _typed(request, of_workspace(request.actor, Message, message_id))
    letters.accept(request.actor, message, request.POST.get("key", ""))
    return redirect_to(request, "letter", message.id)


def _typed(request: AskwellRequest, message: Message) -> Message:
    """Saves what stands in the form beside the button, so that a click on a finding loses nothing."""
    if "text" in request.POST:
        form = LetterForm(request.POST)
        if form.is_valid():
            typed = form.cleaned_data
            return letters.save(request.actor, message, typed["subject"], typed["text"], channel=typed["channel"])
    return message


@require_POST
def by_hand(request: AskwellRequest, message_id: UUID) -> HttpResponse:
    """The three promises, ticked by hand where the checker cannot judge."""
    message = of_workspace(request.actor, Message, message_id)
    if all(request.POST.get(promise) for promise in ("no_job", "thirty", "no_gap")):
        letters.check_by_hand(request.actor, message)
    return redirect_to(request, "letter", message.id)


@require_POST
def tone(request: AskwellRequest, message_id: UUID) -> HttpResponse:
    """Drafted anew in another tone; what stood there can be had back."""
    form = ToneForm(request.POST)
    message = _typed(request, of_workspace(request.actor, Message, message_id))
    if form.is_valid():
        letters.rewrite(request.actor, message, form.cleaned_data["tone"])
    way_back = reverse("letter-words-back", args=[message.id])
    return redirect_to(request, "letter", message.id, say=_("Drafted anew."), undo=way_back)


@require_POST
def words_back(request: AskwellRequest, message_id: UUID) -> HttpResponse:
    message = letters.words_back(request.actor, of_workspace(request.actor, Message, message_id))
    return redirect_to(request, "letter", message.id, say=_("Your words are back."))


@require_POST
def discard(request: AskwellRequest, message_id: UUID) -> HttpResponse:
    message = _typed(request, of_workspace(request.actor, Message, message_id))
    letters.discard(request.actor, message)
    way_back = reverse("letter-back", args=[message.id])
    return redirect_to(request, "person", message.person_id, say=_("The draft is thrown away."), undo=way_back)


@require_POST
def bring_back(request: AskwellRequest, message_id: UUID) -> HttpResponse:
    message = letters.bring_back(request.actor, of_workspace(request.actor, Message, message_id))
    return redirect_to(request, "letter", message.id, say=_("Here it is again."))


def _taken(request: AskwellRequest, message_id: UUID) -> Message:
    """A letter that passed its check and was not changed since; the others go back to the editor."""
    message = of_workspace(request.actor, Message, message_id)
    if message.state != "draft" or message.opened_at is None:
        raise NotFound("letter ready to go")
    return message


def _outgoing(request: AskwellRequest, message: Message) -> Outgoing:
    me = request.actor.workspace
    person = message.person
    return Outgoing(person.email, person.name, message.subject, message.text, me.my_email, me.my_name)


@require_GET
def ready(request: AskwellRequest, message_id: UUID) -> HttpResponse:
    """The exact words, and the ways to take them along."""
    message = of_workspace(request.actor, Message, message_id)
    if message.state != "draft" or message.opened_at is None:
        return redirect_to(request, "letter", message.id)
    return _ready(request, message, SentForm(initial={"on": request.actor.today, "channel": message.channel}))


def _ready(request: AskwellRequest, message: Message, form: SentForm) -> HttpResponse:
    link = mailto(_outgoing(request, message)) if message.channel == "email" else ""
    known = {"mailto": link, "form": form, "cautions": cautions_of(request, message.person, message.kind)}
    return render(request, "letter/ready.html", _about(message) | known, status=422 if form.errors else 200)


@require_GET
def as_file(request: AskwellRequest, message_id: UUID) -> HttpResponse:
    """The unsent message for the mail program."""
    message = _taken(request, message_id)
    response = HttpResponse(eml(_outgoing(request, message)), content_type="message/rfc822")
    response["Content-Disposition"] = 'attachment; filename="letter.eml"'
    return response


@require_GET
def print_out(request: AskwellRequest, message_id: UUID) -> HttpResponse:
    """The letter, or the card with its address, on paper."""
    return render(request, "letter/print.html", _about(_taken(request, message_id)))


@require_POST
def sent(request: AskwellRequest, message_id: UUID) -> HttpResponse:
    """ "Did you send it?": yes, on that day; or no, it stays a draft."""
    actor = request.actor
    message = of_workspace(actor, Message, message_id)
    if request.POST.get("answer") == "no":
        letters.not_sent(actor, message)
        return redirect_to(request, "letter", message.id, say=_("It is a draft again."))
    form = SentForm(request.POST)
    if not form.is_valid():
        return _ready(request, message, form)
    on, channel = form.cleaned_data["on"], form.cleaned_data["channel"]
    try:
        event = letters.record_sent(
            actor, message.person, message.kind, channel=channel, message=message, on=None if on == actor.today else on
        )
    except AskwellError as error:
        refuse(form, error)
        return _ready(request, message, form)
    if event.approach:
        _on_the_list_by_then(actor, event.approach, on)
    talk = message.interview
    if message.kind in {"thank_you", "card"} and talk and not happened(talk, "debriefed"):  # half-way through it
        return redirect_to(request, "interview-debrief", talk.id, say=_("Noted as sent."), undo=event.id)
    return redirect_to(request, "person", message.person_id, say=_("Noted as sent."), undo=event.id)


def _on_the_list_by_then(actor: Actor, approach: Approach, day: date) -> None:
    """Whoever types in a letter of long ago put its reader on the list only today, and had them there by then."""
    of_approach = Event.objects.filter(workspace=actor.workspace, approach=approach, counts=True)
    started = of_approach.filter(kind="approach_started", on__gt=day).first()
    if started:
        redate(actor, started, day)
