from __future__ import annotations

from dataclasses import replace

import pytest

from askwell.method.questions.agenda import AgendaItem, OpenCriterion, OwnQuestion, check_agenda, fits, plan
from askwell.method.questions.bank import bank
from askwell.method.questions.knowing import Knows, kinds_of_title, knows
from askwell.method.questions.lexicon import table

BANK = tuple(bank().values())
OWN = (OwnQuestion("How did you move from the ward to systems?"), OwnQuestion("How do you test a screen on a ward?"))
NIGHTS = OpenCriterion("c1", "no nights", "life", contradicted=True, unanswered=False)
PATIENTS = OpenCriterion("c2", "many patients helped", "values")


def running(agenda):
    return [item for item in agenda.items if item.part in ("opening", "core", "advice")]


def codes(warnings):
    return [warning.code for warning in warnings]


@pytest.mark.parametrize(
    ("minutes", "count"), [(10, 2), (15, 3), (20, 4), (25, 5), (30, 6), (45, 10), (50, 11), (60, 13), (5, 1)]
)
def test_what_fits_into_the_time(minutes, count):
    assert fits(minutes) == count


@pytest.mark.parametrize("minutes", [10, 15, 20, 30, 45, 60])
@pytest.mark.parametrize("viewpoint", [None, "does", "manages", "buys"])
def test_an_agenda_fills_the_time_keeps_the_closing_three_and_holds_more_in_reserve(minutes, viewpoint):
    agenda = plan(minutes, BANK, [PATIENTS], of=Knows(viewpoint), own_questions=OWN)
    assert len(running(agenda)) == agenda.fits
    assert [item.question_id for item in agenda.items if item.part in ("names", "closing")] == ["Q39", "Q8", "Q38"]
    assert sum(item.part == "reserve" for item in agenda.items) >= 2
    assert sum(item.minutes for item in agenda.items) == pytest.approx(minutes, abs=1)
    assert agenda.warnings == () and agenda.ready


def test_it_opens_with_the_ordinary_day_and_asks_advice_before_names():
    agenda = plan(30, BANK, own_questions=OWN)
    assert agenda.items[0].question_id == "Q5"
    parts = [item.part for item in agenda.items]
    assert parts == sorted(parts, key=["opening", "core", "advice", "names", "closing", "reserve"].index)


def test_deep_questions_wait_until_after_the_first_third():
    questions = running(plan(60, BANK, own_questions=OWN))
    deep = [
        place
        for place, item in enumerate(questions)
        if item.question_id in bank() and bank()[item.question_id].depth == "deep"
    ]
    assert deep and min(deep) >= len(questions) / 3


def test_two_people_who_disagreed_become_a_question_of_its_own():
    agenda = plan(30, BANK, [NIGHTS], own_questions=OWN)
    [item] = [item for item in agenda.items if item.why == "contradiction"]
    assert item.part == "core" and "no nights" in item.text and item.facts == {"criterion": "no nights"}


def test_a_second_talk_in_a_direction_asks_what_is_still_unknown():
    first = plan(30, BANK, [PATIENTS], of=Knows("does"))
    asked = {item.question_id: 1 for item in running(first) if item.question_id}
    second = plan(30, BANK, [PATIENTS], of=Knows("does"), asked_before_in_direction=asked)
    assert {item.question_id for item in running(second)} & asked.keys() == set()


def test_what_reading_answered_and_what_they_cannot_know_is_left_out():
    agenda = plan(60, BANK, research_answered={"Q5", "Q7"}, of=Knows("buys"))
    ids = [item.question_id for item in agenda.items if item.part not in ("names", "closing")]
    assert not {"Q5", "Q7"} & set(ids)
    assert all("buys" in bank()[id].holds for id in ids)


def ids(agenda):
    return {item.question_id for item in running(agenda) if item.question_id}


