"""Working days, waiting times and true numbers: METHOD section 5 and the last part of section 8."""

from __future__ import annotations

import pytest

from askwell.integrations.free_days import calendars
from askwell.method.event_kinds import ANSWERS, EVENTS, FROM_THEM, REPLIES
from askwell.method.policy import Policy
from askwell.method.progress import Counts, funnel, wilson
from askwell.method.step_kinds import STEPS
from askwell.method.workdays import Place, next_working_day, working_day, working_day_before, working_days_between
from tests.method.story import PLACES, day


@pytest.mark.parametrize(
    ("where", "start", "count", "expected"),
    [
        ("Boston", "09-04", 1, "09-08"),
        ("Boston", "09-04", 0, "09-04"),
        ("Berlin", "05-13", 1, "05-15"),  # Ascension Day
        ("London", "12-24", 1, "12-29"),  # Christmas, and the substitute for Boxing Day
        ("New York", "07-02", 1, "07-06"),  # Independence Day is a Saturday: Friday the 3rd instead
        ("Riyadh", "09-10", 1, "09-13"),
        ("", "09-07", 1, "09-08"),
    ],
)
def test_a_working_day_after(where, start, count, expected):
    free = calendars(PLACES["Boston"])(PLACES[where])
    assert working_day(day(start), count, free) == day(expected)


def test_working_days_before_and_between():
    free = calendars(PLACES["Boston"])(PLACES["Boston"])
    assert working_day_before(day("10-13"), 2, free) == day("10-08")
    assert working_days_between(day("10-08"), day("10-13"), free) == 2
    assert working_days_between(day("10-13"), day("10-08"), free) == 0
    assert next_working_day(day("10-10"), free) == day("10-13")


@pytest.mark.parametrize("place", [Place("UTC", "ZZ"), Place("UTC", "DE", "nowhere"), Place()])
def test_an_unknown_place_still_has_weekends(place):
    free = calendars(Place("UTC"))(place)
    assert working_day(day("09-18"), 1, free) == day("09-21")


def test_a_calendar_without_working_days_is_a_mistake_and_no_endless_search():
    with pytest.raises(ValueError):
        next_working_day(day("09-18"), lambda _: True)
    with pytest.raises(ValueError):
        working_day_before(day("09-18"), 1, lambda _: True)


@pytest.mark.parametrize(
    ("changed", "call", "close", "touch"),
    [
        ({}, 3, 5, 90),
        ({"call_after": 1, "close_after": 99}, 2, 10, 90),
        ({"keep_in_touch_days": 10, "news": 9}, 3, 5, 60),
    ],
)
def test_settings_stay_within_their_range(changed, call, close, touch):
    policy = Policy.from_settings(changed)
    assert (policy.call_after, policy.close_after, policy.keep_in_touch_days, policy.news) == (call, close, touch, 2)


@pytest.mark.parametrize(
    ("count", "of", "low", "high"), [(0, 5, 0, 43), (5, 6, 44, 97), (5, 5, 57, 100), (0, 0, 0, 100), (1, 12, 1, 35)]
)
def test_intervals(count, of, low, high):
    found = wilson(count, of)
    assert (round(found[0] * 100), round(found[1] * 100)) == (low, high)


def test_no_rate_below_five_and_each_stage_of_its_own():
    counts = Counts(found=9, asked=6, answered=5, accepted=4, talked=3, by_chance=2, thanked=5, named=2)
    stages = {stage.stage: stage for stage in funnel(counts)}
    assert {name: stage.of for name, stage in stages.items()} == {
        "found": None, "asked": 9, "answered": 6, "accepted": 6, "talked": 4, "thanked": 5, "named": 5,
    }  # fmt: skip
    assert stages["talked"].rate is None and stages["talked"].by_chance == 2
    assert stages["thanked"].rate == 1


def test_the_kinds_of_steps_are_those_of_the_method():
    assert set(STEPS) == set(
        "name_people write_to_name stale_name request call short_email close_quiet answer_decline book answer_question "
        "wake other_address prepare confirm debrief thank_email post_card share_news new_times thank_and_close "
        "apologize nudge other_route keep_promise ask_after_promise keep_in_touch two_more chain_ends tell_decision "
        "send_resume answer_offer job_news give_back did_it_happen".split()
    )


def test_answers_are_real_contacts_and_machines_are_none():
    assert set(REPLIES.values()) <= set(EVENTS)
    assert ANSWERS < FROM_THEM < set(EVENTS)
    assert set(REPLIES.values()) - ANSWERS == {"reply_auto", "reply_bounce"}
