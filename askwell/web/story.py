"""What happened, line by line, and "That was a mistake"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render, resolve_url
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askwell.actions import redate as redating, story as actions
from askwell.actions.access import of_workspace
from askwell.actions.redate import STAYS
from askwell.errors import AskwellError, Invalid, NotFound
from askwell.models import Event
from askwell.queries import story as queries
from askwell.queries.find import as_id
from askwell.queries.story import StoryLine
from askwell.web.forms.story import DayForm
from askwell.web.parts import back, redirect_to, refuse
from askwell.web.request import AskwellRequest
from askwell.wording import days, events as wording

MISTAKE = mark_safe('<span class="long">That was a mistake</span><span class="short">Mistake?</span>')
AGAIN = mark_safe("Count it again")


@dataclass(frozen=True, slots=True)
class Told:
    """A line of a story as pages show it, in parts/story.html by its html: written here and not there, for a page has
    up to hundreds of them, and a template takes ten times as long over each (PERF.md P3)."""

    id: UUID
    iso: date
    day: str
    words: str
    quote: str
    letter: UUID | None
    talk: UUID | None
    counts: bool
    again: bool
    has_day: bool
    look: str

    @property
    def html(self) -> SafeString:
        return format_html(
            '<li{}><time datetime="{}">{}</time><div><p>{}{}{}</p>{}</div>{}</li>\n',
            format_html(' class="{}"', self.look) if self.look else "",
            self.iso.isoformat(),
            format_html('<a href="/story/{}/day" title="Another day">{}</a>', self.id, self.day)
            if self.has_day
            else self.day,
            self.words,
            format_html(' <a href="/letters/{}/">Read it</a>', self.letter) if self.letter else "",
            format_html(' <a href="/interviews/{}/">The talk</a>', self.talk) if self.talk else "",
            format_html("<blockquote>{}</blockquote>", self.quote) if self.quote else "",
            self._way_back(),
        )

    def _way_back(self) -> SafeString:
        if not self.counts:
            return mark_safe('<span><span class="tag">does not count</span></span>')
        return format_html(
            '<button class="link quiet" name="event" value="{}">{}<span class="unseen">: {}</span></button>',
            self.id,
            AGAIN if self.again else MISTAKE,
            self.words,
        )


def told(request: AskwellRequest, lines: Iterable[StoryLine]) -> list[Told]:
    zone, today = request.actor.workspace.zone, request.actor.today
    return [
        Told(
            line.id, line.on, days.day(line.on, today), wording.line(line, zone),
            "" if line.kind == "letter_sent" else line.text, line.message,
            line.interview if line.kind == "interview_held" else None, line.counts,
            line.corrects is not None and not line.data.get("again"), line.counts and line.kind not in STAYS,
            "undone" if not line.counts else "talk" if line.kind == "interview_held" else "",
        )
        for line in lines
    ]  # fmt: skip


@require_POST
def undo(request: AskwellRequest, event_id: UUID) -> HttpResponse:  # POST /undo/<event_id>
    """Takes an event back; taking back a correction makes the event count again."""
    event = of_workspace(request.actor, Event, event_id)
    try:
        correction = actions.undo(request.actor, event)
    except Invalid as error:
        return redirect_to(request, back(request), say=error.message)
    said = _("It counts again.") if event.kind == "correction" else _("It does not count any more.")
    return redirect_to(request, back(request), say=said, undo=correction.id)


@require_POST
def undo_one(request: AskwellRequest) -> HttpResponse:  # POST /undo/: one form around a whole story, a button a line
    event_id = as_id(request.POST.get("event", ""))
    if event_id is None:
        raise NotFound("line")
    return undo(request, event_id)


@require_http_methods(["GET", "POST"])
def day(request: AskwellRequest, event_id: UUID) -> HttpResponse:  # /story/<event_id>/day
    """The day on which something happened, where it was noted with another."""
    event = of_workspace(request.actor, Event, event_id)
    if event.kind in STAYS:
        raise NotFound("line")
    if not event.counts:
        return redirect_to(
            request, _page_of(event), say=_("That line was taken back, or stands on another day by now.")
        )
    form = DayForm(request.POST or None, initial={"day": event.on})
    if request.method == "POST" and form.is_valid():
        try:
            redating.redate(request.actor, event, form.cleaned_data["day"])
        except AskwellError as error:
            refuse(form, error)
        else:
            return redirect_to(request, _page_of(event), say=_("It stands on that day now."))
    context = {
        "form": form,
        "line": told(request, queries.of_event(request.actor.workspace, event))[0],
        "back": _page_of(event),
    }
    return render(request, "story/day.html", context, status=422 if form.errors else 200)


def _page_of(event: Event) -> str:
    """Where its story is told."""
    if event.person_id:
        return resolve_url("person", event.person_id)
    return resolve_url("direction", event.direction_id) if event.direction_id else resolve_url("everything")


@require_GET
def everything(request: AskwellRequest) -> HttpResponse:  # GET /story/
    """What was recorded last, of everybody and everything: also what stands on nobody's page."""
    asked = request.GET.get("before", "")
    before = int(asked) if asked.isdecimal() and len(asked) < 12 else None
    lines, further = queries.everything(request.actor.workspace, before)
    named = [replace(one, words=_of_whom(one, line)) for one, line in zip(told(request, lines), lines, strict=True)]
    return render(request, "story/everything.html", {"story": named, "further": further, "before": before})


def _of_whom(shown: Told, line: StoryLine) -> str:
    """With the name in front: here the lines of all people stand together."""
    name = line.person or line.direction
    return f"{name}: {shown.words}" if name and name not in shown.words else shown.words
