"""The stage of the worked example: everybody found by name, so that the story can go on after a restart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from askwell.actions import approach as approaches, interview as interviews, letter, talk
from askwell.actions.access import Actor
from askwell.actions.demo import words
from askwell.models import Approach, Claim, Commitment, Criterion, Direction, Interview, Introduction, Person
from askwell.queries import find

BOSTON = ZoneInfo("America/New_York")
BERLIN = ZoneInfo("Europe/Berlin")


@dataclass(frozen=True, slots=True)
class Stage:
    """One dated deed's surroundings; `actor.now` is its moment."""

    actor: Actor

    def person(self, name: str) -> Person:
        return find.person(self.actor.workspace, name)

    def direction(self, name: str) -> Direction:
        return find.direction(self.actor.workspace, name)

    def criterion(self, name: str) -> Criterion:
        return find.criterion(self.actor.workspace, name)

    def approach(self, name: str) -> Approach:
        return find.approach(self.actor.workspace, name)

    def interview(self, name: str) -> Interview:
        return find.interview(self.actor.workspace, name)

    def introduction(self, name: str) -> Introduction:
        return find.introduction(self.actor.workspace, name)

    def writes(
        self,
        name: str,
        kind: str,
        key: str,
        *,
        introduction: Introduction | None = None,
        direction: Direction | None = None,
    ) -> None:
        subject, text = words.letter(key)
        letter.record_sent(
            self.actor, self.person(name), kind, subject=subject, text=text,
            introduction=introduction, direction=direction,
        )  # fmt: skip

    def hears(self, name: str, *kinds: str, text: str = "", names: tuple[approaches.Name, ...] = ()) -> None:
        approaches.reply(self.actor, self.approach(name), kinds, text=text, names=names)

    def agrees(self, name: str, start: datetime, minutes: int, place: str, where: str = "") -> None:
        zone = str(start.tzinfo)
        agreed = interviews.Appointment(start, minutes, zone, place, where)
        interviews.schedule(self.actor, self.approach(name), agreed)

    def talks(self, name: str, *, minutes: int, offered: bool = False, ended: str = "as_agreed") -> None:
        held = interviews.Held(end=self.actor.now, minutes=minutes, overrun_offered=offered, ended=ended)
        interviews.held(self.actor, self.interview(name), held)

    def notes(self, name: str, *lines: str, in_confidence: bool = False) -> None:
        for text in lines:
            talk.save_note(self.actor, talk.Line(text, in_confidence=in_confidence), talk=self.interview(name).id)

    def claims(
        self, name: str, direction: str, text: str, sign: str, criterion: str, *, only_for: str = "", topic: str = ""
    ) -> Claim:
        return talk.add_claim(
            self.actor, self.person(name), self.direction(direction), text, sign,
            criterion=self.criterion(criterion), interview=self.interview(name), only_for=only_for, topic=topic,
        )  # fmt: skip

    def promise_of(self, name: str) -> Commitment:
        return Commitment.objects.get(workspace=self.actor.workspace, person=self.person(name), mine=True)


def boston(month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    """A moment of 2026 by Maya's clock."""
    return datetime(2026, month, day, hour, minute, tzinfo=BOSTON)


def day(month: int, number: int) -> date:
    return date(2026, month, number)
