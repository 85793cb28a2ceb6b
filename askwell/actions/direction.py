"""Directions, what matters, what was read, and the decision."""

from __future__ import annotations

from askwell.actions.access import Actor, of_workspace
from askwell.actions.events import When, day_and_moment, deed
from askwell.errors import Invalid
from askwell.method.text import fold_name, one_line
from askwell.models import Company, Criterion, Direction, Person, Research

KINDS = ("occupation", "position", "department", "company", "profession", "industry", "my_work", "venture")
GROUPS = ("values", "interests", "skills", "life", "goals")
DECISIONS = ("chosen", "set_aside", "job")
BOXES = ("company", "industry", "person")
NAME_LIMIT = 200
TEXT_LIMIT = 5_000


def open_direction(
    actor: Actor, name: str, *, kind: str = "occupation", because: str = "", drop_if: str = "", on: When = None
) -> Direction:
    """A guess to be looked into (METHOD S4.1). Raises Invalid without a name, or where it is open already."""
    name = one_line(name)
    if not name:
        raise Invalid("A direction needs a name.", field="name", hint="For example: clinical informatics.")
    if len(name) > NAME_LIMIT:
        raise Invalid(f"A direction's name has at most {NAME_LIMIT} letters.", field="name")
    if kind not in KINDS:
        raise Invalid(f"“{kind}” is no kind of direction.", field="kind", hint="One of: " + ", ".join(KINDS))
    key = fold_name(name)[:NAME_LIMIT]
    with deed(actor) as doing:
        if Direction.objects.filter(workspace=actor.workspace, key=key, opened_on__isnull=False).exists():
            raise Invalid(f"“{name}” is among your directions already.", field="name")
        direction, _ = Direction.objects.get_or_create(workspace=actor.workspace, key=key, defaults={"name": name})
        direction.name, direction.kind = name, kind
        direction.because, direction.drop_if = because.strip()[:TEXT_LIMIT], drop_if.strip()[:TEXT_LIMIT]
        direction.save(update_fields=["name", "kind", "because", "drop_if"])
        doing.append("direction_opened", on, direction=direction)
    direction.refresh_from_db()
    return direction


def edit(
    actor: Actor,
    direction: Direction,
    *,
    because: str | None = None,
    drop_if: str | None = None,
    kind: str | None = None,
) -> Direction:
    """Words it anew; the name stays, since letters and claims speak of it. Raises Invalid."""
    if kind is not None and kind not in KINDS:
        raise Invalid(f"“{kind}” is no kind of direction.", field="kind", hint="One of: " + ", ".join(KINDS))
    direction = of_workspace(actor, Direction, direction.id)
    if because is not None:
        direction.because = because.strip()[:TEXT_LIMIT]
    if drop_if is not None:
        direction.drop_if = drop_if.strip()[:TEXT_LIMIT]
    direction.kind = kind or direction.kind
    direction.save(update_fields=["because", "drop_if", "kind"])
    return direction


def decide(actor: Actor, direction: Direction, how: str, reason: str = "", on: When = None) -> None:
    """Chosen, set aside, or a job found in it; every helper is then owed the news (METHOD S4.32, S4.33)."""
    if how not in DECISIONS:
        raise Invalid(f"“{how}” is no decision.", field="as", hint="One of: chosen, set-aside, job.")
    with deed(actor) as doing:
        direction = of_workspace(actor, Direction, direction.id)
        told, _ = day_and_moment(actor, on)
        if direction.opened_on and told < direction.opened_on:
            raise Invalid(
                f"{direction.name} was opened on {direction.opened_on.isoformat()}; it cannot have been decided on "
                f"{told.isoformat()}.", field="on", hint="Name the day on which you decided.",
            )  # fmt: skip
        data = {"as": how, "reason": reason.strip()[:TEXT_LIMIT]}
        doing.append("direction_decided", on, direction=direction, data=data)


def reopen(actor: Actor, direction: Direction, on: When = None) -> None:
    with deed(actor) as doing:
        doing.append("direction_reopened", on, direction=of_workspace(actor, Direction, direction.id))


