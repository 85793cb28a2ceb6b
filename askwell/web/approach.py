"""One approach: where it stands, what comes next, and everything that can happen to it."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askwell.actions import approach as approaches, settings
from askwell.actions.access import of_workspace
from askwell.errors import AskwellError
from askwell.models import Approach, Direction, Interview, Message, Person
from askwell.queries import letters as letter_facts, step as steps, story
from askwell.queries.directions import open_directions
from askwell.queries.today import has_direction
from askwell.web.forms.approach import CallForm, CloseForm, NameForms, PauseForm, ReplyForm, StartForm
from askwell.web.parts import cautions_of, meanwhile, redirect_to, refuse
from askwell.web.request import AskwellRequest
from askwell.web.story import told
from askwell.web.way import BESIDE, LETTERS, way_of
from askwell.wording import steps as step_words
from askwell.wording.letters import letter_name

KINDS = [
    ("request", _("Ask for a talk")), ("phone_script", _("What to say on the telephone")),
    ("profile_note", _("A note on their profile")), ("nudge", _("One short reminder")), ("answer", _("Answer them")),
    ("decline_reply", _("Thanks for their no")), ("confirm", _("Confirm the talk")),
    ("reschedule", _("Offer other times")), ("apology", _("Say sorry")), ("thank_you", _("Thanks for the talk")),
    ("thank_and_close", _("Thanks, and let it rest")),
]  # fmt: skip


@require_GET
def approach(request: AskwellRequest, approach_id: UUID) -> HttpResponse:
    """GET /approaches/<id>/"""
    actor = request.actor
    found = of_workspace(actor, Approach, approach_id)
    interviews = Interview.objects.filter(workspace=actor.workspace, approach=found).order_by("-id")
    coming = [
        (step, step_words.title(step), step_words.reason(step, actor.today), way_of(step))
        for step in steps.steps_with(actor.workspace, found.person_id, actor.today)
        if step.approach_id == found.id
    ]
    letters = LETTERS | BESIDE
    return render(
        request,
        "approach/approach.html",
        {
            "approach": found,
            "person": found.person,
            "directions": [direction for direction in (found.direction, *found.also_for.all()) if direction],
            "interview": interviews.first(),
            "story": told(request, story.of_approach(actor.workspace, found)),
            "coming": coming,
            "drafts": [
                (draft.id, draft.subject or letter_name(draft.kind).capitalize())
                for draft in Message.objects.filter(workspace=actor.workspace, approach=found, state="draft")
            ],
            "kinds": KINDS,
            "likely": next((letters[step.kind] for step, *_words in coming if step.kind in letters), ""),
            "route": letter_facts.route(actor.workspace, found.person),
        },
    )


@require_http_methods(["GET", "POST"])
def start(request: AskwellRequest, person_id: UUID) -> HttpResponse:
    """/people/<id>/ask: puts somebody on the list to ask, then on to the letter."""
    actor = request.actor
    person = of_workspace(actor, Person, person_id)
    directions = [(str(row_id), name) for row_id, name in open_directions(actor.workspace)]
    form = StartForm(request.POST or None, directions=directions, initial={"on": actor.today})
    if request.method == "POST" and form.is_valid():
        try:
            direction = of_workspace(actor, Direction, UUID(form.cleaned_data["direction"]))
            on = None if form.cleaned_data["on"] in (None, actor.today) else form.cleaned_data["on"]
            started = approaches.start(actor, person, direction, may_turn=form.cleaned_data["may_turn"], on=on)
        except AskwellError as error:
            refuse(form, error)
        else:
            said = _("Added to the running approach.") if started.joined else _("On your list to ask.")
            return redirect_to(request, "approach", started.approach.id, say=said)
    warned = cautions_of(request, person, "request")
    decided = not directions and has_direction(actor.workspace)
    context = {"form": form, "person": person, "directions": directions, "decided": decided, "cautions": warned}
    return render(request, "approach/start.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def call(request: AskwellRequest, approach_id: UUID) -> HttpResponse:
    """/approaches/<id>/call: the script to read, and the outcome."""
    actor = request.actor
    found = of_workspace(actor, Approach, approach_id)
    form = CallForm(request.POST or None, initial={"on": actor.today})
    if request.method == "POST" and form.is_valid() and not meanwhile(request, found):
        typed = form.cleaned_data
        try:
            on = None if typed["on"] == actor.today else typed["on"]
            approaches.call(actor, found, typed["outcome"], typed["words"], on)
        except AskwellError as error:
            refuse(form, error)
        else:
            return redirect_to(request, "approach", found.id, say=_("The call is noted."))
    return _deed(request, found, "approach/call.html", form, cautions=cautions_of(request, found.person, "call"))


@require_http_methods(["GET", "POST"])
def reply(request: AskwellRequest, approach_id: UUID) -> HttpResponse:
    """/approaches/<id>/reply: what came back, in one or several kinds at once."""
    actor = request.actor
    found = of_workspace(actor, Approach, approach_id)
    form = ReplyForm(request.POST or None, initial={"on": actor.today})
    names = NameForms(request.POST or None, prefix="names")
    given = [name for name in (one.as_name() for one in names) if name] if names.is_valid() else []
    if form.is_valid() and names.is_valid() and "named-someone" in form.cleaned_data["kinds"] and not given:
        form.add_error("kinds", _("Write whom they named, beside. If you do not know the name: “someone who …”."))
    if request.method == "POST" and form.is_valid() and names.is_valid() and not meanwhile(request, found):
        typed = form.cleaned_data
        try:
            approaches.reply(
                actor,
                found,
                typed["kinds"],
                until=typed["until"],
                returns=typed["returns"],
                names=given,
                text=typed["text"],
                i_brought_it_up=typed["i_brought_it_up"],
                on=None if typed["on"] == actor.today else typed["on"],
            )
        except AskwellError as error:
            refuse(form, error)
        else:
            return redirect_to(request, "approach", found.id, say=_("Their answer is noted."))
    return _deed(request, found, "approach/reply.html", form, names=names)


@require_http_methods(["GET", "POST"])
def pause(request: AskwellRequest, approach_id: UUID) -> HttpResponse:
    """/approaches/<id>/pause"""
    found = of_workspace(request.actor, Approach, approach_id)
    form = PauseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            approaches.pause(request.actor, found, form.cleaned_data["until"])
        except AskwellError as error:
            refuse(form, error)
        else:
            return redirect_to(request, "approach", found.id, say=_("It rests until then."))
    return _deed(request, found, "approach/pause.html", form)


@require_POST
def resume(request: AskwellRequest, approach_id: UUID) -> HttpResponse:
    found = of_workspace(request.actor, Approach, approach_id)
    approaches.resume(request.actor, found)
    return redirect_to(request, "approach", found.id, say=_("Taken up again."))


@require_http_methods(["GET", "POST"])
def close(request: AskwellRequest, approach_id: UUID) -> HttpResponse:
    """/approaches/<id>/close"""
    found = of_workspace(request.actor, Approach, approach_id)
    likely = "finished" if found.held_on else "quiet" if found.asked_on else "withdrawn"
    form = CloseForm(request.POST or None, initial={"how": likely, "on": request.actor.today})
    if request.method == "POST" and form.is_valid() and not meanwhile(request, found):
        typed = form.cleaned_data
        try:
            on = None if typed["on"] in (None, request.actor.today) else typed["on"]
            approaches.close(request.actor, found, typed["how"], typed["reason"], on)
        except AskwellError as error:
            refuse(form, error)
        else:
            return redirect_to(request, "approach", found.id, say=_("Closed. Anything from them opens it again."))
    return _deed(request, found, "approach/close.html", form)


@require_POST
def reopen(request: AskwellRequest, approach_id: UUID) -> HttpResponse:
    found = of_workspace(request.actor, Approach, approach_id)
    approaches.reopen(request.actor, found)
    return redirect_to(request, "approach", found.id, say=_("Open again."))


@require_POST
def lift_stop(request: AskwellRequest, person_id: UUID) -> HttpResponse:
    """They wrote themselves: they may be answered again."""
    person = of_workspace(request.actor, Person, person_id)
    approaches.lift_stop(request.actor, person)
    return redirect_to(request, "person", person.id, say=_("You may write to them again."))


def _deed(request: AskwellRequest, found: Approach, template: str, form: forms.Form, **more: object) -> HttpResponse:
    context = {
        "approach": found,
        "person": found.person,
        "form": form,
        "meanwhile": meanwhile(request, found),
        "seen": story.last_of_approach(request.actor.workspace, found),
        **more,
    }
    return render(request, template, context, status=422 if form.is_bound else 200)


@require_POST
def keep_open(request: AskwellRequest, approach_id: UUID) -> HttpResponse:
    """POST /approaches/<id>/keep-open"""
    settings.keep_open(request.actor, of_workspace(request.actor, Approach, approach_id))
    return redirect_to(request, "today", say=_("It stays open."))
