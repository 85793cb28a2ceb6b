"""How things stood on another day: rows with what a fold of that day says of them. They are read, never saved."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import Model, Q

from askwell.method.columns import (
    approach_columns,
    interview_columns,
    introduction_columns,
    person_columns,
    promise_columns,
)
from askwell.method.fold import fold
from askwell.method.history import standing
from askwell.method.steps import direction_facts
from askwell.models import Approach, Claim, Commitment, Direction, Interview, Introduction, Person, Position, Workspace
from askwell.queries import history as histories
from askwell.queries.direction import Overview


class Then:
    """A workspace at the end of a day of the explorer's: what happened later does not exist."""

    def __init__(self, workspace: Workspace, today: date) -> None:
        history = histories.whole(workspace, until=today)
        self.workspace = workspace
        self.today = today
        self.state = fold(history, today)
        self.directions = {facts.id: facts for facts in direction_facts(history, self.state, today)}
        happened = standing(history.events, today)
        self.claims = {UUID(event.data["claim"]) for event in happened if event.kind == "claim_added"}

    def put(self, row: Model) -> None:
        """Gives a person, approach, introduction, interview, commitment or direction the columns of that day."""
        if isinstance(row, Person):
            columns = person_columns(self.state, row.id) | self._position(row)
        elif isinstance(row, Approach):
            columns = approach_columns(self.state, row.id)
        elif isinstance(row, Introduction):
            columns = introduction_columns(self.state, row.id)
        elif isinstance(row, Interview):
            columns = interview_columns(self.state, row.id)
        elif isinstance(row, Commitment):
            columns = promise_columns(self.state, row.id)
        else:
            assert isinstance(row, Direction)
            columns = self._direction(row)
        for name, value in columns.items():
            setattr(row, name, value)

    @cached_property
    def _moved(self) -> set[UUID]:
        """Whoever has left a position."""
        left = Position.objects.filter(workspace=self.workspace, until__isnull=False)
        return set(left.values_list("person_id", flat=True))

    def _position(self, person: Person) -> dict[str, str]:
        """Where they worked then. Stands on position_of_person."""
        if person.id not in self._moved:
            return {}
        standing_then = Position.objects.filter(
            Q(since__isnull=True) | Q(since__lte=self.today), Q(until__isnull=True) | Q(until__gt=self.today),
            workspace=person.workspace_id, person=person,
        )  # fmt: skip
        found = standing_then.order_by("-since", "-id").first()
        return {"company_name": found.company_name, "title": found.title} if found else {}

    def _direction(self, direction: Direction) -> dict[str, object]:
        facts = self.directions.get(direction.id)
        if facts is None:
            return {"opened_on": None, "decided_as": "", "decided_on": None, "reason": ""}
        reason = direction.reason if facts.decided and facts.decided == direction.decided_on else ""
        return {
            "opened_on": facts.opened, "decided_as": facts.decided_as, "decided_on": facts.decided, "reason": reason,
        }  # fmt: skip


def overview(workspace: Workspace, today: date) -> list[Overview]:
    """All directions as they stood then, open ones first."""
    then = Then(workspace, today)
    directions = list(Direction.objects.filter(workspace=workspace))
    for direction in directions:
        then.put(direction)
    own_claims = Claim.objects.filter(workspace=workspace, id__in=then.claims).values_list("direction", flat=True)
    claims = Counter(own_claims)
    held = [talk.approach for talk in then.state.interviews.values() if talk.held]
    talks = Counter(direction for approach in held for direction in then.state.approaches[approach].directions)
    return [
        Overview(
            one.id, one.name, one.kind, one.opened_on, one.decided_as, one.decided_on,
            then.directions[one.id].candidates, talks[one.id], claims[one.id],
        )
        for one in sorted(directions, key=lambda one: (one.decided_as, one.opened_on or date.max, one.id))
        if one.opened_on
    ]  # fmt: skip
