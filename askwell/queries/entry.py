"""Whose session a browser's cookie is."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.crypto import salted_hmac

from askwell.models import EntrySession
from askwell.models.entry import token_hash

SESSION_DAYS = 30  # without a visit; then a new link is needed


def session(token: str, at: datetime) -> EntrySession | None:
    """The session with its workspace, in one query; None when unknown or not seen for SESSION_DAYS."""
    found = EntrySession.objects.select_related("workspace").filter(token_hash=token_hash(token)).first()
    if found is None or found.last_seen < (at - timedelta(days=SESSION_DAYS)).date():
        return None
    return found


def health_word() -> str:
    """A word that only an Askwell with this data folder's key can say, and that tells nothing without it."""
    return salted_hmac("askwell.health", "running").hexdigest()
