"""First drafts of letters that ask: for a talk, for names, for an introduction, for a day at their side."""

from __future__ import annotations

from .facts import Draft, LetterFacts
from .phrases import OF_SOMEBODY
from .tones import Pen, gap, gap_sentence, said, sentence


def request(pen: Pen) -> Draft:
    facts = pen.facts
    text = pen.letter(
        said(pen.again(), pen.source(), pen.why_them()),
        said(pen.who(), sentence(facts.what_i_did), pen.field(), sentence(facts.why_this_field)),
        said(pen.ask(), pen.when(), pen.words.pledge),
        said(pen.hear(), pen.words.thanks),
    )
    return Draft(_subject(facts), text)


def _subject(facts: LetterFacts) -> str:
    """Three to eight words; without a direction, or with a long one, it speaks of their work."""
    length = {30: "Half an hour", 20: "Twenty minutes", 15: "Fifteen minutes"}.get(facts.minutes, "A short talk")
    subject = f"{length} about {facts.direction or 'your work'}"
    return subject if len(subject.split()) <= 8 else f"{length} about your work"


def _the_work(direction: str) -> str:
    return direction if direction.startswith(OF_SOMEBODY) else f"work in {direction}"


def phone_script(pen: Pen) -> Draft:
    facts = pen.facts
    named = f"{facts.introducer} gave me your name." if facts.introducer else pen.source()
    calling = f"I am calling because I am finding out about {pen.direction}."
    written = "I will write as well, so please do not trouble to call back."
    if facts.asked_on:
        calling = pen.again() or f"{pen.i_wrote} {facts.asked_on}, because I am finding out about {pen.direction}."
        written = f"{pen.i_wrote} {facts.asked_on}, and a word in answer is plenty; please do not trouble to call back."
    return Draft(
        "",
        "\n\n".join(
            (
                said(f"Hello {pen.first}, this is {pen.me}.", pen.who(), calling),
                said(named, pen.why_them()),
                f"Might I have {pen.length} of your time one day, {pen.means}? I am not asking you for a job. Any "
                f"time that suits you is fine.",
                said(pen.hear(), "Thank you."),
                f"Voicemail: Hello {pen.first}, this is {pen.me}. {named} I would like to ask you about "
                f"{pen.direction}. {written}",
            )
        ),
    )


def profile_note(pen: Pen) -> Draft:
    facts = pen.facts
    source = f"{facts.introducer} named you." if facts.introducer else ""
    reason = sentence(facts.why_them) or gap_sentence(f"one reason why you write to {pen.first}")
    return Draft(
        "",
        said(
            f"Hello {pen.first}.",
            source,
            reason,
            f"Could I ask you about it for {facts.minutes} minutes, any day? Not job hunting. Thank you. {pen.me}",
        ),
    )


def nudge(pen: Pen) -> Draft:
    facts = pen.facts
    asked = f"{pen.i_wrote} {pen.day(facts.asked_on, 'the day you wrote')}"
    text = pen.letter(
        said(f"{asked}, hoping to learn about {pen.direction} from you.", pen.source()),
        said(
            f"If {pen.length} can be found, {pen.means}, I would be delighted; any time that suits you is fine.",
            "If it is too much just now, no answer is needed.",
        ),
        said(pen.words.pledge, pen.words.thanks),
    )
    subject = _subject(facts)
    return Draft(f"Again: {subject[0].lower()}{subject[1:]}" if len(subject.split()) < 8 else "My letter to you", text)


def ask_for_names(pen: Pen) -> Draft:
    facts = pen.facts
    text = pen.letter(
        said(
            f"I am finding out what {_the_work(pen.direction)} is really like, and I would like to hear it from people "
            f"who do it.",
            sentence(facts.why_this_field),
        ),
        "Do you know somebody who does this work, or who may know someone? A name is plenty. I would ask for half an "
        "hour and for nothing else; I am not asking anyone for a job.",
        "Thank you for thinking about it.",
    )
    return Draft("Whom do you know?", text)


def ask_introduction(pen: Pen) -> Draft:
    facts = pen.facts
    target = facts.target.name or gap("whom you would like to meet")
    what = facts.only_they_know.rstrip(". ") or gap("what you would like to hear")
    blurb = said(
        pen.who(),
        f"I am finding out about {pen.direction} and would be glad of {pen.length} with {target}, by telephone or in "
        f"person, to hear {what}.",
        "I am not asking for a job.",
    )
    text = pen.letter(
        said(
            f"Would you introduce me to {target}?",
            sentence(facts.why_them) or gap_sentence("why you would like to meet them"),
            "If you would rather not, that is quite all right.",
        ),
        "Here are a few lines that you can pass on as they are:",
        f"---\n{blurb}\n{pen.me}\n---",
        "Thank you for thinking about it. I will tell you what comes of it after we have met.",
    )
    return Draft(
        f"An introduction to {facts.target.name}" if facts.target.name else "May I ask for an introduction?", text
    )


def shadow_request(pen: Pen) -> Draft:
    facts = pen.facts
    text = pen.letter(
        f"Since our talk {pen.day(facts.talked_on, 'the day of the talk')} I have kept thinking about what you told "
        f"me. Thank you again for it.",
        "Might I follow you for part of a day some time, only to watch? Your rules on patients, clients and visitors "
        "come first, and so does your calendar: any day that suits you is fine.",
        "I am not asking for a job, and if it is not possible I quite understand.",
    )
    return Draft("A day at your side?", text)
