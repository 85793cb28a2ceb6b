"""The JSON shape of each noun, the same in every answer, and what a recording command says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import click

from askwell.cli.context import Args
from askwell.models import (
    Approach,
    Claim,
    Commitment,
    Company,
    Criterion,
    Direction,
    Interview,
    Introduction,
    Message,
    Person,
    Research,
)
from askwell.queries import step as steps
from askwell.queries.caution import Caution
from askwell.queries.step import OpenStep
from askwell.wording import cautions, days, stages as stage_words, steps as step_words


def person(row: Person) -> dict[str, Any]:
    points = sorted(row.contact_points.all(), key=lambda point: point.order)
    return {
        "id": row.id,
        "name": row.name,
        "line": row.line,
        "company": row.company_name,
        "title": row.title,
        "emails": [point.value for point in points if point.kind == "email"],
        "phones": [point.value for point in points if point.kind == "phone"],
        "urls": [point.value for point in points if point.kind == "url"],
        "address": row.address,
        "note": row.note,
        "zone": row.zone,
        "country": row.country,
        "region": row.region,
        "viewpoint": row.viewpoint,
        "source": row.source_words or row.source,
        "since": row.since,
        "stopped": row.stopped,
        "last_contact": row.last_contact,
        "talks": row.talks,
        "stage": row.stage,
    }


def company(row: Company) -> dict[str, Any]:
    return {
        "id": row.id, "name": row.name, "aliases": row.aliases, "domains": row.domains, "address": row.address,
        "mine": row.mine, "people": row.people,
    }  # fmt: skip


def direction(row: Direction) -> dict[str, Any]:
    return {
        "id": row.id, "name": row.name, "kind": row.kind, "because": row.because, "drop_if": row.drop_if,
        "opened_on": row.opened_on, "decided_as": row.decided_as or None, "decided_on": row.decided_on,
        "reason": row.reason,
    }  # fmt: skip


def criterion(row: Criterion) -> dict[str, Any]:
    return {
        "id": row.id, "name": row.name, "group": row.group, "must": row.must,
        "direction": row.direction.name if row.direction else None, "added_on": row.added_on,
    }  # fmt: skip


def research(row: Research) -> dict[str, Any]:
    return {
        "id": row.id, "box": row.box, "text": row.text, "url": row.url, "nothing_found": row.nothing_found,
        "direction": row.direction.name if row.direction else None,
        "company": row.company.name if row.company else None, "person": row.person.name if row.person else None,
        "on": row.on,
    }  # fmt: skip


def introduction(row: Introduction) -> dict[str, Any]:
    return {
        "id": row.id, "from": row.giver_id, "from_name": row.giver.name if row.giver else None, "to": row.target_id,
        "to_name": row.target.name if row.target else row.target_words,
        "direction": row.direction_id, "direction_name": row.direction.name if row.direction else None,
        "state": row.state, "words": row.words, "may_use_name": row.may_use_name, "on": row.first_on,
    }  # fmt: skip


def approach(row: Approach) -> dict[str, Any]:
    return {
        "id": row.id,
        "person": row.person.name,
        "person_id": row.person_id,
        "direction": row.direction.name if row.direction else None,
        "also_for": [joined.name for joined in row.also_for.all()],
        "stage": row.stage,
        "closed_as": row.closed_as or None,
        "paused": row.paused,
        "started_on": row.started_on,
        "asked_on": row.asked_on,
        "answered_on": row.answered_on,
        "accepted_on": row.accepted_on,
        "booked_on": row.booked_on,
        "held_on": row.held_on,
    }


def interview(row: Interview) -> dict[str, Any]:
    return {
        "id": row.id, "approach": row.approach_id, "person": row.approach.person.name,
        "person_id": row.approach.person_id, "start": row.start, "zone": row.zone, "minutes": row.minutes,
        "place": row.place, "where": row.where, "booked_on": row.booked_on, "held_on": row.held_on, "end": row.end,
        "ended": row.ended or None,
        "also": [attendee.person.name for attendee in row.attendees.all()],
    }  # fmt: skip


def claim(row: Claim) -> dict[str, Any]:
    return {
        "id": row.id, "person": row.person.name, "direction": row.direction.name,
        "criterion": row.criterion.name if row.criterion else None, "sign": row.sign, "text": row.text,
        "only_for": row.only_for, "in_confidence": row.in_confidence, "on": row.on,
    }  # fmt: skip


def commitment(row: Commitment) -> dict[str, Any]:
    return {
        "id": row.id, "person": row.person.name, "mine": row.mine, "what": row.what, "due": row.due,
        "done_on": row.done_on,
    }  # fmt: skip


def letter(row: Message) -> dict[str, Any]:
    return {
        "id": row.id, "person": row.person.name, "kind": row.kind, "channel": row.channel, "state": row.state,
        "subject": row.subject, "text": row.text, "sent_on": row.sent_on,
    }  # fmt: skip


def step(one: OpenStep, today: date) -> dict[str, Any]:
    return {
        "about": {"type": one.about, "id": one.about_id},
        "person": one.person or None,
        "person_id": one.person_id,
        "direction": one.direction or None,
        "direction_id": one.direction_id,
        "approach": one.approach_id,
        "kind": one.kind,
        "why": one.why,
        "facts": dict(one.facts),
        "due": one.due,
        "overdue_days": one.overdue_days(today),
    }


BESIDE = ("person_added", "approach_started")
"""Events that come along with another: what is meant to be taken back is the other one."""


def warnings(args: Args, found: Sequence[Caution]) -> list[dict[str, str]]:
    """The shape of what speaks against a letter or a call; people are told on standard error."""
    shown = [{"code": one.code, "message": cautions.caution(one)} for one in found]
    for one in shown:
        args.out.warn(one["message"])
    return shown


def recorded(args: Args, said: str, about: Person | None = None, **shown: Any) -> int:
    """What a recording command answers: the rows, the events to take back, and what comes next with a person."""
    events = args.recorded()
    meant = [event for event, kind in events if kind not in BESIDE] or [event for event, _ in events]
    day = args.actor.today
    following = steps.next_with(args.workspace, about.id, day) if about else None

    def for_people() -> str:
        lines = [said]
        if following:
            lines.append(f"Next, {days.due(following.due, day)}: {step_words.title(following)}")
        if meant:
            lines.append(click.style(f"A mistake? askwell undo {meant[0]}", dim=True))
        return "\n".join(lines)

    answer = {
        "event": meant[0] if meant else None,
        "events": [{"id": event, "kind": kind} for event, kind in events],
        "next": step(following, day) if following else None,
    }
    return args.out.emit(shown | answer, for_people)


def stage(row: Approach) -> str:
    return stage_words.stage(row.stage, row.closed_as, row.paused)


def count(number: int, one: str, several: str) -> str:
    """ "1 person", "2,000 people"."""
    return f"{number:,} {one if number == 1 else several}"


def table(rows: Sequence[tuple[str, ...]], otherwise: str) -> str:
    """Columns as wide as they need be; a sentence where there is nothing."""
    if not rows:
        return otherwise
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "\n".join(lines)
