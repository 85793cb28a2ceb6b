"""What holds for every history, however strange: METHOD 8 and DESIGN, "events first"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings, strategies as st

from askwell.integrations.free_days import calendars
from askwell.method.chain import first_talks, named, tiers
from askwell.method.event_kinds import EVENTS
from askwell.method.fold import fold
from askwell.method.history import Event, History
from askwell.method.steps import steps
from tests.method.story import Story

KINDS = [kind for kind in EVENTS if kind not in {"correction", "step_snoozed", "step_dropped"}]
LETTERS = ("request", "nudge", "decline_reply", "thank_you", "card", "update", "tell_decision", "confirm", "reschedule",
           "apology", "answer", "thank_and_close", "send_resume", "offer_answer", "ask_introduction")  # fmt: skip
START = date(2026, 9, 1)


def any_story(random: Random, length: int) -> Story:
    """Two separate circles of two people each, in one direction each; anything may happen to them in any order."""
    story = Story()
    circles = []
    for _ in range(2):
        direction, first, second = story.new_id(), story.person("Boston"), story.person("Berlin", phone=False)
        approaches = [story.new_approach(first, direction), story.new_approach(second, direction)]
        talks = [story.talk_of(first, others=(second,), owed=(second,)), story.talk_of(second)]
        intros = [story.introduction(first, second, direction), story.introduction(second, None, direction)]
        story.promises(first, "09-01", "09-20", mine=True)
        circles.append((direction, first, second, approaches, talks, intros))
    for _ in range(length):
        direction, first, second, approaches, talks, intros = random.choice(circles)
        about = random.randrange(2)
        start = f"2026-{random.choice(('09-20', '10-15', '11-02'))}T14:00:00+00:00"
        facts = {
            "letter": random.choice(LETTERS),
            "as": random.choice(("talked", "voicemail", "no_answer", "wrong_number", "quiet", "declined", "job")),
            "by": random.choice(("me", "them")), "what": "resume", "minutes": 30, "claim": "1",
            "names": random.randrange(2), "i_brought_it_up": random.random() < 0.3,
        } | random.choice(({"start": start}, {"end": start, "start": start}, {"until": "2026-10-09"},
                           {"returns": "2026-10-09"}, {"told_on": "2026-10-01"}))  # fmt: skip
        kind = random.choice(KINDS)
        on = (START + timedelta(days=random.randrange(60))).isoformat()
        story.happens(
            kind, on, facts=facts, person=(first, second)[about], direction=direction,
            approach=approaches[about] if random.random() < 0.9 else None,
            interview=talks[about] if kind.startswith(("interview", "thanks", "card", "claim", "debrief", "names"))
            or random.random() < 0.3 else None,
            introduction=random.choice(intros) if kind.startswith("introduction") or random.random() < 0.1 else None,
            commitment=next(iter(story.commitments)) if kind.startswith("commitment") else None,
        )  # fmt: skip
    return story


histories = st.builds(any_story, st.randoms(use_true_random=False), st.integers(0, 40))
every_history = settings(max_examples=25, deadline=None)


def steps_of(history: History, today: date | None = None):
    return steps(history, calendars(history.home), today)


@every_history
@given(histories)
def test_every_history_has_its_steps_and_each_only_once(story):
    found = steps_of(story.history)
    keys = [(step.kind, step.about, step.about_id, step.person) for step in found]
    assert len(keys) == len(set(keys))
    assert found == sorted(found, key=lambda step: (step.due, step.rank, str(step.about_id), str(step.person)))


@every_history
@given(histories, st.integers(0, 60))
def test_an_answer_as_of_a_day_knows_nothing_of_what_came_later(story, days):
    today = START + timedelta(days=days)
    history = story.history
    cut = replace(history, events=tuple(event for event in history.events if event.on <= today))
    assert steps_of(history, today) == steps_of(cut)
    assert fold(history, today) == fold(cut)


@every_history
@given(histories, st.randoms(use_true_random=False))
def test_a_correction_leaves_what_would_be_without_the_event(story, random):
    events = list(story.events)
    wrong = random.choice(events)
    correction = Event(story.new_id(), "correction", wrong.on, len(events) + 1, person=wrong.person, corrects=wrong.id)
    history = story.history
    without = replace(history, events=tuple(event for event in events if event is not wrong))
    corrected = replace(history, events=(*events, correction))
    assert steps_of(corrected) == steps_of(without)

    again = Event(story.new_id(), "correction", wrong.on, len(events) + 2, person=wrong.person, corrects=correction.id)
    assert steps_of(replace(history, events=(*events, correction, again))) == steps_of(history)


@every_history
@given(histories)
def test_the_order_of_recording_matters_to_nobody_else(story):
    """One circle's events are recorded before those of the other: the steps with people stay."""
    history = story.history
    circle = set(list(story.people)[:2])
    ours = [event for event in history.events if event.person in circle]
    theirs = [event for event in history.events if event.person not in circle]
    moved = tuple(replace(event, order=number) for number, event in enumerate([*ours, *theirs], start=1))
    with_people = [step for step in steps_of(history) if step.about != "workspace"]
    assert [step for step in steps_of(replace(history, events=moved)) if step.about != "workspace"] == with_people


def tiers_of(history: History, today: date | None = None):
    state = fold(history, today)
    return tiers(named(state), [], first_talks(state)), first_talks(state)


@every_history
@given(st.randoms(use_true_random=False), st.integers(0, 60))
def test_a_tier_stands_once_a_talk_was_held(random, days):
    """Three people name one another, refuse, promise anew and talk, in any order (METHOD 8, tiers)."""
    story = Story()
    people = [story.person() for _ in range(3)]
    talks = {person: story.talk_of(person) for person in people}
    intros = [story.introduction(one, other) for one in people for other in people if one != other]
    for _ in range(30):
        on = (START + timedelta(days=random.randrange(60))).isoformat()
        if random.random() < 0.2:
            person = random.choice(people)
            story.happens(
                "interview_held", on, person=person, interview=talks[person], approach=story.approach_of(person)
            )
        else:
            state = random.choice(("named", "promised", "made", "refused", "unneeded"))
            story.turns(random.choice(intros), state, on)
    then, talked = tiers_of(story.history, START + timedelta(days=days))
    at_last, _ = tiers_of(story.history)
    assert {person: then[person] for person in talked} == {person: at_last[person] for person in talked}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_event_may_be_the_first(kind):
    story = any_story(Random(0), 0)
    approach = next(iter(story.approaches))
    story.happens(
        kind, "09-10", facts={"as": "quiet", "by": "them", "letter": "confirm"}, approach=approach,
        person=story.approaches[approach].person, interview=next(iter(story.interviews)),
        introduction=next(iter(story.introductions)), commitment=next(iter(story.commitments)),
        direction=story.approaches[approach].direction,
    )  # fmt: skip
    steps_of(story.history)
