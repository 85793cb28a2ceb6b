"""How far the worker is with the backup or the restore that was asked for on a page.

It is kept in a file beside the backups, since a restore puts another database in the place of this one."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from uuid import UUID

from askwell.models import Workspace
from askwell.queries.backup import folder


@dataclass(frozen=True, slots=True)
class Errand:
    """kind: backup or restore. state: waiting, running, done or failed. `share` from 0 to 1.

    `file`: the backup to restore; `brought`: it came from elsewhere and goes afterwards. `session`: hash of the session
    that stays in. Of a finished one: `people` and `events` in the backup, `made_at` in UTC (ISO 8601), how many were
    `forgotten` again; of a failed one: `message`, `kept` and `hint` for people."""

    workspace: str
    kind: str
    state: str = "waiting"
    share: float = 0.0
    file: str = ""
    brought: bool = False
    session: str = ""
    people: int = 0
    events: int = 0
    made_at: str = ""
    forgotten: int = 0
    message: str = ""
    kept: str = ""
    hint: str = ""

    @property
    def under_way(self) -> bool:
        return self.state in {"waiting", "running"}

    @property
    def percent(self) -> int:
        return round(self.share * 100)


def path_of(workspace: UUID) -> Path:
    return folder() / f"errand-{workspace.hex}.json"


def errand(workspace: Workspace) -> Errand | None:
    """The one under way, else the last one."""
    return read(path_of(workspace.id))


def read(path: Path) -> Errand | None:
    """None where there is none, or none that can be read."""
    try:
        found: Any = json.loads(path.read_bytes())
        return Errand(**{one.name: found[one.name] for one in fields(Errand)})
    except (OSError, ValueError, KeyError, TypeError):
        return None
