"""A letter as the check sees it, with what is known around it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letter:
    """`attachments` are file names or links, in their order. `kind` is a code of kinds.py."""

    kind: str
    subject: str
    text: str
    attachments: tuple[str, ...] = ()
