"""Letters in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from askwell.method.letters.kinds import KINDS


def letter_name(kind: str) -> str:
    """ "the request", "thanks": what a letter of this kind is called."""
    return _(KINDS[kind].label) if kind in KINDS else kind.replace("_", " ")
