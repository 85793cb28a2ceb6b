"""Before a talk: what is missing, reading, the speech, the questions, the printed brief."""

from datetime import UTC, datetime

import pytest

from askwell.actions import approach as approaches, direction as directions, interview as interviews, person as people
from askwell.actions.interview import Appointment, Question
from askwell.actions.person import PersonDetails
from askwell.models import AgendaItem, Research

SPEECH = {
    "who_i_am": "I am a nurse on an intensive ward, eleven years now.",
    "what_i_have_done": "I led the change of our ward to electronic charts.",
    "what_i_want": "I am exploring whether work on such systems would suit me.",
    "how_you_can_help": "You know what a week there is like, and whom else I should hear.",
    "how_i_can_help": "",
    "why_here": "You came from a ward yourself.",
}
CLOSING = [
    ("Who else might help me see more?", "names", "Q39"),
    ("What should I have asked that I did not?", "closing", "Q8"),
]


@pytest.fixture
def talk(explorer):
    """A talk of half an hour with Rafael Ortiz on Tuesday week; "no nights" matters and nobody has spoken of it."""
    direction = directions.open_direction(explorer, "clinical informatics")
    directions.add_criterion(explorer, "no nights", "life", must=True)
    rafael = people.add(explorer, PersonDetails(name="Rafael Ortiz", company="Corvane", viewpoint="does"))
    approach = approaches.start(explorer, rafael, direction).approach
    agreed = Appointment(datetime(2026, 10, 27, 15, tzinfo=UTC), 30, "Europe/Berlin", "office", "Corvane, 4th floor")
    return interviews.schedule(explorer, approach, agreed)


def typed(*questions, **more):
    found = [(text, "core", "") for text in questions] + CLOSING
    texts, parts, banks = (list(column) for column in zip(*found, strict=True))
    return {"text": texts, "part": parts, "bank": banks} | more


def questions(answer, where):
    return [one["item"].text for one in answer.context[where]]


def test_what_is_missing_leads_to_where_it_is_done(browser_in, talk):
    page = browser_in.get(f"/interviews/{talk.id}/prepare").text
    assert '<a href="#agenda">Choose your questions</a>' in page
    assert '<a href="#speech">Write what you say when they ask about you</a>' in page
    assert '<a href="#research">Read up on the company</a>' in page
    assert "One copy of your résumé, in the folder, not on the table." in page


def test_with_questions_and_a_speech_one_is_ready(browser_in, talk):
    browser_in.post(f"/interviews/{talk.id}/speech", SPEECH)
    browser_in.post(f"/interviews/{talk.id}/agenda", typed("How do the hours sit with you?", do="ready"))
    page = browser_in.get(f"/interviews/{talk.id}/prepare").text
    assert "You are ready" in page
    assert "About 21 seconds, 46 words." in page


def test_the_speech_is_of_its_direction_and_saves_with_whatever_speaks_against_it(explorer, browser_in, talk):
    selling = SPEECH | {"what_i_want": "I would love to join your team at Corvane."}
    page = browser_in.post(f"/interviews/{talk.id}/speech", selling, follow=True).text
    assert "I would love to join your team at Corvane." in page
    assert "offers yourself to this employer" in page
    explorer.workspace.refresh_from_db()
    assert list(explorer.workspace.profile["speech"]) == [str(talk.approach.direction_id)]


def test_what_was_read_fills_its_box(browser_in, talk):
    empty = browser_in.post(f"/interviews/{talk.id}/research", {"box": "company", "text": "", "url": ""})
    assert (empty.status_code, "Say what you read, or mark it" in empty.text) == (422, True)
    browser_in.post(f"/interviews/{talk.id}/research", {"box": "company", "text": "120 people, rollouts", "url": ""})
    browser_in.post(f"/interviews/{talk.id}/research", {"box": "person", "text": "", "url": "", "nothing": "1"})
    assert set(Research.objects.values_list("box", "nothing_found")) == {("company", False), ("person", True)}
    page = browser_in.get(f"/interviews/{talk.id}/prepare").text
    assert "Read up on the company" not in page
    assert "Looked; nothing found." in page


