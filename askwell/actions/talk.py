"""What a talk leaves: notes, names, claims, promises, doors that were opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from django.db import transaction

from askwell.actions.access import Actor, of_workspace
from askwell.actions.approach import Name, add_names
from askwell.actions.events import Deed, When, day_and_moment, deed, not_past
from askwell.errors import Invalid, NotFound
from askwell.models import (
    Approach,
    Attendee,
    Claim,
    Commitment,
    Criterion,
    Direction,
    Event,
    Interview,
    Introduction,
    Note,
    Person,
    Position,
)
from askwell.models.base import new_id
from askwell.queries.interview import host_of, present

NOTE_LIMIT = 10_000
WORDS_LIMIT = 2_000
SIGNS = ("for", "against", "unclear")
STANCES = ("yes", "maybe", "no")
INVITATIONS = ("resume", "openings", "candidacy", "good_word")


@dataclass(frozen=True, slots=True)
class Line:
    """A note as a device took it down. `id` is the device's own, so that sending it twice keeps it once; `follows`
    is the version that it replaces; `person` whoever of several said it; `hash` the SHA-256 of `text` as the device
    had it, empty where it has none."""

    text: str
    id: UUID | None = None
    follows: UUID | None = None
    question: UUID | None = None
    person: UUID | None = None
    in_confidence: bool = False
    starred: bool = False
    written_at: datetime | None = None
    device_seq: int = 0
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """`in_conflict`: another version followed the same one before; both are kept, side by side."""

    note: Note
    in_conflict: bool = False


def save_note(actor: Actor, line: Line, *, talk: UUID | None = None, person: Person | None = None) -> Saved:
    """Keeps a line of a talk (its id), or on a person, for good before it answers.

    Raises Invalid for an empty or damaged one, NotFound for another workspace's talk."""
    text = line.text.replace("\x00", "").strip()
    if not text:
        raise Invalid("The note is empty.", field="text")
    if len(text) > NOTE_LIMIT:
        raise Invalid(f"A note has at most {NOTE_LIMIT} letters.", field="text", kept="It is still on this device.")
    if line.hash and line.hash != sha256(line.text.encode()).hexdigest():
        raise Invalid("The note was damaged on its way.", field="text", kept="It is still on this device.")
    host = host_of(actor.workspace, talk) if talk else None  # the ids alone: a note is to be on the disk at once
    with transaction.atomic():
        known = Note.objects.filter(workspace=actor.workspace, id=line.id).first() if line.id else None
        if known:
            return Saved(known, _in_conflict(actor, known))
        if line.id and Note.objects.filter(id=line.id).exists():
            raise NotFound("note")  # somebody else's: it looks like a missing one
        before = of_workspace(actor, Note, line.follows) if line.follows else None
        note_id = line.id or new_id()
        note = Note.objects.create(
            id=note_id, workspace=actor.workspace, interview_id=talk,
            person_id=person.id if person else _said_by(line, before, talk, host),
            follows=line.follows, line=before.line if before else note_id, text=text, question=line.question,
            in_confidence=line.in_confidence, starred=line.starred, device_seq=line.device_seq,
            written_at=line.written_at or actor.now, saved_at=actor.now, hash=line.hash,
        )  # fmt: skip
    return Saved(note, _in_conflict(actor, note))


def _said_by(line: Line, before: Note | None, talk: UUID | None, host: UUID | None) -> UUID | None:
    """Whoever of those who were there; else the host: a line is never lost over who said it."""
    who = line.person or (before.person_id if before else None)
    if who in {None, host}:
        return host
    return who if Attendee.objects.filter(interview=talk, person=who).exists() else host


def take_line_away(actor: Actor, line: UUID) -> None:
    """Takes a line out for good, with all its versions: something may have been written down that must not be kept.
    Raises NotFound."""
    if not Note.objects.filter(workspace=actor.workspace, line=line).delete()[0]:
        raise NotFound("note")


def _in_conflict(actor: Actor, note: Note) -> bool:
    if note.follows is None:
        return False
    return Note.objects.filter(workspace=actor.workspace, line=note.line, follows=note.follows).count() > 1


def give_names(
    actor: Actor, interview: Interview, names: Sequence[Name], giver: Person | None = None, on: When = None
) -> list[Introduction]:
    """Names given in a talk, by its host unless another who was there is the giver; they become candidates of its
    direction. Raises NotFound for a giver who was not there."""
    with deed(actor) as doing:
        interview = of_workspace(actor, Interview, interview.id)
        approach = interview.approach
        if giver and giver.id not in {person.id for person in present(interview)}:
            raise NotFound("person of this talk", giver.name)
        on = on or _day_of(actor, interview)
        return add_names(doing, giver or approach.person, names, approach.direction, interview=interview, on=on)


