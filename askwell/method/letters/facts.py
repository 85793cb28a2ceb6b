"""What a draft may use: only what is known. An unknown fact is an empty string and becomes a visible gap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tone = Literal["warm", "plain", "formal"]
Came = Literal["", "asked", "later", "yes", "booked", "talked", "declined", "quiet", "no_talk", "let_go"]
"""What came of a name: nothing yet; written to; asked for later; a yes; a time agreed; a talk; a no; no answer, and let
rest; an answer, and yet no talk; let go without asking."""
Answered = Literal["", "word", "yes"]


@dataclass(frozen=True, slots=True)
class Given:
    """Somebody whose name was given, or is asked for. `on` is the day of what came of it: "on Tuesday 29 September"."""

    name: str = ""
    came: Came = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """Sentences are the person's own, used word for word; phrases say below what they continue."""

    my_name: str = ""
    who_i_am: str = ""  # a sentence: "I am a hospital physician in Boston."
    what_i_did: str = ""  # a sentence, may be left out
    why_this_field: str = ""  # a sentence: what draws me to it
    direction: str = ""  # a phrase after "about": "clinical informatics"
    person_name: str = ""
    person_title: str = ""  # their position: "informatics lead"
    company: str = ""
    why_them: str = ""  # a sentence: the one true reason
    only_they_know: str = ""  # a phrase after "I would like to hear": "how you came to leave the ward"
    introducer: str = ""  # the name of who named them, where it may be used
    how_found: str = ""  # a phrase after "I found your name": "in the alumni list", or a whole sentence
    minutes: int = 30
    times: tuple[str, ...] = ()  # each ready to print, in their zone: "Tuesday 29 September at 9:30"
    places: tuple[str, ...] = ()  # phrases: "by telephone", "at your office"
    booked: str = ""  # the agreed day and hour, in both zones where they differ
    place: str = ""  # where it was agreed to meet: "by telephone"
    talked_on: str = ""  # a phrase after "thank you for the talk": "on Monday"
    talked: bool = False  # there was a talk with them
    answered: Answered = ""  # to the request: with a yes, or otherwise
    said_yes: bool = False  # they will talk, and no time is agreed yet
    asked_on: str = ""  # when they were first asked: "on 4 September"
    asked_aloud: bool = False  # by word of mouth, so that nothing was written
    asked_for_later: bool = False  # they answered so, and it has not been asked again
    later_from: str = ""  # from when, where they named a day: "from Monday 7 December on"
    invitation: str = ""  # a phrase after "As you asked": "at the end of our talk"
    takeaways: tuple[str, ...] = ()  # their own words, and nothing else: what is only a note of mine stays out
    names_given: tuple[Given, ...] = ()  # people they named
    target: Given = Given()  # whom the news, or the wished introduction, is about
    news: str = ""  # a sentence: what happened
    decision: str = ""  # a sentence: what I decided
    next_step: str = ""  # a sentence: what I do next, and when
    answer: str = ""  # sentences: the answer to their question or offer
    new_contact: str = ""  # new address lines


@dataclass(frozen=True, slots=True)
class Draft:
    """`text` holds gaps in square brackets where a fact is unknown; the check stops a letter while one is left."""

    subject: str
    text: str
