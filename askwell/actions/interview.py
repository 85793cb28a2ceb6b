"""The talk itself: the appointment, its questions, and how it went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from askwell.actions.access import Actor, of_workspace
from askwell.actions.events import Deed, When, day_and_moment, deed
from askwell.errors import Invalid, NoSuchZone, NotFound
from askwell.integrations.zones import known_zone
from askwell.method.speech.parts import PARTS
from askwell.models import AgendaItem, Approach, Attendee, Direction, Interview, Person, Workspace

SHORTEST, LONGEST = 10, 60  # minutes that can be agreed (METHOD S3.13); they may offer more
MOST_MINUTES = 24 * 60  # what a talk can have lasted
AHEAD_DAYS = 366  # nobody agrees on a talk further ahead; a mistyped year would be taken for one
PLACES = ("office", "clinic", "cafe", "video", "telephone", "other")
ENDINGS = ("as_agreed", "early", "cut_short", "overran")
BEGINS_EARLY = timedelta(hours=1)  # a talk that ends before its agreed start by more was another one
OLD_AFTER_DAYS = 7  # METHOD 8, old stories: preselected by the pages
QUESTION_LIMIT = 500
SPEECH_LIMIT = 2_000  # letters of one part
MOST_QUESTIONS = 60


@dataclass(frozen=True, slots=True)
class Appointment:
    """`start` has a zone; `zone` is the IANA name of theirs, in which it was agreed."""

    start: datetime
    minutes: int = 30
    zone: str = ""
    place: str = ""
    where: str = ""


def schedule(actor: Actor, approach: Approach, agreed: Appointment, on: When = None) -> Interview:
    """A time is agreed: that, and not the word yes, is the booking (METHOD 8). Raises Invalid."""
    _check(agreed)
    with deed(actor) as doing:
        approach = of_workspace(actor, Approach, approach.id)
        _still_to_come(actor, agreed, on)
        interview = _open_interview(actor, approach) or Interview(workspace=actor.workspace, approach=approach)
        _settle(interview, approach.person, agreed)
        interview.save()
        _append(doing, "interview_booked", interview, on, _facts(agreed, interview))
    interview.refresh_from_db()
    return interview


def _still_to_come(actor: Actor, agreed: Appointment, on: When) -> None:
    """Raises Invalid for a time before the day on which it is said to have been agreed, or AHEAD_DAYS after it."""
    day, told = agreed.start.astimezone(actor.zone).date(), day_and_moment(actor, on)[0]
    if (day - told).days > AHEAD_DAYS:
        raise Invalid(f"{day.isoformat()} is more than a year ahead.", field="start", hint="Check the year.")
    if on is not None and day < told:
        raise Invalid(
            f"A talk on {day.isoformat()} cannot have been agreed on {told.isoformat()}.", field="on",
            hint="Check both days; it was agreed before it took place.",
        )  # fmt: skip


def _open_interview(actor: Actor, approach: Approach) -> Interview | None:
    """The talk that was arranged before and did not take place: a new time for it is no new booking."""
    return (
        Interview.objects.filter(workspace=actor.workspace, approach=approach, held_on__isnull=True)
        .order_by("-id")
        .first()
    )


def _check(agreed: Appointment) -> None:
    if agreed.start.tzinfo is None:
        raise Invalid("The time needs a zone.", field="start")
    if not _is_on_the_clock(agreed.start):
        raise Invalid(
            f"There is no {agreed.start:%H:%M} on {agreed.start:%Y-%m-%d} there: the clocks go forward in that hour.",
            field="start", hint="Ask them which hour they mean.",
        )  # fmt: skip
    if not SHORTEST <= agreed.minutes <= LONGEST:
        raise Invalid(
            f"A talk of {agreed.minutes} minutes cannot be agreed here.", field="minutes",
            hint=f"Between {SHORTEST} and {LONGEST}; ask for 30 at most.",
        )  # fmt: skip
    if agreed.zone and not known_zone(agreed.zone):
        raise NoSuchZone(agreed.zone)
    if agreed.place and agreed.place not in PLACES:
        raise Invalid(f"“{agreed.place}” is no kind of place.", field="place", hint="One of: " + ", ".join(PLACES))


def _is_on_the_clock(moment: datetime) -> bool:
    """False for the hour that the clocks skip in spring: there and back it becomes another."""
    there_and_back = moment.astimezone(UTC).astimezone(moment.tzinfo)
    return there_and_back.replace(tzinfo=None) == moment.replace(tzinfo=None)


def _settle(interview: Interview, person: Person, agreed: Appointment) -> None:
    interview.zone = agreed.zone or person.zone or person.workspace.zone
    interview.place, interview.where = agreed.place, agreed.where.strip()[:300]


def _facts(agreed: Appointment, interview: Interview) -> dict[str, object]:
    start = agreed.start.astimezone(ZoneInfo("UTC")).isoformat()
    return {
        "start": start,
        "minutes": agreed.minutes,
        "zone": interview.zone,
        "place": agreed.place,
        "where": interview.where,
    }


def _append(
    doing: Deed, kind: str, interview: Interview, on: When, data: dict[str, object], person: Person | None = None
) -> None:
    approach = interview.approach
    doing.append(
        kind, on, person=person or approach.person, direction=approach.direction, approach=approach,
        interview=interview, data=data,
    )  # fmt: skip


def move(actor: Actor, interview: Interview, by: str, to: Appointment | None = None, on: When = None) -> None:
    """To another time; without one a new time is to be found (METHOD 8, booking)."""
    if by not in {"me", "them"}:
        raise Invalid("Say who moved it.", field="by", hint="me or them")
    if to:
        _check(to)
    with deed(actor) as doing:
        interview = of_workspace(actor, Interview, interview.id)
        _not_held(interview)
        data: dict[str, object] = {"by": by}
        interview.sequence += 1
        if to:
            _still_to_come(actor, to, on)
            _settle(interview, interview.approach.person, to)
            data |= _facts(to, interview)
        interview.save(update_fields=["zone", "place", "where", "sequence"])
        _append(doing, "interview_moved", interview, on, data)


def _not_held(interview: Interview) -> None:
    if interview.held_on:
        raise Invalid(
            f"The talk with {interview.approach.person.name} took place on {interview.held_on.isoformat()}.",
            hint="If that was a mistake, take it back in the story first.",
        )


def missed(actor: Actor, interview: Interview, by: str, on: When = None) -> None:
    """One of the two did not come, at the agreed time where that is past. Nobody is blamed; the next step follows
    (METHOD 4, hold)."""
    if by not in {"me", "them"}:
        raise Invalid("Say who could not come.", field="by", hint="me or them")
    with deed(actor) as doing:
        interview = of_workspace(actor, Interview, interview.id)
        _not_held(interview)
        if on is None and interview.start and interview.start < actor.now:
            on = interview.start
        _append(doing, "interview_missed", interview, on, {"by": by})


@dataclass(frozen=True, slots=True)
class Held:
    """How a talk went. `end` has a zone; without it the agreed length counts.

    `overrun_offered`: they chose to go on."""

    end: datetime | None = None
    ended: str = "as_agreed"
    minutes: int | None = None
    overrun_offered: bool = False
    reason: str = ""
    their_share: int | None = None  # per cent of the talking that was theirs (METHOD S0.7)
    listened: int | None = None  # own rating 1-5 (METHOD S0.3)
    was_clear: int | None = None
    old: bool = False


def held(actor: Actor, interview: Interview, how: Held, on: When = None) -> None:
    """The talk took place. Raises Invalid for an end before the start, or for one in the future."""
    with deed(actor) as doing:
        interview = of_workspace(actor, Interview, interview.id)
        _not_held(interview)
        data, when = _how(actor, interview, how, on), _moment_of(interview, how, on)
        _on_its_day(actor, interview, when)
        _append(doing, "interview_held", interview, when, data)


def held_without_request(
    actor: Actor,
    person: Person,
    direction: Direction | None,
    how: Held,
    *,
    start: datetime | None = None,
    on: When = None,
) -> Interview:
    """A talk by chance, or one long past: its approach begins as held and counts in no acceptance rate (METHOD 4)."""
    with deed(actor) as doing:
        person = of_workspace(actor, Person, person.id)
        approach = Approach.objects.filter(
            workspace=actor.workspace,
            person=person,
            held_on__isnull=True,
            stage__in=["draft", "asked", "called", "later", "accepted", "booked"],
        ).first() or Approach.objects.create(workspace=actor.workspace, person=person, direction=direction)
        interview = _open_interview(actor, approach) or Interview.objects.create(
            workspace=actor.workspace, approach=approach, zone=person.zone or actor.workspace.zone
        )
        if how.end is None and isinstance(on, datetime):  # what is due after it counts from that hour
            how = replace(how, end=on)
        data = _how(actor, interview, how, on)
        if start:
            data["start"] = start.astimezone(ZoneInfo("UTC")).isoformat()
        if direction and approach.direction_id is None:
            approach.direction = direction
            approach.save(update_fields=["direction"])
        _append(doing, "interview_held", interview, how.end or on, data)
    interview.refresh_from_db()
    return interview


def _moment_of(interview: Interview, how: Held, on: When) -> When:
    """The day of the talk is that of its appointment, unless another is given."""
    if on is not None:
        return on
    if how.end:
        return how.end
    if interview.start and interview.minutes:
        return interview.start + timedelta(minutes=interview.minutes)
    return None


def _how(actor: Actor, interview: Interview, how: Held, on: When) -> dict[str, object]:
    if how.ended not in ENDINGS:
        raise Invalid(f"“{how.ended}” is no way to end.", field="ended", hint="One of: " + ", ".join(ENDINGS))
    if how.minutes is not None and not 1 <= how.minutes <= MOST_MINUTES:
        raise Invalid("A talk lasts at least a minute and at most a day.", field="minutes")
    if how.end and interview.start and how.end < interview.start:
        raise Invalid("The talk cannot have ended before it began.", field="ended")
    if on is None and how.end is None and interview.start and interview.start - actor.now > BEGINS_EARLY:
        begins = interview.start.astimezone(actor.zone)
        raise Invalid(
            f"This talk is agreed for {begins:%Y-%m-%d %H:%M}; it has not begun.", field="on",
            hint="If you talked earlier, note the new time first.",
        )  # fmt: skip
    day, _ = day_and_moment(actor, _moment_of(interview, how, on))
    if day > actor.today and not interview.start:
        raise Invalid("A talk in the future is an appointment.", field="on", hint="Use “Agree on a time” for it.")
    data: dict[str, object] = {
        "ended": how.ended,
        "overrun_offered": how.overrun_offered,
        "reason": how.reason.strip()[:500],
    }
    data |= {
        name: getattr(how, name) for name in ("minutes", "their_share", "listened", "was_clear") if getattr(how, name)
    }
    if how.end:
        data["end"] = how.end.astimezone(ZoneInfo("UTC")).isoformat()
    if how.old:
        data["told_on"] = actor.today.isoformat()
    return data


def _on_its_day(actor: Actor, interview: Interview, when: When) -> None:
    """Raises Invalid for another day than the agreed one, by their clock or by mine."""
    day, _ = day_and_moment(actor, when)
    if interview.start is None:
        return
    theirs, mine = interview.start.astimezone(ZoneInfo(interview.zone)), interview.start.astimezone(actor.zone)
    if day not in {theirs.date(), mine.date()}:
        raise Invalid(
            f"This talk was agreed for {theirs:%Y-%m-%d %H:%M}, not for {day.isoformat()}.", field="on",
            hint="If it took place on another day, note first that it was moved.",
        )  # fmt: skip


def looks_old(actor: Actor, day: date) -> bool:
    """Whether pages preselect "an old story" for a talk on that day (METHOD 8)."""
    return (actor.today - day).days > OLD_AFTER_DAYS


def add_attendee(actor: Actor, interview: Interview, person: Person, *, owed: bool = False) -> None:
    """Somebody else in the same talk; `owed`: thanks to them too (METHOD 8, thanks)."""
    with deed(actor) as doing:
        interview = of_workspace(actor, Interview, interview.id)
        if person.id == interview.approach.person_id:
            raise Invalid(f"{person.name} is the host of this talk.", field="person")
        Attendee.objects.update_or_create(
            workspace=actor.workspace, interview=interview, person=person, defaults={"owed": owed}
        )
        doing.people |= {person.id, interview.approach.person_id}


def remove_attendee(actor: Actor, interview: Interview, person: Person) -> None:
    """They were not there after all. What they said and gave stays theirs. Raises NotFound where nobody said they were,
    the host included."""
    with deed(actor) as doing:
        interview = of_workspace(actor, Interview, interview.id)
        there = Attendee.objects.filter(workspace=actor.workspace, interview=interview, person=person)
        if not there.delete()[0]:
            raise NotFound("other person in this talk", person.name)
        doing.people |= {person.id, interview.approach.person_id}


@dataclass(frozen=True, slots=True)
class Question:
    """One line of an agenda: of the bank, or the person's own (`bank` empty)."""

    text: str
    part: str
    bank: str = ""
    minutes: float = 0.0


