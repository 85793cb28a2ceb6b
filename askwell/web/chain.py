"""Who named whom: as a picture by tiers, and the same as a table."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from askwell.queries import chain as queries, step as steps
from askwell.web.request import AskwellRequest
from askwell.wording import stages as stage_words, steps as step_words

WIDTH, HEIGHT = 190, 54
COLUMN, ROW = 250, 78
LEFT, TOP = 10, 44
MOST_DRAWN = 120


@dataclass(frozen=True, slots=True)
class Box:
    """A person in the picture; `look` colours what the words say."""

    id: UUID | None
    name: str
    says: str
    look: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Line:
    """From giver to target; `waiting`: the introduction is not made yet."""

    path: str
    waiting: bool


@dataclass(frozen=True, slots=True)
class Picture:
    boxes: list[Box]
    lines: list[Line]
    columns: list[tuple[int, int]]
    width: int
    height: int


@require_GET
def chain(request: AskwellRequest) -> HttpResponse:
    """GET /chain/"""
    actor = request.actor
    found = queries.chain(actor.workspace, actor.today)
    names = {link.id: link.name for link in found.people}
    someone = queries.nameless(actor.workspace)
    rows = [
        (
            edge.id,
            names.get(edge.giver) if edge.giver else None,
            edge.giver,
            names.get(edge.target, "") if edge.target else someone.get(edge.id, "") if edge.id else "",
            edge.target,
            stage_words.introduction(edge.state),
        )
        for edge in found.introductions
        if edge.target in names or edge.id in someone
    ]
    news = [
        (step, step_words.title(step), step_words.reason(step, actor.today))
        for step in steps.open_steps(actor.workspace, actor.today)
        if step.kind in {"share_news", "write_to_name", "stale_name", "nudge", "other_route"}
    ]
    context = {
        "chain": found,
        "rows": rows,
        "owed": news,
        "tiers": {link.id: link.tier for link in found.people},
        "talked": sum(link.talked_on is not None for link in found.people),
        "picture": _draw(found) if 0 < len(found.people) <= MOST_DRAWN else None,
    }
    return render(request, "chain/chain.html", context)


def _draw(found: queries.Chain) -> Picture:
    """Columns by tier; whoever only introduced stands in the first, beside oneself."""
    column_of = {link.id: link.tier or 0 for link in found.people}
    order = _in_reading_order(found, column_of)
    places: dict[UUID | None, tuple[int, int]] = {None: (LEFT, TOP)}
    filled: dict[int, int] = defaultdict(int, {0: 1})
    boxes = [Box(None, "You", "", "you", LEFT, TOP)]
    for link in order:
        column = column_of[link.id]
        x, y = LEFT + column * COLUMN, TOP + filled[column] * ROW
        filled[column] += 1
        places[link.id] = (x, y)
        boxes.append(Box(link.id, link.name, _says(link), _look(link), x, y))
    lines = [
        Line(_curve(places[edge.giver], places[edge.target]), edge.state in {"asked", "promised"})
        for edge in found.introductions
        if edge.target in places and edge.giver in places and edge.state not in {"refused", "unneeded"}
    ]
    last = max(filled)
    columns = [(number, LEFT + number * COLUMN) for number in range(last + 1)]
    return Picture(boxes, lines, columns, LEFT * 2 + last * COLUMN + WIDTH, TOP + max(filled.values()) * ROW)


def _in_reading_order(found: queries.Chain, column_of: dict[UUID, int]) -> list[queries.Link]:
    """Within a column, people stand in the order of those who named them, so that lines seldom cross."""
    giver_of = {edge.target: edge.giver for edge in reversed(found.introductions) if edge.target}
    place: dict[UUID | None, int] = {None: 0}
    ordered: list[queries.Link] = []
    for column in sorted(set(column_of.values())):
        here = [link for link in found.people if column_of[link.id] == column]
        here.sort(key=lambda link: place.get(giver_of.get(link.id), len(place)))
        for link in here:
            place[link.id] = len(place)
        ordered += here
    return ordered


def _says(link: queries.Link) -> str:
    if link.talked_on:
        return f"talked {link.talked_on.day} {link.talked_on:%b}"
    return stage_words.stage(link.stage, link.closed_as) if link.stage else "introduced you"


def _look(link: queries.Link) -> str:
    if link.talked_on:
        return "good"
    if link.stage == "closed":
        return "quiet"
    return "wait" if link.stage in {"asked", "called", "later", "accepted", "booked"} else ""


def _curve(start: tuple[int, int], end: tuple[int, int]) -> str:
    if start[0] == end[0]:  # of one column: around the side
        x, high, low = start[0] + WIDTH, start[1] + HEIGHT // 2, end[1] + HEIGHT // 2
        return f"M{x} {high} C{x + 40} {high} {x + 40} {low} {x} {low}"
    x1, y1, x2, y2 = start[0] + WIDTH, start[1] + HEIGHT // 2, end[0], end[1] + HEIGHT // 2
    middle = (x1 + x2) // 2
    return f"M{x1} {y1} C{middle} {y1} {middle} {y2} {x2} {y2}"
