"""From the first letter to an answer: METHOD sections 4, 5 and 8, kind of step by kind of step."""

from __future__ import annotations

import pytest

from tests.method.story import Story


@pytest.mark.parametrize(
    ("where", "asked", "call"),
    [
        ("Boston", "09-04", "09-10"),  # Labor Day, Monday the 7th, is free
        ("Boston", "10-08", "10-14"),  # Columbus Day, Monday the 12th
        ("Boston", "09-05", "09-10"),  # sent on a Saturday
        ("Berlin", "09-04", "09-09"),  # no Labor Day there
        ("Berlin", "09-30", "10-05"),  # Unity Day is a Saturday, and no day is given for it
        ("Berlin", "05-12", "05-18"),  # Ascension Day, Thursday the 14th
        ("Munich", "10-30", "11-04"),  # All Saints' Day is a Sunday
        ("Munich", "06-03", "06-09"),  # Corpus Christi, Thursday the 4th, is free there
        ("Berlin", "06-03", "06-08"),  # … and not here
        ("Riyadh", "09-09", "09-14"),  # Friday and Saturday are free, Sunday is not
        ("Jerusalem", "09-09", "09-15"),  # … and Rosh Hashana, 12 and 13 September
        ("London", "12-23", "12-30"),  # Boxing Day is a Saturday: Monday the 28th instead
        ("", "09-04", "09-10"),  # country unknown: mine
    ],
)
def test_silence_is_counted_where_they_are(where, asked, call):
    story = Story(home="Boston")
    them = story.person(where)
    story.asks(them, asked)
    assert story.due(them) == {"call": call}


def test_the_day_of_sending_is_their_day():
    story = Story(home="Los Angeles")
    them = story.person("Tokyo")
    story.asks(them, "09-03 20:00")  # Friday noon in Tokyo
    assert story.due(them) == {"call": "09-09"}


@pytest.mark.parametrize(("wait", "call"), [(1, "09-09"), (2, "09-09"), (5, "09-14"), (7, "09-16"), (99, "09-16")])
def test_waiting_days_can_be_changed_within_their_range(wait, call):
    story = Story(call_after=wait)
    them = story.person()
    story.asks(them, "09-04")
    assert story.due(them) == {"call": call}


def asked(on: str = "09-16", **facts):
    story = Story()
    them = story.person(**facts)
    story.lists(them, on)
    story.asks(them, on)
    return story, them


def test_without_a_number_one_short_email_and_then_rest():
    story, them = asked(phone=False)
    assert story.due(them) == {"short_email": "09-21"}
    story.writes("nudge", them, "09-21")
    assert story.due(them) == {"close_quiet": "09-28"}


def test_a_wrong_number_becomes_a_short_email():
    story, them = asked()
    story.calls(them, "09-21", "wrong_number")
    assert story.due(them) == {"short_email": "09-22"}


@pytest.mark.parametrize("outcome", ["voicemail", "no_answer", "talked"])
def test_one_call_and_then_rest(outcome):
    story, them = asked()
    story.calls(them, "09-21", outcome)
    assert story.due(them) == {"close_quiet": "09-28"}
    assert story.stage(them, "2027-06-01") == "called"  # time alone closes nothing


def test_a_second_letter_without_an_answer_is_the_last():
    story, them = asked()
    story.asks(them, "09-21")
    assert story.due(them) == {"close_quiet": "09-28"}


def test_a_call_that_nobody_took_asks_nobody():
    story = Story()
    them = story.person()
    story.lists(them, "09-16")
    story.calls(them, "09-17", "no_answer")
    assert story.due(them) == {"request": "09-21"}


def test_rest_is_the_persons_own_deed():
    story, them = asked()
    story.calls(them, "09-21")
    story.happens("approach_closed", "09-28", person=them, approach=story.approach_of(them), facts={"as": "quiet"})
    assert story.due(them) == {}


@pytest.mark.parametrize(
    ("returns", "call"),
    [("09-25", "09-30"), ("09-26", "09-30"), ("09-10", "09-21"), ("", "09-21")],
    ids=["a Friday", "a Saturday", "before it was sent", "no day"],
)
def test_an_automatic_reply_moves_the_day_of_sending(returns, call):
    story, them = asked()
    story.hears("auto", them, "09-16", **({"returns": f"2026-{returns}"} if returns else {}))
    assert story.due(them) == {"call": call}
    assert story.fold().of_person(them)[0].answered is None  # it is no answer


def test_an_automatic_reply_to_the_short_email_moves_the_rest():
    story, them = asked(phone=False)
    story.writes("nudge", them, "09-21")
    story.hears("auto", them, "09-21", returns="2026-10-05")
    assert story.due(them) == {"close_quiet": "10-13"}


