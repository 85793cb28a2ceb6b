"""Thanks for a talk beside the letter: a card by post, or the reason why there is none (METHOD 5, thanks)."""

from __future__ import annotations

from askwell.actions.access import Actor, of_workspace
from askwell.actions.events import When, day_and_moment, deed
from askwell.errors import Invalid
from askwell.models import Interview, Person


def skip_thanks(actor: Actor, interview: Interview, reason: str, person: Person | None = None, on: When = None) -> None:
    """No letter of thanks; the reason is one tap (METHOD S0.26)."""
    _about_talk(actor, "thanks_skipped", interview, person, {"reason": reason.strip()[:300]}, on)


def card_sent(actor: Actor, interview: Interview, person: Person | None = None, on: When = None) -> None:
    """The card was posted (METHOD S4.30)."""
    _about_talk(actor, "card_sent", interview, person, {"channel": "post"}, on)


def skip_card(actor: Actor, interview: Interview, reason: str, person: Person | None = None, on: When = None) -> None:
    """No card, and why: no address, abroad by choice, they prefer mail (METHOD table 3, thanks)."""
    if not reason.strip():
        raise Invalid("Say in a word why there is no card.", field="reason", hint="“No address” is one.")
    _about_talk(actor, "card_skipped", interview, person, {"reason": reason.strip()[:300]}, on)


def _about_talk(
    actor: Actor, kind: str, interview: Interview, person: Person | None, data: dict[str, object], on: When
) -> None:
    with deed(actor) as doing:
        interview = of_workspace(actor, Interview, interview.id)
        told, _ = day_and_moment(actor, on)
        if interview.held_on and told < interview.held_on:
            raise Invalid(
                f"You talked on {interview.held_on.isoformat()}; thanks for it cannot be of {told.isoformat()}.",
                field="on", hint="Check the day.",
            )  # fmt: skip
        approach = interview.approach
        doing.append(
            kind, on, person=person or approach.person, direction=approach.direction, approach=approach,
            interview=interview, data=data,
        )  # fmt: skip
