"""A step in words: what to do, why, and what its button says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from django.utils.translation import gettext as _, gettext_noop, ngettext

from askwell.wording import days


class Worded(Protocol):
    """What the words of a step need."""

    @property
    def kind(self) -> str: ...
    @property
    def why(self) -> str: ...
    @property
    def person(self) -> str: ...
    @property
    def direction(self) -> str: ...
    @property
    def target(self) -> str: ...
    @property
    def facts(self) -> Mapping[str, Any]: ...
    @property
    def since(self) -> date: ...


TITLES = {
    "name_people": gettext_noop("Think of people to ask about %(direction)s"),
    "write_to_name": gettext_noop("Write to %(person)s, whose name you were given"),
    "stale_name": gettext_noop("Write to %(person)s, or let the name go"),
    "request": gettext_noop("Write to %(person)s"),
    "call": gettext_noop("Call %(person)s"),
    "short_email": gettext_noop("Write once more to %(person)s, briefly"),
    "close_quiet": gettext_noop("Do not write to %(person)s again for now"),
    "answer_decline": gettext_noop("Thank %(person)s for considering it"),
    "book": gettext_noop("Agree on a time with %(person)s"),
    "answer_question": gettext_noop("Answer %(person)s"),
    "wake": gettext_noop("Take it up again with %(person)s"),
    "other_address": gettext_noop("Find another address for %(person)s"),
    "prepare": gettext_noop("Prepare the talk with %(person)s"),
    "confirm": gettext_noop("Confirm the talk with %(person)s"),
    "debrief": gettext_noop("Look back on the talk with %(person)s"),
    "thank_email": gettext_noop("Thank %(person)s"),
    "post_card": gettext_noop("Post a card to %(person)s"),
    "share_news": gettext_noop("Tell %(person)s the good news about %(target)s"),
    "new_times": gettext_noop("Offer %(person)s two new times"),
    "thank_and_close": gettext_noop("Thank %(person)s and let it rest"),
    "apologize": gettext_noop("Say sorry to %(person)s"),
    "nudge": gettext_noop("Ask %(person)s once more about %(target)s"),
    "other_route": gettext_noop("Look for another way to %(target)s"),
    "keep_promise": gettext_noop("Keep your promise to %(person)s"),
    "ask_after_promise": gettext_noop("Ask %(person)s about their promise"),
    "keep_in_touch": gettext_noop("Say hello to %(person)s"),
    "two_more": gettext_noop("Write two more requests"),
    "chain_ends": gettext_noop("%(direction)s: nobody is left to ask"),
    "tell_decision": gettext_noop("Tell %(person)s how you decided"),
    "send_resume": gettext_noop("Send %(person)s the résumé they asked for"),
    "answer_offer": gettext_noop("Answer the offer of %(person)s"),
    "job_news": gettext_noop("Tell %(person)s about your new job"),
    "give_back": gettext_noop("Give something back to %(person)s"),
    "did_it_happen": gettext_noop("Did you talk with %(person)s?"),
}

BUTTONS = {
    "name_people": gettext_noop("Think of people"),
    "write_to_name": gettext_noop("Write the letter"),
    "stale_name": gettext_noop("Decide"),
    "request": gettext_noop("Write the letter"),
    "call": gettext_noop("To the call"),
    "short_email": gettext_noop("Write it"),
    "close_quiet": gettext_noop("Leave it there"),
    "answer_decline": gettext_noop("Write the thanks"),
    "book": gettext_noop("Note the time"),
    "answer_question": gettext_noop("Write the answer"),
    "wake": gettext_noop("Write again"),
    "other_address": gettext_noop("Change the address"),
    "prepare": gettext_noop("Prepare"),
    "confirm": gettext_noop("Write the line"),
    "debrief": gettext_noop("Look back"),
    "thank_email": gettext_noop("Write the thanks"),
    "post_card": gettext_noop("Write the card"),
    "share_news": gettext_noop("Share the news"),
    "new_times": gettext_noop("Offer times"),
    "thank_and_close": gettext_noop("Write the thanks"),
    "apologize": gettext_noop("Write the apology"),
    "nudge": gettext_noop("Ask again"),
    "other_route": gettext_noop("See the ways"),
    "keep_promise": gettext_noop("It is done"),
    "ask_after_promise": gettext_noop("Ask"),
    "keep_in_touch": gettext_noop("Write a line"),
    "two_more": gettext_noop("See whom to ask"),
    "chain_ends": gettext_noop("See who helped"),
    "tell_decision": gettext_noop("Write the letter"),
    "send_resume": gettext_noop("Write the letter"),
    "answer_offer": gettext_noop("Write the answer"),
    "job_news": gettext_noop("Write the news"),
    "give_back": gettext_noop("See ideas"),
    "did_it_happen": gettext_noop("Tell what happened"),
}


def title(step: Worded) -> str:
    """What to do, in one short line."""
    names = {
        "person": step.person or _("them"),
        "direction": step.direction or _("your direction"),
        "target": step.target or step.person or _("somebody"),
    }
    if _nameless(step):
        return _("Find out who is meant: “%(target)s”") % names
    if step.kind == "two_more" and step.facts.get("sent"):
        return _("Write one more request")
    return _(TITLES[step.kind]) % names


def _nameless(step: Worded) -> bool:
    """A name was given as "someone who …": there is nobody to write to yet."""
    return step.kind in {"write_to_name", "stale_name"} and not step.person and bool(step.target)


def button(step: Worded) -> str:
    return _("Say who it is") if _nameless(step) else _(BUTTONS[step.kind])


def reason(step: Worded, today: date) -> str:
    """Why, in a sentence or two, from the step's code and facts."""
    return _reason(step, step.facts, days.day(step.since, today), today)


