"""Who may come in on this computer: one-time links, and the sessions that they become. Tokens are kept as hashes only,
so that a copied database opens no door."""

from __future__ import annotations

from hashlib import sha256

from django.db import models

from askwell.models.base import Row
from askwell.models.workspace import Workspace


def token_hash(token: str) -> str:
    """Tokens are long and random, so a plain hash is enough: there is nothing to guess."""
    return sha256(token.encode()).hexdigest()


class EntryLink(Row):
    """A link that was opened or printed; it works once."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, db_index=False)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "entry_link"
        indexes = [models.Index(name="entry_link_made", fields=["workspace", "made_at"])]  # for actions.entry.make_link


class EntrySession(Row):
    """A browser that came in by a link."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, db_index=False)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    last_seen = models.DateField()  # a day in UTC, so that it is written once a day and not with every page

    class Meta:
        db_table = "entry_session"
        indexes = [
            models.Index(name="entry_session_seen", fields=["workspace", "last_seen"])
        ]  # actions.entry.make_link
