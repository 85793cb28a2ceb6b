"""From the agreed time to the posted card: METHOD sections 4, 5 and 8."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from askwell.method.progress import funnel
from askwell.queries.progress import counts_of
from tests.method.story import Story


def agreed(start: str, on: str, *, home: str = "Boston", where: str = "Boston", **facts):
    story = Story(home)
    them = story.person(where, **facts)
    story.asks(them, "09-01")
    story.books(them, on, start)
    return story, them


@pytest.mark.parametrize(
    ("on", "start", "due"),
    [
        ("10-02", "10-15 17:00", {"prepare": "10-13", "confirm": "10-14", "did_it_happen": "10-16"}),
        ("10-02", "10-13 10:00", {"prepare": "10-08", "confirm": "10-09", "did_it_happen": "10-14"}),  # Columbus Day
        ("10-02", "10-16 10:00", {"prepare": "10-14", "confirm": "10-15", "did_it_happen": "10-19"}),  # a Friday
        ("10-14", "10-15 17:00", {"prepare": "10-14", "confirm": "10-14", "did_it_happen": "10-16"}),  # the day before
        ("10-15", "10-15 17:00", {"prepare": "10-15", "did_it_happen": "10-16"}),  # the same day
        ("10-10", "10-13 10:00", {"prepare": "10-10", "did_it_happen": "10-14"}),  # on a Saturday, for Tuesday
    ],
)
def test_before_a_talk(on, start, due):
    story, them = agreed(start, on)
    assert story.due(them) == due


def test_once_the_day_has_passed_it_is_asked_about_a_weekend_before_it_is_due():
    story, _ = agreed("10-16 10:00", "10-02")  # a Friday
    [asked] = [step for step in story.steps() if step.kind == "did_it_happen"]
    assert (asked.opens, asked.due) == (date(2026, 10, 17), date(2026, 10, 19))


def test_what_is_ready_is_due_no_more():
    story, them = agreed("10-15 17:00", "10-02")
    story.with_("agenda_set", them, "10-05", interview=story.talk_of(them))
    story.writes("confirm", them, "10-14")
    assert story.due(them) == {"did_it_happen": "10-16"}


def test_a_moved_talk_is_prepared_and_confirmed_by_its_new_day():
    story, them = agreed("10-15 17:00", "10-02")
    story.writes("confirm", them, "10-14")
    story.moves(them, "10-14", "them", "10-27 10:00")
    assert story.due(them) == {"prepare": "10-23", "confirm": "10-26", "did_it_happen": "10-28"}
    assert story.fold().of_person(them)[0].first_booked.on.isoformat() == "2026-10-02"  # no new booking


def test_moved_to_tomorrow_nothing_is_late_already():
    story, them = agreed("10-15 17:00", "10-02")
    story.moves(them, "10-20", "them", "10-21 10:00")
    assert story.due(them) == {"prepare": "10-20", "confirm": "10-20", "did_it_happen": "10-22"}


def test_moved_without_a_date_a_new_one_is_to_be_found():
    story, them = agreed("10-15 17:00", "10-02")
    story.moves(them, "10-14", "them")
    assert story.due(them) == {"book": "10-15"}
    story.writes("reschedule", them, "10-15")
    assert story.due(them) == {"book": "10-20"}
    story.moves(them, "10-16", "them")
    assert next(step.facts["refused"] for step in story.steps() if step.kind == "book") == 2


def test_missed_by_them_once_and_twice():
    story, them = agreed("10-15 17:00", "10-02")
    story.misses(them, "10-15", "them")
    assert story.due(them) == {"new_times": "10-15"}
    story.writes("reschedule", them, "10-15")
    story.books(them, "10-16", "10-27 10:00")
    assert story.fold().of_person(them)[0].first_booked.on.isoformat() == "2026-10-02"
    story.misses(them, "10-27", "them")
    assert story.due(them) == {"thank_and_close": "10-27"}
    story.writes("thank_and_close", them, "10-27")
    assert (story.due(them), story.stage(them)) == ({}, "closed as missed")


def test_missed_by_me_wants_an_apology():
    story, them = agreed("10-15 17:00", "10-02")
    story.misses(them, "10-15", "me")
    assert story.due(them) == {"apologize": "10-15"}
    story.writes("apology", them, "10-15")
    assert story.due(them) == {"book": "10-20"}


def test_a_question_beside_an_agreed_time():
    story, them = agreed("10-15 17:00", "10-02")
    story.hears("question", them, "10-05")
    assert story.due(them)["answer_question"] == "10-06"


@pytest.mark.parametrize("kind", ["declined", "later", "stop"])
def test_a_no_takes_the_time_off(kind):
    story, them = agreed("10-15 17:00", "10-02")
    story.hears(kind, them, "10-05")
    assert {"prepare", "confirm", "did_it_happen"}.isdisjoint(story.due(them))
    assert next(iter(story.fold().interviews.values())).start is None


# After the talk


@pytest.mark.parametrize(
    ("home", "where", "end", "thanks"),
    [
        ("Boston", "Boston", "09-14 13:00", "09-14"),
        ("Boston", "Boston", "09-14 18:00", "09-14"),
        ("Boston", "Boston", "09-14 18:01", "09-15"),
        ("Boston", "Boston", "09-18 19:00", "09-19"),  # a Saturday, free day or not
        ("Boston", "Berlin", "09-14 11:59", "09-14"),
        ("Boston", "Berlin", "09-14 13:00", "09-15"),  # 19:00 there
        # Germany leaves summer time on 25 October, the USA on 1 November: five hours in that week, not six.
        ("Boston", "Berlin", "10-23 12:30", "10-24"),
        ("Boston", "Berlin", "10-27 12:30", "10-27"),
        ("Boston", "Berlin", "11-03 12:30", "11-04"),
        ("Berlin", "Boston", "10-23 23:30", "10-23"),  # 17:30 there
        ("Berlin", "Boston", "10-27 23:30", "10-28"),  # 18:30 there; ten o'clock there is the afternoon of the 28th
        ("Boston", "Tokyo", "09-14 06:00", "09-14"),  # 19:00 there; their next morning is my evening
        ("Tokyo", "Los Angeles", "09-15 11:00", "09-16"),  # 19:00 of the 14th there; 10:00 of the 15th is the 16th here
    ],
)
def test_thanks_the_same_day_or_their_next_morning(home, where, end, thanks):
    story = Story(home)
    them = story.person(where)
    story.talks(them, end)
    assert story.due(them)["thank_email"] == thanks


@pytest.mark.parametrize(
    ("end", "debrief"),
    [("09-14 13:00", "09-14"), ("09-14 19:00", "09-14"), ("09-14 19:01", "09-15"), ("09-14 23:30", "09-15")],
)
def test_a_debrief_after_nine_in_the_evening_waits_for_the_morning(end, debrief):
    story = Story()
    them = story.person()
    story.talks(them, end)
    assert story.due(them)["debrief"] == debrief


@pytest.mark.parametrize(
    ("home", "end", "card"),
    [
        ("Boston", "09-14 13:00", "09-17"),
        ("Boston", "10-09 13:00", "10-13"),  # the 12th is Columbus Day
        ("Boston", "10-07 13:00", "10-13"),  # a Saturday, and then Columbus Day
        ("Berlin", "10-09 13:00", "10-12"),
    ],
)
def test_the_card_by_my_calendar(home, end, card):
    story = Story(home)
    them = story.person("Boston")
    story.talks(them, end)
    assert story.due(them)["post_card"] == card


def test_what_ends_the_follow_up():
    story = Story()
    them = story.person()
    talk = story.talks(them, "09-14 13:00")
    story.with_("debriefed", them, "09-14", interview=talk)
    story.writes("thank_you", them, "09-14", talk=talk)
    story.with_("card_skipped", them, "09-15", interview=talk, reason="abroad")
    assert story.due(them) == {}
    assert story.stage(them) == "held"  # closing is the person's deed


def test_claims_and_names_are_a_look_back_too():
    story = Story()
    them = story.person()
    talk = story.talks(them, "09-14 13:00")
    story.with_("claim_added", them, "09-14", interview=talk)
    story.with_("names_none", them, "09-14", interview=talk, reason="all abroad")
    assert "debrief" not in story.due(them)


def test_several_people_in_one_talk_the_host_is_owed_both_others_where_ticked():
    story = Story()
    host, ticked, quiet = story.person(), story.person("Berlin"), story.person()
    talk = story.talks(host, "09-14 13:00", others=(ticked, quiet), owed=(ticked,))
    assert story.due(host) == {"debrief": "09-14", "thank_email": "09-14", "post_card": "09-17"}
    assert story.due(ticked) == {"thank_email": "09-15", "post_card": "09-17"}  # after 18:00 in Berlin
    assert story.due(quiet) == {}
    story.happens("letter_sent", "09-15", person=ticked, interview=talk, letter="thank_you")
    assert "thank_email" not in story.due(ticked)
    assert "thank_email" in story.due(host)


def test_who_sat_in_a_talk_has_talked_and_is_waited_for_no_more():
    story = Story()
    field = story.direction()
    host, beside = story.person(), story.person()
    story.asks(host, "09-01", field)
    story.asks(beside, "09-01", field)
    story.calls(beside, "09-04")
    story.talks(host, "09-14 13:00", others=(beside,), owed=(beside,))
    assert story.stage(beside) == "held"
    assert story.due(beside) == {"thank_email": "09-14", "post_card": "09-17"}
    assert [step.kind for step in story.steps()].count("debrief") == 1
    counts = {found.stage: (found.count, found.of) for found in funnel(counts_of(story.fold()))}
    assert (counts["accepted"], counts["talked"]) == ((2, 2), (2, 2))


@pytest.mark.parametrize(
    ("asked_for_another", "booked", "stage"), [(True, False, "asked"), (False, True, "booked"), (False, False, "held")]
)
def test_a_request_for_another_direction_and_a_time_of_their_own_stand(asked_for_another, booked, stage):
    story = Story()
    field, other = story.direction(), story.direction()
    host, beside = story.person(), story.person()
    story.asks(host, "09-01", field)
    story.asks(beside, "09-01", other if asked_for_another else field)
    if booked:
        story.books(beside, "09-02", "09-30 10:00")
    story.talks(host, "09-14 13:00", others=(beside,))
    assert story.stage(beside) == stage


def test_a_name_given_in_a_talk_counts_with_its_host_and_with_who_gave_it():
    story = Story()
    field = story.direction()
    host, giver, quiet = story.person(), story.person(), story.person()
    for person in (host, giver, quiet):
        story.asks(person, "09-01", field)
    talk = story.talks(host, "09-14 13:00", others=(giver, quiet))
    story.turns(story.introduction(giver, story.person(), field), "named", "09-14", talk)
    assert counts_of(story.fold()).named == 2


def test_a_stop_of_the_host_leaves_the_thanks_to_the_others():
    story = Story()
    host, other = story.person(), story.person()
    story.asks(host, "09-01")
    talk = story.talks(host, "10-13 15:30", others=(other,), owed=(other,))
    story.writes("card", other, "10-14", talk=talk)
    story.hears("stop", host, "10-14")
    assert story.due(host) == {}
    assert story.due(other) == {"thank_email": "10-13"}


def test_an_old_story_makes_no_step_that_is_overdue():
    story = Story()
    them, named = story.person(), story.person()
    talk = story.talks(them, "06-15", told_on="09-10")
    story.turns(story.introduction(them, named), "named", "06-15", talk)
    story.promises(them, "06-15", "07-01", mine=True, talk=talk)
    later = story.promises(them, "06-15", "10-01", mine=True, talk=talk)
    assert [(step.kind, step.about_id) for step in story.steps() if step.kind != "keep_in_touch"] == [
        ("keep_promise", later)
    ]
    assert story.due(them, without="") == {"keep_promise": "10-01", "keep_in_touch": "09-14"}  # 90 days: a Sunday


def test_a_talk_by_chance_owes_thanks_and_counts_in_no_rate():
    story = Story()
    them = story.person()
    story.talks(them, "09-14 13:00")
    approach = story.fold().of_person(them)[0]
    assert approach.by_chance and approach.accepted is None
    assert "two_more" not in story.due(without="")


def test_a_talk_after_a_request_was_a_yes():
    story = Story()
    them = story.person()
    story.asks(them, "09-07")
    story.talks(them, "09-14 13:00")
    approach = story.fold().of_person(them)[0]
    assert approach.accepted and approach.answered and not approach.by_chance


@pytest.mark.parametrize(("states", "was_asked"), [
    pytest.param([("asked", "09-01"), ("made", "09-03")], "2026-09-03", id="I asked: they brought my request"),
    pytest.param([("made", "09-03")], None, id="of their own accord: nobody was asked by me"),
    pytest.param([("asked", "09-01"), ("refused", "09-03")], None, id="not made: we met some other way"),
])  # fmt: skip
def test_a_yes_to_an_introduction_needs_no_letter_of_mine(states, was_asked):
    story = Story()
    giver, them = story.person(), story.person()
    intro = story.introduction(giver, them)
    for state, on in states:
        story.turns(intro, state, on)
    story.hears("accepted", them, "09-04")
    story.books(them, "09-04", "09-14 13:00")
    story.talks(them, "09-14 13:30")
    approach = story.fold().of_person(them)[0]
    assert (approach.asked and approach.asked.on.isoformat()) == was_asked
    assert approach.by_chance == (was_asked is None)


def test_an_appointment_noted_after_its_talk_was_agreed_by_its_day():
    story = Story()
    them = story.person()
    story.asks(them, "09-01")
    story.books(them, "11-23", "09-14 13:00")
    talk = story.talks(them, "09-14")
    state = story.fold()
    approach = state.of_person(them)[0]
    assert approach.stage == "held"
    assert approach.first_booked and approach.first_booked.on == date(2026, 9, 14)
    assert state.interviews[talk].start == datetime(2026, 9, 14, 17, 0, tzinfo=UTC)


def test_a_question_after_all_is_done_is_answered():
    story = Story()
    them = story.person()
    talk = story.talks(them, "09-14 13:00")
    story.with_("debriefed", them, "09-14", interview=talk)
    story.writes("thank_you", them, "09-14", talk=talk)
    story.writes("card", them, "09-15", talk=talk)
    story.happens("approach_closed", "09-16", person=them, approach=story.approach_of(them), facts={"as": "finished"})
    story.hears("wrote", them, "10-01")
    assert story.stage(them) == "closed as finished"
    story.hears("question", them, "10-02")
    assert (story.stage(them), story.due(them)) == ("held", {"answer_question": "10-05"})
    story.hears("declined", them, "10-06")  # … a day of shadowing, say
    assert story.stage(them) == "held"
