"""Introductions, promises, doors that were opened, and steps put off."""

from __future__ import annotations

from askwell.method.folding.base import REOPENABLE, interview_of, on, reopen
from askwell.method.history import Event, History
from askwell.method.state import Approach, Fold, Introduction


@on("introduction_named", "introduction_asked", "introduction_promised", "introduction_made",
     "introduction_refused", "introduction_silent", "introduction_unneeded")  # fmt: skip
def _introduction(history: History, state: Fold, event: Event) -> None:
    facts = history.introductions.get(event.introduction) if event.introduction else None
    if facts is None:
        return
    if facts.id not in state.introductions:
        state.add_introduction(Introduction(facts.id, facts.giver, facts.target, facts.direction, first_on=event.on))
    intro = state.introductions[facts.id]
    intro.turn(event.kind.removeprefix("introduction_"), event)
    if intro.state in {"named", "asked", "promised", "made"}:
        setattr(intro, intro.state, event)
    if facts.giver and intro.state in {"named", "made"}:
        state.person(facts.giver).received.append(event)
        for approach in state.of_person(facts.giver):
            approach.gave_name = True
    if event.interview and (interview := interview_of(history, state, event)):
        interview.names += 1
        if facts.giver:
            interview.givers.add(facts.giver)
    if intro.target:
        for approach in state.of_person(intro.target):
            _new_way(approach, intro, event)


def _new_way(approach: Approach, intro: Introduction, event: Event) -> None:
    """A new introduction opens a closed approach at once; one that came to nothing leaves the direct letter."""
    if intro.state in {"named", "made"}:
        if approach.stage == "closed" and approach.closed_as in REOPENABLE:
            reopen(approach, event)
    elif intro.state in {"refused", "silent", "unneeded"} and approach.stage == "draft":
        approach.to_ask_from = event


@on("direction_opened", "direction_decided", "direction_reopened")
def _direction(history: History, state: Fold, event: Event) -> None:
    if event.direction and event.kind == "direction_decided":
        state.decided.add(event.direction)
    elif event.direction:
        state.decided.discard(event.direction)


@on("mentioned_to")
def _mentioned(history: History, state: Fold, event: Event) -> None:
    if event.person:
        state.person(event.person).mentioned = event


@on("commitment_made")
def _promise(history: History, state: Fold, event: Event) -> None:
    if event.commitment and event.commitment in history.commitments:
        state.promised[event.commitment] = event
        state.person(history.commitments[event.commitment].person)  # known by nothing else, perhaps


@on("commitment_done")
def _kept(history: History, state: Fold, event: Event) -> None:
    facts = history.commitments.get(event.commitment) if event.commitment else None
    if facts is None:
        return
    state.kept[facts.id] = event
    person = state.person(facts.person)
    (person.given if facts.mine else person.received).append(event)


@on("offer_received")
def _offer(history: History, state: Fold, event: Event) -> None:
    if event.person:
        state.person(event.person).offer = event


@on("invitation_logged", "invitation_withdrawn")
def _invited(history: History, state: Fold, event: Event) -> None:
    if event.person is None or event.data.get("what") != "resume":
        return
    person = state.person(event.person)
    if event.kind == "invitation_withdrawn":
        person.resume_asked = None
    elif event.data.get("i_brought_it_up"):
        person.resume_mine = event
    else:
        person.resume_asked = event


@on("may_write_again")
def _may_write(history: History, state: Fold, event: Event) -> None:
    if event.person:
        state.person(event.person).may_write_again = str(event.data.get("answer", ""))


@on("step_snoozed", "step_dropped")
def _put_off(history: History, state: Fold, event: Event) -> None:
    state.put_off.append(event)
