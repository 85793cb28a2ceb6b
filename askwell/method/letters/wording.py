"""Better words for what the check stops, to be taken over with one click."""

from __future__ import annotations

import re

_INSTEAD = {
    "pledge_missing": "I am not asking you for a job; I would simply like to learn.",
    "asks_for_job": "I am not asking you for a job; I would like to hear how the work looks from inside.",
    "asks_for_job_interview": "I am not asking for a job interview; I would like to hear how the work looks from "
    "inside.",
    "employer_openings": "I would like to hear how you see demand in your field at present.",
    "good_word": "I am not asking to be recommended; I would like to learn from what you have seen.",
    "hints_at_job": "",
    "resume": "",
}
_ONCE_SAID = {
    "asks_for_job": "I would like to hear how the work looks from inside.",
    "asks_for_job_interview": "I would like to hear how the work looks from inside.",
    "good_word": "",
}
_HALF_HOUR = re.compile(r"hour|quarter", re.IGNORECASE)


def better_wording(code: str, pledge_said: bool) -> str:
    """A sentence to take the place of the one that breaks the pledge; empty: the letter is better without it.
    Where the pledge stands already (or the letter asks nothing), it is not said again."""
    return _ONCE_SAID[code] if pledge_said and code in _ONCE_SAID else _INSTEAD[code]


def shorter_length(words: str) -> str:
    """The asked length brought to half an hour, in the manner of the words: "60-minute" becomes "30-minute"."""
    if "-min" in words.lower():
        return re.sub(r"^.*?-(?=min)", "30-", words, flags=re.IGNORECASE | re.DOTALL)
    if words.lower().startswith("hour-long"):
        return "half-hour"
    return "half an hour" if _HALF_HOUR.search(words) and not words[0].isdigit() else "30 minutes"
