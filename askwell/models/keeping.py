"""What keeps things safe: marks of people who asked to be forgotten, and the catalogue of backups."""

from __future__ import annotations

from django.db import models

from askwell.models.base import Row
from askwell.models.workspace import Workspace


class Suppression(Row):
    """A salted hash of an address or name of somebody who was erased at their request: nothing else is kept.

    The salt is the workspace's own, so that an import can look a person up by one hash."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, db_index=False)
    mark = models.CharField(max_length=64)  # HMAC-SHA-256 of the folded name or contact key
    on = models.DateField()

    class Meta:
        db_table = "suppression"
        indexes = [models.Index(fields=["workspace", "mark"], name="suppression_mark")]
