"""A journey typed in later keeps its own days; what was noted already is not noted twice."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest

from askwell.actions import approach, direction, interview, letter, person, redate
from askwell.actions.interview import Appointment, Held
from askwell.actions.person import PersonDetails
from askwell.models import Approach, Event, Interview, Person
from askwell.queries.progress import weeks, weeks_as_of

BEGIN = datetime(2026, 9, 17, 8, 0, tzinfo=UTC)  # 10:00 in Berlin


@pytest.fixture
def ines(explorer):
    """Ines, who was asked on 7 September and said yes on the 9th; it is 16 October."""
    into = direction.open_direction(explorer, "informatics", on=date(2026, 9, 1))
    someone = person.add(explorer, PersonDetails(name="Ines Costa"), on=date(2026, 9, 1))
    running = approach.start(explorer, someone, into, on=date(2026, 9, 1)).approach
    letter.record_sent(explorer, someone, "request", approach=running, on=date(2026, 9, 7))
    approach.reply(explorer, running, ["accepted"], on=date(2026, 9, 9))
    return running


@pytest.fixture
def booked(explorer, ines):
    return interview.schedule(explorer, ines, Appointment(BEGIN, 30, "Europe/Berlin"), on=date(2026, 9, 10))


def day_of(kind):
    return Event.objects.filter(kind=kind, counts=True).order_by("-order").first().on


def times(**changed):
    return {
        "day": "2026-09-17", "time": "10:00", "zone": "Europe/Berlin", "minutes": "30", "place": "office", "where": "",
        "on": "2026-10-16",
    } | changed  # fmt: skip


def test_a_past_appointment_asks_on_which_day_it_was_agreed(browser_in, ines):
    page = f"/approaches/{ines.id}/schedule"
    refused = browser_in.post(page, times())
    assert refused.status_code == 422
    assert "cannot have been agreed on 2026-10-16" in refused.text
    browser_in.post(page, times(on="2026-09-10"))
    assert day_of("interview_booked") == date(2026, 9, 10)


def test_a_talk_moved_long_ago_was_moved_then(browser_in, booked):
    browser_in.post(f"/interviews/{booked.id}/move", times(day="2026-10-01", on="2026-09-15", by="them"))
    assert day_of("interview_moved") == date(2026, 9, 15)


def test_who_did_not_come_did_not_come_on_the_agreed_day(browser_in, booked):
    browser_in.post(f"/interviews/{booked.id}/missed", {"by": "me"})
    assert day_of("interview_missed") == date(2026, 9, 17)


@pytest.fixture
def held(explorer, booked):
    interview.held(explorer, booked, Held())
    booked.refresh_from_db()
    return booked


def test_a_card_was_posted_on_a_day(browser_in, held):
    page = f"/interviews/{held.id}/debrief/card-sent"
    assert browser_in.post(page, {"on": "2026-09-01"}).status_code == 422
    browser_in.post(page, {"on": "2026-09-20"})
    assert day_of("card_sent") == date(2026, 9, 20)


def test_each_line_of_a_story_can_have_another_day(browser_in, held, ines):
    story = browser_in.get(f"/people/{ines.person_id}/").text
    accepted = Event.objects.get(kind="reply_accepted")
    page = f"/story/{accepted.id}/day"
    assert page in story
    assert "They said yes." in browser_in.get(page).text
    refused = browser_in.post(page, {"day": "2026-09-01"})
    assert (refused.status_code, "after that day" in refused.text) == (422, True)
    told = browser_in.post(page, {"day": "2026-09-08"}, follow=True).text
    assert told.count("<p>They said yes.") == 1
    assert "Taken back" not in told
    assert "stands on another day by now" in browser_in.get(page, follow=True).text


def test_taking_back_and_counting_again_read_as_what_they_are(browser_in, ines):
    accepted = Event.objects.get(kind="reply_accepted")
    browser_in.post(f"/undo/{accepted.id}")
    browser_in.post(f"/undo/{Event.objects.get(corrects=accepted).id}")
    story = browser_in.get(f"/people/{ines.person_id}/").text
    assert ("Taken back: Said yes" in story, "Counted again: Said yes" in story) == (True, True)


def seen(page):
    return re.search(r'name="seen" value="(\d+)"', page).group(1)


def test_an_answer_form_that_was_overtaken_in_another_window_says_so_and_keeps_what_was_typed(explorer, browser_in):
    someone = person.add(explorer, PersonDetails(name="Jan Pohl"))
    running = approach.start(explorer, someone, None, on=date(2026, 9, 1)).approach
    letter.record_sent(explorer, someone, "request", approach=running, on=date(2026, 9, 7))
    page = f"/approaches/{running.id}/reply"
    first = {"kinds": "accepted", "on": "2026-09-09", "text": "Gladly.", "names-TOTAL_FORMS": 0}
    first |= {"names-INITIAL_FORMS": 0, "seen": seen(browser_in.get(page).text)}
    browser_in.post(page, first | {"kinds": "declined", "text": ""})

    overtaken = browser_in.post(page, first)
    assert overtaken.status_code == 422
    assert "They said no." in overtaken.text
    assert "Gladly." in overtaken.text
    assert Approach.objects.get().accepted_on is None

    browser_in.post(page, first | {"seen": seen(overtaken.text)})
    assert Approach.objects.get().accepted_on == date(2026, 9, 9)


def test_going_back_and_pressing_again_notes_no_second_appointment(browser_in, ines):
    page = f"/approaches/{ines.id}/schedule"
    typed = times(on="2026-09-10", seen=seen(browser_in.get(page).text))
    browser_in.post(page, typed)
    again = browser_in.post(page, typed)
    assert (again.status_code, "Agreed: Thu 17 Sep, 10:00" in again.text) == (422, True)
    assert Event.objects.filter(kind="interview_booked").count() == Interview.objects.count() == 1


def test_somebody_of_a_known_name_is_asked_about_once(explorer, browser_in):
    person.add(explorer, PersonDetails(name="Anna Keller", company="Klinik am See"))
    asked = browser_in.post("/people/new", {"name": "anna  keller"})
    assert asked.status_code == 422
    assert "Klinik am See" in asked.text
    browser_in.post("/people/new", {"name": "Anna Keller", "another": "1"})
    assert Person.objects.count() == 2


def test_after_the_thanks_the_look_back_goes_on(explorer, browser_in, held, ines):
    draft = letter.draft(explorer, ines.person, "thank_you", interview=held)
    page = f"/letters/{draft.id}/sent"
    answer = browser_in.post(page, {"on": "2026-09-17", "channel": "email"})
    assert answer.headers["Location"] == f"/interviews/{held.id}/debrief"


def test_weeks_begin_with_what_happened_first_and_not_with_what_was_typed_first(explorer, browser_in, ines):
    """The direction was opened here only today; the letter went five weeks earlier."""
    opened = Event.objects.get(kind="direction_opened")
    redate.redate(explorer, opened, date(2026, 10, 16))
    found = weeks(explorer.workspace, date(2026, 10, 16))
    assert (found[0].monday, found[0].asked) == (date(2026, 9, 7), 1)
    assert weeks_as_of(explorer.workspace, date(2026, 10, 16)) == found


def test_nothing_is_asked_for_about_somebody_who_was_forgotten(explorer, browser_in, held, ines):
    browser_in.post(f"/people/{ines.person_id}/forget", {"why": "asked", "sure": "on"})
    assert "To look back on" not in browser_in.get("/interviews/").text
    assert "Ready to be closed" not in browser_in.get("/").text


def test_whoever_was_written_to_long_ago_was_on_the_list_by_then(explorer, browser_in, ines):
    someone = person.add(explorer, PersonDetails(name="Rosa Keller", emails=["rosa@example.org"]))
    running = approach.start(explorer, someone, ines.direction).approach
    draft = letter.draft(explorer, someone, "request", approach=running)
    letter.save(explorer, draft, "A talk", "Dear Rosa,\n\nMay I ask you about your work?")
    browser_in.post(f"/letters/{draft.id}/sent", {"on": "2026-08-20", "channel": "email"})
    running.refresh_from_db()
    assert (running.started_on, running.asked_on) == (date(2026, 8, 20), date(2026, 8, 20))


def test_a_name_half_given_is_asked_for_and_nothing_is_lost(browser_in, ines):
    typed = {
        "kinds": ["declined", "named-someone"],
        "on": "2026-09-10",
        "names-TOTAL_FORMS": 1,
        "names-INITIAL_FORMS": 0,
    }
    nobody = browser_in.post(f"/approaches/{ines.id}/reply", typed)
    assert (nobody.status_code, "Write whom they named" in nobody.text) == (422, True)
    where = browser_in.post(
        f"/approaches/{ines.id}/reply", typed | {"names-0-company": "Helvia", "names-0-why": "pricing"}
    )
    assert (where.status_code, "Write the name." in where.text, 'value="Helvia"' in where.text) == (422, True, True)
    assert not Event.objects.filter(kind="reply_declined").exists()


def test_closing_has_its_day(browser_in, ines):
    browser_in.post(f"/approaches/{ines.id}/close", {"how": "withdrawn", "on": "2026-09-20"})
    assert day_of("approach_closed") == date(2026, 9, 20)


def test_a_decision_is_not_replaced_by_a_window_that_was_open_before(browser_in, ines):
    page = f"/directions/{ines.direction_id}/decide"
    browser_in.post(page, {"how": "chosen", "reason": "the people", "on": "2026-10-16"})
    overtaken = browser_in.post(page, {"how": "set_aside", "reason": "the nights", "on": "2026-10-16"})
    assert (overtaken.status_code, "This was decided meanwhile" in overtaken.text, "the nights" in overtaken.text) == (
        422, True, True,
    )  # fmt: skip
    ines.direction.refresh_from_db()
    assert ines.direction.decided_as == "chosen"


def test_a_name_noted_in_a_talk_of_long_ago_has_its_day(explorer, browser_in, booked):
    browser_in.post(f"/interviews/{booked.id}/names", {"name": "Jo Ott", "may_use_name": "on"})
    assert day_of("introduction_named") == date(2026, 9, 17)
