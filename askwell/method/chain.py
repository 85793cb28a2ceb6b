"""The chain of names: who named whom, and how many talks lead to each (METHOD S2.4 and 8, tiers)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from askwell.method.stages import CARRYING_STATES


@dataclass(frozen=True, slots=True)
class Edge:
    """One introduction: `giver` None for a name found alone; `on` the day it was first spoken of."""

    giver: UUID | None
    target: UUID
    state: str
    on: date


def tiers(edges: Iterable[Edge], asked: Iterable[UUID], first_talk: Mapping[UUID, date]) -> dict[UUID, int]:
    """A tier for everybody named, asked or talked with: 1 + held talks on the chain with the fewest.

    People who only introduced get none. A person's tier does not change once a talk was held, so only names
    given up to that day count for them."""
    carrying = [edge for edge in edges if edge.state in CARRYING_STATES]
    carrying = [edge for edge in carrying if edge.target not in first_talk or edge.on <= first_talk[edge.target]]
    incoming = {edge.target for edge in carrying if edge.giver is not None}
    named = {edge.target for edge in carrying}
    to_place = named | set(asked) | set(first_talk)
    givers = {edge.giver for edge in carrying if edge.giver is not None}

    found_alone = {edge.target for edge in carrying if edge.giver is None}
    talks_before = dict.fromkeys((to_place | givers) - incoming | found_alone, 0)
    onward: dict[UUID, list[Edge]] = {}
    for edge in carrying:
        if edge.giver is not None:
            onward.setdefault(edge.giver, []).append(edge)

    queue = deque(talks_before)
    while queue:
        giver = queue.popleft()
        for edge in onward.get(giver, ()):
            talks = talks_before[giver] + _talked_before(giver, edge.target, first_talk)
            if talks < talks_before.get(edge.target, len(first_talk) + 1):
                talks_before[edge.target] = talks
                queue.append(edge.target)
    return {person: 1 + talks_before.get(person, 0) for person in to_place}


def _talked_before(giver: UUID, target: UUID, first_talk: Mapping[UUID, date]) -> bool:
    """Whether the giver's talk counts on the way to the target: it was not after the target's own."""
    talked = first_talk.get(giver)
    return talked is not None and (target not in first_talk or talked <= first_talk[target])
