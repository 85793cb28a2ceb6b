"""What was noted with a wrong day stands on the right one, and everything that rests on it with it."""

from datetime import UTC, date, datetime

import pytest

from askwell.actions import approach, direction, interview, letter, person, redate, story, talk, thanks
from askwell.actions.approach import Name
from askwell.actions.interview import Appointment, Held
from askwell.actions.person import PersonDetails
from askwell.errors import Invalid
from askwell.models import Claim, Event, Introduction, Message, Step
from askwell.queries import story as stories
from askwell.queries.fold_check import differences


@pytest.fixture
def ute(explorer):
    """Ute, on the list for a direction that was opened on 1 September."""
    into = direction.open_direction(explorer, "informatics", on=date(2026, 9, 1))
    someone = person.add(explorer, PersonDetails(name="Ute Lang"), on=date(2026, 9, 1))
    return approach.start(explorer, someone, into, on=date(2026, 9, 1)).approach


def last(explorer, kind):
    return Event.objects.filter(workspace=explorer.workspace, kind=kind, counts=True).order_by("-order").first()


def the_story(explorer, ute):
    lines = stories.of_person(explorer.workspace, ute.person)
    return [(line.kind, line.on.day) for line in lines if line.kind != "person_added"]


def test_the_day_of_an_answer(explorer, ute):
    letter.record_sent(explorer, ute.person, "request", approach=ute, text="Dear Ute", on=date(2026, 9, 7))
    approach.reply(explorer, ute, ["declined"], text="No, sorry.", names=[Name("Jo Ott")], on=date(2026, 10, 9))

    redate.redate(explorer, last(explorer, "reply_declined"), date(2026, 9, 9))

    ute.refresh_from_db()
    assert (ute.closed_as, ute.answered_on) == ("declined", date(2026, 9, 9))
    assert the_story(explorer, ute)[-3:] == [("reply_declined", 9), ("introduction_named", 9), ("approach_started", 9)]
    assert Message.objects.get(outgoing=False).sent_on == date(2026, 9, 9)
    assert Introduction.objects.get().state == "named"
    assert not differences(explorer.workspace)


def test_a_talk_takes_along_what_was_said_in_it_and_not_what_came_later(explorer, ute):
    talked = interview.held_without_request(explorer, ute.person, ute.direction, Held(), on=date(2026, 10, 3))
    talk.add_claim(explorer, ute.person, ute.direction, "Nights are rare.", "for", interview=talked)
    talk.give_names(explorer, talked, [Name("Jo Ott")])
    talk.promise(explorer, ute.person, "the article", date(2026, 10, 12), mine=True, interview=talked)
    letter.record_sent(explorer, ute.person, "thank_you", interview=talked, text="Thanks", on=date(2026, 10, 6))

    redate.redate(explorer, last(explorer, "interview_held"), date(2026, 10, 4))

    talked.refresh_from_db()
    assert talked.held_on == date(2026, 10, 4)
    assert the_story(explorer, ute) == [
        ("approach_started", 1), ("interview_held", 4), ("claim_added", 4), ("introduction_named", 4),
        ("approach_started", 4), ("commitment_made", 4), ("letter_sent", 6),
    ]  # fmt: skip
    claim = Claim.objects.get()
    assert (claim.on, claim.taken_back) == (date(2026, 10, 4), False)
    assert not differences(explorer.workspace)


def test_the_hour_of_an_agreed_talk_stays(explorer, ute):
    agreed = Appointment(datetime(2026, 10, 1, 7, 30, tzinfo=UTC), 30, "Europe/Berlin")
    talked = interview.schedule(explorer, ute, agreed, on=date(2026, 9, 20))
    interview.held(explorer, talked, Held())

    redate.redate(explorer, last(explorer, "interview_held"), date(2026, 10, 2))

    talked.refresh_from_db()
    assert (talked.held_on, talked.start) == (date(2026, 10, 2), datetime(2026, 10, 2, 7, 30, tzinfo=UTC))


