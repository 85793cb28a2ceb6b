"""Who named whom, and what became of it: the edges of the chain."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from askwell.actions.access import Actor, of_workspace
from askwell.actions.events import Deed, When, deed
from askwell.actions.person import PersonDetails, add_within, known_by_name
from askwell.errors import Invalid
from askwell.method.text import one_line
from askwell.models import Approach, Direction, Interview, Introduction, Person
from askwell.models.base import new_id

WORDS_LIMIT = 2_000
TURNS = ("asked", "promised", "made", "refused", "silent", "unneeded")


def name_within(
    doing: Deed,
    *,
    giver: Person | None,
    target: Person | None = None,
    someone: str = "",
    direction: Direction | None = None,
    words: str = "",
    may_use_name: bool = True,
    may_turn: bool = False,
    interview: Interview | None = None,
    turn: str = "named",
    id: UUID | None = None,
    on: When = None,
) -> Introduction:
    """A name inside a larger deed. The person named becomes a candidate of the direction at once (METHOD S1.9)."""
    someone = one_line(someone)
    if target is None and not someone:
        raise Invalid("Say who was named.", field="name", hint="A name, or “someone who …”.")
    if giver and target and giver.id == target.id:
        raise Invalid(f"{giver.name} cannot be the one who named {giver.name}.", field="giver")
    intro = Introduction.objects.create(
        id=id or new_id(), workspace=doing.workspace, giver=giver, target=target,
        target_words=someone[:300], direction=direction,
        words=words.strip()[:WORDS_LIMIT], may_use_name=may_use_name, may_turn=may_turn,
    )  # fmt: skip
    doing.append(
        f"introduction_{turn}", on, person=target, direction=direction, introduction=intro, interview=interview
    )
    if direction or turn != "named":
        on_the_list(doing, intro, on)
    return intro


def on_the_list(doing: Deed, intro: Introduction, on: When = None) -> None:
    """Whoever an introduction leads to becomes a candidate, unless an approach to them is there already."""
    target = intro.target
    if target and not Approach.objects.filter(workspace=doing.workspace, person=target).exists():
        approach = Approach.objects.create(
            workspace=doing.workspace, person=target, direction=intro.direction, may_turn=intro.may_turn
        )
        doing.append(
            "approach_started", on, person=target, direction=intro.direction, approach=approach, introduction=intro
        )


def add(
    actor: Actor,
    *,
    giver: Person | None,
    target: Person | None = None,
    someone: str = "",
    direction: Direction | None = None,
    words: str = "",
    may_use_name: bool = True,
    may_turn: bool = False,
    on: When = None,
) -> Introduction:
    """Somebody named somebody. Raises Invalid where nobody is named."""
    with deed(actor) as doing:
        intro = name_within(
            doing, giver=giver, target=target, someone=someone, direction=direction, words=words,
            may_use_name=may_use_name, may_turn=may_turn, on=on,
        )  # fmt: skip
    intro.refresh_from_db()
    return intro


def turn(actor: Actor, intro: Introduction, state: str, on: When = None) -> None:
    """Asked, promised, made, refused, silent or unneeded."""
    if state not in TURNS:
        raise Invalid(f"“{state}” is no turn of an introduction.", field="state", hint="One of: " + ", ".join(TURNS))
    with deed(actor) as doing:
        intro = of_workspace(actor, Introduction, intro.id)
        doing.append(f"introduction_{state}", on, person=intro.target, direction=intro.direction, introduction=intro)
        if state in {"asked", "promised", "made"}:
            on_the_list(doing, intro, on)


def ask_for(
    actor: Actor, *, giver: Person, target: Person, direction: Direction | None, on: When = None
) -> Introduction:
    """The explorer asked `giver` to introduce them; a name that they gave before is the one asked about."""
    return heard_of(actor, giver=giver, target=target, direction=direction, state="asked", on=on)


def heard_of(
    actor: Actor, *, giver: Person, target: Person, direction: Direction | None, state: str, on: When = None
) -> Introduction:
    """The same where it was asked for, promised or made; of a name that they gave before, or with no word before."""
    known = Introduction.objects.filter(workspace=actor.workspace, giver=giver, target=target).first()
    if known:
        turn(actor, known, state, on)
        return known
    return begin(actor, giver=giver, target=target, direction=direction, turn=state, on=on)


def begin(
    actor: Actor, *, giver: Person, target: Person, direction: Direction | None, turn: str, on: When = None
) -> Introduction:
    """An introduction that the explorer first heard of as asked for, promised or made."""
    with deed(actor) as doing:
        return name_within(doing, giver=giver, target=target, direction=direction, turn=turn, on=on)


def resolve_someone(
    actor: Actor,
    intro: Introduction,
    details: PersonDetails | None = None,
    person: Person | None = None,
    *,
    new: bool = False,
) -> Person:
    """ "Someone who …" has a name now: a `person` known before, or the one of `details`, found again by the whole name
    unless they are `new`. They become a candidate like any other. Raises Invalid where a name is known."""
    with deed(actor) as doing:
        intro = of_workspace(actor, Introduction, intro.id)
        if intro.target:
            raise Invalid(f"That is {intro.target.name}; the name is known already.")
        found = of_workspace(actor, Person, person.id) if person else None
        if found is None and details and not new:
            found = known_by_name(actor, details.name or "", details.company or "")
        if found and found.id == intro.giver_id:
            raise Invalid(f"{found.name} cannot be the one who named {found.name}.", field="name")
        if found is None:
            by = f"named by {intro.giver.name}" if intro.giver else ""
            found = add_within(doing, replace(details or PersonDetails(), source="person", source_words=by))
        intro.target = found
        intro.save(update_fields=["target"])
        doing.people |= {found.id, *filter(None, (intro.giver_id,))}
        if intro.direction or intro.state != "named":
            on_the_list(doing, intro)
    return found


def to_ask(actor: Actor, *, giver: Person, target: Person, direction: Direction | None) -> Introduction:
    """What a letter to `giver` will ask for: the name that they gave before, else an edge on which nothing has
    happened until the letter goes. Raises Invalid for a person and themselves."""
    if giver.id == target.id:
        raise Invalid(f"{giver.name} cannot introduce you to {giver.name}.", field="giver")
    own = {"workspace": actor.workspace, "giver": of_workspace(actor, Person, giver.id)}
    known = Introduction.objects.filter(**own, target=target).order_by("id").first()
    return known or Introduction.objects.create(
        **own, target=of_workspace(actor, Person, target.id), direction=direction
    )
