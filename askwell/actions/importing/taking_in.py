"""Writes what a block decided, within its transaction."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from askwell.actions.importing.block import Block
from askwell.actions.importing.writing import ID, add_to, insert, new_ids, update
from askwell.method.matching import Known, job_mark, mark_of_new
from askwell.models import Company, ContactPoint, ImportBatch, ImportChange, ImportRemark, Person, Position
from askwell.queries.same_people import companies_named

SHOWN = 300  # characters of a conflict's two sides
EMAIL_SHOWN, PHONE_SHOWN = 254, 60


def write(batch: ImportBatch, block: Block, today: date) -> None:
    """New people with their ways and positions, what is filled and overwritten with how it was before, and remarks."""
    companies = _companies(batch, block)
    headcount: Counter[ID] = Counter()
    _write_made(batch, block, companies, today, headcount)
    if block.touched:
        _write_touched(batch, block, companies, today, headcount)
    add_to(Company, "people", headcount)
    _write_remarks(batch, block)


def _companies(batch: ImportBatch, block: Block) -> dict[str, ID]:
    """Ids by key, of all companies that the block needs; those that are missing are made."""
    ids = {key: row_id for key, (row_id, _) in block.companies.items()}
    people = [known for known, _ in block.made.values()] + [touched.known for touched in block.touched.values()]
    missing = {known.company_key: known.company for known in people if known.company_key not in ids}
    for touched in block.touched.values():
        missing.setdefault(touched.company_key, touched.company)
    missing.pop("", None)
    if block.touched:  # where they worked until now
        ids |= {key: found[0] for key, found in companies_named(batch.workspace, missing).items()}
    made = [
        {
            "id": row_id,
            "workspace_id": batch.workspace_id.hex,
            "name": name,
            "key": key,
            "import_batch": batch.id.hex,
        }
        for row_id, (key, name) in zip(new_ids(len(missing)), missing.items(), strict=True)
        if key not in ids
    ]
    insert(Company, made)
    return ids | {row["key"]: row["id"] for row in made}


def _write_made(
    batch: ImportBatch, block: Block, companies: dict[str, ID], today: date, headcount: Counter[ID]
) -> None:
    workspace, made_by = batch.workspace_id.hex, batch.id.hex
    people, points, positions = [], [], []
    ids = new_ids(sum(len(ways) + 1 for _, ways in block.made.values()))
    for known, ways in block.made.values():
        company = companies.get(known.company_key)
        people.append(
            {
                "id": known.id,
                "workspace_id": workspace,
                "name": known.name,
                "sort_key": known.sort_key,
                "company_id": company,
                "company_name": known.company,
                "title": known.title,
                **_first_ways((), ways, all_columns=True),
                "note": known.rest["note"],
                "birthday": known.rest["birthday"],
                "address": known.rest["address"],
                "connected_on": known.rest["connected_on"] or None,
                "source": "import",
                "since": today,
                "import_batch": made_by,
                "import_mark": mark_of_new(known),
            }
        )
        points += _points(workspace, known.id, (), ways, ids)
        if company or known.title:
            positions.append(_position(next(ids), workspace, known, company, None))
        if company:
            headcount[company] += 1
    insert(Person, people)
    insert(ContactPoint, points)
    insert(Position, positions)


def _first_ways(before: tuple[str, ...], ways: dict[str, str], *, all_columns: bool = False) -> dict[str, str]:
    """The columns email and phone, where the first of a kind is among the new ways."""
    columns = {"email": "", "phone": ""} if all_columns else {}
    for kind, limit in (("email", EMAIL_SHOWN), ("phone", PHONE_SHOWN)):
        if not any(key.startswith(kind) for key in before):
            first = next((value for key, value in ways.items() if key.startswith(kind)), None)
            if first is not None:
                columns[kind] = first[:limit]
    return columns


def _points(
    workspace: ID, person: ID, before: tuple[str, ...], ways: dict[str, str], ids: Iterator[ID]
) -> list[dict[str, Any]]:
    orders = Counter(key.partition(":")[0] for key in before)
    points = []
    for way, value in ways.items():
        kind, _, key = way.partition(":")
        points.append(
            {
                "id": next(ids),
                "workspace_id": workspace,
                "person_id": person,
                "kind": kind,
                "value": value,
                "key": key,
                "order": orders[kind],
            }
        )
        orders[kind] += 1
    return points


def _position(row_id: ID, workspace: ID, known: Known, company: ID | None, since: date | None) -> dict[str, Any]:
    return {
        "id": row_id,
        "workspace_id": workspace,
        "person_id": known.id,
        "company_id": company,
        "company_name": known.company,
        "title": known.title,
        "since": since,
    }


def _write_touched(
    batch: ImportBatch, block: Block, companies: dict[str, ID], today: date, headcount: Counter[ID]
) -> None:
    workspace = batch.workspace_id.hex
    moved = [touched.known.id for touched in block.touched.values() if touched.moved]
    present = Position.objects.filter(workspace=batch.workspace, person_id__in=moved, until__isnull=True)
    position_of = {person.hex: position.hex for person, position in present.values_list("person_id", "id")}
    people: dict[ID, dict[str, Any]] = {}
    points, new_positions = [], []
    old_positions: dict[ID, dict[str, Any]] = {}
    changes: list[ImportChange] = []
    ids = new_ids(sum(len(touched.ways) + 1 for touched in block.touched.values()))
    for person, touched in block.touched.items():
        known = touched.known
        columns: dict[str, Any] = {**touched.fills, **_first_ways(touched.ways_before, touched.ways)}
        points += _points(workspace, person, touched.ways_before, touched.ways, ids)
        told = [(name, "", value) for name, value in touched.fills.items()]
        told += [(way.partition(":")[0], "", way.partition(":")[2]) for way in touched.ways]
        if touched.moved:
            company, was_at = companies.get(known.company_key), companies.get(touched.company_key)
            columns |= {"company_id": company, "company_name": known.company, "title": known.title}
            position = old = position_of.get(person)
            if old is None or touched.employed:
                position = next(ids)
                new_positions.append(_position(position, workspace, known, company, today if old else None))
                if old:
                    old_positions[old] = {"until": today}
            else:
                old_positions[old] = {"company_id": company, "company_name": known.company, "title": known.title}
            if company != was_at:
                headcount.update({at: step for at, step in ((company, 1), (was_at, -1)) if at})
            before = {"position": old, "company": touched.company, "title": touched.title, "mark": known.mark}
            after = {"position": position, "company": known.company, "title": known.title}
            told.append(("job", _json(before), _json(after)))
        if touched.as_imported:
            columns["import_mark"] = mark_of_new(known)
        elif touched.moved:
            columns["import_mark"] = job_mark(known, (touched.company, touched.title))
        people[person] = columns
        if not known.mine:  # whoever this import made goes as a whole when it is undone
            changes += [
                ImportChange(
                    workspace=batch.workspace, batch=batch, person_id=person, field=name, before=before, after=after
                )
                for name, before, after in told
            ]
    update(Person, people)
    insert(ContactPoint, points)
    insert(Position, new_positions)
    update(Position, old_positions)
    ImportChange.objects.bulk_create(changes)


def _json(job: dict[str, str | None]) -> str:
    return json.dumps(job, ensure_ascii=False)


def _write_remarks(batch: ImportBatch, block: Block) -> None:
    remarks = [
        ImportRemark(workspace=batch.workspace, batch=batch, kind="rejected", row=one.row, reason=one.reason[:SHOWN])
        for one in block.rejected
    ]
    remarks += [
        ImportRemark(
            workspace=batch.workspace, batch=batch, kind="conflict", row=decision.row.number,
            person_id=decision.known.id, field=conflict.field, mine=conflict.mine[:SHOWN],
            theirs=conflict.theirs[:SHOWN],
        )
        for decision in block.decisions
        for conflict in decision.brings.conflicts
    ]  # fmt: skip
    ImportRemark.objects.bulk_create(remarks)
