"""What speaks for a question, against an agenda or a speech, and what is missing before a talk, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _, gettext_noop

from askwell.method.kit import Missing
from askwell.method.questions.agenda import AgendaItem, AgendaWarning
from askwell.method.questions.check import check_question
from askwell.method.speech.check import SpeechFinding

WHY = {
    "opener": gettext_noop("A good way to begin: they tell, you listen."),
    "own": gettext_noop("Your own."),
    "contradiction": gettext_noop("You have heard both sides of “%(criterion)s”."),
    "criterion": gettext_noop("“%(criterion)s” matters to you, and is still open."),
    "they_know_leads": gettext_noop("They lead people, and see what comes of it."),
    "they_know_own": gettext_noop("They work on their own account, and know what that costs and brings."),
    "they_know_new": gettext_noop("They have not been in it long, and remember how one comes in."),
    "they_know_long": gettext_noop("They have been in it long, and have seen it change."),
    "they_know_left": gettext_noop("They have left this work, and can say so freely."),
    "still_unknown": gettext_noop("Nobody has told you yet."),
    "asked_before": gettext_noop("Asked before (%(times)s); here for a second view."),
    "deep": gettext_noop("A deeper one, for when you have warmed up."),
    "advice": gettext_noop("Their advice, before the end."),
    "closing": gettext_noop("One of the closing three."),
}
WARNINGS = {
    "closing_removed": gettext_noop("One of the closing three is missing. They bring names, and the way back."),
    "not_english": gettext_noop("Not in English, so look yourself that it asks for no job: “%(questions)s”."),
    "answerable_online": gettext_noop("“%(questions)s” can be read up beforehand. Ask what only they can say."),
    "read_first": gettext_noop("Read first, then ask: “%(questions)s”."),
    "few_open": gettext_noop("%(open)s of %(of)s questions are open. Open ones bring more."),
    "same_family": gettext_noop("These would get the same answer: “%(questions)s”."),
    "too_few": gettext_noop("%(asked)s questions; the time holds %(fits)s. Bring more than you need."),
    "few_in_reserve": gettext_noop("Two or more in reserve let you use the whole time."),
    "few_own": gettext_noop("Add two questions of your own: they show that you have thought about it."),
}
TOPICS = {
    "day": gettext_noop("The day"), "path": gettext_noop("The way there"), "skills": gettext_noop("Skills"),
    "entry": gettext_noop("Getting in"), "culture": gettext_noop("People and manners"),
    "rewards": gettext_noop("What is good about it"), "challenges": gettext_noop("What is hard"),
    "balance": gettext_noop("Hours and life"), "industry": gettext_noop("The field"),
    "company": gettext_noop("The organisation"), "demand": gettext_noop("Demand"),
    "advancement": gettext_noop("Going on from there"), "fit": gettext_noop("Whom it suits"),
    "about_me": gettext_noop("You and this work"), "resources": gettext_noop("Reading and keeping up"),
    "advice": gettext_noop("Advice"), "referral": gettext_noop("Other people"), "closing": gettext_noop("The end"),
    "other": gettext_noop("Afterwards"),
}  # fmt: skip
SPEECH_PARTS = {
    "who_i_am": gettext_noop("who I am"),
    "what_i_have_done": gettext_noop("what I have done"),
    "what_i_want": gettext_noop("what I want to find out"),
    "how_you_can_help": gettext_noop("how you can help me"),
    "how_i_can_help": gettext_noop("how I might help you"),
}
SPEECH = {
    "part_empty": gettext_noop("Still empty: %(part)s."),
    "too_long": gettext_noop("That takes about %(seconds)s seconds; nobody listens beyond %(most)s."),
    "pitch_to_this_employer": gettext_noop("“%(words)s” offers yourself to this employer. Speak of the field."),
    "help_asks_for_more": gettext_noop("“%(words)s”: ask for what they know, and for names. No more."),
    "not_english": gettext_noop("This can be judged in English only; look yourself whether each part is there."),
    "exploring_missing": gettext_noop("Say that you are finding out, not applying."),
    "longer_than_ideal": gettext_noop("About %(seconds)s seconds; 45 to 60 are best."),
    "shorter_than_ideal": gettext_noop("About %(seconds)s seconds; it may be a little longer."),
}
MISSING = {
    "agenda": (gettext_noop("Choose your questions"), "agenda"),
    "agenda_stopped": (gettext_noop("One of your questions asks for a job. Change it"), "agenda"),
    "speech": (gettext_noop("Write what you say when they ask about you"), "speech"),
    "stance": (gettext_noop("Ask yourself: would you want to work there?"), "door"),
    "why_here": (gettext_noop("Say in a sentence why you came to just this place"), "speech"),
    "skill_example": (gettext_noop("Give each of your skills one example"), "speech"),
}
BOXES = {
    "company": gettext_noop("the company"), "industry": gettext_noop("the field"), "person": gettext_noop("the person"),
}  # fmt: skip


def why(item: AgendaItem) -> str:
    """Why this question, in one line."""
    code = "still_unknown" if item.why == "criterion" and "criterion" not in item.facts else item.why
    if code == "they_know":
        code = f"they_know_{item.facts['kind']}"
    return _(WHY.get(code, WHY["still_unknown"])) % _facts(item.facts)


def warning(found: AgendaWarning) -> str:
    """An improper question says its own reason (METHOD S3.20)."""
    if found.code in WARNINGS:
        return _(WARNINGS[found.code]) % _facts(found.facts)
    question = str(found.facts.get("question", ""))
    reading = check_question(question)
    return f"“{question}”: {reading.findings[0].says if reading.findings else ''}"


def speech(found: SpeechFinding) -> str:
    facts = _facts(found.facts)
    if part := facts.get("part"):
        facts["part"] = _(SPEECH_PARTS[part])
    return _(SPEECH[found.code]) % facts


def missing(found: Missing) -> tuple[str, str]:
    """What to do, and the part of the page where it is done."""
    box = _(BOXES.get(str(found.facts.get("box")), "%s"))
    if found.code == "research_missing":
        return _("Read up on %(box)s") % {"box": box}, "research"
    if found.code == "research_old":
        said = _("What you read on %(box)s is %(days)s days old")
        return said % {"box": box, "days": found.facts["days"]}, "research"
    says, part = MISSING[found.code]
    return _(says), part


def _facts(facts: Mapping[str, Any]) -> dict[str, str]:
    return {name: "”, “".join(value) if isinstance(value, list) else str(value) for name, value in facts.items()}
