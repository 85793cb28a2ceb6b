"""The chain of names, with tiers and dead ends (METHOD S2.4, S4.38 and 8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from askwell.method import chain as method
from askwell.method.fold import Fold, fold
from askwell.models import Introduction, Person, Workspace
from askwell.queries import history as histories


@dataclass(frozen=True, slots=True)
class Link:
    """A person of the chain. `tier` is None for one who only introduced."""

    id: UUID
    name: str
    tier: int | None
    company: str = ""
    talked_on: date | None = None
    stage: str = ""
    closed_as: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """`id` None and `giver` None: the explorer knew or found the person alone. `target` None: "someone who …"."""

    id: UUID | None
    giver: UUID | None
    target: UUID | None
    direction: UUID | None
    state: str


@dataclass(frozen=True, slots=True)
class DeadEnd:
    person: UUID
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Chain:
    people: list[Link]
    introductions: list[Edge]
    dead_ends: list[DeadEnd]
    talks: int
    """Talks held: one with two people is one."""


def chain(workspace: Workspace, today: date | None = None) -> Chain:
    """Everybody who gave or got a name, was asked or talked, as of the end of `today`."""
    history = histories.whole(workspace, until=today)
    state = fold(history, today)
    edges = [
        Edge(intro.id, intro.giver, intro.target, intro.direction, intro.state)
        for intro in state.introductions.values()
    ]
    asked = {
        approach.person
        for approach in state.approaches.values()
        if approach.asked or approach.stage not in {"draft", ""}
    }
    named, first_talk = method.named(state), method.first_talks(state)
    tiers = method.tiers(named, asked, first_talk)
    led_to = {edge.target for edge in named if edge.carries or edge.carried_on(first_talk.get(edge.target, date.max))}
    edges += _found_alone(state, tiers, (asked | first_talk.keys()) - led_to)
    people = set(tiers) | {end for edge in edges for end in (edge.giver, edge.target) if end}
    links = _links(workspace, state, people, tiers, first_talk)
    talks = sum(talk.held is not None for talk in state.interviews.values())
    return Chain(links, edges, _dead_ends(workspace, state), talks)


def nameless(workspace: Workspace) -> dict[UUID, str]:
    """ "Someone who …", by introduction."""
    found = Introduction.objects.filter(workspace=workspace, target__isnull=True).exclude(state="")
    return dict(found.values_list("id", "target_words"))


def _found_alone(state: Fold, tiers: dict[UUID, int], met: set[UUID]) -> list[Edge]:
    """Whoever nobody named was the explorer's own find."""
    direction = {
        approach.person: approach.directions[0] if approach.directions else None
        for approach in state.approaches.values()
    }
    alone = sorted((person for person in tiers if person in met), key=str)
    return [Edge(None, None, person, direction.get(person), "named") for person in alone]


def _links(
    workspace: Workspace, state: Fold, people: set[UUID], tiers: dict[UUID, int], first_talk: dict[UUID, date]
) -> list[Link]:
    newest = {approach.person: approach for approach in state.approaches.values()}
    rows = Person.objects.filter(workspace=workspace, id__in=people).values_list("id", "name", "company_name")
    links = []
    for row_id, name, company in rows:
        approach = newest.get(row_id)
        stage, closed_as = (approach.stage, approach.closed_as) if approach else ("", "")
        links.append(Link(row_id, name, tiers.get(row_id), company, first_talk.get(row_id), stage, closed_as))
    return sorted(links, key=lambda link: (link.tier or 0, first_talk.get(link.id, date.max), link.name))


def _dead_ends(workspace: Workspace, state: Fold) -> list[DeadEnd]:
    """Talks closed with "no names" and its reason (METHOD 8, tiers)."""
    found = {
        state.approaches[talk.approach].person: str(talk.no_names.data.get("reason", ""))
        for talk in state.interviews.values()
        if talk.no_names and not talk.names
    }
    names = dict(Person.objects.filter(workspace=workspace, id__in=found).values_list("id", "name"))
    return [DeadEnd(person, names[person], reason) for person, reason in found.items() if person in names]
