"""What one kind of anything is: its code, its words for people, and the METHOD rule that it comes from.

Events, steps, stages and letters each keep their kinds in one module of their own; the documentation is printed from
them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """`says` is a short plain phrase in English; the doors translate it."""

    code: str
    says: str
    rule: str


def by_code(*kinds: Kind) -> dict[str, Kind]:
    """The kinds in their order, found by code."""
    return {kind.code: kind for kind in kinds}
