"""Whose session a browser's cookie is."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from askwell.models import EntrySession, Workspace
from askwell.models.entry import token_hash
from askwell.queries.prepared import prepared

SESSION_DAYS = 30  # without a visit; then a new link is needed


def session(token: str, at: datetime) -> EntrySession | None:
    """The session with its workspace, in one query; None when unknown or not seen for SESSION_DAYS."""
    row = next(iter(_session(token_hash(token))), None)
    if row is None:
        return None
    found = EntrySession.from_db(connection.alias, SESSION, row[: len(SESSION)])
    found.workspace = Workspace.from_db(connection.alias, WORKSPACE, row[len(SESSION) :])
    if found.last_seen < (at - timedelta(days=SESSION_DAYS)).date():
        return None
    return found


SESSION = [field.attname for field in EntrySession._meta.concrete_fields]
WORKSPACE = [field.attname for field in Workspace._meta.concrete_fields]


@prepared  # every page begins with it
def _session(hashed: str) -> QuerySet[Any, Any]:
    columns = (*SESSION, *(f"workspace__{name}" for name in WORKSPACE))
    return EntrySession.objects.filter(token_hash=hashed).values_list(*columns)


def health_word() -> str:
    """A word that only an Askwell with this data folder's key can say, and that tells nothing without it."""
    return salted_hmac("askwell.health", "running").hexdigest()