def test_a_letter_that_came_back_wants_another_address():
    story, them = asked()
    story.hears("bounce", them, "09-17")
    assert story.due(them) == {"other_address": "09-18"}
    assert story.fold().of_person(them)[0].asked is None
    story.asks(them, "09-18")
    assert story.due(them) == {"call": "09-23"}
    assert story.fold().of_person(them)[0].asked is not None


def test_an_answer_to_a_letter_that_came_back_shows_that_it_arrived():
    story, them = asked()
    story.hears("bounce", them, "09-17")
    story.hears("accepted", them, "09-18")
    assert story.due(them) == {"book": "09-21"}
    assert story.fold().of_person(them)[0].asked is not None


@pytest.mark.parametrize(
    ("kind", "data", "due"),
    [
        ("accepted", {}, {"book": "09-18"}),
        ("question", {}, {"answer_question": "09-18"}),
        ("wrote", {}, {"answer_question": "09-18"}),
        ("declined", {}, {"answer_decline": "09-18"}),
        ("later", {"until": "2026-10-03"}, {"wake": "10-05"}),  # a Saturday
        ("later", {}, {"wake": "10-19"}),  # 30 days later is a Saturday
        ("stop", {}, {}),
    ],
)
def test_what_an_answer_asks_for(kind, data, due):
    story, them = asked()
    story.hears(kind, them, "09-17", **data)
    assert story.due(them) == due


def test_an_answered_question_lets_silence_count_anew():
    story, them = asked()
    story.calls(them, "09-21")
    story.hears("question", them, "09-22")
    story.writes("answer", them, "09-23")
    assert story.due(them) == {"call": "09-28"}


def test_a_question_answered_on_the_telephone():
    story, them = asked()
    story.hears("question", them, "09-22")
    story.calls(them, "09-22", "talked")
    assert story.due(them) == {"close_quiet": "09-29"}


def test_after_later_silence_counts_anew():
    story, them = asked()
    story.hears("later", them, "09-17", until="2026-10-05")
    story.writes("nudge", them, "10-05")
    assert story.due(them) == {"call": "10-08"}


@pytest.mark.parametrize("letter", ["decline_reply", "thank_and_close", "thank_you", "answer"])
def test_a_decline_is_answered_once(letter):
    story, them = asked()
    story.hears("declined", them, "09-22")
    story.writes(letter, them, "09-23")
    assert story.due(them) == {}
    assert story.stage(them) == "closed as declined"


def ask_name(story, them):
    return next(step.facts["ask_name"] for step in story.steps() if step.kind == "answer_decline")


def test_no_name_is_asked_of_one_who_gave_one():
    story, them = asked()
    story.hears("declined", them, "09-22")
    assert ask_name(story, them) is True
    story.turns(story.introduction(them, story.person()), "named", "09-22")
    assert ask_name(story, them) is False


def test_a_name_given_before_the_no_counts_too():
    story, them = asked()
    story.hears("named_someone", them, "09-17")
    story.hears("declined", them, "09-22", names=0)
    assert ask_name(story, them) is False


def test_a_name_after_a_no_leaves_it_a_no():
    story, them = asked()
    story.hears("declined", them, "09-22")
    story.writes("decline_reply", them, "09-23")
    story.hears("named_someone", them, "09-24", names=1)
    assert story.due(them) == {}
    assert story.stage(them) == "closed as declined"


@pytest.mark.parametrize(
    ("kind", "stage", "due"),
    [
        ("accepted", "accepted", {"book": "11-03"}),
        ("question", "asked", {"answer_question": "11-03"}),
        ("wrote", "asked", {"answer_question": "11-03"}),
        ("named_someone", "asked", {"answer_question": "11-03"}),
        ("later", "later", {"wake": "12-02"}),
    ],
)
def test_anything_from_them_opens_a_quiet_approach_again(kind, stage, due):
    story, them = asked()
    story.happens("approach_closed", "09-28", person=them, approach=story.approach_of(them), facts={"as": "quiet"})
    story.hears(kind, them, "11-02")
    assert (story.stage(them), story.due(them)) == (stage, due)


def test_a_new_introduction_opens_it_again_too():
    story, them = asked()
    story.happens("approach_closed", "09-28", person=them, approach=story.approach_of(them), facts={"as": "quiet"})
    story.turns(story.introduction(story.person(), them), "made", "11-02")
    assert story.due(them) == {"request": "11-04"}


def test_my_own_wish_opens_it_and_the_letter_counts_from_then():
    story, them = asked()
    story.happens("approach_closed", "09-28", person=them, approach=story.approach_of(them), facts={"as": "quiet"})
    story.with_("approach_reopened", them, "12-28")
    assert story.due(them) == {"request": "12-31"}


