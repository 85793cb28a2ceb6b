"""First drafts of letters to those who helped, or could not: thanks, news, how it was decided."""

from __future__ import annotations

from ..names import parted
from .facts import Came, Draft, Given
from .phrases import OF_SOMEBODY
from .tones import Pen, gap, gap_sentence, said, sentence, together

_AFTER_NEWS: dict[Came, str] = {
    "yes": "I owe that to you, and I thank you for it. I will write to you again after we have met.",
    "booked": "I owe that to you, and I thank you for it. I will write to you again after we have met.",
    "talked": "I owe that to you, and I thank you for it.",
    "asked": "Thank you for the name. I will write to you again once there is an answer.",
    "later": "Thank you for the name. I will write to you again once there is more to tell.",
}
_IN_VAIN = "Thank you for the name all the same."


def decline_reply(pen: Pen) -> Draft:
    facts = pen.facts
    if facts.names_given:
        asking = said(f"Thank you all the more for the name of {_named(facts.names_given)}.", _to_be_written(pen))
    else:
        in_it = facts.direction and not facts.direction.startswith(OF_SOMEBODY)
        field = f"in {facts.direction}" if in_it else "in your field"
        company = f"at {facts.company} or elsewhere " if facts.company else ""
        asking = (
            f"Is there one other person {company}{field} whom you would ask in your place? A name is plenty, and I "
            f"would say that it came from you only if you like."
        )
    text = pen.letter("Thank you for answering, and for considering it. I quite understand.", asking)
    return Draft("Thank you for your answer", text)


def _to_be_written(pen: Pen) -> str:
    """What I do with the names they gave: of those who are not written to yet, else of the others."""
    unused = tuple(one for one in pen.facts.names_given if not one.came)
    if unused:
        return f"This week I will write to {_addressed(unused)}, and I will tell you what comes of it."
    used = tuple(one for one in pen.facts.names_given if one.came in _AFTER_NEWS and one.came != "talked")
    return f"I have written to {_addressed(used)}, and I will tell you what comes of it." if used else ""


def thank_you(pen: Pen) -> Draft:
    facts = pen.facts
    text = pen.letter(
        pen.fill(pen.words.thank_for, day=pen.day(facts.talked_on, "the day of the talk")),
        pen.quote(),
        said(
            _to_be_written(pen) or sentence(facts.next_step),
            f"I learnt things about {facts.direction or 'your work'} that I could not have read anywhere.",
        ),
    )
    return Draft(f"Thank you for our talk {facts.talked_on}".strip(), text)


def card(pen: Pen) -> Draft:
    facts = pen.facts
    words = facts.takeaways[-1].rstrip(". ") if facts.takeaways else gap("one thing they said, in their words")
    text = pen.letter(
        f"This card is to thank you once more for the time you gave me "
        f"{pen.day(facts.talked_on, 'the day of the talk')}.",
        f"Your words “{words}” have gone with me since, and they helped me to see {pen.direction} more clearly. "
        "I am glad to have met you, and I hope that the weeks ahead are kind to you.",
    )
    return Draft("", text)


def update(pen: Pen) -> Draft:
    facts, target = pen.facts, pen.facts.target
    news = came_of(target) or sentence(facts.news) or gap_sentence("what has come of it")
    text = pen.letter(
        f"You gave me the name of {target.name or gap('whom they named')}, and here is what came of it. {news}",
        said(
            pen.quote() if facts.takeaways else "",
            _AFTER_NEWS.get(target.came, _IN_VAIN if target.came else "Thank you for the name."),
            sentence(facts.next_step),
        ),
    )
    return Draft(f"News of {target.name}" if target.name else "What came of your advice", text)


def came_of(given: Given) -> str:
    """The news of somebody they named, in a sentence; empty where there is none yet."""
    who, on = parted(given.name).addressed, f" {given.on}" if given.on else ""
    news: dict[Came, str] = {
        "asked": f"I asked {who}{on}, and I am waiting for the answer.",
        "later": f"{who} has no time at present, and I may write again later.",
        "yes": f"{who} said yes, and we are finding a day.",
        "booked": f"{who} gives me some time{on}.",
        "talked": f"{who} and I talked{on}.",
        "declined": f"{who} answered{on} that a talk is not possible, which I quite understand.",
        "quiet": f"I asked {who}{on} and had no answer, so I have let it rest.",
        "no_talk": f"It came to nothing with {who}, and I have let it rest.",
        "let_go": f"In the end I did not ask {who}.",
    }
    return news.get(given.came, "") if given.name else ""


def tell_decision(pen: Pen) -> Draft:
    facts = pen.facts
    text = pen.letter(
        said(
            f"You helped me while I was finding out about {pen.direction}, so I would like you to be among the first "
            f"to know.",
            sentence(facts.decision) or gap_sentence("what you have decided"),
        ),
        _what_helped(pen, "one thing they said that weighed with you", "It weighed with me when I decided"),
        sentence(facts.next_step),
    )
    return Draft("How I have decided", text)


def _what_helped(pen: Pen, unknown: str, weighed: str) -> str:
    """Their words; of somebody with whom there was no talk, the names they gave and what came of them."""
    facts = pen.facts
    if facts.takeaways or facts.talked:
        return f"{pen.quote(unknown)} {weighed}, and I thank you for it."
    if not facts.names_given:
        return "Thank you for your help on the way."
    met = tuple(one for one in facts.names_given if one.came == "talked")
    only_one = len(facts.names_given) == 1
    news = came_of(facts.names_given[0]) if only_one else f"I have talked with {_addressed(met)}." if met else ""
    return said(f"You gave me the name of {_named(facts.names_given)}, and I thank you for it.", news)


def job_news(pen: Pen) -> Draft:
    facts = pen.facts
    text = pen.letter(
        said(
            "I have good news, and you had a part in it.",
            sentence(facts.news) or gap_sentence("the news: what, where and from when"),
        ),
        _what_helped(pen, "one thing they said that mattered", "It helped me on the way"),
        f"From now on you reach me here:\n{facts.new_contact or gap('your new address, e-mail and telephone')}",
        "If I can ever do for somebody what you did for me, please send them to me.",
    )
    return Draft("Good news, and thank you", text)


def thank_and_close(pen: Pen) -> Draft:
    facts = pen.facts
    no_more = "I do not wish to take up more of your days"
    if facts.answered == "yes":
        said_so = (
            f"We did not manage to meet, and {no_more}. Thank you for having been ready to help me; I was glad of it."
        )
    elif facts.answered == "word":
        said_so = f"{no_more}, so I let it rest here. Thank you for your answer; I was glad of it."
    else:
        wrote = f"{pen.i_wrote} {facts.asked_on} about {pen.direction}. " if facts.asked_on else ""
        said_so = f"{wrote}{no_more}, so please let it rest; no answer is needed. Thank you for reading this."
    return Draft("Thank you all the same", pen.letter(said_so, "I wish you well."))


def _named(people: tuple[Given, ...]) -> str:
    return together(tuple(one.name for one in people))


def _addressed(people: tuple[Given, ...]) -> str:
    return together(tuple(parted(one.name).addressed for one in people))
