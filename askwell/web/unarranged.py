"""A talk that nobody arranged: by chance, or one long past that is typed in later (METHOD 4; 8, old stories)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from askwell.actions import interview as interviews, letter as letters, person as people, talk as talks, thanks
from askwell.actions.access import of_workspace
from askwell.actions.approach import Name
from askwell.actions.person import PersonDetails
from askwell.errors import AskwellError
from askwell.method.text import fold_name
from askwell.models import Direction, Interview, Person
from askwell.web.forms.interview import OldStoryForm, UnarrangedForm
from askwell.web.parts import redirect_to, refuse
from askwell.web.request import AskwellRequest


@require_http_methods(["GET", "POST"])
def new(request: AskwellRequest) -> HttpResponse:  # /interviews/new
    """A day more than a week back is asked about once: an old story? thanked? card? names?"""
    form = UnarrangedForm(request.POST or None, directions=_directions(request), initial=_begun(request))
    if request.method == "GET":
        return render(request, "interview/new.html", {"form": form})
    if not form.is_valid():
        return render(request, "interview/new.html", {"form": form}, status=422)
    told = OldStoryForm(request.POST if "told" in request.POST else None)
    if interviews.looks_old(request.actor, form.cleaned_data["on"]) and "told" not in request.POST:
        return render(request, "interview/new.html", {"form": form, "story": told})
    if told.is_bound and not told.is_valid():
        return render(request, "interview/new.html", {"form": form, "story": told}, status=422)
    story = told if told.is_bound else None
    fitting = _known(request, form.cleaned_data["name"], form.cleaned_data["company"])
    if len(fitting) > 1:
        form.add_error("company", _("You know several people of this name. Say where this one works."))
        return render(request, "interview/new.html", {"form": form, "story": story}, status=422)
    try:
        held = _note(request, form, fitting[0] if fitting else None, told.cleaned_data if told.is_bound else {})
    except AskwellError as error:
        refuse(form, error)
        return render(request, "interview/new.html", {"form": form, "story": story}, status=422)
    return redirect_to(request, "interview-debrief", held.id, say=_("The talk is noted."))


def _directions(request: AskwellRequest) -> list[tuple[str, str]]:
    rows = Direction.objects.filter(workspace=request.actor.workspace, opened_on__isnull=False, decided_as="")
    return [(str(row_id), name) for row_id, name in rows.order_by("opened_on", "id").values_list("id", "name")]


def _begun(request: AskwellRequest) -> dict[str, object]:
    begun: dict[str, object] = {"on": request.actor.today}
    if asked := request.GET.get("person"):
        person = of_workspace(request.actor, Person, UUID(asked)) if _is_id(asked) else None
        begun |= {"name": person.name, "company": person.company_name} if person else {}
    return begun


def _is_id(asked: str) -> bool:
    try:
        UUID(asked)
    except ValueError:
        return False
    return True


def _known(request: AskwellRequest, name: str, company: str) -> list[Person]:
    """People of that whole name; with a company, those who work there or nowhere known."""
    same = Person.objects.filter(
        workspace=request.actor.workspace, sort_key=fold_name(name), removed_at__isnull=True
    ).order_by("id")[:20]
    key = fold_name(company)
    return [person for person in same if not key or not person.company_name or fold_name(person.company_name) == key]


def _note(request: AskwellRequest, form: UnarrangedForm, person: Person | None, story: dict[str, object]) -> Interview:
    actor, typed = request.actor, form.cleaned_data
    day: date = typed["on"]
    person = person or people.add(
        actor, PersonDetails(name=typed["name"], company=typed["company"] or None, source="chance")
    )
    direction = of_workspace(actor, Direction, UUID(typed["direction"])) if typed["direction"] else None
    how = interviews.Held(minutes=typed["minutes"], old=bool(story.get("old")))
    held = interviews.held_without_request(actor, person, direction, how, on=day)
    if story.get("thanked"):
        letters.record_sent(actor, person, "thank_you", interview=held, on=day)
    if story.get("card"):
        thanks.card_sent(actor, held, on=day)
    names = [Name(line.strip()) for line in str(story.get("names", "")).splitlines() if line.strip()]
    if names:
        talks.give_names(actor, held, names[:20])
    return held
