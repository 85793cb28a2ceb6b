"""The kinds of letters (METHOD: table after section 4), with what is checked in each and how long it may be."""

from __future__ import annotations

from dataclasses import dataclass

from ..kinds import Kind, by_code

PLEDGE = frozenset(
    ("asks_for_job", "asks_for_job_interview", "hints_at_job", "resume", "employer_openings", "good_word")
)
"""P1 to P6 of METHOD section 6."""


@dataclass(frozen=True, slots=True)
class LetterKind(Kind):
    """`words` is the good length, least and most; `words_at_most` warns above. `stops` are the finding codes that hold
    the letter back, `warns` those that only warn. Everything else is not looked for in this kind."""

    words: tuple[int, int] | None
    words_at_most: int
    stops: frozenset[str]
    warns: frozenset[str]
    characters_at_most: int | None = None


_ALWAYS_STOPS = PLEDGE | {"placeholder", "confidential_words", "introducer_not_to_be_named", "pledge_untrue"}
_ASKS_STOPS = _ALWAYS_STOPS | {"pledge_missing", "over_30"}
_ALWAYS_WARNS = frozenset(("disparaging", "demanding", "too_long", "two_pledges", "names_the_method", "not_as_asked"))
_ASKS_WARNS = _ALWAYS_WARNS | {
    "job_search",
    "no_source",
    "no_self",
    "no_why_them",
    "could_go_to_anybody",
    "second_ask",
    "too_short",
    "no_way_out",
    "no_thanks",
    "no_greeting",
    "no_appeal",
    "no_length",
    "no_ask",
    "me_over_you",
    "closed_question",
    "subject_length",
    "introducer_unnamed",
}
_AFTER_WARNS = _ALWAYS_WARNS | {"no_thanks", "no_greeting"}


def _kind(
    code: str,
    says: str,
    rule: str,
    words: tuple[int, int] | None,
    at_most: int,
    *,
    stops: frozenset[str] | set[str] = _ALWAYS_STOPS,
    warns: frozenset[str] | set[str] = _AFTER_WARNS,
    characters: int | None = None,
) -> LetterKind:
    return LetterKind(code, says, rule, words, at_most, frozenset(stops), frozenset(warns), characters)


KINDS: dict[str, Kind] = by_code(
    _kind(
        "request",
        "asks for a conversation",
        "S0.9-S0.13, S1.10-S1.14",
        (50, 125),
        200,
        stops=_ASKS_STOPS,
        warns=_ASKS_WARNS,
    ),
    _kind(
        "phone_script",
        "what to say on the telephone",
        "S1.10-S1.12, S4.9",
        (40, 120),
        120,
        stops=_ASKS_STOPS,
        warns=_ASKS_WARNS - {"subject_length", "too_short"},
    ),
    _kind(
        "profile_note",
        "a note that goes with a connection on a profile",
        "S4.8",
        None,
        45,
        stops=_ASKS_STOPS,
        warns=_ALWAYS_WARNS | {"no_why_them", "closed_question"},
        characters=200,
    ),
    _kind(
        "nudge",
        "one reminder after silence",
        "S4.9, section 5",
        (30, 100),
        150,
        warns=_AFTER_WARNS | {"over_30", "no_way_out", "second_ask"},
    ),
    _kind(
        "decline_reply",
        "answers a no, and asks for one other name",
        "S4.15",
        (20, 80),
        120,
        stops=_ALWAYS_STOPS | {"asks_for_talk_again"},
        warns=_AFTER_WARNS | {"no_name_asked"},
    ),
    _kind(
        "thank_you",
        "thanks for a talk, the same day",
        "S0.26, S4.35",
        (40, 120),
        150,
        stops=_ALWAYS_STOPS,
        warns=_AFTER_WARNS | {"no_takeaway", "asks_something"},
    ),
    _kind(
        "card",
        "a thank-you card by post",
        "S4.30",
        (40, 80),
        80,
        stops=_ALWAYS_STOPS,
        warns=_AFTER_WARNS | {"no_takeaway", "asks_something", "too_short"},
    ),
    _kind(
        "update",
        "news to the person who gave a name",
        "S4.31",
        (30, 120),
        150,
        stops=_ALWAYS_STOPS,
        warns=_AFTER_WARNS | {"no_takeaway", "asks_something"},
    ),
    _kind(
        "tell_decision",
        "tells how it was decided",
        "S4.32",
        (40, 150),
        180,
        stops=_ALWAYS_STOPS,
        warns=_AFTER_WARNS | {"no_takeaway", "asks_something"},
    ),
    _kind(
        "job_news",
        "tells of a job found, and who helped",
        "S4.33",
        (40, 150),
        180,
        stops=_ALWAYS_STOPS,
        warns=_AFTER_WARNS | {"no_takeaway", "asks_something"},
    ),
    _kind(
        "confirm",
        "confirms the day and the hour",
        "section 4, schedule",
        (20, 80),
        120,
        warns=_ALWAYS_WARNS | {"no_greeting"},
    ),
    _kind(
        "reschedule", "asks to move the day", "section 8, booking", (20, 80), 120, warns=_ALWAYS_WARNS | {"no_greeting"}
    ),
    _kind(
        "apology",
        "says sorry, and offers one new time",
        "section 4, hold",
        (20, 80),
        120,
        warns=_ALWAYS_WARNS | {"no_greeting"},
    ),
    _kind("ask_for_names", "asks friends and family for names", "S1.8", (30, 100), 150, warns=_AFTER_WARNS),
    _kind(
        "ask_introduction",
        "asks for an introduction, with a blurb to pass on",
        "S2.5",
        (40, 170),
        200,
        warns=_AFTER_WARNS | {"over_30", "blurb_too_long"},
    ),
    _kind(
        "answer",
        "answers a question of theirs, or their yes",
        "section 5, answering",
        None,
        200,
        warns=_ALWAYS_WARNS | {"no_greeting"},
    ),
    _kind(
        "thank_and_close",
        "thanks, and closes without a talk",
        "section 8, booking",
        (20, 80),
        120,
        stops=_ALWAYS_STOPS | {"asks_for_talk_again"},
        warns=_AFTER_WARNS,
    ),
    _kind(
        "send_resume",
        "sends a résumé that was asked for",
        "S4.37, section 6",
        (20, 80),
        120,
        stops=_ALWAYS_STOPS,
        warns=_AFTER_WARNS,
    ),
    _kind(
        "offer_answer",
        "answers an offer of theirs",
        "S3.28, section 6",
        (20, 120),
        180,
        stops=_ALWAYS_STOPS,
        warns=_AFTER_WARNS,
    ),
    _kind(
        "shadow_request",
        "asks to go along for a day, after the thanks",
        "S3.21",
        (40, 125),
        200,
        stops=_ALWAYS_STOPS | {"pledge_missing"},
        warns=_AFTER_WARNS | {"no_way_out", "talk_not_named", "rules_not_named"},
    ),
    _kind(
        "application",
        "an application, outside the pledge",
        "section 6",
        None,
        400,
        stops=frozenset({"placeholder", "confidential_words", "introducer_not_to_be_named", "pledge_untrue"}),
        warns=_ALWAYS_WARNS - {"names_the_method"},
    ),
    _kind("other", "any other letter", "section 6", None, 400),
)


def letter_kind(code: str) -> LetterKind:
    """The kind of that code. KeyError for an unknown one: the doors offer only those in KINDS."""
    kind = KINDS[code]
    assert isinstance(kind, LetterKind)
    return kind
