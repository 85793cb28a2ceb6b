"""The look back: four questions, and what is folded."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from askwell.actions import (
    approach as approaches,
    direction as directions,
    interview as interviews,
    person as people,
    talk as talks,
)
from askwell.actions.interview import Appointment, Held
from askwell.actions.person import PersonDetails
from askwell.models import Attendee, Claim, Commitment, Criterion, Event, Introduction, Message, Note

START = datetime(2026, 10, 16, 8, 0, tzinfo=UTC)


@pytest.fixture
def talk(explorer):
    """A talk with Rafael Ortiz half an hour ago, with two lines of notes, one of them in confidence."""
    direction = directions.open_direction(explorer, "clinical informatics")
    directions.add_criterion(explorer, "no nights", "life", must=True)
    rafael = people.add(explorer, PersonDetails(name="Rafael Ortiz", company="Corvane"))
    approach = approaches.start(explorer, rafael, direction).approach
    talk = interviews.schedule(explorer, approach, Appointment(START, 30), on=START - timedelta(days=4))
    talks.save_note(explorer, talks.Line("No nights for years. He sketches, others build."), talk=talk.id)
    talks.save_note(explorer, talks.Line("They will reorganise.", in_confidence=True), talk=talk.id)
    interviews.held(explorer, talk, Held())
    talk.refresh_from_db()
    return talk


@pytest.fixture
def answers(browser_in, talk):
    def answer(deed, **typed):
        return browser_in.post(f"/interviews/{talk.id}/debrief/{deed}", typed, follow=True)

    return answer


def claim(talk, **changed):
    note = Note.objects.get(in_confidence=False)
    return {
        "text": "No nights for years.", "sign": "for", "direction": str(talk.approach.direction_id),
        "criterion": str(Criterion.objects.get().id), "note": str(note.id), "mark": f"{note.id}-0",
    } | changed  # fmt: skip


def test_each_sentence_of_the_notes_can_be_marked(browser_in, talk):
    page = browser_in.get(f"/interviews/{talk.id}/debrief").text
    for sentence in ("No nights for years.", "He sketches, others build.", "They will reorganise."):
        assert f'<span class="voice">{sentence}</span>' in page


def test_the_sentence_that_is_tapped_opens_its_form_and_no_other(browser_in, talk):
    address = f"/interviews/{talk.id}/debrief"
    assert "I learned this" in browser_in.get(address).text  # in own words
    tapped = re.search(
        r'href="(\?mark=[^#"]+)#[^>]*><span class="voice">No nights for years', browser_in.get(address).text
    )
    page = browser_in.get(address + tapped[1]).text
    assert page.count("I learned this") == 2
    assert re.search(r"<textarea[^>]*>\s*No nights for years\.</textarea>", page)


def test_a_marked_sentence_becomes_something_learned(talk, answers):
    page = answers("claim", **claim(talk)).text
    assert "Kept as something you learned." in page
    kept = Claim.objects.get()
    assert (kept.text, kept.sign, kept.note, kept.in_confidence) == (
        "No nights for years.", "for", Note.objects.get(in_confidence=False).id, False,
    )  # fmt: skip


def test_what_was_said_in_confidence_stays_so_as_a_claim(talk, answers):
    secret = Note.objects.get(in_confidence=True)
    answers("claim", **claim(talk, text=secret.text, sign="unclear", note=str(secret.id)))
    assert Claim.objects.get().in_confidence


def test_a_claim_without_its_sign_stays_typed_where_it_was(talk, answers):
    answer = answers("claim", **claim(talk, text="No nights, he said.", sign=""))
    assert answer.status_code == 422
    assert "Say whether it speaks for it, against it, or is unclear." in answer.text
    assert "No nights, he said." in answer.text
    assert not Claim.objects.exists()


def test_a_name_or_a_reason_of_one_tap(talk, answers):
    assert "Say who was named." in answers("name", name="").text
    assert "None this time: all abroad." in answers("no-names", reason="all abroad").text
    assert "Lena Krause" in answers("name", name="Lena Krause", company="Medira", may_use_name="on").text
    assert Introduction.objects.get().giver == talk.approach.person


def test_promises_with_their_day(talk, answers):
    assert "Write the day as" in answers("promise", what="my checklist", whose="mine", due="soon").text
    answers("promise", what="my checklist", whose="mine", due="2026-10-20")
    page = answers("promise", what="a book", whose="theirs", due="").text
    assert "I: my checklist" in page
    assert "Rafael Ortiz: a book" in page
    assert set(Commitment.objects.values_list("what", "mine")) == {("my checklist", True), ("a book", False)}


def test_the_thanks_begin_here(browser_in, talk):
    page = browser_in.get(f"/interviews/{talk.id}/debrief").text
    assert "Write the thanks" in page
    person = talk.approach.person_id
    browser_in.post(f"/people/{person}/letters", {"kind": "thank_you", "interview": str(talk.id)})
    assert Message.objects.get().kind == "thank_you"


def test_thanks_and_card_are_skipped_with_a_reason(answers):
    assert "None: too long ago." in answers("no-thanks", reason="too long ago").text
    assert "Say in a word why." not in answers("no-card", reason="no address").text
    assert set(
        Event.objects.filter(kind__in=("thanks_skipped", "card_skipped")).values_list("data__reason", flat=True)
    ) == {
        "too long ago",
        "no address",
    }
    assert answers("no-card", reason="").status_code == 422


def test_a_posted_card_is_noted(answers):
    assert "It is posted." in answers("card-sent").text


def test_closing_with_nothing_learned_asks_once_and_lets_go_on(talk, answers):
    asks = answers("finish", listened="4")
    assert (asks.status_code, "What did you learn?" in asks.text) == (422, True)
    assert not Event.objects.filter(kind="debriefed").exists()
    answers("finish", listened="4", anyway="1")
    assert Event.objects.get(kind="debriefed").data == {"listened": 4}


def test_everything_else_is_kept_and_can_be_seen_again(browser_in, talk, answers):
    answers("claim", **claim(talk))
    told = {
        "listened": "4", "was_clear": "3", "their_share": "70", "i_asked": "7", "they_asked": "5",
        "may_write_again": "yes", "turned_by": "them", "seems_to_want_a_job": "yes",
    }  # fmt: skip
    for _ in range(2):
        answers("finish", **told)
    assert Event.objects.filter(kind="may_write_again").count() == 1
    kept = Event.objects.filter(kind="debriefed").last().data
    assert (kept["their_share"], kept["they_asked"], kept["turned_by"]) == (70, 5, "them")
    assert "One plain sentence in the thanks clears it" in browser_in.get(f"/interviews/{talk.id}/debrief").text


@pytest.mark.parametrize("share", ["0", "101", "most"])
def test_a_share_that_cannot_be_is_said(answers, share):
    answer = answers("finish", their_share=share, anyway="1")
    assert answer.status_code == 422
    assert f'value="{share}"' in answer.text


def test_somebody_else_who_was_there_may_be_thanked_too(talk, answers):
    answers("other", name="Dana Mbeki", owed="on")
    assert Attendee.objects.get().person.name == "Dana Mbeki"
    page = answers("other", name="Rafael Ortiz").text
    assert "Rafael Ortiz is the host of this talk." in page


def test_an_unknown_answer_is_no_page(answers):
    assert answers("erase").status_code == 404


def test_how_they_know_the_work_is_asked_where_it_is_not_known_and_a_judgement_waits_for_it(browser_in, talk, answers):
    direction = f"/directions/{talk.approach.direction_id}/"
    asked = "How does Rafael Ortiz know the work?"
    assert asked in browser_in.get(f"/interviews/{talk.id}/debrief").text
    assert "You have not said how they know the work: Rafael Ortiz." in browser_in.get(direction).text
    assert asked not in answers("viewpoint", viewpoint="manages").text
    judged = browser_in.get(direction).text
    assert "You have not talked with anybody who does this work themselves." in judged
    assert "You have not said how they know" not in judged
