"""Everything in open formats: which files there are, and stories that a person can read."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from askwell import __version__
from askwell.integrations.calendar import event_ics
from askwell.integrations.formats import csv_file, vcards
from askwell.method.text import fold_name
from askwell.models import Claim, Direction, Person, Workspace
from askwell.queries import export, story
from askwell.wording.days import day
from askwell.wording.events import line

FORMATS = {
    "json": "everything in one file, for other programs",
    "csv": "people, whom you asked, letters, what you heard and who named whom, for a spreadsheet",
    "vcard": "people, for an address book",
    "ics": "talks, for a calendar",
    "markdown": "a readable story of each direction and person",
}
"""What can be exported, and what it is for."""


def files(
    workspace: Workspace, formats: Collection[str], at: datetime, *, for_others: bool = False
) -> Iterator[tuple[str, bytes]]:
    """Names and contents. for_others: without what was said in confidence."""
    if "json" in formats:
        yield "askwell.json", everything(workspace, at, for_others=for_others)
    if "csv" in formats:
        for name, (header, rows) in export.sheets(workspace, for_others=for_others).items():
            yield f"{name}.csv", csv_file(header, rows)
    if "vcard" in formats:
        yield "people.vcf", vcards(export.cards(workspace))
    if "ics" in formats:
        yield "talks.ics", event_ics(*export.talks(workspace))
    if "markdown" in formats:
        yield from _stories(workspace, for_others)


def everything(workspace: Workspace, at: datetime, *, for_others: bool) -> bytes:
    told = {
        "askwell_export": 1,
        "app": __version__,
        "made_at": at.astimezone(UTC),
        "for_others": for_others,
        **export.everything(workspace, for_others=for_others),
    }
    return json_file(told)


def json_file(told: Mapping[str, Any]) -> bytes:
    return (json.dumps(told, default=_plain, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _plain(value: Any) -> str:
    if isinstance(value, date | UUID):
        return value.isoformat() if isinstance(value, date) else str(value)
    raise TypeError(type(value).__name__)


def _stories(workspace: Workspace, for_others: bool) -> Iterator[tuple[str, bytes]]:
    hidden = export.confidential_claims(workspace) if for_others else set()
    taken: set[str] = set()
    for direction in Direction.objects.filter(workspace=workspace, opened_on__isnull=False).order_by("opened_on"):
        text = _direction(workspace, direction, for_others)
        yield f"directions/{_file_name(direction.name, taken)}.md", text.encode("utf-8", "replace")
    taken = set()
    for person in export.people_with_a_story(workspace):
        text = _person(workspace, person, hidden, for_others)
        yield f"people/{_file_name(person.name, taken)}.md", text.encode("utf-8", "replace")


def _file_name(name: str, taken: set[str]) -> str:
    stem = re.sub(r"[^a-z0-9]+", "-", fold_name(name)).strip("-")[:80] or "unnamed"
    found, number = stem, 1
    while found in taken:
        number += 1
        found = f"{stem}-{number}"
    taken.add(found)
    return found


def _direction(workspace: Workspace, direction: Direction, for_others: bool) -> str:
    lines = [f"# {plain(direction.name)}", ""]
    if direction.because:
        lines += [f"Because: {plain(direction.because)}", ""]
    if direction.drop_if:
        lines += [f"I would drop it if: {plain(direction.drop_if)}", ""]
    lines += ["## What happened", "", *_lines(story.of_direction(workspace, direction.id), workspace.zone, set()), ""]
    claims = Claim.objects.filter(workspace=workspace, direction=direction, taken_back=False)
    if for_others:
        claims = claims.filter(in_confidence=False)
    heard = [
        f"- {plain(claim.text)} ({claim.sign}{f', {plain(claim.criterion.name)}' if claim.criterion else ''};"
        f" {plain(claim.person.name)}, {day(claim.on)})"
        for claim in claims.select_related("criterion", "person").order_by("criterion__name", "on", "id")
    ]
    return "\n".join([*lines, "## What was said", "", *(heard or ["Nothing yet."]), ""])


def _person(workspace: Workspace, person: Person, hidden: set[str], for_others: bool) -> str:
    about = ", ".join(filter(None, (person.title, person.company_name)))
    lines = [f"# {plain(person.name)}", "", *([plain(about), ""] if about else [])]
    lines += ["## What happened", "", *_lines(story.of_person(workspace, person), workspace.zone, hidden), ""]
    if notes := export.notes(workspace, person, for_others=for_others):
        lines += ["## Notes", "", *(f"- {plain(text)}" for _, text in notes), ""]
    return "\n".join(lines)


def _lines(found: Iterable[story.StoryLine], zone: str, hidden: set[str]) -> list[str]:
    said = []
    for one in found:
        if not one.counts or one.kind == "correction" or str(one.data.get("claim")) in hidden:
            continue
        said.append(f"- {day(one.on)}: {plain(line(one, zone))}")
        said += [f"  > {plain(part)}" for part in one.text.splitlines() if part.strip()]
    return said or ["Nothing yet."]


def plain(text: str) -> str:
    """Text that Markdown leaves as it is, on one line."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", " ".join(text.split()))


def dossier(told: Mapping[str, list[dict[str, Any]]], name: str) -> str:
    """Everything that is held about a person, to hand to them, in Markdown."""
    lines = [f"# What is held about {plain(name)}", ""]
    for table, rows in told.items():
        lines += [f"## {plain(table.replace('_', ' ').capitalize())}", ""]
        for row in rows:
            lines += [
                f"- {plain(key.removesuffix('_id').replace('_', ' '))}: {plain(str(value))}"
                for key, value in row.items()
                if value not in (None, "", [], {}) and key != "id"
            ]
            lines.append("")
    return "\n".join(lines)