def test_they_write_before_they_were_asked():
    story = Story()
    them = story.person()
    story.lists(them, "09-14")
    story.hears("wrote", them, "09-15")
    assert story.due(them) == {"answer_question": "09-16"}
    story.writes("answer", them, "09-16")
    assert story.due(them) == {"request": "09-21"}


# Never write to me


@pytest.mark.parametrize("word", ["question", "wrote"])
def test_a_word_in_the_same_answer_leaves_a_no_a_no_and_a_later_one_opens_it(word):
    story = Story()
    them = story.person()
    story.asks(them, "09-01")
    story.hears("declined", them, "09-04")
    story.hears(word, them, "09-04")
    assert story.due(them) == {"answer_decline": "09-08"}
    story.writes("decline_reply", them, "09-08")
    assert (story.stage(them), story.due(them)) == ("closed as declined", {})
    story.hears(word, them, "09-15")
    assert story.due(them) == {"answer_question": "09-16"}


@pytest.mark.parametrize("between", ["declined", "later"])
def test_a_yes_after_a_no_is_booked_from_that_yes(between):
    story = Story()
    them = story.person()
    story.asks(them, "09-01")
    story.hears("accepted", them, "09-02")
    story.hears(between, them, "09-04")
    story.hears("accepted", them, "09-15")
    assert story.due(them) == {"book": "09-16"}
    story.hears("accepted", them, "09-17")  # said once more: still owed since the first time
    assert story.due(them) == {"book": "09-16"}


def test_a_yes_after_a_missed_talk_is_booked_from_that_yes():
    story = Story()
    them = story.person()
    story.asks(them, "09-01")
    story.books(them, "09-02", "09-08 10:00")
    story.misses(them, "09-08", "them")
    story.hears("accepted", them, "09-15")
    assert story.due(them) == {"book": "09-16"}


def test_after_two_missed_talks_and_thanks_a_new_yes_begins_anew():
    story = Story()
    them = story.person()
    story.asks(them, "09-01")
    for on, start in (("09-02", "09-08 10:00"), ("09-09", "09-14 10:00")):
        story.books(them, on, start)
        story.misses(them, start[:5], "them")
    story.writes("thank_and_close", them, "09-15")
    assert story.stage(them) == "closed as missed"
    story.hears("accepted", them, "09-21")
    assert story.due(them) == {"book": "09-22"}


@pytest.mark.parametrize("after", ["accepted", "question", "wrote", "later", "declined", "auto", "bounce"])
def test_stop_wins_over_whatever_they_say_later(after):
    story, them = asked()
    story.promises(them, "09-16", "09-20", mine=True)
    story.hears("stop", them, "09-17")
    story.hears(after, them, "09-18")
    assert story.due(them, without="") == {}
    assert story.stage(them) == "closed as stopped"


def test_stop_wins_over_thanks_owed_a_booking_an_introduction_and_a_decision():
    story = Story()
    direction, them = story.direction(), story.person()
    story.asks(them, "09-04", direction)
    story.talks(them, "09-14 13:00")
    story.hears("stop", them, "09-14")
    story.turns(story.introduction(story.person(), them), "made", "09-15")
    story.decides(direction, "09-16")
    assert story.due(them, without="") == {}


@pytest.mark.parametrize(
    ("kind", "due"),
    [
        ("question", {"answer_question": "10-06"}),
        ("wrote", {"answer_question": "10-06"}),
        ("accepted", {"book": "10-06"}),
    ],
)
def test_their_word_after_a_stop_counts_once_it_is_lifted(kind, due):
    story, them = asked()
    story.hears("stop", them, "09-17")
    story.hears(kind, them, "10-05")
    story.happens("stop_lifted", "10-05", person=them)
    assert story.due(them) == due


# Pausing


def test_a_pause_leaves_only_the_day_of_waking():
    story, them = asked()
    story.with_("approach_paused", them, "09-17", until="2026-10-11")
    assert story.due(them) == {"wake": "10-13"}  # a Sunday, and then Columbus Day
    story.with_("approach_resumed", them, "09-18")
    assert story.due(them) == {"call": "09-21"}


def test_a_pause_without_a_day_lasts_thirty():
    story, them = asked()
    story.with_("approach_paused", them, "09-17")
    assert story.due(them) == {"wake": "10-19"}


def test_their_yes_ends_a_pause():
    story, them = asked()
    story.with_("approach_paused", them, "09-17", until="2026-12-01")
    story.hears("accepted", them, "09-22")
    assert story.due(them) == {"book": "09-23"}


def test_a_no_of_long_ago_stands_though_they_came_on_the_list_only_when_it_was_typed_in():
    story = Story()
    them = story.person()
    story.asks(them, "09-01")
    story.hears("declined", them, "09-04")
    story.lists(them, "11-23")
    assert story.stage(them) == "closed as declined"
