"""One block of rows: for each, whether it is somebody new, and what it brings to somebody known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from askwell.actions.importing.rows import FORGOTTEN, Reading
from askwell.actions.importing.writing import ID, new_ids
from askwell.integrations.contacts import FoundPerson, RejectedRow
from askwell.method.matching import Known, Merge, Row, mark_of_new, merge, same_person, untouched
from askwell.queries.same_people import People, around, companies_named

ROWS = 500  # of one transaction: a larger one would keep a note waiting


@dataclass(frozen=True, slots=True)
class Decision:
    """outcome: new, same, changed or conflict."""

    row: Row
    outcome: str
    known: Known
    brings: Merge = field(default_factory=Merge)


@dataclass(slots=True)
class Touched:
    """Somebody who was there before this block, and what its rows bring; `known` is already as it will be.

    as_imported: this import made them, in an earlier block, and nobody touched them since."""

    known: Known
    company_key: str
    company: str
    title: str
    ways_before: tuple[str, ...]
    as_imported: bool
    employed: bool = False
    fills: dict[str, str] = field(default_factory=dict)
    ways: dict[str, str] = field(default_factory=dict)

    @property
    def moved(self) -> bool:
        return (self.known.company_key, self.known.title) != (self.company_key, self.title)


@dataclass(slots=True)
class Block:
    """made: whom it brings, with the values of their ways by key. touched: who was there."""

    decisions: list[Decision] = field(default_factory=list)
    rejected: list[RejectedRow] = field(default_factory=list)
    made: dict[ID, tuple[Known, dict[str, str]]] = field(default_factory=dict)
    touched: dict[ID, Touched] = field(default_factory=dict)
    companies: dict[str, tuple[ID, str]] = field(default_factory=dict)  # those that are there: id and name by key

    def counts(self) -> Counter[str]:
        return Counter(decision.outcome for decision in self.decisions) + Counter(rejected=len(self.rejected))


class Deciding:
    """Decides rows in the file's order; remembers of whom the file has spoken. batch: none for a look that writes
    nothing; then whom earlier blocks would have made or changed is kept in memory."""

    def __init__(self, reading: Reading, batch: UUID | None) -> None:
        self.reading = reading
        self.batch = batch
        self._heard: set[ID] = set()
        self._would_be = People()
        self._as_would_be: dict[ID, Known] = {}

    def next_file(self) -> None:
        """What the files before would have brought is there as any import's is; of the next one nothing was heard."""
        self._heard.clear()
        for known in self._as_would_be.values():
            known.mine = known.heard = False
            if not known.mark:
                known.mark = mark_of_new(known)

    def decide(self, found: Iterable[FoundPerson | RejectedRow]) -> Block:
        block = Block()
        rows: list[Row] = []
        for one in found:
            if isinstance(one, RejectedRow):
                block.rejected.append(one)
            elif self.reading.is_forgotten(one):
                block.rejected.append(RejectedRow(one.row, FORGOTTEN))
            else:
                rows.append(self.reading.row(one))
        workspace = self.reading.workspace
        block.companies = companies_named(workspace, (row.company_key for row in rows if row.company_key))
        names = {key: name for key, (_, name) in block.companies.items()}
        people = around(workspace, rows, block.companies, batch=self.batch)
        ids = new_ids(len(rows))
        for row in rows:
            if row.company_key:  # spelt as it stands here
                row.company = names.setdefault(row.company_key, row.company)
            block.decisions.append(self._decide(block, row, people, next(ids)))
        return block

    def _decide(self, block: Block, row: Row, people: People, new_id: ID) -> Decision:
        candidates = people.candidates(row)
        if self.batch is None:
            there = [*candidates, *self._would_be.candidates(row)]
            candidates = list({known.id: self._as_would_be.get(known.id, known) for known in there}.values())
        known = same_person(row, candidates) if candidates else None
        if known is None:
            known = Known(
                row.stable or new_id, row.name, row.sort_key, row.company_key, row.company, row.title,
                tuple(row.ways), row.rest, mine=True, heard=True,
            )  # fmt: skip
            block.made[known.id] = known, row.ways
            people.add(known)
            self._keep_in_mind(known)
            return Decision(row, "new", known)
        if not known.mine:
            known.heard = known.heard or known.id in self._heard
            self._heard.add(known.id)
        brings = merge(row, known)
        if brings.writes:
            self._take_in(block, row, known, brings)
            people.add(known)
            self._keep_in_mind(known)
        if brings.conflicts:
            return Decision(row, "conflict", known, brings)
        return Decision(row, "changed" if brings.writes and not known.mine else "same", known, brings)

    def _keep_in_mind(self, known: Known) -> None:
        if self.batch is None:
            self._would_be.add(known)
            self._as_would_be[known.id] = known

    def _take_in(self, block: Block, row: Row, known: Known, brings: Merge) -> None:
        """Lets it count for the rows after this one."""
        if known.id in block.made:
            block.made[known.id][1].update(brings.ways)
        else:
            touched = block.touched.setdefault(
                known.id,
                Touched(
                    known, known.company_key, known.company, known.title, known.ways, known.mine and untouched(known)
                ),
            )
            touched.fills |= brings.fills
            touched.ways |= brings.ways
            touched.employed |= brings.employed
        known.rest = known.rest | brings.fills
        known.ways += tuple(brings.ways)
        if brings.job:
            company, known.title = brings.job
            if company != known.company:
                known.company, known.company_key = company, row.company_key