def rate(
    actor: Actor, kind: str, direction: Direction | None, values: dict[str, int], words: str = "", on: When = None
) -> None:
    """Own ratings from 1 to 5: "confidence", "motivation" or "fit" (METHOD S3.7, S3.24, S4.3)."""
    if kind not in {"confidence", "motivation", "fit"} or not all(1 <= value <= 5 for value in values.values()):
        raise Invalid("A rating is a number from 1 to 5.", field="value")
    with deed(actor) as doing:
        data = {**values, "words": words.strip()[:TEXT_LIMIT]}
        doing.append(f"{kind}_rated", on, direction=direction, data=data)


def add_criterion(
    actor: Actor, name: str, group: str, *, must: bool = False, direction: Direction | None = None, on: When = None
) -> Criterion:
    """What matters to the explorer; without a direction it holds for all (METHOD S1.4). Raises Invalid."""
    name, group = _matters(name, group)
    day, _ = day_and_moment(actor, on)
    return Criterion.objects.create(
        workspace=actor.workspace, name=name, group=group, must=must, direction=direction, added_on=day
    )


def edit_criterion(
    actor: Actor, criterion: Criterion, *, name: str, group: str, must: bool, direction: Direction | None
) -> Criterion:
    """Words it anew; what was said about it stays with it. Raises Invalid."""
    criterion = of_workspace(actor, Criterion, criterion.id)
    criterion.name, criterion.group = _matters(name, group)
    criterion.must, criterion.direction = must, direction
    criterion.save(update_fields=["name", "group", "must", "direction"])
    return criterion


def _matters(name: str, group: str) -> tuple[str, str]:
    name = one_line(name)[:NAME_LIMIT]
    if not name:
        raise Invalid("Say in a few words what matters.", field="name", hint="For example: no nights.")
    if group not in GROUPS:
        raise Invalid(f"“{group}” is no group.", field="group", hint="One of: " + ", ".join(GROUPS))
    return name, group


def remove_criterion(actor: Actor, criterion: Criterion) -> None:
    """Claims on it stay, without it."""
    criterion = of_workspace(actor, Criterion, criterion.id)
    criterion.removed_at = actor.now
    criterion.save(update_fields=["removed_at"])


def bring_criterion_back(actor: Actor, criterion: Criterion) -> None:
    """Undoes a removal."""
    criterion = of_workspace(actor, Criterion, criterion.id, removed=True)
    criterion.removed_at = None
    criterion.save(update_fields=["removed_at"])


def add_research(
    actor: Actor,
    box: str,
    *,
    direction: Direction | None = None,
    company: Company | None = None,
    person: Person | None = None,
    text: str = "",
    url: str = "",
    question: str = "",
    nothing_found: bool = False,
    on: When = None,
) -> Research:
    """One thing read, or that nothing was to be found (METHOD S3.10). Raises Invalid."""
    if box not in BOXES:
        raise Invalid(f"“{box}” is none of the three boxes.", field="box", hint="One of: " + ", ".join(BOXES))
    _read(text, url, nothing_found)
    if not (direction or company or person):
        raise Invalid(
            "Say whom or what you read about.", field="about",
            hint="Name the company, the person or the direction (for the industry: the direction).",
        )  # fmt: skip
    day, _ = day_and_moment(actor, on)
    return Research.objects.create(
        workspace=actor.workspace, box=box, direction=direction, company=company, person=person,
        text=text.strip()[:TEXT_LIMIT], url=url.strip()[:500], question=question[:40],
        nothing_found=nothing_found, on=day,
    )  # fmt: skip


def _read(text: str, url: str, nothing_found: bool) -> None:
    if not text.strip() and not url.strip() and not nothing_found:
        raise Invalid("Say what you read, or mark it “nothing found”.", field="text")


def edit_research(actor: Actor, research: Research, *, text: str, url: str, nothing_found: bool) -> Research:
    """Words it anew; its day stays. Raises Invalid."""
    research = of_workspace(actor, Research, research.id)
    _read(text, url, nothing_found)
    research.text, research.url = text.strip()[:TEXT_LIMIT], url.strip()[:500]
    research.nothing_found = nothing_found
    research.save(update_fields=["text", "url", "nothing_found"])
    return research


def bring_research_back(actor: Actor, research: Research) -> None:
    """Undoes a removal."""
    research = of_workspace(actor, Research, research.id, removed=True)
    research.removed_at = None
    research.save(update_fields=["removed_at"])


def remove_research(actor: Actor, research: Research) -> None:
    """Takes a line of what was read away."""
    research = of_workspace(actor, Research, research.id)
    research.removed_at = actor.now
    research.save(update_fields=["removed_at"])
