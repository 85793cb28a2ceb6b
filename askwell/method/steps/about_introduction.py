"""Steps of one introduction: the unused name, the silent introducer, and the news that its giver is owed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

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
    found = _on_the_way(intro, history, calendars, approaches, giver_stopped, _target_stopped(intro, state))
    if not giver_stopped:
        found += _news(intro, history, calendars, approaches)
    return found


def _target_stopped(intro: Introduction, state: Fold) -> bool:
    return bool(intro.target and state.person(intro.target).stopped)


def _on_the_way(
    intro: Introduction,
    history: History,
    calendars: Calendars,
    approaches: list[Approach],
    giver_stopped: bool,
    target_stopped: bool,
) -> list[Step]:
    used = any(approach.stage != "draft" for approach in approaches)
    if used or target_stopped or any(approach.paused or approach.bounced for approach in approaches):
        return []
    if intro.state == "named" and intro.named:
        return _unused_name(intro, intro.named, history, calendars, approaches)
    if intro.state not in {"asked", "promised"}:
        return []
    return _waiting(intro, history, calendars, approaches, giver_stopped)


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
    intro: Introduction, history: History, calendars: Calendars, approaches: list[Approach], giver_stopped: bool
) -> list[Step]:
    """One nudge, then another way in (METHOD 8, introducer)."""
    asked, promised, policy = intro.asked, intro.promised, history.policy
    latest = promised if promised and (asked is None or promised.on >= asked.on) else asked
    first = asked or promised
    assert latest is not None and first is not None
    place = history.place_of(intro.giver)
    free = calendars(place)
    found = []
    if intro.nudged is None and not giver_stopped:
        due = working_day(latest.day_in(place), policy.introducer_nudge, free)
        why = "promised" if latest is promised else "asked"
        found.append(replace(_step("nudge", intro, due, latest, why, approaches), person=intro.giver))
    due = working_day(first.day_in(place), policy.introducer_other_route, free)
    return [*found, _step("other_route", intro, due, first, "introducer_silent", approaches)]


def _news(intro: Introduction, history: History, calendars: Calendars, approaches: list[Approach]) -> list[Step]:
    """Whoever gave the name of a person with whom a time is now agreed hears of it (METHOD S4.31)."""
    booked = next((approach.first_booked for approach in approaches if approach.first_booked), None)
    named_before = booked is not None and intro.first_on is not None and intro.first_on <= booked.on
    if booked is None or not named_before or intro.news_after(booked) or intro.state not in NEWS_FOR:
        return []
    place = history.place_of(intro.giver)
    due = working_day(booked.day_in(place), history.policy.news, calendars(place))
    step = _step("share_news", intro, due, booked, "booked", approaches)
    return [replace(step, person=intro.giver)]
