"""What a letter can say truly: the facts that are known, each as a sentence or phrase that is ready to print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import cast
from zoneinfo import ZoneInfo

from askwell.method.letters.facts import Answered, Came, Given, LetterFacts, Tone
from askwell.method.letters.phrases import OF_SOMEBODY, because, own_words, whose_work, within_a_sentence
from askwell.method.letters.recall import recalled
from askwell.method.names import parted
from askwell.models import Approach, Claim, Direction, Event, Interview, Introduction, Message, Person, Workspace
from askwell.queries.interview import note_lines
from askwell.queries.letters import ASKS, OF_A_DECISION, About, open_invitations, route

WEIGHED = {"chosen": "for", "job": "for", "set_aside": "against"}
"""The sign of what spoke for a decision: only that may be quoted as having weighed (METHOD S4.32, S4.33)."""
PEOPLE = frozenset({"occupation", "profession", "position"})
"""Kinds of directions whose name may be that of who does the work: "data analyst"."""
FOUND_IN = frozenset({"list", "article", "event", "profile"})
"""Sources whose words go on after "I found your name"; of others the explorer says it in own words."""
MOST_QUOTED = 5


def facts(workspace: Workspace, kind: str, matter: About, today: date) -> LetterFacts:
    """Everything known that a letter of this kind may say; what is unknown stays empty and shows as a gap.

    Nothing said in confidence is among it (METHOD S1.41), and of notes only what reads as their own words."""
    person, profile, approach = matter.person, workspace.profile, matter.approach
    direction = matter.direction or (approach.direction if approach else None)
    intro = route(workspace, person, matter.introduction) if kind in ASKS else matter.introduction
    giver = parted(intro.giver.name).plain if intro and intro.giver and intro.may_use_name else ""
    later = _later(approach, today) if approach and kind in ASKS else None
    known = LetterFacts(
        my_name=workspace.my_name,
        who_i_am=profile.get("who_i_am", ""),
        what_i_did=profile.get("what_i_have_done", ""),
        why_this_field=because(direction.because if direction else "") or profile.get("why_this_field", ""),
        direction=_phrase(direction, person) if direction else "",
        person_name=person.name,
        person_title=person.title,
        company=person.company_name,
        introducer=giver,
        how_found=person.source_words if not giver and person.source in FOUND_IN else "",
        booked=_booked(workspace, kind, matter.interview),
        place=_PLACE_WORDS.get(matter.interview.place, "") if matter.interview else "",
        talked_on=_on(matter.interview.held_on, today) if matter.interview and matter.interview.held_on else "",
        talked=person.talks > 0,
        answered=_answered(approach),
        said_yes=approach is not None and approach.stage == "accepted",
        asked_on=_on(approach.asked_on, today) if approach and approach.asked_on else "",
        asked_for_later=later is not None,
        later_from=later or "",
        invitation=_invitation(workspace, person, today),
        takeaways=_their_words(workspace, kind, person, direction),
        names_given=_names_given(workspace, kind, matter, today),
        target=_given(workspace, [intro], today)[0] if intro and intro.target and kind not in ASKS else Given(),
        decision=_decision(direction, person) if direction else "",
    )
    return _as_it_went_out(workspace, person, known) if kind in ASKS | {"nudge", "thank_and_close"} else known


def _as_it_went_out(workspace: Workspace, person: Person, known: LetterFacts) -> LetterFacts:
    """With what the last request to them said in the place of the gaps."""
    sent = Message.objects.filter(workspace=workspace, person=person, state="sent", kind__in=ASKS)
    last = sent.order_by("-sent_on", "-id").first()
    if last is None:
        return known
    known = replace(known, asked_aloud=last.channel in {"telephone", "in_person"})
    return recalled(known, last.text, cast(Tone, last.tone)) if last.text else known


def _phrase(direction: Direction, person: Person) -> str:
    if direction.kind == "company":
        return direction.name
    said = within_a_sentence(direction.name, (person.company_name,))
    return whose_work(said) if direction.kind in PEOPLE else said


def _their_words(workspace: Workspace, kind: str, person: Person, direction: Direction | None) -> tuple[str, ...]:
    """What they said, as far as it was noted word for word."""
    claims = Claim.objects.filter(workspace=workspace, person=person, taken_back=False, in_confidence=False)
    if direction and kind in OF_A_DECISION:
        claims = claims.filter(direction=direction, sign=WEIGHED.get(direction.decided_as, "for"))
    texts = claims.order_by("-on", "id").values_list("text", flat=True)
    return tuple(words for text in texts for words in own_words(text))[:MOST_QUOTED]


QUOTING = frozenset({"thank_you", "card", "update", "tell_decision", "job_news"})
MOST_BESIDE = 8


def noted_of(message: Message) -> list[str]:
    """What I noted of what they told me, beside a letter that can quote them: for its writer's eye alone. Nothing that
    was told in confidence; the lines of the talk where nothing was made of them yet."""
    if message.kind not in QUOTING:
        return []
    claims = Claim.objects.filter(
        workspace=message.workspace_id, person=message.person_id, taken_back=False, in_confidence=False
    )
    texts = list(claims.order_by("-on", "id").values_list("text", flat=True)[:MOST_BESIDE])
    if texts or message.interview is None:
        return texts
    lines = [line.now.text for line in note_lines(message.interview) if not line.in_confidence]
    return lines[:MOST_BESIDE]


def _answered(approach: Approach | None) -> Answered:
    if approach is None:
        return ""
    return "yes" if approach.accepted_on else "word" if approach.answered_on else ""


def _later(approach: Approach, today: date) -> str | None:
    """From when they asked to be written to again, empty without a day; None where they did not, or it was done."""
    if approach.stage != "later":
        return None
    said = Event.objects.filter(workspace=approach.workspace_id, approach=approach, kind="reply_later", counts=True)
    last = said.order_by("-on", "-order").first()
    until = last.data.get("until") if last else None
    return f"from {_long_day(date.fromisoformat(str(until)))} on" if until else ""


_PLACE_WORDS = {
    "office": "at your office", "clinic": "at the clinic", "cafe": "at the café", "video": "by video",
    "telephone": "by telephone",
}  # fmt: skip


def _long_day(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B}"


def _on(day: date, today: date) -> str:
    return "today" if day == today else f"on {_long_day(day)}"


def _booked(workspace: Workspace, kind: str, interview: Interview | None) -> str:
    """The agreed hour in their zone, and in mine where that differs; to say sorry, or to move it, that of then."""
    if interview is None:
        return ""
    start = _hour_of_then(interview, kind) if kind in {"apology", "reschedule"} else interview.start
    if start is None:
        return ""
    there = start.astimezone(ZoneInfo(interview.zone or workspace.zone))
    here = start.astimezone(ZoneInfo(workspace.zone))
    said = f"{_long_day(there.date())} at {there.hour}:{there:%M}"
    if there.utcoffset() != here.utcoffset():
        said += f" your time ({here.hour}:{here:%M} mine)"
    return said


def _hour_of_then(interview: Interview, kind: str) -> datetime | None:
    """To say sorry that of the talk that was missed, else the last that was agreed, though no new one may be."""
    happened = Event.objects.filter(
        workspace=interview.workspace_id, interview=interview, counts=True,
        kind__in=("interview_booked", "interview_moved", "interview_missed"),
    ).order_by("on", "order")  # fmt: skip
    agreed = missed = None
    for event in happened:
        if event.kind == "interview_missed":
            missed = agreed
        elif event.data.get("start"):
            agreed = datetime.fromisoformat(str(event.data["start"]))
    return missed or agreed if kind == "apology" else agreed


def _invitation(workspace: Workspace, person: Person, today: date) -> str:
    """Where they asked, as a phrase after "as you asked"; empty where the invitation is not in force."""
    if not open_invitations(workspace, person, today):
        return ""
    events = Event.objects.filter(
        workspace=workspace, person=person, kind="invitation_logged", counts=True, on__lte=today
    )
    last = events.order_by("-on", "-order").first()
    return _on(last.on, today) if last else ""


def _decision(direction: Direction, person: Person) -> str:
    name = _phrase(direction, person)
    decided = {
        "chosen": f"I have decided for {name}.",
        "set_aside": f"I have decided against {name}.",
        "job": f"I have found work as {name.removeprefix(OF_SOMEBODY)}."
        if name.startswith(OF_SOMEBODY)
        else f"I have found work in {name}.",
    }
    return decided.get(direction.decided_as, "")


def _names_given(workspace: Workspace, kind: str, matter: About, today: date) -> tuple[Given, ...]:
    """People they named; in the answer to a no only those named since they were asked."""
    given = Introduction.objects.filter(workspace=workspace, giver=matter.person, target__isnull=False)
    if kind == "decline_reply" and matter.approach and matter.approach.asked_on:
        given = given.filter(first_on__gte=matter.approach.asked_on)
    return _given(workspace, given.exclude(state="").select_related("target").order_by("first_on", "id"), today)


def _given(workspace: Workspace, given: Iterable[Introduction], today: date) -> tuple[Given, ...]:
    """Each name with what came of it."""
    people = {intro.target.id: intro.target for intro in given if intro.target}
    found = Approach.objects.filter(workspace=workspace, person__in=people).exclude(stage="").order_by("id")
    newest = {approach.person_id: approach for approach in found}
    return tuple(
        Given(parted(person.name).plain, *_came(newest.get(person_id), today)) for person_id, person in people.items()
    )


def _came(approach: Approach | None, today: date) -> tuple[Came, str]:
    if approach is None:
        return "", ""
    code, day = _came_of(approach)
    return code, _on(day, today) if day else ""


def _came_of(approach: Approach) -> tuple[Came, date | None]:
    if approach.held_on:
        return "talked", approach.held_on
    match approach.stage:
        case "asked" | "called":
            return "asked", approach.asked_on
        case "later":
            return "later", None
        case "accepted":
            return "yes", None
        case "booked":
            booked = approach.interviews.filter(start__isnull=False).order_by("-id").first()
            there = booked and booked.start and booked.start.astimezone(ZoneInfo(booked.zone or "UTC"))
            return "booked", there.date() if there else None
        case "closed" if approach.closed_as == "declined":
            return "declined", approach.ended_on
        case "closed" if approach.asked_on is None:
            return "let_go", None
        case "closed" if approach.answered_on:
            return "no_talk", None
        case "closed":
            return "quiet", approach.asked_on
    return "", None
