"""Large, realistic, deterministic workspaces, to measure and to try things on: the same seed makes the same people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from askwell.actions.demo.names import COMPANY_ENDS, COMPANY_STARTS, DIRECTIONS, GIVEN, PLACES, SAID, SURNAMES, TITLES
from askwell.actions.refold import refold_all
from askwell.method.text import fold_name
from askwell.models import (
    Approach,
    Claim,
    Company,
    ContactPoint,
    Criterion,
    Direction,
    Event,
    Interview,
    Introduction,
    Note,
    Person,
    Workspace,
)

YEARS = 5
BLOCK = 500  # rows in one transaction, so that others can write in between
PEOPLE_AN_APPROACH = 50
FEWEST_APPROACHES, MOST_APPROACHES = 12, 400
PEOPLE_A_COMPANY = 12
UTC = ZoneInfo("UTC")


@dataclass(slots=True)
class Crowd:
    """One workspace in the making. `today` is its last day."""

    workspace: Workspace
    rng: Random
    today: date
    order: int = 0
    events: list[Event] = field(default_factory=list)

    def new_id(self) -> UUID:
        """Version 7 in form, from the seed alone."""
        self.order += 1
        return UUID(int=(self.order << 80) | (0x7 << 76) | (0b10 << 62) | self.rng.getrandbits(62))

    def happened(self, kind: str, on: date, data: Mapping[str, object] | None = None, /, **about: UUID | None) -> None:
        self.order += 1
        self.events.append(
            Event(
                id=self.new_id(),
                workspace=self.workspace,
                order=self.order,
                kind=kind,
                on=on,
                recorded_at=datetime.combine(on, time(12), UTC),
                by="explorer",
                data=dict(data or {}),
                **about,
            )
        )


def people(workspace: Workspace, count: int, seed: int, today: date) -> Iterator[int]:
    """Fills an empty workspace with `count` people and five years of history; yields how many stand by now."""
    crowd = Crowd(workspace, Random(seed), today)  # noqa: S311 - repeatable on purpose, nothing secret
    companies = _companies(crowd, max(3, count // PEOPLE_A_COMPANY))
    made: list[Person] = []
    for start in range(0, count, BLOCK):
        block = [_person(crowd, companies, start + number) for number in range(min(BLOCK, count - start))]
        with transaction.atomic():
            Person.objects.bulk_create(block)
            ContactPoint.objects.bulk_create(_points(crowd, block))
        made += block[: max(1, MOST_APPROACHES * 2 * BLOCK // max(count, 1))] if len(made) < MOST_APPROACHES * 2 else []
        yield start + len(block)
    with transaction.atomic():
        _history(crowd, made, min(max(count // PEOPLE_AN_APPROACH, FEWEST_APPROACHES), MOST_APPROACHES, len(made)))
        refold_all(workspace)


def _companies(crowd: Crowd, count: int) -> list[Company]:
    names: dict[str, Company] = {}
    for number in range(count):
        name = f"{crowd.rng.choice(COMPANY_STARTS)} {crowd.rng.choice(COMPANY_ENDS)}"
        name = name if fold_name(name) not in names else f"{name} {number}"
        company = Company(id=crowd.new_id(), workspace=crowd.workspace, name=name, key=fold_name(name))
        names[company.key] = company
    Company.objects.bulk_create(names.values(), batch_size=BLOCK)
    return list(names.values())


def _person(crowd: Crowd, companies: list[Company], number: int) -> Person:
    rng = crowd.rng
    given, surname = rng.choice(GIVEN), rng.choice(SURNAMES)
    name = f"{given} {surname}"
    company = companies[min(int(rng.paretovariate(1.1)) - 1, len(companies) - 1)]  # a few employ many
    zone, country = rng.choice(PLACES)
    return Person(
        id=crowd.new_id(),
        workspace=crowd.workspace,
        name=name,
        sort_key=fold_name(name),
        company=company,
        company_name=company.name,
        title=rng.choice(TITLES),
        email=f"{fold_name(given)}.{fold_name(surname)}.{number}@example.org",
        phone=f"+1 617 555 {rng.randrange(10000):04}" if rng.random() < 0.4 else "",
        zone=zone,
        country=country,
        source=rng.choice(("known", "profile", "list", "event")),
        since=crowd.today - timedelta(days=rng.randrange(365 * YEARS)),
    )


def _points(crowd: Crowd, block: list[Person]) -> Iterator[ContactPoint]:
    for person in block:
        yield ContactPoint(
            id=crowd.new_id(),
            workspace=crowd.workspace,
            person=person,
            kind="email",
            value=person.email,
            key=person.email,
        )
        if person.phone:
            yield ContactPoint(
                id=crowd.new_id(),
                workspace=crowd.workspace,
                person=person,
                kind="phone",
                value=person.phone,
                key=person.phone.replace(" ", ""),
            )


def _history(crowd: Crowd, people: list[Person], approaches: int) -> None:
    begun = crowd.today - timedelta(days=365 * YEARS)
    directions = []
    for name in DIRECTIONS:
        direction = Direction(
            id=crowd.new_id(), workspace=crowd.workspace, name=name, key=fold_name(name), opened_on=begun
        )
        directions.append(direction)
        crowd.happened("direction_opened", begun, direction_id=direction.id)
    Direction.objects.bulk_create(directions)
    criteria = [
        Criterion(id=crowd.new_id(), workspace=crowd.workspace, name=name, group=group, added_on=begun)
        for name, group in (("no nights", "life"), ("room to design", "interests"), ("many people helped", "values"))
    ]
    Criterion.objects.bulk_create(criteria)
    givers: list[Person] = []
    for person in crowd.rng.sample(people, approaches):
        _approach(crowd, person, crowd.rng.choice(directions), criteria, givers)
    Event.objects.bulk_create(crowd.events, batch_size=BLOCK)


def _approach(
    crowd: Crowd, person: Person, direction: Direction, criteria: list[Criterion], givers: list[Person]
) -> None:
    rng = crowd.rng
    day = crowd.today - timedelta(days=rng.randrange(3, 365 * YEARS))
    approach = Approach.objects.create(id=crowd.new_id(), workspace=crowd.workspace, person=person, direction=direction)
    about: dict[str, UUID | None] = {"person_id": person.id, "direction_id": direction.id, "approach_id": approach.id}
    if givers and rng.random() < 0.5:
        intro = Introduction.objects.create(
            id=crowd.new_id(), workspace=crowd.workspace, giver=rng.choice(givers), target=person, direction=direction
        )
        crowd.happened(
            "introduction_named", day, introduction_id=intro.id, person_id=person.id, direction_id=direction.id
        )
    crowd.happened("approach_started", day, **about)
    for kind, data, wait in _road(rng):
        day += timedelta(days=wait)
        if day > crowd.today:
            return
        if kind == "interview_held":
            _talk(crowd, person, approach, direction, criteria, day, about)
            givers.append(person)
        else:
            crowd.happened(kind, day, data, **about)


def _road(rng: Random) -> list[tuple[str, dict[str, object], int]]:
    """What comes after the start, with the days in between."""
    asked: tuple[str, dict[str, object], int] = (
        "letter_sent",
        {"letter": "request", "channel": "email"},
        rng.randrange(1, 6),
    )
    fate = rng.random()
    if fate < 0.15:
        return [asked]
    if fate < 0.4:
        return [asked, ("called", {"as": "voicemail"}, 5), ("approach_closed", {"as": "quiet"}, 9)]
    if fate < 0.55:
        return [asked, ("reply_declined", {"names": 0}, 3), ("letter_sent", {"letter": "decline_reply"}, 1)]
    held = rng.randrange(6, 20)
    return [
        asked,
        ("reply_accepted", {}, 2),
        ("interview_held", {}, held),
        ("letter_sent", {"letter": "update", "channel": "email"}, 30),
        ("approach_closed", {"as": "finished"}, 5),
    ]


def _talk(
    crowd: Crowd,
    person: Person,
    approach: Approach,
    direction: Direction,
    criteria: list[Criterion],
    day: date,
    about: dict[str, UUID | None],
) -> None:
    rng = crowd.rng
    start = datetime.combine(day, time(rng.randrange(14, 20)), UTC)
    interview = Interview.objects.create(
        id=crowd.new_id(), workspace=crowd.workspace, approach=approach, zone=person.zone
    )
    with_talk = about | {"interview_id": interview.id}
    booked = {"start": start.isoformat(), "minutes": 30, "zone": person.zone, "place": "video"}
    crowd.happened("interview_booked", day - timedelta(days=4), booked, **with_talk)
    crowd.happened(
        "interview_held", day, {"start": start.isoformat(), "minutes": 30, "ended": "as_agreed"}, **with_talk
    )
    said = rng.sample(SAID, 3)
    Note.objects.bulk_create(
        Note(
            id=(note := crowd.new_id()),
            line=note,
            workspace=crowd.workspace,
            interview=interview,
            person=person,
            text=text,
            written_at=start,
            saved_at=start,
        )
        for text, _ in said
    )
    for text, sign in said[:2]:
        claim = Claim.objects.create(
            id=crowd.new_id(),
            workspace=crowd.workspace,
            person=person,
            interview=interview,
            direction=direction,
            criterion=rng.choice(criteria),
            text=text,
            sign=sign,
            on=day,
        )
        crowd.happened("claim_added", day, {"claim": str(claim.id), "sign": sign}, **with_talk)
    crowd.happened("names_none", day, {"reason": "will think about it"}, **with_talk)
    crowd.happened("letter_sent", day, {"letter": "thank_you", "channel": "email"}, **with_talk)
    crowd.happened("card_sent", day + timedelta(days=2), {"channel": "post"}, **with_talk)
