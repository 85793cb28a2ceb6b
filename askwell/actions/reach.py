"""How a letter can reach somebody, and what is missing where it cannot."""

from __future__ import annotations

from askwell.errors import AskwellError
from askwell.method.matching import is_profile
from askwell.models import Message, Person

CHANNELS = ("email", "telephone", "text", "profile", "post", "in_person")


class NoAddress(AskwellError):
    """Nothing to send it to by that channel. Nothing overrides this, and addresses are never guessed (METHOD 2)."""

    code = "no_address"

    def __init__(self, name: str, channel: str) -> None:
        what = {
            "email": "e-mail address",
            "post": "postal address",
            "telephone": "telephone number",
            "text": "telephone number",
        }
        super().__init__(
            f"There is no {what.get(channel, 'address')} of {name} here.",
            kept="The letter is saved as a draft.",
            hint="Add it on their page, or choose another way to send it.",
        )


def first_channel(person: Person, kind: str) -> str:
    """How a letter of this kind can reach them; by e-mail where nothing is known, which no_way_to_reach then says."""
    own = {"phone_script": "telephone", "card": "post", "profile_note": "profile"}
    if kind in own:
        return own[kind]
    ways = {"email": bool(person.email), "profile": _has_profile(person), "text": bool(person.phone),
            "post": bool(_postal_address(person))}  # fmt: skip
    return next((channel for channel, there in ways.items() if there), "email")


def _has_profile(person: Person) -> bool:
    if person.source == "profile":
        return True
    pages = person.contact_points.filter(workspace=person.workspace_id, kind="url").values_list("key", flat=True)
    return any(is_profile(f"url:{key}") for key in pages)


def _postal_address(person: Person) -> str:
    return person.address or (person.company.address if person.company else "")


def no_way_to_reach(message: Message) -> NoAddress | None:
    """What is missing for the way that this letter goes, so that it can be said before the letter is written."""
    person = message.person
    needed = {"email": person.email, "telephone": person.phone, "text": person.phone, "post": _postal_address(person)}
    return None if needed.get(message.channel, True) else NoAddress(person.name, message.channel)
