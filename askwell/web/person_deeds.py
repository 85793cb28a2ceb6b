"""What can be noted about a person beside letters and talks: each deed is one small form on a page of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods

from askwell.actions import introduction, letter, talk
from askwell.actions.access import Actor, of_workspace
from askwell.actions.approach import Name
from askwell.actions.events import When
from askwell.errors import AskwellError, NotFound
from askwell.models import Commitment, Criterion, Direction, Message, Person
from askwell.queries import find
from askwell.queries.directions import open_directions
from askwell.queries.person import who_can_introduce
from askwell.web.forms import person_deeds as forms
from askwell.web.parts import redirect_to, refuse
from askwell.web.request import AskwellRequest

Typed = dict[str, Any]
NOON = time(12)  # of a line that was written down on another day


def _direction(actor: Actor, typed: Typed) -> Direction | None:
    return of_workspace(actor, Direction, UUID(typed["direction"])) if typed["direction"] else None


def _named(actor: Actor, person: Person, typed: Typed, on: When) -> None:
    name = Name(
        typed["name"], typed["company"], typed["why"], typed["may_use_name"], typed["may_turn"], typed["email"],
        typed["phone"],
    )  # fmt: skip
    talk.give_names_outside(actor, person, [name], _direction(actor, typed), on)


def _mention(actor: Actor, person: Person, typed: Typed, on: When) -> None:
    talk.mention(actor, person, Name(typed["name"], typed["company"], typed["why"]), _direction(actor, typed), on)


def _promise(actor: Actor, person: Person, typed: Typed, on: When) -> None:
    talk.promise(actor, person, typed["what"], typed["due"], mine=typed["mine"] == "yes", on=on)


def _kept(actor: Actor, person: Person, typed: Typed, on: When) -> None:
    talk.promise_kept(actor, of_workspace(actor, Commitment, UUID(typed["promise"])), on)


def _invitation(actor: Actor, person: Person, typed: Typed, on: When) -> None:
    talk.log_invitation(
        actor, person, typed["what"], words=typed["words"], i_brought_it_up=typed["i_brought_it_up"], on=on
    )


def _closed_door(actor: Actor, person: Person, typed: Typed, on: When) -> None:
    talk.withdraw_invitation(actor, person, typed["what"], on)


def _stance(actor: Actor, person: Person, typed: Typed, on: When) -> None:
    talk.set_stance(actor, person, typed["stance"], typed["reason"], on)


def _offer(actor: Actor, person: Person, typed: Typed, on: When) -> None:
    talk.receive_offer(actor, person, typed["what"], typed["answer_by"], on)


def _application(actor: Actor, person: Person, typed: Typed, on: When) -> None:
    talk.record_application(
        actor, typed["company"], typed["department"], person=person, kind=typed["kind"], on=on
    )  # fmt: skip


def _heard(actor: Actor, person: Person, typed: Typed, on: When) -> None:
    talk.add_claim(
        actor, person, of_workspace(actor, Direction, UUID(typed["of"])), typed["text"], typed["sign"],
        criterion=of_workspace(actor, Criterion, UUID(typed["criterion"])) if typed["criterion"] else None,
        only_for=typed["only_for"], in_confidence=typed["in_confidence"], on=on or actor.today,
    )  # fmt: skip


def _line(actor: Actor, person: Person, typed: Typed, on: When) -> None:
    written = datetime.combine(typed["on"], NOON, actor.zone) if on else actor.now
    talk.save_note(
        actor, talk.Line(typed["text"], in_confidence=typed["in_confidence"], written_at=written), person=person
    )


def _wrote(actor: Actor, person: Person, typed: Typed, on: When) -> None:
    letter.record_sent(
        actor, person, typed["kind"], channel=typed["channel"], subject=typed["subject"], text=typed["text"], on=on
    )


def _ask(actor: Actor, person: Person, typed: Typed, on: When) -> Message | None:
    giver, direction = find.person(actor.workspace, typed["giver"]), _direction(actor, typed)
    if typed["asked"] == "letter":
        intro = introduction.to_ask(actor, giver=giver, target=person, direction=direction)
        return letter.draft(actor, giver, "ask_introduction", introduction=intro)
    introduction.heard_of(actor, giver=giver, target=person, direction=direction, state=typed["asked"], on=on)
    return None


@dataclass(frozen=True, slots=True)
class Deed:
    """`listed`: often, seldom (folded on the page), or nowhere (its own place leads to it)."""

    label: str | Promise
    form: type[forms.DeedForm]
    act: Callable[[Actor, Person, Typed, When], Message | None]
    """A letter to go on with, or nothing."""
    done: str | Promise
    listed: str = "often"


DEEDS = {
    "introduction": Deed(
        gettext_lazy("Ask somebody to introduce you"), forms.AskForm, _ask, gettext_lazy("The introduction is noted.")
    ),
    "named": Deed(gettext_lazy("They named somebody"), forms.NamedForm, _named, gettext_lazy("The name is noted.")),
    "promise": Deed(gettext_lazy("A promise"), forms.PromiseForm, _promise, gettext_lazy("The promise is noted.")),
    "invitation": Deed(
        gettext_lazy("They asked for your résumé, or spoke of a job"),
        forms.InvitationForm, _invitation, gettext_lazy("Noted, in their words.")
    ),
    "line": Deed(gettext_lazy("A line to remember"), forms.LineForm, _line, gettext_lazy("Noted.")),
    "heard": Deed(
        gettext_lazy("Something they said that matters to you"), forms.HeardForm, _heard,
        gettext_lazy("Kept as something you learned."), "seldom",
    ),
    "wrote": Deed(
        gettext_lazy("You wrote to them without Askwell"), forms.WroteForm, _wrote, gettext_lazy("Noted as sent."),
        "seldom",
    ),
    "mention": Deed(
        gettext_lazy("They mentioned you to somebody"), forms.MentionForm, _mention,
        gettext_lazy("Noted. Thank them for it."), "seldom",
    ),
    "offer": Deed(
        gettext_lazy("They offered something"), forms.OfferForm, _offer, gettext_lazy("The offer is noted."), "seldom"
    ),
    "stance": Deed(
        gettext_lazy("Would you work there?"), forms.StanceForm, _stance, gettext_lazy("Noted, for you alone."),
        "seldom",
    ),
    "closed-door": Deed(
        gettext_lazy("They take back what they said of a job"),
        forms.ClosedDoorForm, _closed_door, gettext_lazy("Noted."), "seldom"
    ),
    "application": Deed(
        gettext_lazy("You applied for a job there"), forms.ApplicationForm, _application,
        gettext_lazy("Noted. Letters to people there can no longer say that you seek no job."), "seldom",
    ),
    "kept": Deed(gettext_lazy("A promise was kept"), forms.KeptForm, _kept, gettext_lazy("Kept. Good."), "nowhere"),
}  # fmt: skip


@require_http_methods(["GET", "POST"])
def note(request: AskwellRequest, person_id: UUID, deed: str) -> HttpResponse:  # GET, POST /people/<id>/note/<deed>
    actor = request.actor
    person = of_workspace(actor, Person, person_id)
    if deed not in DEEDS:
        raise NotFound("page")
    chosen = DEEDS[deed]
    form = chosen.form(request.POST or None, initial=_begun(request, person, deed), choices=_choices(actor, person))
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


def _begun(request: AskwellRequest, person: Person, deed: str) -> Typed:
    begun: Typed = {"on": request.actor.today}
    if promise := request.GET.get("promise"):
        begun["promise"] = promise
    if deed == "application":
        begun["company"] = person.company_name
    return begun


def _choices(actor: Actor, person: Person) -> dict[str, forms.Choices]:
    directions = [(str(row_id), name) for row_id, name in open_directions(actor.workspace)]
    criteria = Criterion.objects.filter(workspace=actor.workspace, removed_at__isnull=True)
    matters = criteria.order_by("-must", "added_on", "id").values_list("id", "name")
    promised = Commitment.objects.filter(
        workspace=actor.workspace, person=person, taken_back=False, done_on__isnull=True
    )
    return {
        "direction": [*directions, ("", _("no direction"))],
        "of": directions,
        "criterion": [("", _("Something else")), *((str(row_id), name) for row_id, name in matters)],
        "promise": [(str(row_id), what) for row_id, what in promised.order_by("due", "id").values_list("id", "what")],
    }
