"""First drafts: composed from what is known, in one of three tones, with a visible gap for all that is not.

A complete draft passes its own check. Drafts differ through facts only (issue 4, point 2; METHOD S1.35)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from . import asking, helped
from .facts import Draft, LetterFacts, Tone
from .tones import WORDS, Pen, either, gap, gap_sentence, sentence

_GAP = re.compile(r"\[[^\]]+\]")


def draft(kind: str, facts: LetterFacts, tone: Tone) -> Draft:
    """A draft of that kind. KeyError for "application" and "other", which are the person's own."""
    return DRAFTED[kind](Pen(facts, WORDS[tone]))


@lru_cache(maxsize=64)
def gaps_of(kind: str, person_name: str) -> frozenset[str]:
    """The gaps that a draft of that kind to that person can leave, brackets included."""
    if kind not in DRAFTED:
        return frozenset()
    nothing_else = LetterFacts(person_name=person_name, talked=True)
    drafts = (draft(kind, replace(nothing_else, said_yes=said_yes), "plain") for said_yes in (False, True))
    return frozenset(gap for made in drafts for gap in _GAP.findall(made.text))


def _confirm(pen: Pen) -> Draft:
    facts = pen.facts
    text = pen.letter(
        f"I look forward to our talk: {facts.booked or gap('the day and the hour, in their time')}, "
        f"{facts.place or gap('the place')}. I will keep to {pen.length}.",
        "Should anything come in between, a word is enough and we find another day. Thank you for making the time.",
    )
    return Draft("Our talk, confirmed", text)


def _reschedule(pen: Pen) -> Draft:
    times = either(pen.facts.times) or gap("two or three other times, in their zone")
    text = pen.letter(
        f"I am sorry: I cannot keep to {pen.facts.booked or gap('the day and the hour that was agreed')}, and I know "
        f"that you kept it free.",
        f"Would {times} suit you, or any other time you like? Thank you for bearing with me; it will not happen a "
        f"second time.",
    )
    return Draft("Another time for our talk", text)


def _apology(pen: Pen) -> Draft:
    times = either(pen.facts.times) or gap("one or two new times, in their zone")
    text = pen.letter(
        f"I missed our talk on {pen.facts.booked or gap('the day and the hour that was agreed')}. You had kept the "
        f"time for me, and I am sorry.",
        f"If you would still like to, {times} would be possible, or any other time you like. If not, I quite "
        f"understand, and thank you all the same.",
    )
    return Draft("I am sorry that I missed you", text)


def _answer(pen: Pen) -> Draft:
    if pen.facts.said_yes:
        times = either(pen.facts.times) or gap("two or three times, in their zone")
        text = pen.letter(
            f"Thank you for being ready to talk with me. Would {times} suit you, {pen.means}, or any other time you "
            f"like? I will keep to {pen.length}.",
            sentence(pen.facts.answer),
        )
        return Draft("A time for our talk", text)
    return Draft(
        "Your question",
        pen.letter(f"Thank you for your question. {sentence(pen.facts.answer) or gap_sentence('your answer')}"),
    )


def _send_resume(pen: Pen) -> Draft:
    invitation = pen.facts.invitation or gap("when and how they asked")
    text = pen.letter(
        f"As you asked {invitation}, here is my résumé. There is no hurry on my side.",
        "Thank you again for your time and for your interest.",
    )
    return Draft("My résumé, as you asked", text)


def _offer_answer(pen: Pen) -> Draft:
    invitation = pen.facts.invitation or gap("when and how they offered it")
    text = pen.letter(
        f"Thank you for your offer {invitation}. "
        f"{sentence(pen.facts.answer) or gap_sentence('your answer, with a date')}",
        "Whatever comes of it, I was glad to learn from you.",
    )
    return Draft("Your offer", text)


DRAFTED: dict[str, Callable[[Pen], Draft]] = {
    "request": asking.request,
    "phone_script": asking.phone_script,
    "profile_note": asking.profile_note,
    "nudge": asking.nudge,
    "decline_reply": helped.decline_reply,
    "thank_you": helped.thank_you,
    "card": helped.card,
    "update": helped.update,
    "tell_decision": helped.tell_decision,
    "job_news": helped.job_news,
    "confirm": _confirm,
    "reschedule": _reschedule,
    "apology": _apology,
    "ask_for_names": asking.ask_for_names,
    "ask_introduction": asking.ask_introduction,
    "answer": _answer,
    "thank_and_close": helped.thank_and_close,
    "send_resume": _send_resume,
    "offer_answer": _offer_answer,
    "shadow_request": asking.shadow_request,
}
"""Which kinds are drafted, and by what."""
