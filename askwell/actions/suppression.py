"""Marks of people who were erased at their request: a salted hash, so that no import brings them back."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from uuid import UUID

from askwell.errors import AskwellError
from askwell.method.contact import email_key, phone_key
from askwell.method.text import fold_name
from askwell.models import Event, Person, Suppression, Workspace


class Forgotten(AskwellError):
    """They asked to be forgotten; noting them down again would break that."""

    code = "forgotten"

    def __init__(self) -> None:
        super().__init__(
            "This looks like somebody who asked to be forgotten.",
            kept="Nothing was saved.",
            hint="If it is another person, add them with an e-mail address or telephone number of their own.",
        )


def mark(workspace: Workspace, key: str) -> str:
    return hmac.new(workspace.salt.encode(), key.encode(), "sha256").hexdigest()


def marks(workspace: Workspace, name: str, emails: Iterable[str], phones: Iterable[str]) -> set[str]:
    """The marks of everything by which a person could be recognised: addresses and numbers; the name alone only
    where there is neither, since two people may share it."""
    keys = {f"email:{email_key(email)}" for email in emails} | {
        f"phone:{phone_key(phone, workspace.country)}" for phone in phones
    }
    return {mark(workspace, key) for key in keys or {f"name:{fold_name(name)}"}}


def row_mark(workspace: Workspace, person: UUID) -> str:
    """The mark of the row that they were: an older backup may know them by another address."""
    return mark(workspace, f"id:{person}")


def forgotten_marks(workspace: Workspace) -> frozenset[str]:
    """All marks, for a whole import at once."""
    return frozenset(Suppression.objects.filter(workspace=workspace).values_list("mark", flat=True))


def refuse_forgotten(workspace: Workspace, name: str, emails: Iterable[str], phones: Iterable[str]) -> None:
    """Raises Forgotten."""
    found = marks(workspace, name, emails, phones)
    if Suppression.objects.filter(workspace=workspace, mark__in=found).exists():
        raise Forgotten


def is_erased(person: Person) -> bool:
    """Whether the row is only "somebody" any more: there is nothing to bring back."""
    return Event.objects.filter(workspace=person.workspace_id, person=person, kind="erased").exists()