def _reason(step: Worded, facts: Mapping[str, Any], since: str, today: date) -> str:
    kind, why, person = step.kind, step.why, step.person
    match kind:
        case "name_people":
            return ngettext(
                "You have %(count)d person to ask so far; three make a start.",
                "You have %(count)d people to ask so far; three make a start.",
                facts.get("candidates", 0),
            ) % {"count": facts.get("candidates", 0)}
        case "write_to_name" | "stale_name":
            if kind == "write_to_name":
                return _("The name was given on %(day)s. A letter within three working days honours it.") % {
                    "day": since
                }
            return _("The name was given on %(day)s, two working weeks ago. Whoever gave it may wonder.") % {
                "day": since
            }
        case "request":
            if why == "introduced":
                return _("You were introduced on %(day)s. They expect to hear from you.") % {"day": since}
            return _("On your list since %(day)s.") % {"day": since}
        case "call" | "short_email":
            wait = days.working_days(int(facts.get("wait", 3)))
            sent = days.day(str(facts.get("since", step.since)), today)
            if why == "wrong_number":
                return _("The number was wrong. One short e-mail instead, and then no more.")
            if why == "returned":
                return _("They were away until %(day)s; %(wait)s have passed since.") % {"day": sent, "wait": wait}
            if kind == "short_email":
                return _(
                    "No answer since %(day)s, and you have no telephone number. One short line, and then no more."
                ) % {"day": sent}
            return _("You wrote on %(day)s; %(wait)s without an answer. One call, and then no more.") % {
                "day": sent,
                "wait": wait,
            }
        case "close_quiet":
            return _("Nothing came after your last try on %(day)s. A third would be pressure.") % {"day": since}
        case "answer_decline":
            asks = facts.get("ask_name", True)
            thanks = _("They said no on %(day)s. Thank them for considering it") % {"day": since}
            return thanks + (_(", and ask for one other name.") if asks else _(" and for the name they gave."))
        case "book":
            if why == "moved":
                if int(facts.get("refused", 0)) >= 2:
                    return _("Two times did not suit them. Ask them to name one.")
                return _("The time fell through on %(day)s. A new one is needed.") % {"day": since}
            if why == "times_offered":
                return _("You offered times on %(day)s. Is one agreed?") % {"day": since}
            return _("They said yes on %(day)s. Answer within a working day.") % {"day": since}
        case "answer_question":
            return _("They wrote on %(day)s and wait for your word.") % {"day": since}
        case "wake":
            if why == "paused":
                return _("You let it rest on %(day)s until now.") % {"day": since}
            return _("On %(day)s they asked you to come back later. This is later.") % {"day": since}
        case "other_address":
            return _("Your letter of %(day)s came back.") % {"day": since}
        case "prepare":
            return _("Questions, a few sentences about yourself, and what you read. The talk is near.")
        case "confirm":
            return _("One line the working day before: time, place, and that you look forward to it.")
        case "debrief":
            return _("Five minutes while it is fresh: what you learnt, names, promises, thanks.")
        case "thank_email":
            if why == "mentioned":
                return _("They spoke of you to somebody on %(day)s. A short thank-you is due.") % {"day": since}
            return _("You talked on %(day)s. Thanks the same day are remembered.") % {"day": since}
        case "post_card":
            if not facts.get("address", True):
                return _(
                    "A card in the post weighs more than a mail. You have no address yet; skip it if there is none."
                )
            return _("A card in the post weighs more than a mail.")
        case "share_news":
            return _("%(person)s gave you the name. Good news keeps the chain unbroken.") % {"person": person}
        case "new_times":
            return _("They could not come. A kind line the same day, with two new times.")
        case "thank_and_close":
            return _("It fell through twice. Thank them kindly; that is all.")
        case "apologize":
            return _("You could not come. Say so at once, and offer one new time.")
        case "nudge":
            if why == "promised":
                return _("They promised an introduction on %(day)s. One friendly reminder is fine.") % {"day": since}
            return _("You asked for an introduction on %(day)s. One friendly reminder is fine.") % {"day": since}
        case "other_route":
            return _("Nothing has come of the introduction since %(day)s.") % {"day": since}
        case "keep_promise":
            if step.target:
                return _("You promised on %(day)s: %(what)s. If it gets late, say so.") % {
                    "day": since,
                    "what": step.target.rstrip(". "),
                }
            return _("You promised it on %(day)s. If it gets late, say so.") % {"day": since}
        case "ask_after_promise":
            return _("They promised something for %(day)s.") % {"day": days.day(str(facts["promised"]), today)}
        case "keep_in_touch":
            return _("You were last in contact on %(day)s.") % {"day": since}
        case "two_more":
            return _("The first yes came on %(day)s. Now is the time for two more.") % {"day": since}
        case "chain_ends":
            return _("No talk is under way and no name is left. Ask your helpers once more, or find a new start.")
        case "tell_decision":
            return _("You decided on %(day)s. Everyone who helped hears of it.") % {"day": since}
        case "job_news":
            return _("You found the job on %(day)s. They helped you there.") % {"day": since}
        case "send_resume":
            return _("They asked for it on %(day)s. Say so in the letter: “as you asked”.") % {"day": since}
        case "answer_offer":
            return _("They offered you something on %(day)s. Thank them, whatever you answer.") % {"day": since}
        case "give_back":
            return _("They have done you %(count)d favours. What could you do for them?") % {
                "count": facts.get("received", 3)
            }
        case "did_it_happen":
            return _("It was arranged for the day before. Tell what happened, so that nothing is missed.")
    raise ValueError(kind)
