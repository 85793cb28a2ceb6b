"""How often one turned to somebody without an answer, and how much is too much (METHOD 5, touches)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from askwell.method.folding.base import OUTGOING_ASKS

MOST_TOUCHES = 2  # without an answer, to one person
MOST_A_WEEK = 5  # new requests, Monday to Sunday
REACHING_OUT = OUTGOING_ASKS | {"nudge"}
BEGINS_ANEW = frozenset(
    {
        "approach_reopened", "stop_lifted", "interview_booked", "interview_moved", "interview_held", "offer_received",
        "invitation_logged", "introduction_made", "reply_accepted", "reply_declined", "reply_later",
        "reply_named_someone", "reply_question", "reply_wrote", "reply_asked_for_resume", "reply_auto", "reply_bounce",
    }
)  # fmt: skip
"""Their word, or a way that opened: from here on touches count anew."""


def touches(happened: Iterable[tuple[str, Mapping[str, Any], bool]]) -> int:
    """Letters and calls since the last word or way: of each event with a person, in its order, the kind, the data, and
    whether it belongs to an introduction, with which a reminder to an introducer is counted."""
    count = 0
    for kind, data, of_introduction in happened:
        if kind in BEGINS_ANEW or (kind == "called" and data.get("as") == "talked"):
            count = 0
        elif kind == "called":
            count += data.get("as") != "wrong_number"
        elif kind == "letter_sent":
            letter = data.get("letter")
            count += letter in OUTGOING_ASKS or (letter == "nudge" and not of_introduction)
    return count
