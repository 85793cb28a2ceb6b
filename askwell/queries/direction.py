"""Directions side by side: what was read, who was asked, what was heard against what matters (METHOD S1.1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from askwell.method.fold import fold
from askwell.method.steps import direction_facts
from askwell.models import (
    Approach,
    ApproachDirection,
    Claim,
    Criterion,
    Direction,
    Event,
    Interview,
    Person,
    Research,
    Workspace,
)
from askwell.queries import history as histories
from askwell.queries.chain import chain
from askwell.queries.prepared import prepared

FEW_TALKS = 3  # METHOD 4, judge
OLD_CLAIM_DAYS = 730  # METHOD 5, old: 24 months
VIEWPOINTS = ("does", "did", "manages", "hires", "buys", "beside")
GROUPS = ("values", "interests", "skills", "life", "goals")


@dataclass(frozen=True, slots=True)
class Overview:
    """One line of the list of directions. `candidates` are people, `talks` talks held: one with two people is one."""

    id: UUID
    name: str
    kind: str
    opened_on: date
    decided_as: str
    decided_on: date | None
    candidates: int
    talks: int
    claims: int


def overview(workspace: Workspace, until: date | None = None) -> list[Overview]:
    """All directions, open ones first: six queries, however many there are. Stands on approach_of_direction and
    claim_on_criterion."""
    candidates = _summed(_own(workspace.id), _joined(workspace.id))
    talks = _summed(_own_talks(workspace.id), _joined_talks(workspace.id))
    heard = dict(_heard(workspace.id))
    found = []
    for id_, name, kind, opened_on, decided_as, decided_on in _opened(workspace.id):
        if until and opened_on > until:
            continue
        if decided_on is None or (until and decided_on > until):
            decided_as, decided_on = "", None
        counts = candidates[id_], talks[id_], heard.get(id_, 0)
        found.append(Overview(id_, name, kind, opened_on, decided_as, decided_on, *counts))
    return found


@dataclass(frozen=True, slots=True)
class Heard:
    """A direction with the talks held and the sentences heard in it."""

    id: UUID
    name: str
    talks: int
    claims: int


def heard(workspace: Workspace) -> list[Heard]:
    """All directions, open ones first: four queries. Stands on approach_of_direction and claim_on_criterion."""
    talks = _summed(_own_talks(workspace.id), _joined_talks(workspace.id))
    claims = dict(_heard(workspace.id))
    return [Heard(id_, name, talks[id_], claims.get(id_, 0)) for id_, name, *_ in _opened(workspace.id)]


@prepared
def _opened(workspace: UUID) -> QuerySet[Any, Any]:
    opened = Direction.objects.filter(workspace=workspace, opened_on__isnull=False)
    columns = opened.values_list("id", "name", "kind", "opened_on", "decided_as", "decided_on")
    return columns.order_by("decided_as", "opened_on", "id")


@prepared
def _heard(workspace: UUID) -> QuerySet[Any, Any]:
    claims = Claim.objects.filter(workspace=workspace, taken_back=False).order_by()
    return claims.values_list("direction").annotate(Count("id"))


@prepared
def _own(workspace: UUID) -> QuerySet[Any, Any]:
    approaches = Approach.objects.filter(workspace=workspace).exclude(stage="").order_by()
    return approaches.values_list("direction").annotate(Count("id"))


@prepared
def _joined(workspace: UUID) -> QuerySet[Any, Any]:
    joined = ApproachDirection.objects.filter(workspace=workspace).exclude(approach__stage="").order_by()
    return joined.values_list("direction").annotate(Count("id"))


@prepared
def _own_talks(workspace: UUID) -> QuerySet[Any, Any]:
    held = Interview.objects.filter(workspace=workspace, held_on__isnull=False).order_by()
    return held.values_list("approach__direction").annotate(Count("id"))


@prepared
def _joined_talks(workspace: UUID) -> QuerySet[Any, Any]:
    joined = ApproachDirection.objects.filter(workspace=workspace).order_by()
    return joined.values_list("direction").annotate(Count("approach__interviews__held_on"))


def _summed(own: Iterable[tuple[UUID, int]], joined: Iterable[tuple[UUID, int]]) -> Counter[UUID]:
    """By direction, with what joined it."""
    found: Counter[UUID] = Counter()
    for direction, count in [*own, *joined]:
        found[direction] += count
    return found


def of_direction(workspace: Workspace, direction: Direction) -> QuerySet[Approach]:
    """Its approaches, those that joined it included."""
    joined = ApproachDirection.objects.filter(workspace=workspace, direction=direction).values("approach")
    approaches = Approach.objects.filter(workspace=workspace).exclude(stage="")
    return approaches.filter(Q(direction=direction) | Q(id__in=joined)).select_related("person")


@dataclass(frozen=True, slots=True)
class Said:
    """One claim with whose it is. `old`: from more than 24 months ago."""

    id: UUID
    text: str
    sign: str
    person: UUID
    name: str
    on: date
    only_for: str
    in_confidence: bool
    former_since: int | None
    old: bool


@dataclass(slots=True)
class Judged:
    """What matters, and what was heard about it. Never averaged: each mark keeps its sentence."""

    id: UUID | None
    name: str
    group: str
    must: bool
    said: list[Said] = field(default_factory=list)

    @property
    def spoke_for(self) -> int:
        return sum(claim.sign == "for" for claim in self.said)

    @property
    def spoke_against(self) -> int:
        return sum(claim.sign == "against" for claim in self.said)

    @property
    def contradicted(self) -> bool:
        """Somebody said for and somebody against: the next talk should settle it (METHOD 7, contradiction)."""
        return bool(self.spoke_for and self.spoke_against)


@dataclass(frozen=True, slots=True)
class Fit:
    criteria: list[Judged]
    other: list[Said]
    warnings: list[str]
    """Codes: few_talks, one_root, unsaid, no_role, one_side, viewpoints, empty_group."""

    missing_viewpoints: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()  # names of those talked with of whom it is not known how they know the work
    empty_groups: tuple[str, ...] = ()


def unheard(workspace: Workspace, direction: Direction, most: int) -> list[str]:
    """What matters, and nobody has said anything of it in this direction; what must be first. Stands on
    claim_on_criterion."""
    criteria = Criterion.objects.filter(Q(direction__isnull=True) | Q(direction=direction), workspace=workspace)
    heard = Claim.objects.filter(workspace=workspace, direction=direction, taken_back=False, criterion__isnull=False)
    left = criteria.filter(removed_at__isnull=True).exclude(id__in=heard.values("criterion"))
    return list(left.order_by("-must", "added_on", "id").values_list("name", flat=True)[:most])


def fit(workspace: Workspace, direction: Direction, today: date) -> Fit:
    """Own criteria against what was really said, with what is still one-sided (METHOD 4, judge; S3.19, S3.23)."""
    criteria = {
        criterion.id: Judged(criterion.id, criterion.name, criterion.group, criterion.must)
        for criterion in Criterion.objects.filter(workspace=workspace, removed_at__isnull=True, added_on__lte=today)
        .filter(Q(direction__isnull=True) | Q(direction=direction))
        .order_by("-must", "added_on", "id")
    }
    other: list[Said] = []
    for claim in (
        Claim.objects.filter(workspace=workspace, direction=direction, taken_back=False, on__lte=today)
        .select_related("person")
        .order_by("on", "id")
    ):
        said = Said(
            claim.id, claim.text, claim.sign, claim.person_id, claim.person.name, claim.on, claim.only_for,
            claim.in_confidence, claim.person.former_since, old=(today - claim.on).days > OLD_CLAIM_DAYS,
        )  # fmt: skip
        (criteria[claim.criterion_id].said if claim.criterion_id in criteria else other).append(said)
    talked = list(of_direction(workspace, direction).filter(held_on__isnull=False, held_on__lte=today))
    heard = {approach.person.viewpoint for approach in talked}
    missing = tuple(view for view in VIEWPOINTS if view not in heard)
    unsaid = tuple(approach.person.name for approach in talked if not approach.person.viewpoint)
    all_said = [said for judged in criteria.values() for said in judged.said] + other
    empty = tuple(group for group in GROUPS if not any(judged.group == group for judged in criteria.values()))
    checks = {
        "few_talks": 0 < len(talked) < FEW_TALKS,
        "one_root": len(talked) > 1 and len(_roots(workspace, [approach.person_id for approach in talked])) == 1,
        "unsaid": bool(unsaid),
        "no_role": bool(talked) and not unsaid and not heard & {"does", "did"},
        "one_side": bool(all_said) and len({said.sign for said in all_said} & {"for", "against"}) == 1,
        "viewpoints": bool(talked) and not unsaid and bool(missing),
        "empty_group": bool(empty),
    }
    warnings = [code for code, holds in checks.items() if holds]
    return Fit(list(criteria.values()), other, warnings, missing, unsaid, empty)


def _roots(workspace: Workspace, people: Iterable[UUID]) -> set[UUID]:
    """The people at whom the chains to these begin."""
    giver_of: dict[UUID, UUID] = {}
    for edge in chain(workspace).introductions:
        if edge.giver and edge.target and edge.state not in {"refused", "unneeded"}:
            giver_of.setdefault(edge.target, edge.giver)
    roots = set()
    for person in people:
        seen = {person}
        while person in giver_of and giver_of[person] not in seen:
            person = giver_of[person]
            seen.add(person)
        roots.add(person)
    return roots


@dataclass(frozen=True, slots=True)
class Rating:
    """An own rating: 1 to 5, with the day."""

    kind: str
    on: date
    values: dict[str, int]
    words: str


def ratings(workspace: Workspace, direction: Direction) -> list[Rating]:
    """Confidence, motivation and fit over time, oldest first. Stands on event_of_direction."""
    events = Event.objects.filter(
        workspace=workspace, direction=direction, counts=True,
        kind__in=("confidence_rated", "motivation_rated", "fit_rated"),
    ).order_by("on", "order")  # fmt: skip
    return [
        Rating(
            event.kind.removesuffix("_rated"),
            event.on,
            {name: value for name, value in event.data.items() if isinstance(value, int)},
            str(event.data.get("words", "")),
        )
        for event in events
    ]


def research(workspace: Workspace, direction: Direction) -> list[Research]:
    """What was read on a direction, newest first. Stands on research_on_direction."""
    rows = Research.objects.filter(workspace=workspace, direction=direction, removed_at__isnull=True)
    return list(rows.order_by("-on", "-id"))


@dataclass(frozen=True, slots=True)
class Owed:
    """A helper of a direction, and whether they have heard of the decision."""

    person: UUID
    name: str
    told: bool
    sentence: str
    """The claim of theirs that could stand in the letter."""


def helpers(workspace: Workspace, direction: Direction, today: date) -> list[Owed]:
    """Everyone who helped with a decided direction (METHOD S4.32 and 8, helpers)."""
    history = histories.whole(workspace, until=today)
    facts = next((one for one in direction_facts(history, fold(history, today), today) if one.id == direction.id), None)
    if facts is None:
        return []
    people = [helper.person for helper in facts.helpers]
    names = dict(_person_names(workspace, people))
    sentences: dict[UUID, str] = {}
    claims = Claim.objects.filter(
        workspace=workspace, direction=direction, person__in=people, taken_back=False, in_confidence=False
    )
    for person, text in claims.order_by("on").values_list("person_id", "text"):
        sentences.setdefault(person, text)
    return [
        Owed(helper.person, names[helper.person], helper.told, sentences.get(helper.person, ""))
        for helper in facts.helpers
        if helper.person in names
    ]


def _person_names(workspace: Workspace, people: list[UUID]) -> Iterable[tuple[UUID, str]]:
    return Person.objects.filter(workspace=workspace, id__in=people).values_list("id", "name")
