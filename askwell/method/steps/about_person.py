"""Steps about a person whatever the approach: promises, doors they opened, favours, keeping in touch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from askwell.method.fold import Fold, Person
from askwell.method.history import CommitmentFacts, Event, History
from askwell.method.steps.step import Step
from askwell.method.workdays import Calendars, Free, next_working_day, working_day, working_day_before

INVITATION_DAYS = 90  # METHOD 6, unlock


def person_steps(person: Person, history: History, state: Fold, calendars: Calendars) -> list[Step]:
    """Nothing for a person who asked not to be written to: that wins over promises too (METHOD 8)."""
    if person.stopped:
        return []
    place = history.place_of(person.id)
    free, policy = calendars(place), history.policy
    found = list(_promises(person, history, state, free))

    def step(kind: str, due: date, cause: Event, why: str, **facts: object) -> Step:
        approach = next(iter(state.of_person(person.id)), None)
        direction = approach.directions[0] if approach and approach.directions else None
        return Step(
            kind, "person", person.id, due, cause.on, why,
            person=person.id, direction=direction, approach=approach.id if approach else None, facts=facts,
        )  # fmt: skip

    if asked := person.resume_asked:
        due = working_day(asked.day_in(place), policy.answer, free)
        until = asked.day_in(place) + timedelta(days=INVITATION_DAYS)
        found.append(replace(step("send_resume", due, asked, "invited"), until=until))
    if mentioned := person.mentioned:  # thanks the same day, as for a talk (METHOD S0.4)
        found.append(step("thank_email", mentioned.on, mentioned, "mentioned"))
    if offer := person.offer:
        by = offer.data.get("answer_by")  # their date stays, free day or not (METHOD 5, working day)
        due = date.fromisoformat(str(by)) if by else working_day(offer.day_in(place), policy.offer, free)
        found.append(step("answer_offer", due, offer, "offer", what=str(offer.data.get("what", ""))))
    if len(person.received) >= policy.give_back_after and not person.given:
        for favour in person.received[policy.give_back_after - 1 :]:
            due, told = working_day(favour.day_in(place), policy.give_back, free), state.told_on(favour)
            if told is None or due >= told:
                found.append(step("give_back", due, favour, "favours", received=len(person.received)))
                break
    if person.talks and (last := person.last_contact):
        rest = last.day_in(place) + timedelta(days=policy.keep_in_touch_days)
        due = next_working_day(rest, free)
        told = state.told_on(last)
        if told is None or due >= told:
            found.append(step("keep_in_touch", due, last, "last_contact", last=last.day_in(place).isoformat()))
    return found


def _promises(person: Person, history: History, state: Fold, free: Free) -> Iterator[Step]:
    """Mine on its own date, which never moves; theirs two working days after it (METHOD 8, promises)."""
    for commitment in state.promised:
        facts = history.commitments[commitment]
        if facts.person == person.id and facts.due and commitment not in state.kept:
            made = state.promised[commitment]
            step, told = _promise(facts, facts.due, made, history, free), state.told_on(made)
            if told is None or step.due >= told:
                yield step


def _promise(facts: CommitmentFacts, due: date, made: Event, history: History, free: Free) -> Step:
    kind, shows, promised = "keep_promise", None, due.isoformat()
    if facts.mine and free(due):
        shows = working_day_before(due, 1, free)
    elif not facts.mine:
        kind, due = "ask_after_promise", working_day(due, history.policy.ask_after_promise, free)
    return Step(
        kind, "commitment", facts.id, due, made.on, "promised_by_me" if facts.mine else "promised_by_them",
        person=facts.person, direction=made.direction, approach=made.approach, shows=shows,
        facts={"promised": promised},
    )  # fmt: skip
