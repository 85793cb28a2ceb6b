"""Every code of a finding, gravest first: its METHOD rule, its reason in one sentence, and its corpus label."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """`label` is that of data/letters_README.md, for P1 to P6 and wherever a label stands behind the code."""

    code: str
    rule: str
    why: str
    label: str = ""
    good: str = ""  # the sentence shown where the letter does it well


CODES: dict[str, Code] = {
    code.code: code
    for code in (
        Code(
            "not_english",
            "section 2",
            "This is not in English, so it cannot be judged here: please tick the three promises yourself.",
        ),
        Code(
            "too_long_to_judge",
            "section 2",
            "This is too long to be read as a letter: please tick the three promises yourself.",
        ),
        Code("introducer_not_to_be_named", "S1.11", "This person asked that the name not be used."),
        Code("confidential_words", "S1.41", "These words were told to you in confidence."),
        Code(
            "asks_for_job",
            "P1",
            "This asks for work, and a talk asked for learning must not: people close up when they feel a job seeker.",
            "asks_for_job",
        ),
        Code(
            "asks_for_job_interview",
            "P2",
            "This asks for a job interview, and you promised a talk to learn from.",
            "asks_for_job",
        ),
        Code(
            "employer_openings",
            "P5",
            "This asks about openings at this employer; demand in the field may be asked, openings here only once "
            "they raise it.",
            "asks_for_job",
        ),
        Code(
            "good_word",
            "P6",
            "This asks to be passed on or recommended as a candidate; names to learn from may be asked for.",
            "asks_for_job",
        ),
        Code(
            "hints_at_job",
            "P3",
            "This hints at work for you, and a hint is heard as the real reason for writing.",
            "asks_for_job",
        ),
        Code(
            "resume",
            "P4",
            "A résumé waits until they ask for it: unasked, it says that you came for a job.",
            "attaches_or_offers_resume",
        ),
        Code("pledge_untrue", "P7", "You are a candidate at this company, so this promise would not be true here."),
        Code(
            "asks_for_talk_again",
            "S4.15",
            "They said no to a talk; asking again would take their answer away from them.",
            "asks_for_time",
        ),
        Code("placeholder", "S1.35", "Here is a gap that only you can fill.", "placeholder"),
        Code("over_30", "S0.11", "Half an hour is the most one asks of somebody who gives it freely.", "over_30"),
        Code(
            "pledge_missing",
            "S0.12",
            "Say plainly that you are not asking for a job; only then can they answer at ease.",
            "says_not_asking_for_job",
            "You say that you are not asking for a job.",
        ),
        Code(
            "job_search",
            "S0.8",
            "This reads like a job search, and people answer a job seeker with care. It is better left out, or told "
            "when they ask.",
        ),
        Code(
            "disparaging", "S1.40", "This speaks ill of somebody, and the reader may wonder what you will say of them."
        ),
        Code("demanding", "S4.35", "This presses; people who give their time freely like to choose when."),
        Code("could_go_to_anybody", "S0.13", "With another name on it this letter would fit anybody."),
        Code(
            "no_source",
            "S1.11",
            "It does not say where you have their name from.",
            "states_how_found",
            "You say where you have their name from.",
        ),
        Code("introducer_unnamed", "S1.11", "Somebody opened this door for you and is not named in the letter."),
        Code(
            "no_why_them",
            "S0.6",
            "It does not say why you are writing to this person and not to another.",
            "says_why_them",
            "You say why you are writing to this person.",
        ),
        Code("no_ask", "S1.12", "It does not ask for a talk.", "asks_for_time", "You ask for a talk."),
        Code(
            "no_length",
            "S0.10",
            "It does not say how long the talk will be.",
            "minutes_asked",
            "You say how long it will take.",
        ),
        Code(
            "second_ask",
            "S1.12",
            "One letter asks for one thing; the talk itself is the time for the rest.",
            "asks_referral",
        ),
        Code("asks_something", "section 4", "A letter of thanks or news asks for nothing."),
        Code(
            "two_pledges", "S4.12", "You say twice that you want no job; once is believed, twice sounds like protest."
        ),
        Code("not_as_asked", "section 6", "Say that they asked for it, as in “as you asked on Tuesday”."),
        Code(
            "no_takeaway",
            "S4.35",
            "It names nothing that they said; one sentence of theirs shows that you listened.",
            "specific_takeaway",
            "You name something they said.",
        ),
        Code("me_over_you", "S0.7", "It says more about you than about them."),
        Code("no_self", "S0.10", "It does not say who you are.", "introduces_self", "You say who you are."),
        Code("no_appeal", "S1.13", "It does not say what draws you to this work."),
        Code(
            "no_way_out",
            "S4.11",
            "It leaves them no choice of time or means.",
            "offers_flexible",
            "You leave them the choice of time or means.",
        ),
        Code("no_thanks", "S0.10", "It does not say thank you.", "thanks", "You thank them."),
        Code("no_greeting", "S0.10", "It does not greet them by name."),
        Code("talk_not_named", "S3.21", "Remind them of the talk that you had."),
        Code("rules_not_named", "S3.21", "Say that their rules on patients or clients come first."),
        Code("blurb_too_long", "S2.5", "The lines to pass on are longer than 80 words."),
        Code("too_long", "S0.10", "It is longer than a busy person reads.", "too_long"),
        Code("too_short", "S0.10", "It is so short that they learn little about you or your reason."),
        Code("no_name_asked", "S4.15", "You may ask for one other name, once."),
        Code(
            "closed_question",
            "S0.15",
            "This can be answered with yes or no; an open question hears more.",
            "closed_question",
        ),
        Code("names_the_method", "S4.39", "Few people know this term; say plainly that you would like a short talk."),
        Code("subject_length", "S0.10", "A subject of three to eight words is read at a glance."),
        Code("promise", "S4.31", "", "promises_follow_up", "You say what you will do next, and when."),
    )
}

GRAVITY = {code: rank for rank, code in enumerate(CODES)}

SUGGESTED = frozenset(
    ("too_short", "no_name_asked", "closed_question", "names_the_method", "subject_length", "no_appeal")
)
"""Codes that only suggest, never warn."""

INVITED: dict[str, str] = {
    "resume": "resume",
    "employer_openings": "openings",
    "good_word": "good_word",
    "asks_for_job": "candidacy",
    "asks_for_job_interview": "candidacy",
    "hints_at_job": "candidacy",
}
"""Which logged invitation frees which part of the pledge (METHOD section 6, Unlock)."""

PROMISES = ("no_job_asked", "half_an_hour", "no_gap_left")
"""What the person ticks by hand where the letter cannot be judged."""
