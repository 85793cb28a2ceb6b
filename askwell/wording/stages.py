"""Where an approach stands, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from askwell.method.stages import CLOSED_AS, INTRODUCTION_STATES, STAGES


def stage(code: str, closed_as: str = "", paused: bool = False) -> str:
    """A few small words; for one that nothing speaks of any more: that it was taken back."""
    if not code:
        return _("taken back")
    if paused and code != "closed":
        return _("resting")
    return _(CLOSED_AS[closed_as].says) if code == "closed" and closed_as in CLOSED_AS else _(STAGES[code].says)


def introduction(state: str) -> str:
    return _(INTRODUCTION_STATES[state].says) if state in INTRODUCTION_STATES else _("taken back")