def _day_of(actor: Actor, interview: Interview) -> When:
    """The day of a talk: that on which it was held, else that of its appointment where that is past."""
    return interview.held_on or (interview.start if interview.start and interview.start < actor.now else None)


def give_names_outside(
    actor: Actor, giver: Person, names: Sequence[Name], direction: Direction | None, on: When = None
) -> list[Introduction]:
    """Names from somebody with whom there was no talk: a friend, somebody who declined."""
    with deed(actor) as doing:
        return add_names(doing, of_workspace(actor, Person, giver.id), names, direction, on=on)


def no_names(actor: Actor, interview: Interview, reason: str, on: When = None) -> None:
    """Nobody was named, and why (METHOD S1.43). Raises Invalid without a reason."""
    if not reason.strip():
        raise Invalid(
            "Say in a word why there were no names.", field="reason", hint="“They will think about it” is one."
        )
    with deed(actor) as doing:
        interview = of_workspace(actor, Interview, interview.id)
        _about_talk(doing, "names_none", interview, on or _day_of(actor, interview), {"reason": reason.strip()[:300]})


def _about_talk(doing: Deed, kind: str, interview: Interview, on: When, data: dict[str, object]) -> None:
    approach = interview.approach
    doing.append(
        kind,
        on,
        person=approach.person,
        direction=approach.direction,
        approach=approach,
        interview=interview,
        data=data,
    )


def add_claim(
    actor: Actor,
    person: Person,
    direction: Direction,
    text: str,
    sign: str,
    *,
    criterion: Criterion | None = None,
    interview: Interview | None = None,
    topic: str = "",
    note: UUID | None = None,
    in_confidence: bool = False,
    only_for: str = "",
    on: When = None,
) -> Claim:
    """A sentence of theirs that bears on what matters. It keeps the position that they had on that day."""
    text = text.strip()
    if not text:
        raise Invalid("Write down what they said.", field="text")
    if sign not in SIGNS:
        raise Invalid(f"“{sign}” is no direction of a claim.", field="sign", hint="for, against or unclear")
    with deed(actor) as doing:
        person = of_workspace(actor, Person, person.id)
        interview = interview or _last_talk(actor, person)
        day, _ = day_and_moment(actor, on or (interview.held_on if interview else None))
        claim = Claim.objects.create(
            workspace=actor.workspace, person=person, position=_position_on(actor, person, day), interview=interview,
            direction=direction, criterion=criterion, topic=topic[:20], note=note, text=text[:WORDS_LIMIT], sign=sign,
            in_confidence=in_confidence, only_for=only_for.strip()[:200], on=day,
        )  # fmt: skip
        doing.append(
            "claim_added", day, person=person, direction=direction, approach=interview.approach if interview else None,
            interview=interview, data={"claim": str(claim.id), "sign": sign},
        )  # fmt: skip
    return claim


def _last_talk(actor: Actor, person: Person) -> Interview | None:
    held = Interview.objects.filter(workspace=actor.workspace, approach__person=person, held_on__isnull=False)
    return held.order_by("-held_on").select_related("approach").first()


def _position_on(actor: Actor, person: Person, day: date) -> Position | None:
    positions = Position.objects.filter(workspace=actor.workspace, person=person).order_by("id")
    standing = [
        position for position in positions
        if (position.since is None or position.since <= day) and (position.until is None or position.until > day)
    ]  # fmt: skip
    return standing[-1] if standing else positions.first()


def promise(
    actor: Actor,
    person: Person,
    what: str,
    due: date | None,
    *,
    mine: bool,
    interview: Interview | None = None,
    on: When = None,
) -> Commitment:
    """A promise with a date, mine or theirs (METHOD S1.41)."""
    if not what.strip():
        raise Invalid("Say what was promised.", field="what")
    if on is None and interview and interview.held_on and interview.held_on < actor.today:
        on = interview.held_on  # given in the talk, and noted later
    not_past(actor, due, on, "due")
    with deed(actor) as doing:
        person = of_workspace(actor, Person, person.id)
        commitment = Commitment.objects.create(
            workspace=actor.workspace, person=person, interview=interview, mine=mine, what=what.strip()[:300], due=due
        )
        data = {"mine": mine, "what": commitment.what, "due": due.isoformat() if due else None}
        doing.append(
            "commitment_made", on, person=person, interview=interview, commitment=commitment, data=data,
            approach=interview.approach if interview else None,
        )  # fmt: skip
    return commitment


