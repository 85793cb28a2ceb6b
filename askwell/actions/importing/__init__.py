"""People from files: looked at first, taken in block by block, taken back as a whole (TRUST, "Imports").

No events are recorded: Person.since and source "import" say how somebody came in."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import OperationalError

from askwell.actions import bell
from askwell.actions.access import Actor
from askwell.actions.importing.batch import BeingDone, clear_looked, discard, give_up, keep, keep_file, run_batch, start
from askwell.actions.importing.dry import DryRun, dry_run, look, nothing_written
from askwell.actions.importing.undo import request_undo, undo
from askwell.errors import AskwellError
from askwell.models import ImportBatch
from askwell.queries.clock import now

__all__ = [
    "BeingDone", "DryRun", "discard", "dry_run", "keep", "keep_file", "look", "nothing_written", "request_undo",
    "run_batch", "start", "take_up", "undo",
]  # fmt: skip

log = logging.getLogger(__name__)


class _LeftOff(Exception):
    """The worker closes; the import goes on at the next start."""


def take_up(at: datetime) -> None:
    """The worker's part: every import that waits, was cut short, or is to be taken back; and old files go."""
    waiting = ImportBatch.objects.filter(state__in=("waiting", "running", "undoing")).select_related("workspace")
    for batch in waiting.order_by("made_at"):
        actor = Actor(batch.workspace, now(batch.workspace))
        try:
            (undo if batch.state == "undoing" else run_batch)(actor, batch, _leave_off)
        except _LeftOff:
            return
        except BeingDone:
            continue  # the command line is at it
        except AskwellError as error:
            log.warning("An import ended early: %s", error.message)  # the batch tells it to the person
        except (OSError, OperationalError):
            log.exception("An import waits for the disk or the database.")
        except Exception:
            log.exception("An import broke off.")
            give_up(batch)
    clear_looked(at)


def _leave_off(batch: ImportBatch) -> None:
    if bell.closing():
        raise _LeftOff
