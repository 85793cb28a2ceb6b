"""A company: who is there, who leads there, what was read and heard."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from askwell.models import Claim, Company, Introduction, Person, Position, Research, Workspace
from askwell.queries.people import COLUMNS, Listed
from askwell.queries.person import Claimed

MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Way:
    """A way in: `giver` named or knows `target`, who works there; `state` is the introduction's."""

    giver_id: UUID
    giver: str
    target_id: UUID
    target: str
    state: str


@dataclass(frozen=True, slots=True)
class CompanyPortrait:
    people: list[Listed]
    before: list[Position]
    ways: list[Way]
    claims: list[tuple[str, Claimed]]
    research: list[Research]


def portrait(workspace: Workspace, company: Company) -> CompanyPortrait:
    """Stands on person_at_company, position_at_company, introduction_to, claim_of_person, research_on_company."""
    there = Person.objects.filter(workspace=workspace, company=company, removed_at__isnull=True)
    people = list(there.order_by("sort_key").values_list(*COLUMNS)[:MOST_SHOWN])
    ids = [row[0] for row in people]
    left = Position.objects.filter(
        workspace=workspace, company=company, until__isnull=False, person__removed_at__isnull=True
    )
    intros = Introduction.objects.filter(workspace=workspace, target__in=ids, giver__isnull=False).exclude(
        state__in=["", "refused", "unneeded"]
    )
    read = Research.objects.filter(workspace=workspace, company=company, removed_at__isnull=True)
    claims = Claim.objects.filter(workspace=workspace, person__in=ids, taken_back=False, in_confidence=False)
    return CompanyPortrait(
        people=[Listed(row[0], row[1], row[2] or row[4], *row[5:8]) for row in people],
        before=list(left.select_related("person").order_by("-until", "id")[:MOST_SHOWN]),
        ways=[
            Way(*row)
            for row in intros.order_by("first_on", "id").values_list(
                "giver_id", "giver__name", "target_id", "target__name", "state"
            )[:MOST_SHOWN]
        ],
        claims=[
            (row[0], Claimed(*row[1:]))
            for row in claims.order_by("-on", "id").values_list(
                "person__name", "direction__name", "direction_id", "criterion__name", "text", "sign", "in_confidence",
                "on",
            )[:MOST_SHOWN]
        ],
        research=list(read.order_by("-on", "-id")[:MOST_SHOWN]),
    )  # fmt: skip
