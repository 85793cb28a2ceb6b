"""After every action, in any order, the stored stages and steps are those of a fresh fold of everything."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from askwell.actions import approach, direction, interview, introduction, letter, person, story, talk, thanks
from askwell.actions.approach import Name
from askwell.actions.person import PersonDetails
from askwell.errors import AskwellError
from askwell.models import Approach, Commitment, Direction, Event, Interview, Introduction, Person, Step
from tests.actions.stored import assert_stored_fold_is_fresh

LETTERS = (
    "request", "nudge", "decline_reply", "thank_you", "card", "update", "tell_decision", "confirm", "reschedule",
    "answer", "thank_and_close", "send_resume", "offer_answer", "ask_introduction",
)  # fmt: skip
REPLIES = (
    "accepted", "declined", "later", "named-someone", "question", "wrote", "asked-for-resume", "stop", "auto-reply",
    "bounce",
)  # fmt: skip


class Chance:
    """Somebody who does whatever comes to mind; refusals are part of life."""

    def __init__(self, actor, seed: int) -> None:
        self.random, self.actor, self.names = Random(seed), actor, 0

    def one(self, model, **having):
        rows = list(model.objects.filter(workspace=self.actor.workspace, **having).order_by("pk"))
        return self.random.choice(rows) if rows else None

    def name(self) -> str:
        self.names += 1
        return f"Person {self.names}"

    def does_something(self) -> str:
        if self.random.random() < 0.5:
            self.actor = replace(self.actor, now=self.actor.now + timedelta(hours=self.random.choice((1, 20, 50, 200))))
        deed = self.random.choice(DEEDS)
        with suppress(AskwellError):
            deed(self)
        return deed.__name__


def opens(by: Chance) -> None:
    direction.open_direction(by.actor, by.random.choice(("informatics", "pharma")))


def decides(by: Chance) -> None:
    if found := by.one(Direction):
        direction.decide(by.actor, found, by.random.choice(("chosen", "set_aside", "job")))


def reopens(by: Chance) -> None:
    if found := by.one(Direction):
        direction.reopen(by.actor, found)


def meets(by: Chance) -> None:
    country = by.random.choice(("US", "DE"))
    person.add(by.actor, PersonDetails(name=by.name(), phones=["+1 617 555 0100"], country=country))


def starts(by: Chance) -> None:
    if found := by.one(Person):
        approach.start(by.actor, found, by.one(Direction))


def writes(by: Chance) -> None:
    if found := by.one(Person):
        talk_of = by.one(Interview) if by.random.random() < 0.3 else None
        letter.record_sent(by.actor, found, by.random.choice(LETTERS), interview=talk_of)


def hears(by: Chance) -> None:
    if found := by.one(Approach):
        kinds = by.random.sample(REPLIES, by.random.choice((1, 1, 2)))
        names = [Name(by.random.choice((by.name(), "Person 1")))] if by.random.random() < 0.2 else []
        approach.reply(by.actor, found, kinds, names=names, until=by.actor.today + timedelta(days=9),
                       i_brought_it_up=by.random.random() < 0.3)  # fmt: skip


def calls(by: Chance) -> None:
    if found := by.one(Approach):
        approach.call(by.actor, found, by.random.choice(approach.CALLS))


def pauses(by: Chance) -> None:
    if found := by.one(Approach):
        by.random.choice((approach.pause, approach.resume, approach.reopen))(by.actor, found)


def closes(by: Chance) -> None:
    if found := by.one(Approach):
        approach.close(by.actor, found, by.random.choice(("quiet", "finished", "withdrawn", "declined")))


def lifts(by: Chance) -> None:
    if found := by.one(Person):
        approach.lift_stop(by.actor, found)


def books(by: Chance) -> None:
    if found := by.one(Approach):
        start = by.actor.now + timedelta(days=by.random.choice((0, 1, 5)))
        interview.schedule(by.actor, found, interview.Appointment(start))


def moves(by: Chance) -> None:
    if found := by.one(Interview):
        to = interview.Appointment(by.actor.now + timedelta(days=4)) if by.random.random() < 0.5 else None
        interview.move(by.actor, found, by.random.choice(("me", "them")), to)


def misses(by: Chance) -> None:
    if found := by.one(Interview):
        interview.missed(by.actor, found, by.random.choice(("me", "them")))


def talks(by: Chance) -> None:
    if found := by.one(Interview):
        interview.held(by.actor, found, interview.Held(minutes=20), on=by.actor.now)


def talks_by_chance(by: Chance) -> None:
    if found := by.one(Person):
        interview.held_without_request(
            by.actor, found, by.one(Direction), interview.Held(old=by.random.random() < 0.3),
            on=by.actor.now - timedelta(days=by.random.choice((0, 30))),
        )  # fmt: skip


def joins(by: Chance) -> None:
    held, guest = by.one(Interview), by.one(Person)
    if held and guest:
        interview.add_attendee(by.actor, held, guest, owed=by.random.random() < 0.5)


def follows_up(by: Chance) -> None:
    if found := by.one(Interview):
        guest = by.one(Person) if by.random.random() < 0.3 else None
        by.random.choice((
            lambda: interview.debriefed(by.actor, found),
            lambda: thanks.card_sent(by.actor, found, guest),
            lambda: thanks.skip_thanks(by.actor, found, "met again", guest),
            lambda: talk.no_names(by.actor, found, "all abroad"),
            lambda: talk.give_names(by.actor, found, [Name(by.name())], giver=guest),
            lambda: interview.set_agenda(by.actor, found, [interview.Question("How?", "core")]),
        ))()  # fmt: skip


def claims(by: Chance) -> None:
    found, about = by.one(Person), by.one(Direction)
    if found and about:
        talk.add_claim(by.actor, found, about, "It is loud", "against")


def names(by: Chance) -> None:
    giver, target = by.one(Person), by.one(Person)
    if giver and target:
        by.random.choice((introduction.add, introduction.ask_for))(
            by.actor, giver=giver, target=target, direction=by.one(Direction)
        )


def turns(by: Chance) -> None:
    if found := by.one(Introduction):
        introduction.turn(by.actor, found, by.random.choice(introduction.TURNS))


def somebody(by: Chance) -> None:
    if giver := by.one(Person):
        intro = introduction.add(by.actor, giver=giver, someone="someone who buys", direction=by.one(Direction))
        if by.random.random() < 0.5:
            introduction.resolve_someone(by.actor, intro, PersonDetails(name=by.name()))


def promises(by: Chance) -> None:
    if found := by.one(Person):
        talk.promise(by.actor, found, "a paper", by.actor.today + timedelta(days=6), mine=by.random.random() < 0.5)
    if made := by.one(Commitment):
        talk.promise_kept(by.actor, made)


def opens_doors(by: Chance) -> None:
    if found := by.one(Person):
        by.random.choice((
            lambda: talk.log_invitation(by.actor, found, "resume", i_brought_it_up=by.random.random() < 0.3),
            lambda: talk.withdraw_invitation(by.actor, found, "resume"),
            lambda: talk.receive_offer(by.actor, found, "a job interview"),
            lambda: talk.mention(by.actor, found, Name(by.name()), by.one(Direction)),
        ))()  # fmt: skip


def puts_off(by: Chance) -> None:
    if found := by.one(Step):
        if by.random.random() < 0.5:
            story.snooze(by.actor, found, by.actor.today + timedelta(days=12))
        else:
            story.drop(by.actor, found)


def undoes(by: Chance) -> None:
    if found := by.one(Event):
        story.undo(by.actor, found)


def edits(by: Chance) -> None:
    if found := by.one(Person):
        by.random.choice((
            lambda: person.edit(by.actor, found, PersonDetails(phones=[])),
            lambda: person.edit(by.actor, found, PersonDetails(zone="Asia/Tokyo", country="JP")),
            lambda: person.remove(by.actor, found),
            lambda: person.bring_back(by.actor, found),
        ))()  # fmt: skip


DEEDS = (
    opens, decides, reopens, meets, meets, starts, starts, writes, writes, writes, hears, hears, hears, calls, pauses,
    closes, lifts, books, books, moves, misses, talks, talks, talks_by_chance, joins, follows_up, follows_up, claims,
    names, names, turns, turns, somebody, promises, opens_doors, puts_off, undoes, undoes, edits,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_done_the_stored_fold_is_a_fresh_one(explorer, seed):
    life = Chance(explorer, seed)
    done = []
    for _ in range(60):
        done.append(life.does_something())
        try:
            assert_stored_fold_is_fresh(explorer.workspace)
        except AssertionError as error:
            raise AssertionError(f"after {' '.join(done)}") from error
