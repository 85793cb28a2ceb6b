"""One effort to talk with one person: starting it, calls, replies, pausing, closing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from askwell.actions.access import Actor, of_workspace
from askwell.actions.events import Deed, When, day_and_moment, deed, not_past
from askwell.actions.introduction import name_within
from askwell.actions.person import PersonDetails, add, add_within, known_by_name
from askwell.errors import AskwellError, Invalid, NeverWrite
from askwell.method.event_kinds import REPLIES
from askwell.method.stages import CLOSED_AS, OPEN_STAGES
from askwell.models import Approach, ApproachDirection, Direction, Event, Interview, Introduction, Message, Person

CALLS = ("talked", "voicemail", "no_answer", "wrong_number")
TEXT_LIMIT = 200_000
NAMES_LIMIT = 20


class AlreadyRunning(AskwellError):
    """One person, one approach: a second direction joins it (METHOD 8, second direction)."""

    code = "already_running"

    def __init__(self, person: Person, approach: Approach) -> None:
        super().__init__(
            f"You are already in touch with {person.name} about this direction.",
            kept=f"The running approach is {approach.id}.",
            hint="Go on there.",
        )


@dataclass(frozen=True, slots=True)
class Started:
    """`joined`: the direction was added to an approach that was running already."""

    approach: Approach
    joined: bool = False


def start(
    actor: Actor, person: Person, direction: Direction | None, *, may_turn: bool = False, on: When = None
) -> Started:
    """Puts somebody on the list to ask. Raises NeverWrite, or AlreadyRunning for the same direction twice."""
    with deed(actor) as doing:
        person = of_workspace(actor, Person, person.id)
        if person.stopped:
            raise NeverWrite(person.name, kept="Nothing was changed.")
        running = running_approach(actor, person)
        if running:
            return Started(_join(doing, running, direction, on), joined=True)
        again = (
            Approach.objects.filter(workspace=actor.workspace, person=person, direction=direction, stage="closed")
            .exclude(held_on__isnull=False)
            .first()
        )
        if again:  # my own wish opens it again (METHOD 4, waiting)
            doing.append("approach_reopened", on, person=person, direction=direction, approach=again)
            return Started(again)
        approach = Approach.objects.create(
            workspace=actor.workspace, person=person, direction=direction, may_turn=may_turn
        )
        doing.append("approach_started", on, person=person, direction=direction, approach=approach)
    approach.refresh_from_db()
    return Started(approach)


class OneRefused(AskwellError):
    """One of several cannot be noted, so none was: `place` among them, and what was wrong with it."""

    code = "one_refused"

    def __init__(self, place: int, error: AskwellError) -> None:
        super().__init__(error.message, kept="Nobody was noted yet.", hint=error.hint)
        self.place, self.field = place, getattr(error, "field", "")


def note_down(actor: Actor, several: Sequence[PersonDetails], direction: Direction | None) -> None:
    """Several people at once, each on the list to ask: all of them, or none. Raises OneRefused."""
    with transaction.atomic():
        for place, details in enumerate(several):
            try:
                added = add(actor, details)
                if direction:
                    start(actor, added, direction)
            except AskwellError as error:
                raise OneRefused(place, error) from error


def running_approach(actor: Actor, person: Person) -> Approach | None:
    """The approach that still leads to a talk with this person, if there is one."""
    return Approach.objects.filter(workspace=actor.workspace, person=person, stage__in=OPEN_STAGES).first()


def _join(doing: Deed, running: Approach, direction: Direction | None, on: When) -> Approach:
    joined = ApproachDirection.objects.filter(workspace=doing.workspace, approach=running, direction=direction)
    if direction is None or running.direction_id == direction.id or joined.exists():
        raise AlreadyRunning(running.person, running)
    doing.append("direction_added", on, person=running.person, direction=direction, approach=running)
    return running


def pause(actor: Actor, approach: Approach, until: date | None = None, on: When = None) -> None:
    """Rests until a day; without one for 30 days (METHOD 8, later). Raises Invalid for a day that is past."""
    not_past(actor, until, on, "until")
    _append(actor, approach, "approach_paused", on, {"until": until.isoformat() if until else None})


def resume(actor: Actor, approach: Approach, on: When = None) -> None:
    _append(actor, approach, "approach_resumed", on)


def close(actor: Actor, approach: Approach, how: str, reason: str = "", on: When = None) -> None:
    """Closing is the person's own deed: time alone closes nothing (METHOD 8).

    Raises Invalid for an unknown way, and for a day before something else that was noted here."""
    if how not in CLOSED_AS or how == "stopped":
        allowed = ", ".join(code for code in CLOSED_AS if code != "stopped")
        raise Invalid(f"An approach cannot be closed as “{how}”.", field="as", hint=f"One of: {allowed}.")
    with deed(actor) as doing:
        approach = of_workspace(actor, Approach, approach.id)
        told, _ = day_and_moment(actor, on)
        events = Event.objects.filter(workspace=actor.workspace, approach=approach, counts=True)
        # Whoever types a journey in later puts them on the list today, whenever it all happened.
        last = events.exclude(kind="approach_started").aggregate(day=Max("on"))["day"]
        if last and told < last:
            raise Invalid(
                f"Something came after {told.isoformat()}: the last that is noted is of {last.isoformat()}.",
                field="on", hint="Close it on that day or later; or take back first what was a mistake.",
            )  # fmt: skip
        data = {"as": how, "reason": reason.strip()[:500]}
        doing.append(
            "approach_closed", on, person=approach.person, direction=approach.direction, approach=approach, data=data
        )


def reopen(actor: Actor, approach: Approach, on: When = None) -> None:
    """Raises NeverWrite where they asked for silence."""
    approach = of_workspace(actor, Approach, approach.id)
    if approach.person.stopped:
        raise NeverWrite(approach.person.name, kept="Nothing was changed.")
    _append(actor, approach, "approach_reopened", on)


def lift_stop(actor: Actor, person: Person, on: When = None) -> None:
    """They wrote themselves, so the explorer may answer again (METHOD 8, never write to me).

    Raises Invalid where nothing came from them since."""
    with deed(actor) as doing:
        person = of_workspace(actor, Person, person.id)
        events = Event.objects.filter(workspace=actor.workspace, person=person, counts=True).order_by("on", "order")
        kinds = [event.kind for event in events if event.kind.startswith(("reply_", "offer_", "invitation_"))]
        if "reply_stop" not in kinds or kinds[-1] == "reply_stop":
            raise Invalid(
                f"{person.name} asked not to be written to, and nothing has come from them since.",
                hint="Note their word first, if there is one.",
            )
        doing.append("stop_lifted", on, person=person)


def call(actor: Actor, approach: Approach, how: str, words: str = "", on: When = None) -> None:
    """The explorer telephoned (METHOD S4.9)."""
    how = how.replace("-", "_")
    if how not in CALLS:
        raise Invalid(
            f"“{how}” is no outcome of a call.", field="as", hint="One of: talked, voicemail, no-answer, wrong-number."
        )
    _append(actor, approach, "called", on, {"as": how, "words": words.strip()[:2000]})


def _append(actor: Actor, approach: Approach, kind: str, on: When, data: dict[str, object] | None = None) -> None:
    with deed(actor) as doing:
        approach = of_workspace(actor, Approach, approach.id)
        doing.append(kind, on, person=approach.person, direction=approach.direction, approach=approach, data=data)


@dataclass(frozen=True, slots=True)
class Name:
    """A name given: who, where, why, and whether the giver's name may be used. `id` is made by the device that took
    it down, so that sending it twice keeps it once. `person` is whom of several of one name was meant; `new`: none of
    those who are known."""

    name: str
    company: str = ""
    why: str = ""
    may_use_name: bool = True
    may_turn: bool = False
    email: str = ""
    phone: str = ""
    id: UUID | None = None
    person: UUID | None = None
    new: bool = False


ANSWERS = frozenset({"accepted", "declined", "later", "auto-reply", "bounce"})
CONTRADICT = ({"accepted", "declined"}, {"accepted", "stop"})


def reply(
    actor: Actor,
    approach: Approach,
    kinds: Sequence[str],
    *,
    until: date | None = None,
    returns: date | None = None,
    names: Sequence[Name] = (),
    text: str = "",
    channel: str = "email",
    i_brought_it_up: bool = False,
    on: When = None,
) -> None:
    """What came back, in one or several kinds at once ("no, but ask Lena"); their words are kept as they are.

    Raises Invalid for an unknown kind, where nothing is said, for two that contradict each other, and for a day that
    was past."""
    unknown = [kind for kind in kinds if kind not in REPLIES]
    if unknown or not kinds:
        raise Invalid(
            f"“{unknown[0]}” is no kind of reply." if unknown else "Say what kind of reply it was.",
            field="as", hint="One or more of: " + ", ".join(REPLIES),
        )  # fmt: skip
    for pair in CONTRADICT:
        if pair <= set(kinds):
            raise Invalid(
                f"One reply cannot be {' and '.join(sorted(pair))} at once.", field="as",
                hint="Note them one after the other, each with its own day, or only the one that holds.",
            )  # fmt: skip
    not_past(actor, until, on, "until")
    not_past(actor, returns, on, "returns")
    if names and not {"declined", "named-someone", "wrote"} & set(kinds):
        kinds = [*kinds, "named-someone"]
    with deed(actor) as doing:
        approach = of_workspace(actor, Approach, approach.id)
        told, _ = day_and_moment(actor, on)
        if approach.asked_on and told < approach.asked_on and ANSWERS & set(kinds):
            raise Invalid(
                f"You asked {approach.person.name} on {approach.asked_on.isoformat()}; an answer of "
                f"{told.isoformat()} came before that.", field="on",
                hint="Check both days. If you had asked them earlier in another way, note that first.",
            )  # fmt: skip
        message = _keep_words(doing, approach, text, channel, on)
        for kind in sorted(set(kinds), key=list(REPLIES).index):
            data: dict[str, object] = {"message": str(message.id)} if message else {}
            if kind == "later" and until:
                data["until"] = until.isoformat()
            if kind == "auto-reply" and returns:
                data["returns"] = returns.isoformat()
            if kind in {"declined", "named-someone"}:
                data["names"] = len(names)
            if kind == "asked-for-resume":
                _invite(doing, approach, i_brought_it_up, text, on)
            doing.append(
                REPLIES[kind], on, person=approach.person, direction=approach.direction, approach=approach, data=data
            )
        add_names(doing, approach.person, names, approach.direction, on=on)


def _keep_words(doing: Deed, approach: Approach, text: str, channel: str, on: When) -> Message | None:
    if not text.strip():
        return None
    now = doing.actor.now
    return Message.objects.create(
        workspace=doing.workspace, person=approach.person, approach=approach, direction=approach.direction,
        outgoing=False, kind="reply", channel=channel, text=text[:TEXT_LIMIT], state="got", made_at=now, changed_at=now,
        sent_on=day_and_moment(doing.actor, on)[0],
    )  # fmt: skip


def _invite(doing: Deed, approach: Approach, i_brought_it_up: bool, words: str, on: When) -> None:
    data = {"what": "resume", "i_brought_it_up": i_brought_it_up, "words": words.strip()[:500], "where": "reply"}
    doing.append("invitation_logged", on, person=approach.person, approach=approach, data=data)


def add_names(
    doing: Deed,
    giver: Person,
    names: Sequence[Name],
    direction: Direction | None,
    *,
    interview: Interview | None = None,
    on: When = None,
) -> list[Introduction]:
    """The names become people: one who is known already (same name) is found again, not doubled. "Someone who …" stays
    without a name until introduction.resolve_someone gives one."""
    if len(names) > NAMES_LIMIT:
        raise Invalid(f"At most {NAMES_LIMIT} names at once.", field="names")
    found = []
    for name in names:
        sent_before = Introduction.objects.filter(id=name.id).first() if name.id else None
        if sent_before:
            found.append(of_workspace(doing.actor, Introduction, sent_before.id))
            continue
        if someone := _nobody_named(name):
            found.append(
                name_within(
                    doing, giver=giver, someone=someone, direction=direction, words=name.why,
                    may_use_name=name.may_use_name, may_turn=name.may_turn, interview=interview, id=name.id, on=on,
                )
            )  # fmt: skip
            continue
        target = _whom(doing.actor, name) or add_within(
            doing,
            PersonDetails(
                name=name.name, company=name.company or None, line=name.why or None,
                emails=[name.email] if name.email else None, phones=[name.phone] if name.phone else None,
                source="person", source_words=f"named by {giver.name}",
            ),
            on,
        )  # fmt: skip
        found.append(
            name_within(
                doing, giver=giver, target=target, direction=direction, words=name.why,
                may_use_name=name.may_use_name, may_turn=name.may_turn, interview=interview, id=name.id, on=on,
            )
        )  # fmt: skip
    return found


def _whom(actor: Actor, name: Name) -> Person | None:
    if name.person:
        return of_workspace(actor, Person, name.person)
    return None if name.new else known_by_name(actor, name.name, name.company)


def _nobody_named(name: Name) -> str:
    """Who they are, where that is all that was said: "someone who runs the ward, Aldane"."""
    if name.person:
        return ""
    said = " ".join(name.name.split())
    if not said.casefold().startswith(("someone ", "somebody ")):
        return ""
    return f"{said}, {name.company}" if name.company else said
