"""What all tables share: an id that sorts by its time of making, and the workspace."""

from __future__ import annotations

import secrets
import time
from uuid import UUID

from django.db import models


def new_id() -> UUID:
    """A version 7 UUID (RFC 9562 5.7): rows made together lie together in the index, on any machine."""
    millis = time.time_ns() // 1_000_000
    return UUID(int=(millis << 80) | (0x7 << 76) | (secrets.randbits(12) << 64) | (0b10 << 62) | secrets.randbits(62))


class Row(models.Model):
    """A row with a client-makeable id."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True
