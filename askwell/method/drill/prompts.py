"""What the other side says in the drill, in an order that no other run has, with answers that lead back."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from .judge import kinds_of

PROMPTS_A_RUN = 6
"""About five minutes of speaking."""
_STRIDE = 2_654_435_761
"""Odd, prime and large: neighbouring seeds give runs that have little in common."""


_OF_KIND = (
    ("availability", "start"), ("pay", "pay"), ("weakness", "weakness"), ("why_us", "why_here"), ("problem", "solve"),
    ("door", "door"), ("opening", "vacancy"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Prompt:
    """`id`: its family's code and its number there. `better`: answers that lead back to the field, as examples."""

    id: str
    family: str
    text: str
    better: tuple[str, ...]


@cache
def prompts() -> dict[str, Prompt]:
    """All prompts by id, family by family."""
    return {prompt.id: prompt for family in _families() for prompt in family}


def run(seed: int) -> tuple[Prompt, ...]:
    """The prompts of one run, each of another family. Two seeds below `runs()` give two different runs."""
    families = list(_families())
    rest = (seed * _STRIDE) % runs()
    chosen = []
    for _ in range(PROMPTS_A_RUN):
        rest, at = divmod(rest, len(families))
        family = families.pop(at)
        rest, number = divmod(rest, len(family))
        chosen.append(family[number])
    return tuple(chosen)


@cache
def runs() -> int:
    """How many different runs there are."""
    families = _families()
    count = 1
    for place in range(PROMPTS_A_RUN):
        count *= (len(families) - place) * len(families[0])
    return count


def better_answer(prompt: str, seed: int = 0) -> str:
    """An example that leads back, for a prompt by its text; another seed gives another example. For words that are no
    prompt of ours, one to a prompt of the same kind."""
    ours = prompts()
    known = next((one for one in ours.values() if one.text == prompt), None)
    if not known:
        kinds = kinds_of(prompt)
        family = next((family for kind, family in _OF_KIND if kind in kinds), "about_you")
        known = ours[f"{family}-1"]
    return known.better[seed % len(known.better)]


@cache
def _families() -> tuple[tuple[Prompt, ...], ...]:
    given = tomllib.loads(files(__package__).joinpath("prompts.toml").read_text("utf-8"))["family"]
    return tuple(
        tuple(
            Prompt(f"{family['code']}-{number}", family["code"], text, tuple(family["better"]))
            for number, text in enumerate(family["prompts"], 1)
        )
        for family in given
    )