def promise_kept(actor: Actor, commitment: Commitment, on: When = None) -> None:
    """Raises Invalid for one that is kept already, and for a day before it was made."""
    with deed(actor) as doing:
        commitment = of_workspace(actor, Commitment, commitment.id)
        of_them = Event.objects.filter(workspace=actor.workspace, person=commitment.person)  # event_of_person
        made = of_them.filter(commitment=commitment, kind="commitment_made", counts=True).first()
        told, _ = day_and_moment(actor, on)
        if commitment.done_on:
            raise Invalid(f"“{commitment.what}” is kept already, since {commitment.done_on.isoformat()}.")
        if made and told < made.on:
            raise Invalid(
                f"“{commitment.what}” was promised on {made.on.isoformat()}, after {told.isoformat()}.", field="on",
                hint="Check the day.",
            )  # fmt: skip
        doing.append("commitment_done", on, person=commitment.person, commitment=commitment)


def log_invitation(
    actor: Actor,
    person: Person,
    what: str,
    *,
    words: str = "",
    where: str = "",
    i_brought_it_up: bool = False,
    on: When = None,
) -> None:
    """They opened a door themselves. Where I brought it up, it stays shut (METHOD 6, unlock)."""
    if what not in INVITATIONS:
        raise Invalid(f"“{what}” is no kind of invitation.", field="what", hint="One of: " + ", ".join(INVITATIONS))
    data = {
        "what": what,
        "words": words.strip()[:500],
        "where": where.strip()[:200],
        "i_brought_it_up": i_brought_it_up,
    }
    _about_person(actor, "invitation_logged", person, data, on)


def withdraw_invitation(actor: Actor, person: Person, what: str, on: When = None) -> None:
    _about_person(actor, "invitation_withdrawn", person, {"what": what}, on)


def set_stance(actor: Actor, person: Person, stance: str, reason: str = "", on: When = None) -> None:
    """Would you want to work there? Private, and kept in history (METHOD S2.8)."""
    if stance not in STANCES:
        raise Invalid(f"“{stance}” is no answer.", field="stance", hint="yes, maybe or no")
    _about_person(actor, "stance_set", person, {"stance": stance, "reason": reason.strip()[:500]}, on)


def receive_offer(actor: Actor, person: Person, what: str, answer_by: date | None = None, on: When = None) -> None:
    """They offered something; an answer is due on their date, else in three working days (METHOD S3.28)."""
    not_past(actor, answer_by, on, "answer_by")
    data = {"what": what.strip()[:300], "answer_by": answer_by.isoformat() if answer_by else None}
    _about_person(actor, "offer_received", person, data, on)


def record_application(
    actor: Actor,
    company: str,
    department: str = "",
    *,
    person: Person | None = None,
    kind: str = "applied",
    on: When = None,
) -> None:
    """An application or job interview of mine: while it is open the pledge would be untrue there (METHOD 6, P7)."""
    if not company.strip():
        raise Invalid("Say where you applied.", field="company")
    if kind not in {"applied", "job_interview"}:
        raise Invalid(f"“{kind}” cannot be noted here.", field="kind", hint="applied or job_interview")
    with deed(actor) as doing:
        data = {"company": company.strip()[:200], "department": department.strip()[:200]}
        doing.append(kind, on, person=person, data=data)


def mention(
    actor: Actor, person: Person, to: Name, direction: Direction | None = None, on: When = None
) -> Introduction:
    """They mentioned the explorer to somebody, who becomes a person with an introduction (METHOD S0.4)."""
    with deed(actor) as doing:
        person = of_workspace(actor, Person, person.id)
        doing.append("mentioned_to", on, person=person, direction=direction, data={"to": to.name})
        return add_names(doing, person, [to], direction, on=on)[0]


def say_may_write_again(actor: Actor, interview: Interview, answer: str, on: When = None) -> None:
    """Their answer to "may I come back?" (METHOD S4.27): no blocks further questions, not thanks or news."""
    if answer not in {"yes", "no"}:
        raise Invalid("Say yes or no.", field="answer")
    with deed(actor) as doing:
        interview = of_workspace(actor, Interview, interview.id)
        _about_talk(doing, "may_write_again", interview, on, {"answer": answer})


def _about_person(actor: Actor, kind: str, person: Person, data: Mapping[str, object], on: When) -> None:
    with deed(actor) as doing:
        person = of_workspace(actor, Person, person.id)
        approach = Approach.objects.filter(workspace=actor.workspace, person=person).order_by("-id").first()
        doing.append(kind, on, person=person, approach=approach, direction=approach and approach.direction, data=data)
