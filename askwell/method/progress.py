"""True numbers: counts with their intervals, and never a rate of fewer than five (DESIGN, promise 7)."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

LEAST_FOR_A_RATE = 5  # METHOD S0.6
Z_95 = 1.959964  # two-sided 95 %


def wilson(count: int, of: int) -> tuple[float, float]:
    """The 95 % score interval of a share (Wilson 1927), as two numbers from 0 to 1."""
    if of == 0:
        return 0.0, 1.0
    share, square = count / of, Z_95**2
    middle = share + square / (2 * of)
    spread = Z_95 * sqrt(share * (1 - share) / of + square / (4 * of**2))
    scale = 1 + square / of
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


@dataclass(frozen=True, slots=True)
class StageCount:
    """`rate`, `low` and `high` are shares from 0 to 1, None below five. `by_chance`: beside the count, without a
    request."""

    stage: str
    count: int
    of: int | None
    by_chance: int = 0

    @property
    def rate(self) -> float | None:
        return self.count / self.of if self.of is not None and self.of >= LEAST_FOR_A_RATE else None

    @property
    def low(self) -> float | None:
        return wilson(self.count, self.of)[0] if self.of is not None and self.of >= LEAST_FOR_A_RATE else None

    @property
    def high(self) -> float | None:
        return wilson(self.count, self.of)[1] if self.of is not None and self.of >= LEAST_FOR_A_RATE else None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many approaches reached each stage (METHOD 8, progress); `thanked` and `named` include talks by chance."""

    found: int = 0
    asked: int = 0
    answered: int = 0
    accepted: int = 0
    talked: int = 0
    by_chance: int = 0
    thanked: int = 0
    named: int = 0


def funnel(counts: Counts) -> list[StageCount]:
    """The stages in their order, each with what it is a part of."""
    talks = counts.talked + counts.by_chance
    return [
        StageCount("found", counts.found, None, counts.by_chance),
        StageCount("asked", counts.asked, counts.found),
        StageCount("answered", counts.answered, counts.asked),
        StageCount("accepted", counts.accepted, counts.asked),
        StageCount("talked", counts.talked, counts.accepted, counts.by_chance),
        StageCount("thanked", counts.thanked, talks),
        StageCount("named", counts.named, talks),
    ]