def test_a_step_that_was_done_in_time_is_no_longer_open(explorer, ute):
    """An apology of the day itself does not answer what was noted two weeks later; on its own day it does."""
    agreed = Appointment(datetime(2026, 10, 1, 7, 30, tzinfo=UTC), 30, "Europe/Berlin")
    booked = interview.schedule(explorer, ute, agreed, on=date(2026, 9, 20))
    letter.record_sent(explorer, ute.person, "apology", approach=ute, interview=booked, on=date(2026, 10, 1))
    interview.missed(explorer, booked, "me", on=date(2026, 10, 15))
    open_now = Step.objects.filter(workspace=explorer.workspace, person=ute.person)
    assert open_now.filter(kind="apologize").exists()

    redate.redate(explorer, last(explorer, "interview_missed"), date(2026, 10, 1))
    redate.redate(explorer, last(explorer, "letter_sent"), date(2026, 10, 2))

    assert not open_now.filter(kind="apologize").exists()


@pytest.mark.parametrize(
    ("kind", "day", "why"),
    [
        ("reply_accepted", date(2026, 9, 1), "an answer before the letter"),
        ("letter_sent", date(2026, 9, 30), "a letter after its answer"),
        ("reply_accepted", date(2026, 9, 21), "a yes after the time was agreed"),
        ("interview_held", date(2026, 9, 10), "a talk before it was agreed"),
        ("interview_held", date(2026, 10, 8), "a talk after its card"),
        ("card_sent", date(2026, 9, 25), "a card before the talk"),
        ("card_sent", date(2026, 12, 24), "a day to come"),
        ("card_sent", date(2026, 10, 5), "the day on which it stands"),
        ("person_added", date(2026, 9, 2), "what is about the record itself"),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_nothing_changes(explorer, ute, kind, day, why):
    letter.record_sent(explorer, ute.person, "request", approach=ute, on=date(2026, 9, 7))
    approach.reply(explorer, ute, ["accepted"], on=date(2026, 9, 9))
    agreed = Appointment(datetime(2026, 10, 1, 7, 30, tzinfo=UTC), 30, "Europe/Berlin")
    talked = interview.schedule(explorer, ute, agreed, on=date(2026, 9, 20))
    interview.held(explorer, talked, Held())
    talked.refresh_from_db()
    thanks.card_sent(explorer, talked, on=date(2026, 10, 5))
    before = the_story(explorer, ute)

    with pytest.raises(Invalid):
        redate.redate(explorer, last(explorer, kind), day)

    assert the_story(explorer, ute) == before


def test_it_can_be_given_its_old_day_again_and_be_taken_back(explorer, ute):
    letter.record_sent(explorer, ute.person, "request", approach=ute, on=date(2026, 9, 7))
    there = redate.redate(explorer, last(explorer, "letter_sent"), date(2026, 9, 8))
    back = redate.redate(explorer, there, date(2026, 9, 7))
    assert the_story(explorer, ute) == [("approach_started", 1), ("letter_sent", 7)]

    with pytest.raises(Invalid):
        story.undo(explorer, Event.objects.filter(kind="correction").order_by("order").first())
    story.undo(explorer, back)

    ute.refresh_from_db()
    assert ute.stage == "draft"


def test_who_heard_of_a_decision_that_was_taken_back_is_to_hear_of_the_one_that_stands(explorer, ute):
    talked = interview.held_without_request(explorer, ute.person, ute.direction, Held(), on=date(2026, 10, 3))
    direction.decide(explorer, ute.direction, "chosen", on=date(2026, 10, 10))
    aside = direction.decide(explorer, ute.direction, "set_aside", on=date(2026, 10, 10))
    letter.record_sent(
        explorer, ute.person, "tell_decision", interview=talked, direction=ute.direction, on=date(2026, 10, 12)
    )
    to_tell = Step.objects.filter(workspace=explorer.workspace, kind="tell_decision")
    assert (aside, to_tell.count()) == (None, 0)

    story.undo(explorer, last(explorer, "direction_decided"))

    assert to_tell.get().person == ute.person
