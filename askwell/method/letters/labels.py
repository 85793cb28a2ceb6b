"""The labels of a letter: what a careful reader would answer. The same reading feeds the check."""

from __future__ import annotations

from typing import TypedDict

from .letter import Letter
from .reading import Reading

TOO_LONG = {"request": 200, "nudge": 150, "thank_you": 150}
"""Words; other kinds have no such limit among the labels (their own limits are in kinds.py)."""
_NEWS_AND_THANKS = ("thank_you", "update", "card", "tell_decision", "job_news")
_KNOWN_BY_THEN = ("update", "card", "tell_decision", "job_news")
_NO_REASON_WANTED = (*_NEWS_AND_THANKS, "decline_reply")


def applies(label: str, kind: str) -> bool:
    """Whether a letter of a kind can have the label at all: in thanks no reason for writing is looked for."""
    if label == "specific_takeaway":
        return kind in _NEWS_AND_THANKS
    if label == "introduces_self":
        return kind not in _KNOWN_BY_THEN
    return label not in ("states_how_found", "says_why_them") or kind not in _NO_REASON_WANTED


class Labels(TypedDict):
    asks_for_job: bool
    says_not_asking_for_job: bool
    states_how_found: bool
    introduces_self: bool
    says_why_them: bool
    asks_for_time: bool
    minutes_asked: int | None
    over_30: bool
    offers_flexible: bool
    attaches_or_offers_resume: bool
    placeholder: bool
    asks_referral: bool
    thanks: bool
    specific_takeaway: bool
    closed_question: bool
    too_long: bool
    promises_follow_up: bool


def labels(letter: Letter) -> Labels:
    """Answers every label; `minutes_asked` in minutes, the largest that is asked for."""
    return labels_of(letter, Reading(letter.subject, letter.text))


def labels_of(letter: Letter, reading: Reading) -> Labels:
    minutes = max((length.minutes for length in reading.lengths), default=None)
    return Labels(
        asks_for_job=bool(reading.job_asks) or reading.papers_unasked,
        says_not_asking_for_job=bool(reading.pledges),
        states_how_found=applies("states_how_found", letter.kind) and bool(reading.hits("found")),
        introduces_self=applies("introduces_self", letter.kind) and bool(reading.hits("self")),
        says_why_them=applies("says_why_them", letter.kind) and bool(reading.hits("why_them")),
        asks_for_time=bool(reading.time_asks or reading.lengths),
        minutes_asked=minutes,
        over_30=(minutes or 0) > 30 or bool(reading.hits("long_time")),
        offers_flexible=bool(reading.hits("flexible")),
        attaches_or_offers_resume=bool(reading.hits("resume")),
        placeholder=bool(reading.hits("placeholder")),
        asks_referral=bool(reading.referrals),
        thanks=bool(reading.hits("thanks")),
        specific_takeaway=applies("specific_takeaway", letter.kind) and bool(reading.hits("takeaway")),
        closed_question=bool(reading.closed_questions),
        too_long=len(letter.text.split()) > TOO_LONG.get(letter.kind, len(letter.text)),
        promises_follow_up=bool(reading.hits("follow_up")),
    )
