"""A request that has come through the door."""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from askwell.actions.access import Actor


class AskwellRequest(HttpRequest):
    actor: Actor  # set by web.middleware for every view but those marked no_session_needed
    htmx: HtmxDetails