def test_two_people_are_asked_what_each_of_them_can_know():
    head, beginner = (
        plan(45, BANK, [PATIENTS], of=knows(title, "does", years))
        for title, years in (("Head of Informatics", 14), ("Junior analyst", 1))
    )
    assert len(ids(head) - ids(beginner)) >= 4
    of_head = {item.facts["kind"] for item in head.items if item.why == "they_know"}
    of_beginner = {item.facts["kind"] for item in beginner.items if item.why == "they_know"}
    assert of_head == {"leads", "long"} and of_beginner == {"new"}


@pytest.mark.parametrize(("title", "years", "left", "kinds"), [
    pytest.param("Senior nurse", None, False, {"long"}, id="no year is known: what the title sounds like"),
    pytest.param("Senior nurse", 2, False, {"new"}, id="years that are known count before the title"),
    pytest.param("Trainee", 6, False, set(), id="neither new nor long"),
    pytest.param("Nurse", 10, True, {"long", "left"}, id="ten years, and gone"),
])  # fmt: skip
def test_years_and_titles_tell_what_somebody_can_know(title, years, left, kinds):
    assert knows(title, None, years, left=left).kinds == kinds


@pytest.mark.parametrize("kind", table("titles"))
def test_titles_are_read_as_their_examples_say(kind):
    assert [title for title in table("titles")[kind]["examples"] if kind not in kinds_of_title(title)] == []
    assert [title for title in table("titles")[kind]["counter"] if kind in kinds_of_title(title)] == []


def test_her_own_question_takes_the_place_of_the_same_in_other_words():
    agenda = plan(60, BANK, own_questions=[OwnQuestion("What do you like best about the job?")])
    assert "Q3" not in ids(agenda)


def test_none_of_her_own_questions_is_lost_however_short_the_talk():
    own = [
        OwnQuestion(f"How does step {word} work on your ward?")
        for word in ("one", "two", "three", "four", "five", "six", "seven")
    ]
    texts = [item.text for item in plan(10, BANK, own_questions=own).items]
    assert all(question.text in texts for question in own)


@pytest.mark.parametrize(("change", "code"), [
    pytest.param(
        lambda items: [item for item in items if item.question_id != "Q8"],
        "closing_removed", id="a closing question taken out",
    ),
    pytest.param(
        lambda items: items[1:],
        "too_few", id="less than fits",
    ),
    pytest.param(
        lambda items: [item for item in items if item.part != "reserve"],
        "few_in_reserve", id="nothing in reserve",
    ),
    pytest.param(
        lambda items: [replace(item, own=False) for item in items],
        "few_own", id="no words of her own",
    ),
    pytest.param(
        lambda items: [*items, AgendaItem("Q9", bank()["Q9"].text, "core")],
        "same_family", id="the day asked twice",
    ),
    pytest.param(
        lambda items: [*items, AgendaItem(None, "What does your company make?", "reserve")],
        "answerable_online", id="to be read",
    ),
    pytest.param(
        lambda items: [*items, *[AgendaItem(None, f"Do you like {x}?", "core") for x in "abc"]],
        "few_open", id="yes and no",
    ),
    pytest.param(
        lambda items: [*items, AgendaItem(None, "What do you earn?", "reserve")],
        "personal_pay", id="their own pay",
    ),
])  # fmt: skip
def test_a_changed_agenda_is_warned_about_once_and_stays_usable(change, code):
    items = change(list(plan(30, BANK, own_questions=OWN).items))
    warnings = check_agenda(items, 30)
    assert codes(warnings) == [code]
    assert not warnings[0].stops


def test_any_order_is_hers_to_choose():
    items = list(plan(30, BANK, own_questions=OWN).items)
    assert check_agenda(items[::-1], 30) == ()


def test_q23_and_q37_serve_as_closing_questions_too():
    swap = {"Q39": "Q23", "Q8": "Q37"}
    items = [
        replace(item, question_id=swap.get(item.question_id, item.question_id))
        for item in plan(30, BANK, own_questions=OWN).items
    ]
    assert check_agenda(items, 30) == ()


def test_an_agenda_that_asks_for_a_job_is_never_ready():
    agenda = plan(30, BANK, own_questions=[*OWN, OwnQuestion("Is there an opening in your team?")])
    assert not agenda.ready
    assert agenda.warnings[0].code == "job_ask" and agenda.warnings[0].stops
