"""A line of a story in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from askwell.method.event_kinds import EVENTS
from askwell.wording import days
from askwell.wording.letters import letter_name

CALLS = {
    "talked": "You telephoned and talked.",
    "voicemail": "You telephoned and left a message.",
    "no_answer": "You telephoned; nobody answered.",
    "wrong_number": "You telephoned; the number was wrong.",
}
CLOSED = {
    "finished": "Closed: you talked.",
    "quiet": "You left it there: no answer came.",
    "declined": "Closed: they said no.",
    "withdrawn": "You let it go.",
    "missed": "Closed: it fell through twice.",
    "unneeded": "Closed: no longer needed.",
}
STANCES = {
    "yes": "You would like to work there.",
    "maybe": "You might like to work there.",
    "no": "You would not want to work there.",
}
HEARD = {
    "for": "You heard something that speaks for %(direction)s:",
    "against": "You heard something that speaks against %(direction)s:",
    "unclear": "You heard something about %(direction)s, and are not sure yet what it means:",
}
SAYS = {
    "person_added": "You noted them down.",
    "reply_accepted": "They said yes.",
    "reply_declined": "They said no.",
    "reply_named_someone": "They gave you a name.",
    "reply_question": "They asked you something.",
    "reply_wrote": "They wrote to you.",
    "reply_asked_for_resume": "They asked for your résumé.",
    "reply_stop": "They asked not to be written to again.",
    "stop_lifted": "They may be written to again.",
    "commitment_done": "The promise is kept.",
    "confidence_rated": "You noted how sure you are.",
    "motivation_rated": "You noted how much you want it.",
    "fit_rated": "You noted how far it suits you.",
    "agenda_set": "You chose your questions.",
    "debriefed": "You looked back on the talk.",
    "card_sent": "You posted a card.",
    "direction_added": "You want to ask them about something else too.",
    "approach_paused": "You let it wait for a while.",
    "approach_resumed": "You took it up again.",
}
DECIDED = {
    "chosen": "You chose %(direction)s.",
    "set_aside": "You set %(direction)s aside.",
    "job": "You found a job in %(direction)s.",
}
CHANNELS = {
    "email": "by e-mail", "telephone": "by telephone", "text": "by text message", "profile": "by profile message",
    "post": "by post", "in_person": "in person",
}  # fmt: skip


FORGOTTEN = "Somebody"  # what is left of a name that was erased


class WordedEvent(Protocol):
    @property
    def kind(self) -> str: ...
    @property
    def on(self) -> date: ...
    @property
    def person(self) -> str: ...
    @property
    def giver(self) -> str: ...
    @property
    def target(self) -> str: ...
    @property
    def direction(self) -> str: ...
    @property
    def data(self) -> Mapping[str, Any]: ...


def line(event: WordedEvent, mine: str = "UTC") -> str:
    """One sentence; times by `mine`, the explorer's IANA zone, where theirs is unknown."""
    kind, data = event.kind, event.data
    if kind.startswith("introduction_"):
        return _introduction(event)
    if kind == "letter_sent":
        letter = letter_name(str(data.get("letter", "other")))
        how = _(CHANNELS.get(str(data.get("channel", "email")), ""))
        by_hand = _(" Checked by hand.") if data.get("checked_by_hand") else ""
        wrote = {"letter": letter, "how": how, "person": event.person or _("somebody")}
        return _("You wrote to %(person)s: %(letter)s, %(how)s.") % wrote + by_hand
    match kind:
        case "approach_started":
            return _("You put %(name)s on your list to ask.") % {
                "name": _("somebody") if event.person in {"", FORGOTTEN} else event.person
            }
        case "called":
            return _(CALLS[str(data.get("as", "no_answer"))])
        case "approach_closed":
            return _(CLOSED.get(str(data.get("as")), "Closed."))
        case "direction_decided":
            return _(DECIDED[str(data.get("as", "chosen"))]) % {"direction": event.direction} + _because(data)
        case "interview_booked" | "interview_moved":
            return _appointment(event, mine)
        case "interview_missed":
            return _("You could not come.") if data.get("by") == "me" else _("They could not come.")
        case "interview_held":
            return _talk(data)
        case "names_none":
            return _("No names this time: %(reason)s") % {"reason": data.get("reason", "")}
        case "card_skipped" | "thanks_skipped":
            return _(EVENTS[kind].says) + _because(data)
        case "commitment_made":
            due = _(", by %(day)s") % {"day": days.day(str(data["due"]), event.on)} if data.get("due") else ""
            who = _("You promised: %(what)s") if data.get("mine") else _("They promised: %(what)s")
            return who % {"what": data.get("what", "")} + due + "."
        case "reply_later":
            return (
                _("They asked you to come back later")
                + (", " + days.day(str(data["until"]), event.on) if data.get("until") else "")
                + "."
            )
        case "reply_auto":
            return (
                _("An automatic reply")
                + (
                    _(": back on %(day)s") % {"day": days.day(str(data["returns"]), event.on)}
                    if data.get("returns")
                    else ""
                )
                + "."
            )
        case "offer_received":
            return (
                _("They offered: %(what)s.") % {"what": data["what"]}
                if data.get("what")
                else _("They offered something.")
            )
        case "stance_set":
            return _(STANCES[str(data.get("stance"))])
        case "may_write_again":
            return _("You may write again.") if data.get("answer") == "yes" else _("Better not to write again.")
        case "invitation_logged":
            return _invitation(_("They %(what)s."), data)
        case "invitation_withdrawn":
            return _invitation(_("It no longer holds that they %(what)s."), data)
        case "mentioned_to":
            return _("They mentioned you to %(name)s.") % {"name": data.get("to", "")}
        case "applied" | "job_interview":
            return _(EVENTS[kind].says) + f": {data.get('company', '')}."
        case "claim_added":
            about = {"direction": event.direction or _("your direction")}
            return _(HEARD[str(data.get("sign", "unclear"))]) % about
        case "correction":
            said = _("Counted again: %(what)s") if data.get("again") else _("Taken back: %(what)s")
            return said % {"what": _(EVENTS[str(data["of"])].says) if data.get("of") in EVENTS else ""}
    return _(SAYS[kind]) if kind in SAYS else _(EVENTS[kind].says) + "."


