"""What an import would do, decided exactly as the import decides, with nothing written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from askwell.actions.access import Actor
from askwell.actions.importing.batch import file_of
from askwell.actions.importing.block import ROWS, Deciding, Decision
from askwell.actions.importing.rows import Reading
from askwell.actions.suppression import forgotten_marks
from askwell.integrations.contacts import FoundPerson, RejectedRow, read_people
from askwell.models import ImportBatch

SHOWN = 50  # of each outcome


@dataclass(slots=True)
class DryRun:
    """rejected: all of them. shown: the first of each outcome (new, same, changed, conflict). people: everybody in the
    file as it says, where asked for."""

    file: str
    format: str
    new: int = 0
    same: int = 0
    changed: int = 0
    conflicts: int = 0
    rows: int = 0
    rejected: list[RejectedRow] = field(default_factory=list)
    shown: dict[str, list[Decision]] = field(default_factory=dict)
    people: list[FoundPerson] = field(default_factory=list)


def nothing_written(actor: Actor) -> Deciding:
    """What dry runs of several files share: what an earlier one would bring is there for a later one."""
    return Deciding(Reading(actor.workspace, forgotten_marks(actor.workspace)), None)


def dry_run(actor: Actor, path: Path, *, with_people: bool = False, after: Deciding | None = None) -> DryRun:
    """`after`: the files that come before it, from nothing_written. Raises UnreadableFile."""
    format_, found = read_people(path)
    would = DryRun(str(path), format_)
    deciding = after or nothing_written(actor)
    deciding.next_file()
    counts: Counter[str] = Counter()
    while part := list(islice(found, ROWS)):
        block = deciding.decide(part)
        counts += block.counts()
        would.rows += len(part)
        would.rejected += block.rejected
        if with_people:
            would.people += [one for one in part if isinstance(one, FoundPerson)]
        for decision in block.decisions:
            some = would.shown.setdefault(decision.outcome, [])
            if len(some) < SHOWN:
                some.append(decision)
    would.new, would.same = counts["new"], counts["same"]
    would.changed, would.conflicts = counts["changed"], counts["conflict"]
    return would


def look(actor: Actor, batch: ImportBatch) -> DryRun:
    """The same for a file that was kept; the number of its rows is noted, for the progress bar."""
    would = dry_run(actor, file_of(batch))
    would.file = batch.file_name
    ImportBatch.objects.filter(workspace=actor.workspace, id=batch.id).update(rows_total=would.rows)
    return would
