"""What is known before a talk: what was read, what is still unknown, how ready the explorer is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from django.db.models import Q

from askwell.method import kit
from askwell.method.questions import agenda as method
from askwell.method.questions.bank import bank
from askwell.method.questions.knowing import Knows, knows
from askwell.method.speech.check import SpeechReading, check_speech
from askwell.method.speech.parts import PARTS
from askwell.models import AgendaItem, Direction, Event, Interview, Person, Research, Workspace
from askwell.queries import direction as directions
from askwell.queries.questions import to_ask


def research(interview: Interview) -> dict[str, list[Research]]:
    """What was read, by box, the newest first. Stands on research_on_person, _company and _direction."""
    approach = interview.approach
    about = Q(box="person", person=approach.person_id)
    if approach.person.company_id:
        about |= Q(box="company", company=approach.person.company_id)
    if approach.direction_id:
        about |= Q(box="industry", direction=approach.direction_id)
    found: dict[str, list[Research]] = {box: [] for box in kit.RESEARCH_BOXES}
    rows = Research.objects.filter(about, workspace=interview.workspace_id, removed_at__isnull=True)
    for row in rows.order_by("-on", "-id"):
        found[row.box].append(row)
    return found


def plan(interview: Interview, today: date, minutes: int | None = None) -> method.Agenda:
    """The agenda that the method proposes for `minutes`, else for those agreed (METHOD S3.14)."""
    approach = interview.approach
    return method.plan(
        minutes or interview.minutes or 30,
        to_ask(interview.workspace, approach.direction),
        _still_open(interview.workspace, approach.direction, today),
        research_answered={row.question for rows in research(interview).values() for row in rows if row.question},
        of=_known_of(approach.person, today),
        asked_before_in_direction=_asked(interview.workspace, approach.direction, but_in=interview),
    )


def plan_for_anybody(workspace: Workspace, direction: Direction | None, minutes: int, today: date) -> method.Agenda:
    """The same for a talk with nobody in particular: what a direction's next talk could ask."""
    read = Research.objects.filter(workspace=workspace, direction=direction, removed_at__isnull=True)
    return method.plan(
        minutes,
        to_ask(workspace, direction),
        _still_open(workspace, direction, today),
        research_answered=set(read.exclude(question="").values_list("question", flat=True)) if direction else (),
        asked_before_in_direction=_asked(workspace, direction),
    )


def _known_of(person: Person, today: date) -> Knows:
    """What they can tell better than others, by their title and their first position that is known."""
    first = person.positions.filter(since__isnull=False).order_by("since").values_list("since", flat=True).first()
    years = (today - first).days // 365 if first else None
    return knows(person.title, person.viewpoint or None, years, left=person.former_since is not None)


def _still_open(workspace: Workspace, direction: Direction | None, today: date) -> list[method.OpenCriterion]:
    criteria = directions.fit(workspace, direction, today).criteria if direction else []
    return [
        method.OpenCriterion(str(one.id), one.name, one.group, one.contradicted, not one.said)
        for one in criteria
        if one.contradicted or not one.said
    ]


def _asked(workspace: Workspace, direction: Direction | None, *, but_in: Interview | None = None) -> Mapping[str, int]:
    """How often each question of the bank was asked in (other) talks of the direction."""
    items = AgendaItem.objects.filter(workspace=workspace, asked=True, interview__approach__direction=direction)
    if but_in:
        items = items.exclude(interview=but_in)
    return Counter(items.exclude(question="").values_list("question", flat=True))


def chosen(interview: Interview, proposed: method.Agenda) -> list[method.AgendaItem]:
    """The questions as they were saved, each with the reason that the method gives for it."""
    reasons = {item.text: item for item in proposed.items}
    return [
        restored(item.text, item.part, item.question, item.minutes, reasons)
        for item in interview.agenda.order_by("order")
    ]


def restored(
    text: str, part: str, question: str, minutes: float, proposed: Mapping[str, method.AgendaItem]
) -> method.AgendaItem:
    """One question with its reason: of the plan, of the bank, or the person's own."""
    kept = method.AgendaItem(question or None, text, part, minutes)  # type: ignore[arg-type]
    planned, entry = proposed.get(text), bank().get(question)
    if planned:
        return method.AgendaItem(question or None, text, kept.part, minutes, planned.why, planned.facts, planned.own)
    if entry and entry.text == text:
        why = "closing" if entry.depth == "closing" else "still_unknown"
        return method.AgendaItem(question, text, kept.part, minutes, why, {"topic": entry.topic})
    return method.AgendaItem(question or None, text, kept.part, minutes, "own", own=True)


def speech_of(interview: Interview) -> dict[str, str]:
    """The stump speech of the talk's direction, by its parts; without one, from the explorer's own words."""
    profile = interview.workspace.profile
    kept = (profile.get("speech") or {}).get(str(interview.approach.direction_id or "")) or {}
    if any(kept.values()):
        return {part: kept.get(part, "") for part in PARTS}
    return {part: str(profile.get(part) or "") for part in PARTS}


def read_speech(interview: Interview) -> SpeechReading:
    return check_speech(speech_of(interview), interview.approach.person.company_name)


def missing(interview: Interview, today: date) -> tuple[kit.Missing, ...]:
    """What is missing before the talk, the needed first (METHOD S1.15, S1.36, S3.10)."""
    proposed = plan(interview, today)
    items = chosen(interview, proposed)
    stops = any(warning.stops for warning in method.check_agenda(items, interview.minutes or 30)) if items else False
    prep = kit.Prep(
        agenda_questions=len(items),
        agenda_stopped=stops,
        speech_ready=read_speech(interview).ready,
        why_here=bool(interview.why_here),
        research={
            box: kit.Research(any(not row.nothing_found for row in rows), rows[0].on, rows[0].nothing_found)
            for box, rows in research(interview).items()
            if rows
        },
        stance_asked=not interview.approach.may_turn or stance(interview) != "",
    )
    return kit.readiness(prep, today)


def stance(interview: Interview) -> str:
    """The last answer to "would you want to work there?": yes, maybe, no, or nothing. Stands on event_of_person."""
    told = Event.objects.filter(
        workspace=interview.workspace_id, person=interview.approach.person_id, kind="stance_set", counts=True
    )
    last = told.order_by("on", "order").last()
    return str(last.data.get("stance", "")) if last else ""


def ended_early(interview: Interview) -> Event | None:
    """The last talk before this one, where it ended before its time for a reason (METHOD S0.8)."""
    held = Event.objects.filter(workspace=interview.workspace_id, kind="interview_held", counts=True)
    last = held.exclude(interview=interview).order_by("on", "order").last()
    return last if last and last.data.get("ended") in ("early", "cut_short") and last.data.get("reason") else None


def invitations(interview: Interview) -> list[Event]:
    """Doors that they opened themselves."""
    return list(
        Event.objects.filter(
            workspace=interview.workspace_id, person=interview.approach.person_id, kind="invitation_logged", counts=True
        ).order_by("on", "order")
    )