def test_questions_are_proposed_for_the_minutes_with_their_reasons(browser_in, talk):
    answer = browser_in.get(f"/interviews/{talk.id}/agenda")
    assert len(questions(answer, "running")) == 6
    assert len(questions(answer, "closing")) == 3
    assert len(questions(answer, "reserve")) >= 2
    assert "“no nights” matters to you, and is still open." in answer.text
    assert "A proposal." in answer.text


@pytest.mark.parametrize(
    ("do", "running", "reserve"),
    [
        ("up:1", ["two", "one", "three"], ["four", "five"]),
        ("up:0", ["one", "two", "three"], ["four", "five"]),
        ("down:0", ["two", "one", "three"], ["four", "five"]),
        pytest.param("down:2", ["one", "two"], ["three", "four", "five"], id="the last goes into reserve"),
        pytest.param("up:5", ["one", "two", "three", "four"], ["five"], id="the first of the reserve comes up"),
        ("down:6", ["one", "two", "three"], ["four", "five"]),
        ("remove:1", ["one", "three"], ["four", "five"]),
        pytest.param("up:3", ["one", "two", "three"], ["four", "five"], id="the closing three stay"),
        pytest.param("up:99", ["one", "two", "three"], ["four", "five"], id="no such question"),
        pytest.param("jump", ["one", "two", "three"], ["four", "five"], id="no such deed"),
    ],
)
def test_questions_are_put_in_order(browser_in, talk, do, running, reserve):
    form = typed("one", "two", "three", do=do)
    form["text"] += ["four", "five"]
    form["part"] += ["reserve", "reserve"]
    form["bank"] += ["", ""]
    answer = browser_in.post(f"/interviews/{talk.id}/agenda", form)
    assert (questions(answer, "running"), questions(answer, "reserve")) == (running, reserve)
    assert questions(answer, "closing") == [text for text, _, _ in CLOSING]
    assert not AgendaItem.objects.exists()


def test_a_closed_question_of_ones_own_is_offered_open(browser_in, talk):
    answer = browser_in.post(f"/interviews/{talk.id}/agenda", typed(do="add", own="Do you like your hours?"))
    assert questions(answer, "running") == ["Do you like your hours?"]
    assert "Yes, no or one figure answers this" in answer.text
    better = answer.context["running"][0]["rewrite"]
    answer = browser_in.post(f"/interviews/{talk.id}/agenda", typed("Do you like your hours?", do="rewrite:0"))
    assert questions(answer, "running") == [better]


def test_a_question_that_asks_for_a_job_cannot_be_ready(browser_in, talk):
    asks = "Are there any openings on your team for me?"
    answer = browser_in.post(f"/interviews/{talk.id}/agenda", typed("How do the hours sit with you?", asks, do="ready"))
    assert answer.status_code == 422
    assert "has no place in this talk" in answer.text
    assert asks in questions(answer, "running")
    assert not AgendaItem.objects.exists()


def test_a_question_still_in_the_field_is_kept_too(browser_in, talk):
    browser_in.post(
        f"/interviews/{talk.id}/agenda", typed("How do the hours sit with you?", do="ready", own="What surprised you?")
    )
    kept = AgendaItem.objects.filter(part="core").order_by("order").values_list("text", flat=True)
    assert list(kept) == ["How do the hours sit with you?", "What surprised you?"]


def test_an_agenda_changed_in_another_window_is_not_overwritten(explorer, browser_in, talk):
    interviews.set_agenda(explorer, talk, [Question("From the other window?", "core")])
    answer = browser_in.post(f"/interviews/{talk.id}/agenda", typed("From this one?", do="ready", version="0"))
    assert (answer.status_code, "changed in another window" in answer.text) == (422, True)
    assert questions(answer, "running") == ["From this one?"]
    assert AgendaItem.objects.get().text == "From the other window?"


def test_the_brief_has_what_is_needed_on_paper(browser_in, talk):
    browser_in.post(f"/interviews/{talk.id}/speech", SPEECH)
    page = browser_in.get(f"/interviews/{talk.id}/brief").text
    for words in (
        "Rafael Ortiz",
        "Corvane, 4th floor",
        "30 minutes: ends at 16:30",
        "You came from a ward yourself.",
        'class="room"',
    ):
        assert words in page