def _because(data: Mapping[str, Any]) -> str:
    return f" {data['reason']}" if data.get("reason") else ""


def _introduction(event: WordedEvent) -> str:
    named = event.target or event.person
    names = {"giver": event.giver or _("You"), "target": _("somebody") if named in {"", FORGOTTEN} else named}
    match event.kind.removeprefix("introduction_"):
        case "named" if not event.giver:
            return _("You found %(target)s yourself.") % names
        case "named":
            return _("%(giver)s named %(target)s.") % names
        case "asked":
            return _("You asked %(giver)s to introduce you to %(target)s.") % names
        case "promised":
            return _("%(giver)s promised to introduce you to %(target)s.") % names
        case "made":
            return _("%(giver)s introduced you to %(target)s.") % names
        case "refused":
            return _("%(giver)s would rather not introduce you to %(target)s.") % names
        case "silent":
            return _("No word from %(giver)s about %(target)s.") % names
    return _("The introduction by %(giver)s to %(target)s is no longer needed.") % names


def _appointment(event: WordedEvent, mine: str) -> str:
    data = event.data
    if not data.get("start"):
        return _("You had to move the talk.") if data.get("by") == "me" else _("They had to move the talk.")
    start = datetime.fromisoformat(str(data["start"])).astimezone(ZoneInfo("UTC"))
    said = days.both_times(start, str(data.get("zone") or mine), mine, event.on)
    if event.kind == "interview_booked":
        return _("Agreed: %(when)s, %(minutes)s minutes.") % {"when": said, "minutes": data.get("minutes", 30)}
    who = _("You moved it to %(when)s.") if data.get("by") == "me" else _("They moved it to %(when)s.")
    return who % {"when": said}


def _talk(data: Mapping[str, Any]) -> str:
    said = (
        _("You talked for %(minutes)s minutes.") % {"minutes": data["minutes"]}
        if data.get("minutes")
        else _("You talked.")
    )
    if data.get("ended") == "early":
        said += _(" It ended early.")
    elif data.get("ended") == "cut_short":
        said += _(" It was cut short.")
    elif data.get("overrun_offered"):
        said += _(" They chose to go on longer.")
    return said + _because(data)


def _invitation(says: str, data: Mapping[str, Any]) -> str:
    what = {
        "resume": _("asked for your résumé"), "openings": _("spoke of openings"),
        "candidacy": _("asked whether you would apply"), "good_word": _("offered a good word"),
    }  # fmt: skip
    said = says % {"what": what.get(str(data.get("what")), _("offered more than a talk"))}
    return said + (_(" You had brought it up, so nothing changes.") if data.get("i_brought_it_up") else "")