def set_agenda(
    actor: Actor, interview: Interview, questions: Sequence[Question], version: int | None = None, on: When = None
) -> None:
    """The questions in their order, in place of those before. Raises Invalid for an empty agenda, or where another
    tab changed it since `version`; what was typed stays with the caller."""
    questions = [question for question in questions if question.text.strip()]
    if not questions:
        raise Invalid("An agenda needs at least one question.", field="questions")
    if len(questions) > MOST_QUESTIONS:
        raise Invalid(f"At most {MOST_QUESTIONS} questions; this is a talk of half an hour.", field="questions")
    with deed(actor) as doing:
        interview = of_workspace(actor, Interview, interview.id)
        if version is not None and version != interview.agenda_version:
            raise Invalid(
                "The agenda was changed in another window.", kept="What you chose here is still on this page."
            )
        asked = dict(interview.agenda.filter(asked=True).values_list("text", "asked"))
        interview.agenda.all().delete()
        AgendaItem.objects.bulk_create(
            AgendaItem(
                workspace=actor.workspace, interview=interview, order=order, question=question.bank,
                text=question.text.strip()[:QUESTION_LIMIT], part=question.part, minutes=question.minutes,
                asked=asked.get(question.text.strip()[:QUESTION_LIMIT], False),
            )
            for order, question in enumerate(questions)
        )  # fmt: skip
        interview.agenda_version += 1
        interview.save(update_fields=["agenda_version"])
        _append(doing, "agenda_set", interview, on, {"questions": len(questions)})


