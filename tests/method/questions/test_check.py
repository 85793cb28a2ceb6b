from __future__ import annotations

import time

import pytest

from askwell.method.questions.bank import bank
from askwell.method.questions.check import check_question
from askwell.method.questions.lexicon import table
from askwell.method.questions.pasted import alike, split_pasted
from askwell.method.questions.same import same
from askwell.method.questions.sorting import sort_pasted


@pytest.mark.parametrize(("text", "form"), [
    ("How did you come to run a night ward?", "open"),
    ("Tell me about your first week.", "open"),
    ("Would you mind describing a quiet shift?", "open"),
    ("When a new nurse joins, what do you watch for?", "open"),
    ("How important is it to have studied abroad?", "open"),
    ("Do you like it here, and why?", "open"),
    ("Do you like it here?", "closed"),
    ("How many beds are on your ward?", "closed"),
    ("Could you tell me when the clinic was built?", "closed"),
    ("Could you tell me whether you would do it again?", "closed"),
    ("Is there a course you think highly of?", "closed"),
    ("Could you pass on my CV?", "closed"),
    ("Would you recommend the night school?", "closed"),
    ("Do you mostly teach or mostly treat?", "choice"),
    ("What counts for more on rounds, speed or care?", "choice"),
    ("Do you work on Sundays or not?", "closed"),
    ("Thank you for your time.", "statement"),
    ("", "statement"),
])  # fmt: skip
def test_a_question_is_read_for_what_its_wording_invites(text, form):
    assert check_question(text).form == form


@pytest.mark.parametrize(("why_not", "text"), [
    *((family["why_not"], text) for family in table("improper")["family"] for text in family["examples"]),
    ("job_ask", "Does your ward need another pair of hands, that is, would you take me on?"),
    ("job_ask", "If a post opened up, would you let me know?"),
    ("job_ask", "Could you pass my résumé on to your head of department?"),
    ("job_ask", "What are my chances of getting a job at your clinic?"),
    ("personal_pay", "How much do you make a year?"),
    ("personal_pay", "May I ask about your own salary?"),
    ("personal_life", "Do you have children?"),
    ("personal_life", "Which party do you vote for?"),
])  # fmt: skip
def test_what_has_no_place_in_a_talk_is_found_with_its_reason_and_a_better_question(why_not, text):
    reading = check_question(text)
    assert reading.why_not == why_not
    assert reading.findings[0].code == why_not and reading.findings[0].words in text.casefold().replace("é", "e")
    better = check_question(reading.rewrite)
    assert (better.form, better.appropriate, better.answerable_online) == ("open", True, False)


@pytest.mark.parametrize("text", [
    *(text for family in table("improper")["family"] for text in family["fine"]),
    "How did you hear of your present position?",
    "What does a head nurse look for in a new colleague?",
    "How do nurses with children manage the shifts?",
    "What made you join this clinic?",
    "How is the demand for midwives at present, as you see it?",
    "What do you make of the new rota?",
])  # fmt: skip
def test_questions_about_the_field_are_left_alone(text):
    assert check_question(text).why_not is None


@pytest.mark.parametrize(("text", "online"), [
    ("What does your company make?", True),
    ("Is a degree required for radiographers?", True),
    ("What does a dietitian usually earn?", True),
    ("Where did you study?", True),
    ("Which universities offer a course in orthoptics?", True),
    ("What do you think of the courses on offer?", False),
    ("How does your team choose what to work on?", False),
    ("Which change in the field matters most, in your view?", False),
    ("When was the clinic founded, and why did you come?", False),
])  # fmt: skip
def test_what_reading_would_answer_is_told_from_what_only_they_can_say(text, online):
    assert check_question(text).answerable_online is online


@pytest.mark.parametrize(("text", "topic"), [
    ("What does a usual week look like?", "day"),
    ("How did you get into radiology?", "path"),
    ("Which skills matter most?", "skills"),
    ("Which licence did beginners need in your day?", "entry"),
    ("What is your favourite journal?", "resources"),
    ("Who else should I talk to?", "referral"),
    ("How do you switch off in the evening?", "balance"),
])  # fmt: skip
def test_the_topic_is_what_the_answer_would_be_about(text, topic):
    assert check_question(text).topic == topic


@pytest.mark.parametrize("question", [
    "Wie sind Sie zu diesem Beruf gekommen?",
    "Comment êtes-vous arrivé dans ce métier ?",
    "¿Qué le gusta más de su trabajo en el hospital?",
])  # fmt: skip
def test_in_another_language_nothing_is_guessed(question):
    reading = check_question(question)
    assert [finding.code for finding in reading.findings] == ["not_english"]
    assert (reading.form, reading.appropriate, reading.answerable_online, reading.topic) == (None, None, None, None)
    assert not same(question, "How did you come into this field?")
    assert same(question, question)


@pytest.mark.parametrize(
    "question",
    ["Looking back, which lesson came too late?", "Do people see one another after hours?", "Pay?", "Why metallurgy?"],
)
def test_short_questions_in_english_are_judged(question):
    assert check_question(question).form is not None


@pytest.mark.parametrize(
    "hostile", ["?" * 1_000_000, "how " * 250_000, "is your " * 125_000 + "?", "\x00\n\t", "a, " * 333_333]
)
def test_hostile_text_is_read_quickly(hostile):
    start = time.perf_counter()
    check_question(hostile)
    assert time.perf_counter() - start < 1


def test_a_pasted_list_becomes_its_questions_without_numbers_headings_and_repeats():
    pasted = """About the work:
    1. What is a good day?
    2) Why did you choose it? How did you start?
    • what is a good day?
    - Tell me about a hard case

    # More
    (c) Who else sees it? 4. What surprised you?"""
    assert split_pasted(pasted) == [
        "What is a good day?",
        "Why did you choose it?",
        "How did you start?",
        "Tell me about a hard case",
        "Who else sees it?",
        "What surprised you?",
    ]


def test_a_pasted_list_is_sorted_beside_what_is_there():
    pasted = """
        1. Which skills matter most in this work?
        2. Are you hiring?
        3. What skills matter most in the work?
        4. What is it like to lead a choir?
    """
    new, job_ask, again, other = sort_pasted(pasted, ["How do the hours sit with you?"])
    assert new.take and other.take
    assert job_ask.stops and not job_ask.take
    assert again.same_as == "Which skills matter most in this work?" and not again.take


def test_a_thousand_pasted_lines_are_sorted_in_seconds():
    pasted = "\n".join(
        f"How does step {number} of the work on a ward go, and who helps with it?" for number in range(1_000)
    )
    begun = time.perf_counter()
    assert len(sort_pasted(pasted, [question.text for question in bank().values()])) == 1_000
    assert time.perf_counter() - begun < 20


@pytest.mark.parametrize(("one", "other"), [
    ("What do you like most about the ward?", "What do you like least about the ward?"),
    ("What is the usual pay for nurses?", "What is your pay as a nurse?"),
    ("How has the clinic changed?", "How has the clinic changed you?"),
])  # fmt: skip
def test_the_other_sign_or_person_is_another_question(one, other):
    assert not alike(one, other)
