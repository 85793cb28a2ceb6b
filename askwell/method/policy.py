"""The waiting times of the method (METHOD section 5), each with the range in which a person may change it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

RANGES = {"call_after": (2, 7), "close_after": (3, 10), "keep_in_touch_days": (60, 180)}
"""Settings that can be changed: least and most. The other dates are courtesy and stay as they are."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Working days unless the name says otherwise."""

    call_after: int = 3  # after sending
    close_after: int = 5  # after the call
    keep_in_touch_days: int = 90  # calendar days after the last real contact
    introducer_nudge: int = 5
    introducer_other_route: int = 10
    first_letter: int = 3  # to a named person; to a candidate found by oneself
    after_made: int = 2  # request after an introduction was made
    stale_name: int = 10
    answer: int = 1  # an acceptance, a decline, a question, a résumé asked for
    news: int = 2
    tell_decision: int = 5
    offer: int = 3
    prepare_before: int = 2
    confirm_before: int = 1
    two_more: int = 5
    ask_after_promise: int = 2
    later_days: int = 30  # calendar days
    card_days: int = 3  # calendar days
    thanks_until_hour: int = 18  # their time; a talk that ends later is thanked for the next morning
    give_back_after: int = 3  # favours received with none given
    give_back: int = 5

    @classmethod
    def from_settings(cls, changed: Mapping[str, int]) -> Policy:
        """The defaults with what the person changed; a value outside its range is brought to its nearest end."""
        known = {field.name for field in fields(cls)} & RANGES.keys()
        kept = {name: min(max(int(changed[name]), RANGES[name][0]), RANGES[name][1]) for name in known & changed.keys()}
        return cls(**kept)
