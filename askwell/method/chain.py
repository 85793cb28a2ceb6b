"""The chain of names: who named whom, and how many talks lead to each (METHOD S2.4 and 8, tiers)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from askwell.method.stages import CARRYING_STATES
from askwell.method.state import Fold


@dataclass(frozen=True, slots=True)
class Edge:
    """One introduction: `giver` None for a name found alone; `turns` every state and from which day, in their order."""

    giver: UUID | None
    target: UUID
    turns: tuple[tuple[date, str], ...]

    @property
    def on(self) -> date:
        return self.turns[0][0]

    def carried_on(self, day: date) -> bool:
        """Whether it led to a talk on that day: what is refused or unneeded only later did (METHOD 8, tiers)."""
        return next((state in CARRYING_STATES for on, state in reversed(self.turns) if on <= day), False)

    @property
    def carries(self) -> bool:
        return self.carried_on(date.max)


def named(state: Fold) -> list[Edge]:
    """The introductions to somebody whose name is known."""
    return [
        Edge(intro.giver, intro.target, tuple(intro.turns))
        for intro in state.introductions.values()
        if intro.target and intro.turns
    ]


def first_talks(state: Fold) -> dict[UUID, date]:
    """The day on which each was first talked with."""
    return {person.id: min(talk.on for talk in person.talks) for person in state.people.values() if person.talks}


def tiers(edges: Iterable[Edge], asked: Iterable[UUID], first_talk: Mapping[UUID, date]) -> dict[UUID, int]:
    """A tier for everybody named, asked or talked with: 1 + held talks on the chain with the fewest.

    People who only introduced get none. A tier, once a talk was held, does not change: it is what the names and talks
    up to that day make it."""
    edges = list(edges)
    carrying = [edge for edge in edges if edge.carries]
    fixed = _at_their_talks(edges, first_talk)
    named = {edge.target for edge in carrying}
    untalked = (named | set(asked) | {edge.giver for edge in carrying if edge.giver}) - fixed.keys()
    talks_before = _fewest(untalked, carrying, fixed)
    givers_only = untalked - named - set(asked)
    return {person: 1 + talks for person, talks in (fixed | talks_before).items() if person not in givers_only}


def _at_their_talks(edges: list[Edge], first_talk: Mapping[UUID, date]) -> dict[UUID, int]:
    """Held talks upstream of everybody talked with, as things stood on that day; settled day by day."""
    fixed: dict[UUID, int] = {}
    edges = sorted(edges, key=lambda edge: edge.on)
    into: dict[UUID, list[Edge]] = {}
    known = 0
    for day in sorted(set(first_talk.values())):
        while known < len(edges) and edges[known].on <= day:
            into.setdefault(edges[known].target, []).append(edges[known])
            known += 1
        on_this_day = {person for person, talked in first_talk.items() if talked == day}
        upstream = _upstream(on_this_day, into, fixed, day)
        near = [edge for person in upstream for edge in into.get(person, ()) if edge.carried_on(day)]
        found = _fewest(upstream, near, fixed, on_this_day)
        fixed |= {person: found[person] for person in on_this_day}
    return fixed


def _upstream(people: set[UUID], into: Mapping[UUID, list[Edge]], fixed: Mapping[UUID, int], day: date) -> set[UUID]:
    """The people and everybody before them on a chain, back to those whose tier is settled."""
    found, waiting = set(people), list(people)
    while waiting:
        for edge in into.get(waiting.pop(), ()):
            if edge.carried_on(day) and edge.giver and edge.giver not in fixed and edge.giver not in found:
                found.add(edge.giver)
                waiting.append(edge.giver)
    return found


def _fewest(
    people: set[UUID],
    edges: Iterable[Edge],
    fixed: Mapping[UUID, int],
    talking: frozenset[UUID] | set[UUID] = frozenset(),
) -> dict[UUID, int]:
    """The fewest held talks on the way to each of these people; nobody before them: none.

    `fixed` have talked, and count one more to whomever they named; so do those `talking` on this very day."""
    onward: dict[UUID, list[Edge]] = {}
    found_alone, named = set(), set()
    for edge in edges:
        if edge.target in people:
            if edge.giver is None:
                found_alone.add(edge.target)
            else:
                named.add(edge.target)
                onward.setdefault(edge.giver, []).append(edge)

    talks_before = dict.fromkeys((people - named) | found_alone, 0)
    for giver in onward.keys() & fixed.keys():
        talks_before[giver] = fixed[giver]
    queue = deque(talks_before)
    while queue:
        giver = queue.popleft()
        for edge in onward.get(giver, ()):
            talks = talks_before[giver] + (giver in fixed or giver in talking)
            if edge.target not in talks_before or talks < talks_before[edge.target]:
                talks_before[edge.target] = talks
                queue.append(edge.target)
    return {person: talks_before.get(person, 0) for person in people}
