"""What time it is in a workspace."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from askwell.models import Workspace


def now(workspace: Workspace) -> datetime:
    """This moment, in UTC; in the worked example, the moment at which its clock stands."""
    return workspace.clock or timezone.now()
