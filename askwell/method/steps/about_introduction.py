"""Steps of one introduction: the unused name, the silent introducer, and the news that its giver is owed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from askwell.method.fold import Approach, Fold, Introduction
from askwell.method.history import Event, History
from askwell.method.steps.step import Step
from askwell.method.workdays import Calendars, working_day

NEWS_FOR = frozenset({"named", "promised", "made", "asked"})


def introduction_steps(intro: Introduction, history: History, state: Fold, calendars: Calendars) -> list[Step]:
    """Open steps of one edge of the chain. A name found alone, or without a person yet, has none."""
    if intro.giver is None:
        return []
    giver_stopped = bool(state.person(intro.giver).stopped)
    approaches = state.of_person(intro.target) if intro.target else []
    found = _on_the_way(intro, history, state, calendars, approaches)
    if not giver_stopped:
        found += _news(intro, history, calendars, approaches)
    return found


def _on_the_way(
    intro: Introduction, history: History, state: Fold, calendars: Calendars, approaches: list[Approach]
) -> list[Step]:
    used = any(approach.stage != "draft" for approach in approaches)
    if state.is_over(_directions(intro, approaches)):
        return []  # decided: a name not yet written to is not written to any more; its giver hears of the decision
    target_stopped = bool(intro.target and state.person(intro.target).stopped)
    if used or target_stopped or any(_rests(approach) for approach in approaches):
        return []
    others = _ways(intro, approaches, state)
    if intro not in others:
        return []  # it led to a letter before this approach was opened again
    others.remove(intro)
    if any(other.state == "made" for other in others):
        return []  # one introduction is the route (DESIGN, floors)
    if intro.state in {"asked", "promised"}:
        return _waiting(intro, history, state, calendars, approaches)
    if intro.state != "named" or intro.named is None or any(other.state in {"asked", "promised"} for other in others):
        return []  # the first letter waits for the introduction (METHOD 8, first letter)
    if any(other.state == "named" and other.named and other.named.place < intro.named.place for other in others):
        return []  # one person, one letter: the first who gave the name counts
    steps = _unused_name(intro, intro.named, history, calendars, approaches)
    told = state.told_on(intro.named)
    return [step for step in steps if told is None or step.due >= told]


def _directions(intro: Introduction, approaches: list[Approach]) -> list[UUID]:
    found = [direction for approach in approaches for direction in approach.directions]
    return found or [intro.direction] if intro.direction else found


def _rests(approach: Approach) -> bool:
    return bool(approach.paused or approach.bounced or approach.question)


def _ways(intro: Introduction, approaches: list[Approach], state: Fold) -> list[Introduction]:
    """The introductions that can still lead to the same person."""
    if approaches:
        return state.routes_to(approaches[-1])
    return [other for other in state.introductions_to(intro.target) if other.giver] if intro.target else [intro]


def _step(kind: str, intro: Introduction, due: date, cause: Event, why: str, approaches: list[Approach]) -> Step:
    return Step(
        kind, "introduction", intro.id, due, cause.on, why, person=intro.target, direction=intro.direction,
        approach=approaches[0].id if approaches else None, facts={"since": cause.on.isoformat()},
    )  # fmt: skip


def _unused_name(
    intro: Introduction, named: Event, history: History, calendars: Calendars, approaches: list[Approach]
) -> list[Step]:
    """Written to within 3 working days; from the 10th on it is stale: write, pass, or say why not (METHOD S1.9)."""
    place = history.place_of(intro.target)
    free, day = calendars(place), named.day_in(place)
    stale = working_day(day, history.policy.stale_name, free)
    write = _step(
        "write_to_name", intro, working_day(day, history.policy.first_letter, free), named, "named", approaches
    )
    old = _step("stale_name", intro, stale, named, "named", approaches)
    return [replace(write, until=stale - timedelta(days=1)), replace(old, opens=stale)]


def _waiting(
    intro: Introduction, history: History, state: Fold, calendars: Calendars, approaches: list[Approach]
) -> list[Step]:
    """One nudge, then another way in (METHOD 8, introducer)."""
    asked, promised, policy = intro.asked, intro.promised, history.policy
    latest = promised if promised and (asked is None or promised.on >= asked.on) else asked
    first = asked or promised
    assert latest is not None and first is not None
    place = history.place_of(intro.giver)
    free = calendars(place)
    found = []
    if intro.nudged is None and not (intro.giver and state.person(intro.giver).stopped):
        due = working_day(latest.day_in(place), policy.introducer_nudge, free)
        why = "promised" if latest is promised else "asked"
        found.append(replace(_step("nudge", intro, due, latest, why, approaches), person=intro.giver))
    due = working_day(first.day_in(place), policy.introducer_other_route, free)
    return [*found, _step("other_route", intro, due, first, "introducer_silent", approaches)]


def _news(intro: Introduction, history: History, calendars: Calendars, approaches: list[Approach]) -> list[Step]:
    """Whoever gave the name of a person with whom a time is now agreed hears of it (METHOD S4.31)."""
    on_the_way = (approach for approach in approaches if approach.held or approach.stage != "closed")
    booked = next((approach.first_booked for approach in on_the_way if approach.first_booked), None)
    named_before = booked is not None and intro.first_on is not None and intro.first_on <= booked.on
    led_there = intro.state in NEWS_FOR or intro.given is not None
    if booked is None or not named_before or intro.news_after(booked) or not led_there:
        return []
    place = history.place_of(intro.giver)
    due = working_day(booked.day_in(place), history.policy.news, calendars(place))
    step = _step("share_news", intro, due, booked, "booked", approaches)
    return [replace(step, person=intro.giver)]
