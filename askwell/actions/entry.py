"""Coming in: a one-time link, and the session that it becomes. `at` is the real time in UTC: the links of the worked
example grow old too, although its clock stands still."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from askwell.actions.access import Actor
from askwell.errors import LinkOver
from askwell.models import EntryLink, EntrySession
from askwell.models.entry import token_hash
from askwell.queries.entry import SESSION_DAYS

LINK_LIFE = timedelta(minutes=10)


def make_link(actor: Actor, at: datetime) -> str:
    """The token of a new link to `/enter/<token>`; it works once, within LINK_LIFE. Old ones are cleared away."""
    token = secrets.token_urlsafe(32)
    with transaction.atomic(durable=True):
        EntryLink.objects.filter(workspace=actor.workspace, made_at__lt=at - timedelta(days=1)).delete()
        EntrySession.objects.filter(
            workspace=actor.workspace, last_seen__lt=(at - timedelta(days=SESSION_DAYS)).date()
        ).delete()
        EntryLink.objects.create(workspace=actor.workspace, token_hash=token_hash(token), made_at=at)
    return token


def enter(token: str, at: datetime) -> str:
    """Uses the link up; gives the token of the new session. Raises LinkOver when used, too old or never made."""
    session = secrets.token_urlsafe(32)
    with transaction.atomic(durable=True):
        fresh = EntryLink.objects.filter(token_hash=token_hash(token), used_at=None, made_at__gt=at - LINK_LIFE)
        if not fresh.update(used_at=at):  # of two that come at once, one wins
            raise LinkOver()
        EntrySession.objects.create(
            workspace_id=EntryLink.objects.values_list("workspace_id", flat=True).get(token_hash=token_hash(token)),
            token_hash=token_hash(session),
            made_at=at,
            last_seen=at.date(),
        )
    return session


def seen(session: EntrySession, at: datetime) -> None:
    """The browser of this session came by today; written at most once a day."""
    EntrySession.objects.filter(id=session.id, last_seen__lt=at.date()).update(last_seen=at.date())
