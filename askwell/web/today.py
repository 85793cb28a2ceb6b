"""Today: the few things that are due, each with its reason and its one button."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy, ngettext
from django.views.decorators.http import require_GET

from askwell.queries import today as queries
from askwell.queries.directions import open_directions
from askwell.queries.step import count_due, due_steps, ready_to_close
from askwell.web.forms.start import QuestionForm
from askwell.web.request import AskwellRequest
from askwell.web.step import shown
from askwell.web.way import Way

HEADINGS = (
    gettext_lazy("Nothing is due today"),
    gettext_lazy("One thing today"),
    gettext_lazy("Two things today"),
    gettext_lazy("Three things today"),
    gettext_lazy("Four things today"),
    gettext_lazy("Five things today"),
    gettext_lazy("Six things today"),
    gettext_lazy("Seven things today"),
)


@require_GET
def today(request: AskwellRequest) -> HttpResponse:  # GET /
    actor = request.actor
    workspace = actor.workspace
    steps = due_steps(workspace, actor.today)
    if not steps and not queries.has_direction(workspace):
        return question(request)
    due_count = count_due(workspace, actor.today)
    more = due_count - len(steps)
    week = queries.this_week(workspace, actor.today)
    context = {
        "heading": _("First things first") if more else HEADINGS[len(steps)],
        "steps": shown(steps, actor.today),
        "due_count": due_count,
        "more": more,
        "coming": queries.coming_up(workspace, actor.now),
        "week": week,
        "waiting": queries.waiting(workspace, actor.today),
        "taken": queries.taken_along(workspace),
        "closing": ready_to_close(workspace),
        "outward": None if steps or week.paused else _outward(request),
    }
    return render(request, "today/today.html", context)


def question(request: AskwellRequest, form: QuestionForm | None = None) -> HttpResponse:
    """The page that stands in place of Today until there is a direction."""
    form = form or QuestionForm()
    return render(request, "start/question.html", {"form": form}, status=422 if form.errors else 200)


def _outward(request: AskwellRequest) -> dict[str, object]:
    """What to do where nothing is due (METHOD S3.31), and something easier."""
    workspace = request.actor.workspace
    if decided := queries.to_tell(workspace):
        return {
            "title": _("Tell everyone who helped how you decided"),
            "reason": ngettext(
                "%(direction)s: %(count)d person is still to hear of it.",
                "%(direction)s: %(count)d people are still to hear of it.",
                decided.people,
            )
            % {"direction": decided.direction, "count": decided.people},
            "way": Way(_("Whom to write to"), reverse("direction", args=[decided.direction_id])),
        }
    found = queries.outward_step(workspace)
    if found is None:
        directions = open_directions(workspace)
        newest = directions[-1][0] if directions else None
        return _nobody_to_write_to(newest, anybody=queries.knows_anybody(workspace))
    reason = _("Somebody gave you the name, so it is a warm start.") if found.warm else _("They are on your list.")
    about = {"kind": "request", "approach": found.approach_id, "direction": found.direction_id}
    fields = tuple((name, value) for name, value in about.items() if value)
    return {
        "title": _("Write to %(name)s") % {"name": found.person},
        "person_id": found.person_id,
        "person": found.person,
        "reason": reason,
        "way": Way(_("Write the letter"), reverse("letter-begin", args=[found.person_id]), fields),
    }


def _nobody_to_write_to(direction: UUID | None, *, anybody: bool) -> dict[str, object]:
    if direction is None:
        return {
            "title": _("Is there something else that you wonder about?"),
            "reason": _("All your directions are decided. Another can begin whenever you like."),
            "way": Way(_("Your directions"), reverse("directions")),
        }
    if anybody:
        return {
            "title": _("Find one person to ask"),
            "reason": _("A few questions, and a search among the people you have here, show who may know something."),
            "way": Way(_("Think of somebody"), reverse("direction-people", args=[direction])),
        }
    return {
        "title": _("Note down one more person"),
        "reason": _("Somebody who does what you wonder about, or somebody who may know them."),
        "way": Way(_("Note someone down"), reverse("person-new")),
    }


@require_GET
def more(request: AskwellRequest) -> HttpResponse:  # GET /more/: what has no tab on a phone
    return render(request, "more.html")


@require_GET
def help_page(request: AskwellRequest) -> HttpResponse:  # GET /help/
    return render(request, "help.html")