def mark_asked(actor: Actor, item: AgendaItem, asked: bool = True) -> None:
    """Ticks a question off, or takes the tick back."""
    item = of_workspace(actor, AgendaItem, item.id)
    item.asked = asked
    item.save(update_fields=["asked"])


def say_why_here(actor: Actor, interview: Interview, words: str) -> None:
    """The speech's aim for this company (METHOD S2.14)."""
    interview = of_workspace(actor, Interview, interview.id)
    interview.why_here = words.strip()[:1000]
    interview.save(update_fields=["why_here"])


def write_speech(actor: Actor, direction: Direction | None, parts: Mapping[str, str]) -> None:
    """The stump speech for one direction, in its five parts (METHOD S2.12); without a direction, for any."""
    with transaction.atomic():
        workspace = Workspace.objects.select_for_update().get(id=actor.workspace.id)
        kept = dict(workspace.profile.get("speech") or {})
        key = str(direction.id if direction else "")
        kept[key] = {part: parts.get(part, "").strip()[:SPEECH_LIMIT] for part in PARTS}
        workspace.profile = {**workspace.profile, "speech": kept}
        workspace.save(update_fields=["profile"])
    actor.workspace.profile = workspace.profile


ANSWERS = {"turned_by": ("me", "them"), "seems_to_want_a_job": ("yes", "no")}


def debriefed(
    actor: Actor,
    interview: Interview,
    ratings: Mapping[str, int] | None = None,
    answers: Mapping[str, str] | None = None,
    on: When = None,
) -> None:
    """Looked back on; ratings from 1 to 5 ("listened", "was_clear"), a share in per cent, counts of questions and
    the answers of ANSWERS may all stay empty (METHOD S0.3, S0.7, S2.9, S2.24)."""
    with deed(actor) as doing:
        interview = of_workspace(actor, Interview, interview.id)
        kept: dict[str, object] = {name: value for name, value in (ratings or {}).items() if 1 <= value <= 100}
        kept |= {name: said for name, said in (answers or {}).items() if said in ANSWERS.get(name, ())}
        _append(doing, "debriefed", interview, on, kept)


def turned(actor: Actor, interview: Interview, minute: int | None = None, branch: str = "", on: When = None) -> None:
    """It became a job interview (METHOD S2.2); `branch` A: "tell me more", B: "let me tell you about us"."""
    with deed(actor) as doing:
        interview = of_workspace(actor, Interview, interview.id)
        _append(doing, "interview_turned", interview, on, {"minute": minute, "branch": branch[:1]})
