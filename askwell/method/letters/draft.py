"""First drafts: composed from what is known, in one of three tones, with a visible gap for all that is not.

A complete draft passes its own check. Drafts differ through facts only (issue 4, point 2; METHOD S1.35)."""

from __future__ import annotations

from collections.abc import Callable

from .facts import Draft, LetterFacts, Tone
from .tones import WORDS, Pen, either, gap, gap_sentence, said, sentence, together


def draft(kind: str, facts: LetterFacts, tone: Tone) -> Draft:
    """A draft of that kind. KeyError for "application" and "other", which are the person's own."""
    return DRAFTED[kind](Pen(facts, WORDS[tone]))


def _request(pen: Pen) -> Draft:
    facts = pen.facts
    text = pen.letter(
        said(pen.source(), pen.why_them()),
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


def _phone_script(pen: Pen) -> Draft:
    facts = pen.facts
    named = f"{facts.introducer} gave me your name." if facts.introducer else pen.source()
    direction = facts.direction or gap("the field or position")
    return Draft(
        "",
        "\n\n".join(
            (
                said(
                    f"Hello {pen.first}, this is {pen.me}.",
                    pen.who(),
                    f"I am calling because I am finding out about {direction}.",
                ),
                said(named, pen.why_them()),
                f"Might I have {pen.length} of your time one day, {pen.means}? I am not asking you for a job. Any "
                f"time that suits you is fine.",
                said(pen.hear(), "Thank you."),
                f"Voicemail: Hello {pen.first}, this is {pen.me}. {named} I would like to ask you about {direction}. "
                "I will write as well, so please do not trouble to call back.",
            )
        ),
    )


def _profile_note(pen: Pen) -> Draft:
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


def _nudge(pen: Pen) -> Draft:
    facts = pen.facts
    asked = f"I wrote to you {pen.day(facts.asked_on, 'the day you wrote')}"
    about = facts.direction or gap("the field or position")
    text = pen.letter(
        said(f"{asked}, hoping to learn about {about} from you.", pen.source()),
        said(
            f"If {pen.length} can be found, {pen.means}, I would be delighted; any time that suits you is fine.",
            "If it is too much just now, no answer is needed.",
        ),
        said(pen.words.pledge, pen.words.thanks),
    )
    return Draft(f"Again: {_subject(facts).lower()}" if len(_subject(facts).split()) < 8 else "My letter to you", text)


def _decline_reply(pen: Pen) -> Draft:
    field = f"in {pen.facts.direction}" if pen.facts.direction else "in your field"
    company = f"at {pen.facts.company} or elsewhere " if pen.facts.company else ""
    text = pen.letter(
        "Thank you for answering, and for considering it. I quite understand.",
        f"Is there one other person {company}{field} whom you would ask in your place? A name is plenty, and I would "
        f"say that it came from you only if you like.",
    )
    return Draft("Thank you for your answer", text)


def _thank_you(pen: Pen) -> Draft:
    facts = pen.facts
    names = (
        f"This week I will write to {together(facts.names_given)}, and I will tell you how it went after we have met."
        if facts.names_given
        else ""
    )
    text = pen.letter(
        pen.fill(pen.words.thank_for, day=pen.day(facts.talked_on, "the day of the talk")),
        said(pen.quote(), sentence(facts.why_this_field)),
        said(
            names or sentence(facts.next_step),
            f"I learnt things about {facts.direction or 'your work'} that I could not have read anywhere.",
        ),
    )
    return Draft(f"Thank you for our talk {facts.talked_on}".strip(), text)


def _card(pen: Pen) -> Draft:
    facts = pen.facts
    words = (
        facts.takeaways[-1].strip().rstrip(".").strip('“”"') + "."
        if facts.takeaways
        else gap("one thing they said, in their words")
    )
    text = pen.letter(
        f"This card is to thank you once more for the time you gave me "
        f"{pen.day(facts.talked_on, 'the day of the talk')}.",
        f"Your words “{words}” have gone with me since, and they helped me to see "
        f"{facts.direction or gap('the field or position')} more clearly. "
        "I am glad to have met you, and I hope that the weeks ahead are kind to you.",
    )
    return Draft("", text)


def _update(pen: Pen) -> Draft:
    facts = pen.facts
    target = facts.target_name or gap("whom they named")
    text = pen.letter(
        f"You gave me the name of {target}, and here is what came of it. "
        f"{sentence(facts.news) or gap_sentence('what has come of it')}",
        said(
            pen.quote() if facts.takeaways else "",
            "I owe that to you, and I thank you for it.",
            sentence(facts.next_step) or "I will write to you again after we have met.",
        ),
    )
    return Draft(f"News of {facts.target_name}" if facts.target_name else "What came of your advice", text)


def _tell_decision(pen: Pen) -> Draft:
    facts = pen.facts
    text = pen.letter(
        said(
            f"You helped me while I was finding out about {facts.direction or gap('the field or position')}, so I "
            f"would like you to be among the first to know.",
            sentence(facts.decision) or gap_sentence("what you have decided"),
        ),
        said(
            pen.quote("one thing they said that weighed with you"),
            "It weighed with me when I decided, and I thank you for it.",
        ),
        sentence(facts.next_step),
    )
    return Draft("How I have decided", text)


def _job_news(pen: Pen) -> Draft:
    facts = pen.facts
    text = pen.letter(
        said(
            "I have good news, and you had a part in it.",
            sentence(facts.news) or gap_sentence("the news: what, where and from when"),
        ),
        said(pen.quote("one thing they said that mattered"), "It helped me on the way, and I thank you for it."),
        f"From now on you reach me here:\n{facts.new_contact or gap('your new address, e-mail and telephone')}",
        "If I can ever do for somebody what you did for me, please send them to me.",
    )
    return Draft("Good news, and thank you", text)


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
        f"I missed our talk {pen.facts.booked or gap('on the day and at the hour agreed')}. You had kept the time "
        f"for me, and I am sorry.",
        f"If you would still like to, {times} would be possible, or any other time you like. If not, I quite "
        f"understand, and thank you all the same.",
    )
    return Draft("I am sorry that I missed you", text)


