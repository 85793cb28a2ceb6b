"""The worked example of METHOD section 7: a workspace with a clock of its own, which moves from event to event.

It lives in a data folder of its own, never mixes with own data, and never sends anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from askwell.actions.access import Actor
from askwell.actions.demo.maya import OPENED_AT, STORY, Dated
from askwell.actions.demo.stage import BOSTON, Stage
from askwell.actions.restore import erase_everything
from askwell.errors import AskwellError
from askwell.models import Event, Workspace

JUST_AFTER = timedelta(minutes=1)
PROFILE = {
    "who_i_am": "I am a hospital physician in Boston, nine years on the wards.",
    "what_i_have_done": "I led the change of our ward to electronic charts.",
    "why_this_field": "I catch myself mending the charts more gladly than reading them.",
}


class NotTheExample(AskwellError):
    """The worked example is seeded only into an empty workspace, and only its own clock can be moved."""

    code = "not_the_example"

    def __init__(self) -> None:
        super().__init__(
            "This workspace holds somebody's own data, so the worked example stays out of it.",
            kept="Nothing was changed.",
            hint="Start the example with: askwell demo",
        )


@dataclass(frozen=True, slots=True)
class NextEvent:
    """What the bar offers to step to; `at` in UTC."""

    at: datetime
    says: str


def seed(workspace: Workspace) -> None:
    """Maya Osei's first six weeks, up to the moment at which the example opens (Fri 16 October 2026): all of them, or
    nothing where it breaks off.

    Raises NotTheExample where anything has happened already."""
    if workspace.clock is not None:
        return
    if Event.objects.filter(workspace=workspace).exists():
        raise NotTheExample
    with transaction.atomic():
        _tell(workspace, OPENED_AT)


def begin_again(actor: Actor, at: datetime) -> Workspace:
    """The example anew, as of its first event. `at` is the real time. Raises NotTheExample elsewhere, Busy. Not in a
    transaction; what breaks off between leaves an empty example, which the next start fills."""
    if actor.workspace.clock is None:
        raise NotTheExample
    empty = erase_everything(actor, at)
    with transaction.atomic():
        _tell(empty, STORY[0].at)
    return empty


def _tell(workspace: Workspace, until: datetime) -> None:
    workspace.my_name, workspace.my_email = "Maya Osei", "maya.osei@example.org"
    workspace.zone, workspace.country, workspace.region = BOSTON.key, "US", "MA"
    workspace.profile, workspace.clock = PROFILE, STORY[0].at
    workspace.save()
    for dated in STORY:
        if dated.at <= until:
            _play(workspace, dated)
    _set_clock(workspace, until)


def next_event(workspace: Workspace) -> NextEvent | None:
    """The next dated event of the example; None at its end, or in a workspace that is no example."""
    clock = workspace.clock
    if clock is None:
        return None
    return next((NextEvent(dated.at, dated.says) for dated in STORY if dated.at > clock), None)


def step(actor: Actor) -> NextEvent | None:
    """Moves the example's clock to its next event and lets that happen. Raises NotTheExample elsewhere."""
    workspace = actor.workspace
    if workspace.clock is None:
        raise NotTheExample
    coming = next_event(workspace)
    if coming is None:
        return None
    for dated in STORY:
        if workspace.clock < dated.at <= coming.at:
            _play(workspace, dated)
    _set_clock(workspace, coming.at)
    return coming


def _play(workspace: Workspace, dated: Dated) -> None:
    dated.deed(Stage(Actor(workspace, dated.at + JUST_AFTER)))


def _set_clock(workspace: Workspace, moment: datetime) -> None:
    workspace.clock = moment + JUST_AFTER
    workspace.save(update_fields=["clock"])
