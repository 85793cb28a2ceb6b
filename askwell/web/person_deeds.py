"""What can be noted about a person beside letters and talks: each deed is one small form on a page of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from askwell.actions import introduction, letter, talk
from askwell.actions.access import Actor, of_workspace
from askwell.actions.approach import Name
from askwell.actions.events import When
from askwell.errors import AskwellError, NotFound
from askwell.models import Direction, Message, Person
from askwell.queries import find
from askwell.queries.person import open_directions, who_can_introduce
from askwell.web.forms import person as forms
from askwell.web.parts import redirect_to, refuse
from askwell.web.request import AskwellRequest

Typed = dict[str, Any]


def _direction(actor: Actor, typed: Typed) -> Direction | None:
    return of_workspace(actor, Direction, UUID(typed["direction"])) if typed["direction"] else None


def _named(actor: Actor, person: Person, typed: Typed, on: When) -> None:
    name = Name(typed["name"], typed["company"], typed["why"], typed["may_use_name"])
    talk.give_names_outside(actor, person, [name], _direction(actor, typed), on)


def _promise(actor: Actor, person: Person, typed: Typed, on: When) -> None:
    talk.promise(actor, person, typed["what"], typed["due"], mine=typed["mine"] == "yes", on=on)


def _invitation(actor: Actor, person: Person, typed: Typed, on: When) -> None:
    talk.log_invitation(
        actor, person, typed["what"], words=typed["words"], i_brought_it_up=typed["i_brought_it_up"], on=on
    )


def _stance(actor: Actor, person: Person, typed: Typed, on: When) -> None:
    talk.set_stance(actor, person, typed["stance"], typed["reason"], on)


def _offer(actor: Actor, person: Person, typed: Typed, on: When) -> None:
    talk.receive_offer(actor, person, typed["what"], typed["answer_by"], on)


def _ask(actor: Actor, person: Person, typed: Typed, on: When) -> Message | None:
    giver = find.person(actor.workspace, typed["giver"])
    if typed["asked"] == "asked":
        introduction.ask_for(actor, giver=giver, target=person, direction=_direction(actor, typed), on=on)
        return None
    intro = introduction.to_ask(actor, giver=giver, target=person, direction=_direction(actor, typed))
    return letter.draft(actor, giver, "ask_introduction", introduction=intro)


@dataclass(frozen=True, slots=True)
class Deed:
    label: str | Promise
    form: type[forms.DeedForm]
    act: Callable[[Actor, Person, Typed, When], Message | None]
    """A letter to go on with, or nothing."""
    done: str | Promise


DEEDS = {
    "introduction": Deed(
        gettext_lazy("Ask somebody to introduce you"), forms.AskForm, _ask, gettext_lazy("Noted: you asked.")
    ),
    "named": Deed(gettext_lazy("They named somebody"), forms.NamedForm, _named, gettext_lazy("The name is noted.")),
    "promise": Deed(gettext_lazy("A promise"), forms.PromiseForm, _promise, gettext_lazy("The promise is noted.")),
    "invitation": Deed(
        gettext_lazy("They opened a door"), forms.InvitationForm, _invitation, gettext_lazy("Noted, in their words.")
    ),
    "stance": Deed(
        gettext_lazy("Would you work there?"), forms.StanceForm, _stance, gettext_lazy("Noted, for you alone.")
    ),
    "offer": Deed(gettext_lazy("They offered something"), forms.OfferForm, _offer, gettext_lazy("The offer is noted.")),
}


@require_http_methods(["GET", "POST"])
def note(request: AskwellRequest, person_id: UUID, deed: str) -> HttpResponse:  # GET, POST /people/<id>/note/<deed>
    actor = request.actor
    person = of_workspace(actor, Person, person_id)
    if deed not in DEEDS:
        raise NotFound("page")
    chosen = DEEDS[deed]
    form = chosen.form(request.POST or None, initial={"on": actor.today}, directions=open_directions(actor.workspace))
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["on"]
        try:
            written = chosen.act(actor, person, form.cleaned_data, None if day == actor.today else day)
        except AskwellError as error:
            refuse(form, error)
        else:
            if written:
                return redirect_to(request, "letter", written.id)
            return redirect_to(request, "person", person.id, say=str(chosen.done))
    context = {
        "form": form,
        "person": person,
        "deed": chosen,
        "givers": who_can_introduce(actor.workspace, person.company)
        if deed == "introduction" and person.company
        else [],
    }
    return render(request, "person/deed.html", context, status=422 if form.errors else 200)
