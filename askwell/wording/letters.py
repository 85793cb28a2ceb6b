"""Letters in words."""

from __future__ import annotations

from django.utils.translation import gettext as _, gettext_noop

NAMES = {
    "request": gettext_noop("request for a talk"),
    "phone_script": gettext_noop("request by telephone"),
    "profile_note": gettext_noop("note on their profile"),
    "nudge": gettext_noop("short reminder"),
    "decline_reply": gettext_noop("thanks for their answer"),
    "thank_you": gettext_noop("thanks"),
    "card": gettext_noop("card"),
    "update": gettext_noop("news"),
    "tell_decision": gettext_noop("your decision"),
    "job_news": gettext_noop("news of your job"),
    "confirm": gettext_noop("confirmation"),
    "reschedule": gettext_noop("other times"),
    "apology": gettext_noop("apology"),
    "ask_for_names": gettext_noop("request for names"),
    "ask_introduction": gettext_noop("request for an introduction"),
    "answer": gettext_noop("answer"),
    "thank_and_close": gettext_noop("thanks, and nothing more"),
    "send_resume": gettext_noop("résumé, as they asked"),
    "offer_answer": gettext_noop("answer to their offer"),
    "shadow_request": gettext_noop("request to come along for a day"),
    "application": gettext_noop("application"),
    "other": gettext_noop("letter"),
}


def letter_name(kind: str) -> str:
    """What a letter of this kind is called, in small letters."""
    return _(NAMES.get(kind, "letter"))


TITLES = {
    "request": gettext_noop("Ask %(name)s for half an hour"),
    "phone_script": gettext_noop("What to say to %(name)s on the telephone"),
    "profile_note": gettext_noop("A note to %(name)s"),
    "nudge": gettext_noop("One short line to %(name)s"),
    "decline_reply": gettext_noop("Thank %(name)s for considering it"),
    "thank_you": gettext_noop("Thank %(name)s"),
    "card": gettext_noop("A card for %(name)s"),
    "update": gettext_noop("Share the news with %(name)s"),
    "tell_decision": gettext_noop("Tell %(name)s how you decided"),
    "job_news": gettext_noop("Tell %(name)s about your new job"),
    "confirm": gettext_noop("Confirm the talk with %(name)s"),
    "reschedule": gettext_noop("Offer %(name)s other times"),
    "apology": gettext_noop("Say sorry to %(name)s"),
    "ask_for_names": gettext_noop("Ask %(name)s whom they know"),
    "ask_introduction": gettext_noop("Ask %(name)s to introduce you"),
    "answer": gettext_noop("Answer %(name)s"),
    "thank_and_close": gettext_noop("Thank %(name)s and let it rest"),
    "send_resume": gettext_noop("Send %(name)s your résumé, as they asked"),
    "offer_answer": gettext_noop("Answer the offer of %(name)s"),
    "shadow_request": gettext_noop("Ask %(name)s whether you may come along for a day"),
    "application": gettext_noop("Your application to %(name)s"),
    "other": gettext_noop("Write to %(name)s"),
}


def letter_title(kind: str, name: str) -> str:
    """The heading of the page on which it is written."""
    return _(TITLES.get(kind, TITLES["other"])) % {"name": name}
