"""Introducers, names, news, promises, favours, directions and decisions: METHOD sections 4, 5 and 8."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from askwell.method.chain import Edge, tiers
from tests.method.story import Story, day


def named(on: str = "09-14"):
    """Somebody gave a name; its bearer is a candidate of a direction."""
    story = Story()
    direction, giver, target = story.direction("09-01"), story.person(), story.person()
    intro = story.introduction(giver, target, direction)
    story.turns(intro, "named", on)
    story.lists(target, on, direction)
    return story, giver, target, intro


# The name


def test_a_name_is_written_to_in_three_working_days_and_is_stale_on_the_tenth():
    story, _, target, _ = named("09-14")
    write, stale = sorted((step for step in story.steps() if step.person == target), key=lambda step: step.due)
    assert (write.kind, write.due, write.until) == ("write_to_name", day("09-17"), day("09-27"))
    assert (stale.kind, stale.due, stale.opens) == ("stale_name", day("09-28"), day("09-28"))


@pytest.mark.parametrize("deed", ["asked", "closed", "paused", "stopped", "refused"])
def test_what_ends_the_step_of_a_name(deed):
    story, _, target, intro = named()
    if deed == "asked":
        story.asks(target, "09-16", by=intro)
    elif deed == "closed":
        story.with_("approach_closed", target, "09-16", facts={"as": "withdrawn"})
    elif deed == "paused":
        story.with_("approach_paused", target, "09-16", until="2026-10-01")
    elif deed == "stopped":
        story.hears("stop", target, "09-16")
    else:
        story.turns(intro, "refused", "09-16")
    assert {"write_to_name", "stale_name"}.isdisjoint(story.due(target))


def test_a_name_taken_back_is_off_the_list_and_back_with_it():
    story = Story()
    giver, other, target = story.person(), story.person(), story.person()
    name = story.introduction(giver, target)
    given = story.turns(name, "named", "09-14")
    approach = story.approach_of(target)
    story.happens("approach_started", "09-14", person=target, approach=approach, introduction=name)
    mistake = story.undoes(given, "09-15")
    assert story.due(target, "09-14") == {"write_to_name": "09-17", "stale_name": "09-28"}
    assert story.due(target, "09-15") == {}
    assert approach not in story.fold("09-15").approaches
    story.undoes(mistake, "09-16")
    assert approach in story.fold("09-16").approaches
    story.undoes(given, "09-17")
    story.turns(story.introduction(other, target), "named", "09-18")
    assert approach in story.fold("09-18").approaches
    assert "write_to_name" in story.due(target, "09-18")


def test_a_name_taken_back_after_the_letter_leaves_the_letter():
    story = Story()
    giver, target = story.person(), story.person()
    name = story.introduction(giver, target)
    given = story.turns(name, "named", "09-14")
    story.happens("approach_started", "09-14", person=target, approach=story.approach_of(target), introduction=name)
    story.asks(target, "09-15")
    story.undoes(given, "09-16")
    assert story.due(target) == {"call": "09-18"}


def test_two_givers_of_one_name_are_one_letter():
    story, _, target, _ = named("09-14")
    story.turns(story.introduction(story.person(), target), "named", "09-15")
    assert [step.kind for step in story.steps() if step.person == target] == ["write_to_name", "stale_name"]


def test_a_name_of_somebody_unknown_is_written_to_as_well():
    story = Story()
    giver = story.person()
    story.turns(story.introduction(giver, None), "named", "09-14")
    assert story.due() == {"write_to_name": "09-17", "stale_name": "09-28"}


def test_a_name_that_led_to_a_letter_once_is_not_stale_when_it_is_opened_again():
    story, _, target, intro = named("09-14")
    story.asks(target, "09-16", by=intro)
    story.with_("approach_closed", target, "09-28", facts={"as": "quiet"})
    story.with_("approach_reopened", target, "12-28")
    assert story.due(target) == {"request": "12-31"}


# The introducer


def introduction_asked(on: str = "09-04"):
    story = Story()
    direction, giver, target = story.direction("09-01"), story.person(), story.person()
    story.lists(target, on, direction)
    intro = story.introduction(giver, target, direction)
    story.turns(intro, "asked", on)
    return story, giver, target, intro


def test_an_introducer_is_reminded_once_and_then_there_is_another_route():
    story, giver, target, intro = introduction_asked("09-04")
    assert story.due(giver) == {"nudge": "09-14"}
    assert story.due(target) == {"other_route": "09-21"}  # and no letter of one's own
    story.happens("letter_sent", "09-14", person=giver, introduction=intro, letter="nudge")
    assert story.due(giver) == {}


def test_a_promise_moves_the_reminder_but_not_the_other_route():
    story, giver, target, intro = introduction_asked("09-04")
    story.turns(intro, "promised", "09-09")
    assert (story.due(giver), story.due(target)) == ({"nudge": "09-16"}, {"other_route": "09-21"})


def test_the_first_letter_is_due_two_working_days_after_the_introduction():
    story, giver, target, intro = introduction_asked("09-04")
    story.turns(intro, "made", "09-08")
    assert (story.due(giver), story.due(target)) == ({}, {"request": "09-10"})


@pytest.mark.parametrize("state", ["refused", "silent", "unneeded"])
def test_an_introduction_that_came_to_nothing_leaves_the_letter(state):
    story, _, target, intro = introduction_asked("09-04")
    story.turns(intro, state, "09-21")
    assert story.due(target) == {"request": "09-24"}


def test_two_introducers_one_is_the_route():
    story, first, target, intro = introduction_asked("09-04")
    second = story.person()
    other = story.introduction(second, target)
    story.turns(other, "asked", "09-04")
    story.turns(other, "made", "09-08")
    assert (story.due(first), story.due(target)) == ({}, {"request": "09-10"})
    story.asks(target, "09-10", by=other)
    assert story.fold().introductions[intro].state == "unneeded"
    assert story.fold().introductions[other].state == "made"


def test_a_name_waits_for_the_introduction_that_was_asked_for():
    story, _, target, _ = introduction_asked("09-04")
    story.turns(story.introduction(story.person(), target), "named", "09-04")
    assert story.due(target) == {"other_route": "09-21"}


# The news


def test_the_giver_hears_of_the_booking_where_the_giver_is():
    story = Story()
    giver, target = story.person("Berlin"), story.person()
    intro = story.introduction(giver, target)
    story.turns(intro, "named", "10-01")
    story.asks(target, "10-02", by=intro)
    story.books(target, "10-09", "10-20 10:00")
    assert story.due(giver) == {"share_news": "10-13"}  # no Columbus Day in Berlin
    story.happens("letter_sent", "10-12", person=giver, introduction=intro, letter="update")
    assert story.due(giver) == {}


def booked_after(state: str):
    story, giver, target, intro = named("09-14")
    story.turns(intro, "asked", "09-15")
    story.turns(intro, state, "09-16")
    story.asks(target, "09-17")
    story.books(target, "09-18", "09-29 10:00")
    return story, giver, target


@pytest.mark.parametrize("state", ["made", "refused", "unneeded"])
def test_whoever_gave_the_name_hears_of_it_whatever_became_of_the_introduction(state):
    story, giver, _ = booked_after(state)
    assert story.due(giver) == {"share_news": "09-22"}


@pytest.mark.parametrize("word", ["declined", "stop"])
def test_a_talk_that_is_off_is_no_good_news(word):
    story, giver, target = booked_after("made")
    story.hears(word, target, "09-21")
    assert story.due(giver) == {}


def test_a_moved_talk_is_no_new_news():
    story, giver, target, intro = named()
    story.asks(target, "09-16", by=intro)
    story.books(target, "09-18", "09-29 10:00")
    story.happens("letter_sent", "09-21", person=giver, introduction=intro, letter="update")
    story.moves(target, "09-22", "them", "10-01 10:00")
    assert story.due(giver) == {}


# Promises and favours


def test_a_promise_keeps_its_date_and_shows_before_a_free_day():
    story = Story()
    them = story.person()
    story.promises(them, "09-14", "10-12", mine=True)  # Columbus Day
    (step,) = story.steps()
    assert (step.kind, step.due, step.shows) == ("keep_promise", day("10-12"), day("10-09"))
    story.puts_off(step, "10-09", until="10-14")
    (step,) = story.steps()
    assert (step.due, step.opens) == (day("10-12"), day("10-14"))  # put off, and none the less late


def test_their_promise_is_asked_after_two_working_days_later():
    story = Story()
    them = story.person()
    promise = story.promises(them, "09-14", "10-09", mine=False)
    assert story.due(them) == {"ask_after_promise": "10-14"}
    story.happens("commitment_done", "10-13", person=them, commitment=promise)
    assert story.due(them) == {}


def test_three_favours_want_one_back():
    story = Story()
    them = story.person()
    talk = story.talks(them, "09-14 13:00")
    story.turns(story.introduction(them, story.person()), "named", "09-14", talk)
    assert "give_back" not in story.due(them)
    story.turns(story.introduction(them, story.person()), "named", "09-14", talk)
    assert story.due(them)["give_back"] == "09-21"
    promise = story.promises(them, "09-14", "10-01", mine=True)
    story.happens("commitment_done", "09-16", person=them, commitment=promise)
    assert "give_back" not in story.due(them)


@pytest.mark.parametrize(
    ("later", "due"),
    [
        (None, "12-14"),  # 90 days after 14 September are a Sunday
        (lambda story, them: story.hears("wrote", them, "10-01"), "12-30"),
        (lambda story, them: story.writes("tell_decision", them, "10-01"), "12-14"),  # my word alone counts for nothing
        (lambda story, them: story.hears("auto", them, "10-01"), "12-14"),
        (lambda story, them: story.calls(them, "10-01", "voicemail"), "12-14"),
        (lambda story, them: story.calls(them, "10-01", "talked"), "12-30"),
    ],
)
def test_keep_in_touch_counts_from_the_last_real_contact(later, due):
    story = Story()
    them = story.person()
    story.talks(them, "09-14 13:00")
    if later:
        later(story, them)
    assert story.due(them, without="")["keep_in_touch"] == due


def test_nobody_is_kept_in_touch_with_without_a_talk():
    story = Story()
    them = story.person()
    story.asks(them, "09-14")
    story.hears("declined", them, "09-15")
    assert "keep_in_touch" not in story.due(them, without="")


# Doors that they opened


def test_a_resume_is_sent_where_they_asked_and_not_where_i_brought_it_up():
    story = Story()
    them = story.person()
    story.happens("invitation_logged", "10-09", person=them, what="resume", i_brought_it_up=True)
    story.happens("reply_asked_for_resume", "10-09", person=them)
    assert story.due(them) == {}
    story.happens("invitation_logged", "10-16", person=them, what="resume", i_brought_it_up=False)
    assert story.due(them) == {"send_resume": "10-19"}
    story.happens("invitation_withdrawn", "10-17", person=them, what="resume")
    assert story.due(them) == {}


def test_a_resume_asked_for_instead_of_an_answer_is_one_step():
    story = Story()
    them = story.person()
    story.asks(them, "09-01")
    story.hears("asked_for_resume", them, "09-04")
    shown = {step.kind: (step.opens, step.until) for step in story.steps()}
    assert shown == {"send_resume": (None, day("12-03")), "answer_question": (day("12-04"), None)}
    story.writes("send_resume", them, "09-08")
    assert story.due(them) == {"call": "09-11"}  # silence counts anew


@pytest.mark.parametrize(("by", "due"), [("", "10-14"), ("2026-10-11", "10-11")])
def test_an_offer_is_answered_on_their_date_free_day_or_not(by, due):
    story = Story()
    them = story.person()
    story.happens("offer_received", "10-08", person=them, what="a post", answer_by=by)
    assert story.due(them) == {"answer_offer": due}
    story.writes("offer_answer", them, "10-09")
    assert story.due(them) == {}


def test_whoever_mentioned_me_is_thanked():
    story = Story()
    them = story.person()
    story.happens("mentioned_to", "10-08", person=them)
    assert story.due(them) == {"thank_email": "10-08"}
    story.writes("thank_you", them, "10-08")
    assert story.due(them) == {}


# Directions


def test_three_candidates_are_wanted_and_declined_ones_count():
    story = Story()
    direction = story.direction("09-04")
    assert story.due() == {"name_people": "09-08"}
    people = [story.person() for _ in range(3)]
    for them in people:
        story.asks(them, "09-08", direction)
    story.hears("declined", people[0], "09-09")
    assert "name_people" not in story.due()


def test_the_chain_ends_where_nothing_is_open_and_no_name_unused():
    story = Story()
    direction, them, target = story.direction("09-01"), story.person(), story.person()
    story.asks(them, "09-08", direction)
    talk = story.talks(them, "09-17 16:20")
    assert story.due()["chain_ends"] == "09-18"
    story.turns(story.introduction(them, target, direction), "named", "09-17", talk)
    assert "chain_ends" not in story.due()


def test_after_the_first_yes_two_more():
    story = Story()
    first, second, third = story.person(), story.person(), story.person()
    story.asks(first, "09-04")
    story.asks(second, "09-04")
    story.hears("accepted", first, "09-08")
    assert story.due(without="")["two_more"] == "09-15"
    story.asks(third, "09-09")
    assert story.due(without="")["two_more"] == "09-15"
    story.asks(story.person(), "09-16")
    assert "two_more" not in story.due(without="")


@pytest.mark.parametrize(
    ("how", "kind"), [("chosen", "tell_decision"), ("set_aside", "tell_decision"), ("job", "job_news")]
)
def test_all_who_helped_hear_of_the_decision(how, kind):
    story = Story()
    direction = story.direction("09-01")
    talked, gave, introduced, refused, silent, asked = (story.person() for _ in range(6))
    story.asks(talked, "09-04", direction)
    story.talks(talked, "09-14 13:00")
    for giver, state in ((gave, "named"), (introduced, "made"), (refused, "refused"), (silent, "silent")):
        intro = story.introduction(giver, story.person(), direction)
        if state in {"refused", "silent"}:
            story.turns(intro, "asked", "09-10")
        story.turns(intro, state, "09-14")
    story.asks(asked, "09-14", direction)
    story.decides(direction, "11-03", how)
    told = {step.person: step.due for step in story.steps() if step.kind == kind}
    assert told == dict.fromkeys((talked, gave, introduced), date(2026, 11, 10))
    story.happens("letter_sent", "11-05", person=gave, direction=direction, letter=kind)
    assert {step.person for step in story.steps() if step.kind == kind} == {talked, introduced}
    story.happens("direction_reopened", "11-06", direction=direction)
    assert not [step for step in story.steps() if step.kind == kind]


def test_a_second_direction_joins_the_running_approach():
    story = Story()
    first, second, them = story.direction(), story.direction(), story.person()
    story.asks(them, "09-08", first)
    story.happens("direction_added", "09-09", person=them, approach=story.approach_of(them), direction=second)
    story.talks(them, "09-17 16:20")
    story.decides(second, "11-03")
    assert [step.person for step in story.steps() if step.kind == "tell_decision"] == [them]


def test_after_a_decision_nobody_new_is_written_to():
    story = Story()
    field = story.direction()
    alone, giver, named, promised = (story.person() for _ in range(4))
    story.lists(alone, "09-02", field)
    story.turns(story.introduction(giver, named, field), "named", "09-02")
    story.turns(story.introduction(giver, promised, field), "promised", "09-02")
    before = {"request", "write_to_name", "stale_name", "nudge", "other_route"}
    assert {step.kind for step in story.steps()} >= before
    decision = story.decides(field, "09-10")
    assert {step.kind for step in story.steps()} == {"tell_decision"}
    story.undoes(decision, "09-11")
    assert {step.kind for step in story.steps()} >= before


def test_a_letter_that_is_out_is_waited_for_and_another_direction_goes_on():
    story = Story()
    field, other = story.direction(), story.direction()
    asked, for_both = story.person(), story.person()
    story.asks(asked, "09-08", field)
    story.lists(for_both, "09-08", field)
    story.happens("direction_added", "09-08", person=for_both, approach=story.approach_of(for_both), direction=other)
    story.decides(field, "09-10", "set_aside")
    assert story.due(asked) == {"call": "09-11"}
    assert story.due(for_both) == {"request": "09-11"}
    story.decides(other, "09-10", "set_aside")
    assert story.due(for_both) == {}


# Mistakes, and steps put off


def test_a_correction_counts_from_its_own_day():
    story = Story()
    them = story.person()
    story.asks(them, "09-16")
    mistake = story.hears("declined", them, "09-17")
    undone = story.undoes(mistake, "09-21")
    assert story.due(them, "09-20") == {"answer_decline": "09-18"}
    assert story.due(them, "09-21") == {"call": "09-21"}
    story.undoes(undone, "09-22")
    assert story.due(them, "09-22") == {"answer_decline": "09-18"}


def test_a_step_let_go_comes_back_only_with_a_new_cause():
    story = Story()
    them = story.person()
    story.asks(them, "09-16")
    (call,) = story.steps()
    story.puts_off(call, "09-21")
    assert story.due(them) == {}
    story.hears("question", them, "09-22")
    story.writes("answer", them, "09-23")
    assert story.due(them) == {"call": "09-28"}


# Tiers (METHOD S2.4 and 8)

A, B, C, D, JO = (UUID(int=number) for number in range(1, 6))


def edge(giver, target, on, *later):
    """Named on that day, and what became of it: "09-18 refused"."""
    turns = [f"{on} named", *later]
    return Edge(giver, target, tuple((day(turn.split()[0]), turn.split()[1]) for turn in turns))


@pytest.mark.parametrize(
    ("edges", "asked", "talked", "expected"),
    [
        ([], {A}, {}, {A: 1}),
        ([edge(JO, A, "09-04", "09-04 made")], {A}, {A: "09-10"}, {A: 1}),
        ([edge(A, B, "09-14")], {A}, {A: "09-14"}, {A: 1, B: 2}),
        ([edge(A, B, "09-22")], {A}, {}, {A: 1, B: 1}),  # from a decline
        ([edge(A, B, "09-14"), edge(B, C, "09-24")], {A, B}, {A: "09-14"}, {A: 1, B: 2, C: 2}),
        ([edge(A, B, "09-14"), edge(JO, B, "09-15")], {A}, {A: "09-14"}, {A: 1, B: 1}),  # the fewest talks count
        ([edge(A, B, "09-14"), edge(JO, B, "09-15", "09-15 refused")], {A}, {A: "09-14"}, {A: 1, B: 2}),
        ([edge(A, B, "09-14"), edge(JO, B, "09-25")], {A}, {A: "09-14", B: "09-20"}, {A: 1, B: 2}),  # too late
        ([edge(A, B, "09-10")], {A}, {A: "09-25", B: "09-20"}, {A: 1, B: 1}),  # talked with the giver only afterwards
        # B was never talked with; A's talk comes after C's, whose tier stands.
        ([edge(A, B, "09-01"), edge(B, C, "09-02")], {A}, {C: "09-10", A: "09-20"}, {A: 1, B: 2, C: 1}),
        ([edge(A, B, "09-01"), edge(B, C, "09-02"), edge(JO, B, "09-12")], {A}, {A: "09-01", C: "09-10"},
         {A: 1, B: 1, C: 2}),
        ([edge(A, B, "09-01"), edge(B, A, "09-02")], {A, B}, {}, {A: 1, B: 1}),  # they named each other
        # What led to a talk did, though it is refused afterwards; refused before, it did not.
        ([edge(A, B, "09-14", "09-25 refused")], {A, B}, {A: "09-14", B: "09-20"}, {A: 1, B: 2}),
        ([edge(A, B, "09-14", "09-18 refused")], {A, B}, {A: "09-14", B: "09-20"}, {A: 1, B: 1}),
        ([edge(A, B, "09-14", "09-18 refused", "09-25 made")], {A, B}, {A: "09-14", B: "09-20"}, {A: 1, B: 1}),
    ],
)  # fmt: skip
def test_tiers(edges, asked, talked, expected):
    assert tiers(edges, asked, {person: day(on) for person, on in talked.items()}) == expected
