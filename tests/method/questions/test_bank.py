from __future__ import annotations

from itertools import combinations

import pytest

from askwell.method.questions.bank import (
    CLOSING_FAMILIES,
    CLOSING_THREE,
    GROUPS,
    VIEWPOINTS,
    bank,
    redirect_cards,
    redirect_questions,
)
from askwell.method.questions.check import check_question
from askwell.method.questions.pasted import alike


def test_every_question_of_the_method_is_there_and_three_times_as_many_more():
    assert [f"Q{number}" for number in range(1, 40) if f"Q{number}" not in bank()] == []
    assert len(bank()) >= 150


@pytest.mark.parametrize("question", bank().values(), ids=lambda question: question.id)
def test_the_check_finds_no_fault_with_a_question_of_the_bank(question):
    reading = check_question(question.text)
    assert (reading.form, reading.why_not, reading.answerable_online) == (
        question.form,
        None,
        question.answerable_online,
    )
    assert question.form == "open" or question.depth in ("closing", "after")
    assert question.holds <= set(VIEWPOINTS) and question.holds
    assert set(question.feeds) <= set(GROUPS)
    assert [follow for follow in question.follow_ups if check_question(follow).why_not] == []


def test_a_talk_ends_with_names_the_question_not_asked_and_leave_to_come_back():
    assert tuple(bank()[id].family for id in CLOSING_THREE) == CLOSING_FAMILIES
    assert {id for id, question in bank().items() if question.depth == "closing"} == {"Q8", "Q37", "Q38", "Q23", "Q39"}


def test_each_viewpoint_has_enough_to_be_asked_in_half_an_hour():
    for viewpoint in VIEWPOINTS:
        families = {question.family for question in bank().values() if viewpoint in question.holds}
        assert len(families) >= 12, viewpoint


def test_no_two_questions_of_the_bank_ask_the_same():
    texts = [question.text for question in bank().values()]
    assert [pair for pair in combinations(texts, 2) if alike(*pair)] == []


def test_what_was_said_in_a_turned_talk_has_a_card_that_leads_back_to_the_field():
    assert {"you_would_fit", "when_could_you_start", "we_are_hiring", "what_pay"} <= redirect_cards().keys()
    assert [question.id for question in redirect_questions()] == ["Q24", "Q25"]
    for card in redirect_cards().values():
        reading = check_question(card.text)
        assert (reading.form, reading.why_not) == ("open", None)
        assert check_question(card.bridge).why_not is None
