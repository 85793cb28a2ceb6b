"""The questions of one direction: left out, said in own words, typed and pasted."""

from datetime import UTC, datetime

import pytest

from askwell.actions import (
    approach as approaches,
    direction as directions,
    interview as interviews,
    person as people,
    question as questions,
)
from askwell.actions.interview import Appointment, Question
from askwell.actions.person import PersonDetails
from askwell.models import DirectionQuestion
from askwell.queries.prepare import plan_for_anybody
from askwell.queries.questions import bank_of

HOURS = "How do the hours sit with you?"


@pytest.fixture
def informatics(explorer):
    return directions.open_direction(explorer, "clinical informatics")


def proposed(explorer, direction):
    return {item.text for item in plan_for_anybody(explorer.workspace, direction, 60, explorer.today).items}


def test_what_is_left_out_is_proposed_no_more_and_can_be_taken_back(browser_in, explorer, informatics):
    before = proposed(explorer, informatics)
    asked = next(
        one.question for one in bank_of(explorer.workspace, informatics).topics["culture"] if one.text in before
    )
    answer = browser_in.post(
        f"/directions/{informatics.id}/questions/change", {"do": "leave_out", "question": asked.id}, follow=True
    )
    assert "Left out of new proposals." in answer.text and "1 left out" in answer.text
    assert asked.text not in proposed(explorer, informatics)
    assert f'id="{asked.id}" class="out"' in answer.text and answer.text.count("<details open>") == 1
    browser_in.post(f"/directions/{informatics.id}/questions/change", {"do": "take_back", "question": asked.id})
    assert proposed(explorer, informatics) == before and not DirectionQuestion.objects.exists()


def test_a_question_is_proposed_in_her_own_words(browser_in, explorer, informatics):
    mine = "How do the nights suit you?"
    browser_in.post(
        f"/directions/{informatics.id}/questions/change", {"do": "say", "question": "Q6", "text": f" {mine}\n"}
    )
    page = browser_in.get(f"/directions/{informatics.id}/questions").text
    assert mine in page and f"In the stock: “{HOURS}”" in page
    assert mine in proposed(explorer, informatics) and HOURS not in proposed(explorer, informatics)


def test_own_words_that_ask_for_a_job_are_refused_and_not_lost(browser_in, informatics):
    answer = browser_in.post(
        f"/directions/{informatics.id}/questions/change", {"do": "say", "question": "Q6", "text": "Are you hiring?"}
    )
    assert answer.status_code == 422
    assert "asks for a job" in answer.text and ">Are you hiring?</textarea>" in answer.text


def test_a_pasted_list_is_looked_at_before_anything_is_kept(browser_in, explorer, informatics):
    pasted = "1. How do you test a screen on a ward?\n2. Are you hiring?\n3. What do you like best about the job?"
    answer = browser_in.post(
        f"/directions/{informatics.id}/questions/add", {"text": pasted, "source": "A leaflet of the guild"}
    )
    assert not DirectionQuestion.objects.exists()
    assert [(one.take, one.stops, bool(one.same_as)) for one in answer.context["found"]] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]
    kept = {"keep": "1", "take": ["How do you test a screen on a ward?"], "source": "A leaflet of the guild"}
    page = browser_in.post(f"/directions/{informatics.id}/questions/add", kept, follow=True).text
    assert "1 question added." in page and "A leaflet of the guild" in page
    assert "How do you test a screen on a ward?" in proposed(explorer, informatics)


def test_what_asks_for_a_job_is_not_taken_even_when_sent(browser_in, informatics):
    kept = {"keep": "1", "take": ["How do you test a screen?", "Could you pass on my CV?"]}
    answer = browser_in.post(f"/directions/{informatics.id}/questions/add", kept)
    assert answer.status_code == 422 and "Could you pass on my CV?" in answer.text
    assert not DirectionQuestion.objects.exists()


def test_nothing_pasted_says_so(browser_in, informatics):
    answer = browser_in.post(f"/directions/{informatics.id}/questions/add", {"text": "Questions:"})
    assert answer.status_code == 422 and "No question was found in it." in answer.text


def test_an_own_question_is_asked_once_and_can_go(browser_in, explorer, informatics):
    assert questions.add(explorer, informatics, ["How do you test a screen?", "How do you  test a screen?"]) == 1
    assert questions.add(explorer, informatics, ["How do you test a screen?"]) == 0
    row = DirectionQuestion.objects.get()
    page = browser_in.post(
        f"/directions/{informatics.id}/questions/change", {"do": "remove", "question": str(row.id)}, follow=True
    )
    assert "Removed." in page.text and not DirectionQuestion.objects.exists()


def test_own_questions_count_as_own_in_a_talk_and_are_not_asked_twice(browser_in, explorer, informatics):
    questions.add(explorer, informatics, ["How do you test a screen?", "What would a nurse have to unlearn first?"])
    rafael = people.add(explorer, PersonDetails(name="Rafael Ortiz", company="Corvane"))
    approach = approaches.start(explorer, rafael, informatics).approach
    agreed = Appointment(datetime(2026, 10, 27, 15, tzinfo=UTC), 60, "Europe/Berlin", "office", "Corvane")
    talk = interviews.schedule(explorer, approach, agreed)
    page = browser_in.get(f"/interviews/{talk.id}/agenda").text
    assert "How do you test a screen?" in page and "Add two questions of your own" not in page
    own = bank_of(explorer.workspace, informatics).own[0]
    interviews.set_agenda(explorer, talk, [Question(own.text, "core", f"own-{own.id}", 4.0)], None)
    interviews.mark_asked(explorer, talk.agenda.get())
    asked_now = proposed(explorer, informatics)
    assert own.text not in asked_now and bank_of(explorer.workspace, informatics).own[1].text in asked_now


def test_another_directions_questions_are_not_touched(explorer, informatics):
    other = directions.open_direction(explorer, "medical writing")
    questions.leave_out(explorer, informatics, "Q6")
    questions.add(explorer, informatics, ["How do you test a screen?"])
    assert HOURS in {one.text for found in bank_of(explorer.workspace, other).topics.values() for one in found}
    assert not any(one.left_out for found in bank_of(explorer.workspace, other).topics.values() for one in found)
    assert bank_of(explorer.workspace, other).own == []