def _ask_for_names(pen: Pen) -> Draft:
    facts = pen.facts
    direction = facts.direction or gap("the field or position")
    text = pen.letter(
        said(
            f"I am finding out what work in {direction} is really like, and I would like to hear it from people who "
            f"do it.",
            sentence(facts.why_this_field),
        ),
        "Do you know somebody who does this work, or who may know someone? A name is plenty. I would ask for half an "
        "hour and for nothing else; I am not asking anyone for a job.",
        "Thank you for thinking about it.",
    )
    return Draft("Whom do you know?", text)


def _ask_introduction(pen: Pen) -> Draft:
    facts = pen.facts
    target = facts.target_name or gap("whom you would like to meet")
    direction = facts.direction or gap("the field or position")
    what = facts.only_they_know.rstrip(". ") or gap("what you would like to hear")
    blurb = said(
        pen.who(),
        f"I am finding out about {direction} and would be glad of {pen.length} with {target}, by telephone or in "
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
        f"An introduction to {facts.target_name}" if facts.target_name else "May I ask for an introduction?", text
    )


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


def _thank_and_close(pen: Pen) -> Draft:
    text = pen.letter(
        "We did not manage to meet, and I do not wish to take up more of your days. Thank you for having been ready "
        "to help me; I was glad of it.",
        "I wish you well.",
    )
    return Draft("Thank you all the same", text)


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


def _shadow_request(pen: Pen) -> Draft:
    facts = pen.facts
    text = pen.letter(
        f"Since our talk {pen.day(facts.talked_on, 'the day of the talk')} I have kept thinking about what you told "
        f"me. Thank you again for it.",
        "Might I follow you for part of a day some time, only to watch? Your rules on patients, clients and visitors "
        "come first, and so does your calendar: any day that suits you is fine.",
        "I am not asking for a job, and if it is not possible I quite understand.",
    )
    return Draft("A day at your side?", text)


DRAFTED: dict[str, Callable[[Pen], Draft]] = {
    "request": _request,
    "phone_script": _phone_script,
    "profile_note": _profile_note,
    "nudge": _nudge,
    "decline_reply": _decline_reply,
    "thank_you": _thank_you,
    "card": _card,
    "update": _update,
    "tell_decision": _tell_decision,
    "job_news": _job_news,
    "confirm": _confirm,
    "reschedule": _reschedule,
    "apology": _apology,
    "ask_for_names": _ask_for_names,
    "ask_introduction": _ask_introduction,
    "answer": _answer,
    "thank_and_close": _thank_and_close,
    "send_resume": _send_resume,
    "offer_answer": _offer_answer,
    "shadow_request": _shadow_request,
}
"""Which kinds are drafted, and by what."""
