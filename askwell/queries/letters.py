"""Letters: what one is about, and what its check must know of the other person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from askwell.method.letters.letter import Invitation, LetterContext
from askwell.models import Approach, Direction, Event, Interview, Introduction, Message, Note, Person, Workspace

INVITATION_DAYS = 90  # METHOD section 6, unlock
APPLICATION_DAYS = 183  # METHOD P7: closed after 6 months unless renewed
CONFIDENCE_LIMIT = 500
OF_TALKS = frozenset({"thank_you", "card", "shadow_request"})
OF_A_DECISION = frozenset({"tell_decision", "job_news"})


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


def matter(workspace: Workspace, told: About, kind: str) -> About:
    """What a letter of this kind is about: as it was told, and where nothing was, as it follows from the reader."""
    person, approach, interview, introduction = told.person, told.approach, told.interview, told.introduction
    of_them = Approach.objects.filter(workspace=workspace, person=person).exclude(stage="")
    approach = approach or of_them.order_by("-id").first()
    if interview is None and kind in OF_TALKS | {"confirm", "reschedule", "apology"}:
        talks = Interview.objects.filter(workspace=workspace).select_related("approach")
        mine = talks.filter(approach__person=person) | talks.filter(attendees__person=person)
        if kind in OF_TALKS:
            mine = mine.filter(held_on__isnull=False)
        interview = mine.order_by("-id").first()
    if introduction is None and kind in ASKS:
        introduction = route(workspace, person)
    if introduction is None and kind == "update":
        introduction = _news_owed(workspace, person)
    asked_for = introduction.direction if introduction and kind not in ASKS else None
    direction = told.direction or asked_for or (approach.direction if approach else None)
    return About(person, approach, introduction, interview, direction)


def only_direction(workspace: Workspace, kind: str) -> Direction | None:
    """Where there is but one direction that it can be about: an open one, or one that was decided."""
    directions = Direction.objects.filter(workspace=workspace)
    if kind in OF_A_DECISION:
        found = list(directions.exclude(decided_as="")[:2])
    elif kind in ASKS | {"ask_for_names", "ask_introduction"}:
        found = list(directions.filter(decided_as="")[:2])
    else:
        return None
    return found[0] if len(found) == 1 else None


def _news_owed(workspace: Workspace, giver: Person) -> Introduction | None:
    """Of the names that they gave the one with the newest news, before all others one of which they have not heard."""
    given = Introduction.objects.filter(workspace=workspace, giver=giver, target__isnull=False).exclude(state="")
    newest = {intro: intro.first_on or date.min for intro in given}
    about = Approach.objects.filter(workspace=workspace, person__in=[intro.target_id for intro in newest])
    for approach in about.exclude(stage=""):
        days = (approach.asked_on, approach.answered_on, approach.booked_on, approach.held_on, approach.ended_on)
        for intro in newest:
            if intro.target_id == approach.person_id:
                newest[intro] = max(filter(None, (newest[intro], *days)))
    heard = Event.objects.filter(workspace=workspace, person=giver, kind="letter_sent", counts=True).order_by("on")
    told = {event.introduction_id: event.on for event in heard if event.data.get("letter") == "update"}
    return max(newest, key=lambda intro: (newest[intro] > told.get(intro.id, date.min), newest[intro]), default=None)


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
        gave_name=_gave_name(workspace, person) if message.kind == "decline_reply" else False,
        talked=message.kind in OF_TALKS or person.talks > 0,
        candidate_at_company=_candidate(workspace, person, today),
        marked_not_meant=frozenset(message.not_meant),
    )


def _gave_name(workspace: Workspace, person: Person) -> bool:
    return Introduction.objects.filter(workspace=workspace, giver=person).exclude(state="").exists()


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
