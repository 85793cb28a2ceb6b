"""What a letter can say truly: the facts that are known, and what the check must know of the other person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from askwell.method.letters.facts import LetterFacts
from askwell.method.letters.letter import Invitation, LetterContext
from askwell.models import Approach, Claim, Direction, Event, Interview, Introduction, Message, Note, Person, Workspace

INVITATION_DAYS = 90  # METHOD section 6, unlock
APPLICATION_DAYS = 183  # METHOD P7: closed after 6 months unless renewed
CONFIDENCE_LIMIT = 500
OF_A_DECISION = frozenset({"tell_decision", "job_news"})
WEIGHED = {"chosen": "for", "job": "for", "set_aside": "against"}
"""The sign of what spoke for a decision: only that may be quoted as having weighed (METHOD S4.32, S4.33)."""
FOUND_IN = frozenset({"list", "article", "event", "profile"})
"""Sources whose words go on after "I found your name"; of others the explorer says it in own words."""


@dataclass(frozen=True, slots=True)
class About:
    """What a letter is about, beside its reader."""

    person: Person
    approach: Approach | None = None
    introduction: Introduction | None = None
    interview: Interview | None = None
    direction: Direction | None = None


def about(message: Message) -> About:
    return About(message.person, message.approach, message.introduction, message.interview, message.direction)


def open_invitations(workspace: Workspace, person: Person, today: date) -> frozenset[Invitation]:
    """What this person has opened: each for 90 days, the résumé once per asking (METHOD section 6, unlock)."""
    since = today - timedelta(days=INVITATION_DAYS)
    events = Event.objects.filter(
        workspace=workspace, person=person, counts=True, on__gte=since, on__lte=today,
        kind__in=("invitation_logged", "invitation_withdrawn", "letter_sent"),
    ).order_by("on", "order")  # fmt: skip
    found: set[Invitation] = set()
    for event in events:
        if event.kind == "invitation_logged" and not event.data.get("i_brought_it_up"):
            found.add(event.data["what"])
        elif event.kind == "invitation_withdrawn":
            found.discard(event.data["what"])
        elif event.data.get("letter") == "send_resume":
            found.discard("resume")
    return frozenset(found)


def context(workspace: Workspace, message: Message, today: date) -> LetterContext:
    """What the check needs beside the words."""
    person = message.person
    intro = route(workspace, person, message.introduction) if message.kind in ASKS else None
    return LetterContext(
        person_name=person.name,
        company=person.company_name,
        introducer=intro.giver.name if intro and intro.giver else None,
        introducer_name_may_be_used=intro.may_use_name if intro else True,
        invitations=open_invitations(workspace, person, today),
        in_confidence=tuple(
            Note.objects.filter(workspace=workspace, in_confidence=True).values_list("text", flat=True)[
                :CONFIDENCE_LIMIT
            ]
        ),
        candidate_at_company=_candidate(workspace, person, today),
        marked_not_meant=frozenset(message.not_meant),
    )


ASKS = frozenset({"request", "phone_script", "profile_note"})


def route(workspace: Workspace, person: Person, chosen: Introduction | None = None) -> Introduction | None:
    """The introduction that leads to a person: the chosen one, else one that was made, else the first name given."""
    if chosen:
        return chosen
    found = list(
        Introduction.objects.filter(workspace=workspace, target=person, giver__isnull=False)
        .exclude(state__in=["", "refused", "unneeded"])
        .select_related("giver")
        .order_by("first_on", "id")
    )
    return next((intro for intro in found if intro.state == "made"), found[0] if found else None)


def _candidate(workspace: Workspace, person: Person, today: date) -> bool:
    if not person.company_name:
        return False
    events = Event.objects.filter(
        workspace=workspace, kind__in=("applied", "job_interview"), counts=True,
        on__gte=today - timedelta(days=APPLICATION_DAYS), on__lte=today,
    )  # fmt: skip
    return any(str(event.data.get("company", "")).casefold() == person.company_name.casefold() for event in events)


def facts(workspace: Workspace, kind: str, matter: About, today: date) -> LetterFacts:
    """Everything known that a letter of this kind may say; what is unknown stays empty and shows as a gap.

    Nothing said in confidence is among it (METHOD S1.41)."""
    person, profile = matter.person, workspace.profile
    direction = matter.direction or (matter.approach.direction if matter.approach else None)
    intro = route(workspace, person, matter.introduction) if kind in ASKS else matter.introduction
    giver = intro.giver.name if intro and intro.giver and intro.may_use_name else ""
    claims = Claim.objects.filter(workspace=workspace, person=person, taken_back=False, in_confidence=False)
    if direction and kind in OF_A_DECISION:
        claims = claims.filter(direction=direction, sign=WEIGHED.get(direction.decided_as, "for"))
    return LetterFacts(
        my_name=workspace.my_name,
        who_i_am=profile.get("who_i_am", ""),
        what_i_did=profile.get("what_i_have_done", ""),
        why_this_field=(direction.because if direction else "") or profile.get("why_this_field", ""),
        direction=direction.name if direction else "",
        person_name=person.name,
        person_title=person.title,
        company=person.company_name,
        introducer=giver,
        how_found=person.source_words if not giver and person.source in FOUND_IN else "",
        booked=_booked(workspace, matter.interview),
        place=_PLACE_WORDS.get(matter.interview.place, "") if matter.interview else "",
        talked_on=_on(matter.interview.held_on, today) if matter.interview and matter.interview.held_on else "",
        said_yes=matter.approach is not None and matter.approach.stage == "accepted",
        asked_on=_on(matter.approach.asked_on, today) if matter.approach and matter.approach.asked_on else "",
        invitation=_invitation(workspace, person, today),
        takeaways=tuple(claims.order_by("-on", "id").values_list("text", flat=True)[:5]),
        names_given=_names_given(workspace, person),
        target_name=intro.target.name if intro and intro.target and kind not in ASKS else "",
        decision=_decision(direction),
    )


_PLACE_WORDS = {
    "office": "at your office", "clinic": "at the clinic", "cafe": "at the café", "video": "by video",
    "telephone": "by telephone",
}  # fmt: skip


def _long_day(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B}"


def _on(day: date, today: date) -> str:
    return "today" if day == today else f"on {_long_day(day)}"


def _booked(workspace: Workspace, interview: Interview | None) -> str:
    """The agreed hour in their zone, and in mine where that differs."""
    if interview is None or interview.start is None:
        return ""
    there = interview.start.astimezone(ZoneInfo(interview.zone or workspace.zone))
    here = interview.start.astimezone(ZoneInfo(workspace.zone))
    said = f"{_long_day(there.date())} at {there.hour}:{there:%M}"
    if there.utcoffset() != here.utcoffset():
        said += f" your time ({here.hour}:{here:%M} mine)"
    return said


def _invitation(workspace: Workspace, person: Person, today: date) -> str:
    """Where they asked, as a phrase after "as you asked"; empty where the invitation is not in force."""
    if not open_invitations(workspace, person, today):
        return ""
    events = Event.objects.filter(
        workspace=workspace, person=person, kind="invitation_logged", counts=True, on__lte=today
    )
    last = events.order_by("-on", "-order").first()
    return _on(last.on, today) if last else ""


def _decision(direction: Direction | None) -> str:
    if direction is None or not direction.decided_as:
        return ""
    decided = {
        "chosen": f"I have decided for {direction.name}.",
        "set_aside": f"I have decided against {direction.name}.",
        "job": f"I have found work in {direction.name}.",
    }
    return decided.get(direction.decided_as, "")


def _names_given(workspace: Workspace, person: Person) -> tuple[str, ...]:
    given = Introduction.objects.filter(workspace=workspace, giver=person, target__isnull=False).exclude(state="")
    return tuple(given.order_by("first_on", "id").values_list("target__name", flat=True))
