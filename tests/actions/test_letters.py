"""A draft says what is true of this reader on this day: nothing is put into a mouth, and nothing is asked twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from askwell.actions import (
    approach as approaches,
    direction as directions,
    interview,
    introduction,
    letter,
    person,
    talk,
)
from askwell.actions.approach import Name
from askwell.actions.interview import Appointment, Held
from askwell.actions.person import PersonDetails
from askwell.method.letters.facts import Tone
from askwell.models import Approach, Direction, Person
from tests.given import NOW

LATER = date(2026, 12, 7)


@pytest.fixture
def nursing(explorer) -> Direction:
    explorer.workspace.my_name = "Maria Ek"
    return directions.open_direction(explorer, "Clinical informatics (nursing)")


def known(actor, name: str = "Dr. Sofia Nilsson, RN", **details) -> Person:
    return person.add(actor, PersonDetails(name=name, **details))


def asked(actor, them: Person, direction: Direction, *, days_ago: int = 5, text: str = "") -> Approach:
    letter.record_sent(actor, them, "request", direction=direction, on=NOW - timedelta(days=days_ago), text=text)
    return Approach.objects.get(person=them)


def talked(actor, them: Person, direction: Direction, *said: str) -> None:
    talk_ = interview.held_without_request(actor, them, direction, Held(minutes=30), on=NOW - timedelta(days=1))
    for words in said:
        talk.add_claim(actor, them, direction, words, "for", interview=talk_)


def text_of(actor, them: Person, kind: str, **about) -> str:
    return letter.draft(actor, Person.objects.get(id=them.id), kind, **about).text


def test_notes_are_not_quoted_and_their_own_words_are(explorer, nursing):
    sofia, ben = known(explorer), known(explorer, "Ben Ott")
    talked(explorer, sofia, nursing, "Hours: 8 to 17, on call one week in five", "At go-live she works nights")
    talked(explorer, ben, nursing, "Hours: 8 to 17", "On tools: “nobody asked the night shift”")
    for kind in ("thank_you", "card"):
        noted = text_of(explorer, sofia, kind)
        assert "[one thing they said, in their words]" in noted
        assert not any(words in noted for words in ("8 to 17", "nights"))
        assert "“nobody asked the night shift" in text_of(explorer, ben, kind)


def test_a_decision_thanks_who_only_gave_a_name_for_the_name(explorer, nursing):
    jo, sofia = known(explorer, "Jo Adler"), known(explorer)
    introduction.add(explorer, giver=jo, target=sofia, direction=nursing, on=NOW - timedelta(days=9))
    talked(explorer, sofia, nursing)
    directions.decide(explorer, nursing, "chosen", "my own reasons")
    nursing.refresh_from_db()
    told = text_of(explorer, jo, "tell_decision", direction=nursing)
    assert "You gave me the name of Dr. Sofia Nilsson, and I thank you for it. Dr. Nilsson and I talked on" in told
    assert "I have decided for clinical informatics." in told
    assert "[" not in told


def test_news_know_whom_they_are_about_and_how_it_stands(explorer, nursing):
    jo, sofia = known(explorer, "Jo Adler"), known(explorer)
    introduction.add(explorer, giver=jo, target=sofia, direction=nursing, on=NOW - timedelta(days=9))

    def news() -> str:
        return text_of(explorer, jo, "update")  # a draft that nobody has touched says what is known by now

    assert "You gave me the name of Dr. Sofia Nilsson, and here is what came of it. [" in news()
    running = asked(explorer, sofia, nursing)
    assert "I asked Dr. Nilsson on Sunday 11 October, and I am waiting for the answer." in news()
    approaches.reply(explorer, running, ["accepted"])
    assert "Dr. Nilsson said yes, and we are finding a day." in news()
    booked = interview.schedule(explorer, running, Appointment(NOW + timedelta(days=4)))
    assert "Dr. Nilsson gives me some time on Tuesday 20 October." in news()
    interview.missed(explorer, booked, "them")
    approaches.close(explorer, running, "missed")
    assert "It came to nothing with Dr. Nilsson" in news()


@pytest.mark.parametrize(
    ("replies", "closed_as", "says"),
    [
        (["declined"], "", "Dr. Nilsson answered today that a talk is not possible"),
        ([], "quiet", "I asked Dr. Nilsson on Sunday 11 October and had no answer"),
        (["later"], "", "Dr. Nilsson has no time at present"),
    ],
)
def test_news_of_a_talk_that_did_not_come_about(explorer, nursing, replies, closed_as, says):
    jo, sofia = known(explorer, "Jo Adler"), known(explorer)
    introduction.add(explorer, giver=jo, target=sofia, direction=nursing, on=NOW - timedelta(days=9))
    running = asked(explorer, sofia, nursing)
    if replies:
        approaches.reply(explorer, running, replies)
    if closed_as:
        approaches.close(explorer, running, closed_as)
    assert says in text_of(explorer, jo, "update")


def test_a_name_that_was_let_go_is_told_so(explorer, nursing):
    jo, sofia = known(explorer, "Jo Adler"), known(explorer)
    introduction.add(explorer, giver=jo, target=sofia, direction=nursing, on=NOW - timedelta(days=9))
    approaches.close(explorer, Approach.objects.get(person=sofia), "withdrawn")
    assert "In the end I did not ask Dr. Nilsson." in text_of(explorer, jo, "update")


@pytest.mark.parametrize(
    ("replies", "says"),
    [
        ([], "I wrote to you on Sunday 11 October about clinical informatics."),
        (["accepted"], "Thank you for having been ready to help me"),
        (["question"], "Thank you for your answer"),
    ],
)
def test_what_is_let_rest_is_told_as_it_was(explorer, nursing, replies, says):
    sofia = known(explorer)
    running = asked(explorer, sofia, nursing)
    if replies:
        approaches.reply(explorer, running, replies)
    assert says in text_of(explorer, sofia, "thank_and_close")


def test_a_no_with_a_name_is_thanked_for_the_name(explorer, nursing):
    sofia = known(explorer)
    running = asked(explorer, sofia, nursing)
    approaches.reply(explorer, running, ["declined"], names=[Name("Lena Krause")])
    row = letter.draft(explorer, sofia, "decline_reply")
    assert "Thank you all the more for the name of Lena Krause." in row.text
    assert "Is there one other person" not in row.text
    assert "no_name_asked" not in {one.code for one in letter.checked(explorer, row).all_findings}


def test_who_asked_for_later_is_written_to_as_they_asked(explorer, nursing):
    sofia = known(explorer)
    approaches.reply(explorer, asked(explorer, sofia, nursing), ["later"], until=LATER)
    again = text_of(explorer, sofia, "request")
    assert (
        "When I wrote to you on Sunday 11 October, you kindly asked me to write again from Monday 7 December on"
        in again
    )


@pytest.mark.parametrize("tone", ["plain", "warm"])
def test_the_script_says_what_the_letter_said(explorer, nursing, tone: Tone):
    sofia = known(explorer)
    explorer.workspace.profile = {"who_i_am": "I am a ward nurse in Kiel."}
    row = letter.draft(explorer, sofia, "request", direction=nursing, tone=tone)
    words = {
        "[Where you have Dr. Nilsson's name from.]": "I heard you speak in Freiburg.",
        "[One true reason why you are writing to Dr. Nilsson.]": "You brought the record to the wards.",
        "[one thing that only Dr. Nilsson can tell you]": "how a ward keeps its say",
    }
    text = row.text
    for gap, said in words.items():
        assert gap in text
        text = text.replace(gap, said)
    row = letter.save(explorer, row, row.subject, text)
    letter.record_sent(explorer, sofia, "request", message=row, on=NOW - timedelta(days=5))
    script = text_of(explorer, sofia, "phone_script")
    assert all(said in script for said in words.values())
    assert "I wrote to you on Sunday 11 October" in script.split("Voicemail:")[1]
    assert "[" not in script


def test_sorry_is_said_for_the_hour_that_was_missed(explorer, nursing):
    sofia = known(explorer)
    running = asked(explorer, sofia, nursing)
    hour = datetime(2026, 10, 15, 13, 0, tzinfo=NOW.tzinfo)
    booked = interview.schedule(
        replace(explorer, now=NOW - timedelta(days=3)), running, Appointment(hour, zone="Europe/Berlin")
    )
    interview.missed(explorer, booked, "me")
    assert "I missed our talk on Thursday 15 October at 15:00." in text_of(explorer, sofia, "apology")
    interview.schedule(explorer, running, Appointment(NOW + timedelta(days=4), zone="Europe/Berlin"))
    letter.discard(explorer, letter.draft(explorer, sofia, "apology"))
    assert "I missed our talk on Thursday 15 October at 15:00." in text_of(explorer, sofia, "apology")


def test_a_letter_speaks_of_the_direction_as_in_a_sentence(explorer, nursing):
    request = letter.draft(explorer, known(explorer), "request", direction=nursing)
    assert "finding out about clinical informatics." in request.text
    assert request.subject == "Half an hour about clinical informatics"


def test_a_draft_with_words_of_ones_own_is_taken_up_as_it_is(explorer, nursing):
    sofia = known(explorer)
    row = letter.draft(explorer, sofia, "request", direction=nursing)
    letter.save(explorer, row, row.subject, "Dear Sofia, my own words.")
    assert text_of(explorer, sofia, "request", direction=nursing) == "Dear Sofia, my own words."


def test_news_are_of_the_name_that_has_some(explorer, nursing):
    jo, sofia, ben = known(explorer, "Jo Adler"), known(explorer), known(explorer, "Ben Ott")
    for target in (sofia, ben):
        introduction.add(explorer, giver=jo, target=target, direction=nursing, on=NOW - timedelta(days=9))
    asked(explorer, sofia, nursing, days_ago=5)
    asked(explorer, ben, nursing, days_ago=7)
    first = letter.draft(explorer, jo, "update")
    assert "the name of Dr. Sofia Nilsson" in first.text
    letter.record_sent(explorer, jo, "update", message=first, on=NOW - timedelta(days=2))
    assert "the name of Ben Ott" in text_of(explorer, jo, "update")


def test_the_only_direction_that_can_be_meant_is_meant(explorer, nursing):
    jo, sofia = known(explorer, "Jo Adler"), known(explorer)
    assert "what work in clinical informatics is really like" in text_of(explorer, jo, "ask_for_names")
    other = directions.open_direction(explorer, "Medical affairs")
    assert "[the field or position]" in text_of(explorer, jo, "ask_for_names")
    assert "[the field or position you would like to understand]" in text_of(explorer, sofia, "request")
    directions.decide(explorer, other, "set_aside", "my own reasons")
    assert "I have decided against medical affairs." in text_of(explorer, jo, "tell_decision")


def test_a_day_at_their_side_remembers_the_talk(explorer, nursing):
    sofia = known(explorer)
    talked(explorer, sofia, nursing)
    assert "Since our talk on Thursday 15 October" in text_of(explorer, sofia, "shadow_request")


def test_who_was_asked_face_to_face_was_not_written_to(explorer, nursing):
    sofia = known(explorer)
    letter.record_sent(explorer, sofia, "request", direction=nursing, channel="in_person", on=NOW - timedelta(days=5))
    for kind in ("nudge", "thank_and_close"):
        text = text_of(explorer, sofia, kind)
        assert "I asked you on Sunday 11 October" in text
        assert "wrote" not in text
