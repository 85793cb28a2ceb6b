"""Agreeing on a time, moving it, missing it, and a talk that nobody arranged."""

from datetime import UTC, date, datetime

import icalendar
import pytest

from askwell.actions import approach as approaches, direction as directions, interview as interviews, person as people
from askwell.actions.person import PersonDetails
from askwell.models import Event, Interview, Introduction, Step
from tests.given import given_explorer

AGREED = {
    "day": "2026-10-27",
    "time": "15:00",
    "zone": "America/New_York",
    "minutes": "30",
    "place": "video",
    "where": "",
}


@pytest.fixture
def asked(explorer):
    """An approach to Rafael Ortiz in New York, who said yes."""
    direction = directions.open_direction(explorer, "clinical informatics")
    rafael = people.add(explorer, PersonDetails(name="Rafael Ortiz", company="Corvane", zone="America/New_York"))
    approach = approaches.start(explorer, rafael, direction).approach
    approaches.reply(explorer, approach, ["accepted"])
    return approach


def booked(browser, approach, **changed) -> Interview:
    browser.post(f"/approaches/{approach.id}/schedule", AGREED | changed)
    return Interview.objects.get()


def test_an_empty_list_says_what_belongs_there(browser_in):
    answer = browser_in.get("/interviews/").text
    assert "Here stand the talks for which a time is agreed" in answer
    assert "/interviews/new" in answer


def test_a_time_is_seen_on_both_clocks_before_it_is_kept_and_after(browser_in, asked):
    looked = browser_in.post(f"/approaches/{asked.id}/schedule", AGREED | {"look": "1"})
    both = "Tue 27 Oct, 15:00 in New York (20:00 for you)"
    assert both in looked.text
    assert not Interview.objects.exists()
    talk = booked(browser_in, asked)
    assert both in browser_in.get(f"/interviews/{talk.id}/").text
    assert both in browser_in.get("/interviews/").text


def test_times_are_proposed_three_working_days_ahead_by_day_where_they_are(browser_in, asked):
    answer = browser_in.get(f"/approaches/{asked.id}/schedule").text
    # Friday 16 October, 5:00 in New York: the third working day is Wednesday.
    assert "Wed 21 Oct, 10:00 in New York (16:00 for you)" in answer
    assert "Fri 16 Oct," not in answer
    assert "Mon 19 Oct," not in answer


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"day": "soon"}, "Write the day as 2026-11-26."),
        ({"time": "noon"}, "Write the time as 14:30."),
        ({"zone": "Boston time"}, "There is no such time zone."),
        ({"minutes": "90"}, "Choose one of those that are offered"),
    ],
)
def test_what_cannot_be_read_is_said_and_the_rest_stays(browser_in, asked, wrong, says):
    answer = browser_in.post(f"/approaches/{asked.id}/schedule", AGREED | {"where": "Room 4"} | wrong)
    assert answer.status_code == 422
    assert says in answer.text
    assert "Room 4" in answer.text
    assert not Interview.objects.exists()


def test_the_calendar_file_has_their_zone_and_invites_nobody(browser_in, asked):
    talk = booked(browser_in, asked, where="Corvane, 4th floor")
    browser_in.post(f"/interviews/{talk.id}/move", AGREED | {"by": "them", "time": "16:00"})
    answer = browser_in.get(f"/interviews/{talk.id}/talk.ics")
    assert answer.headers["Content-Type"].startswith("text/calendar")
    (event,) = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    assert event["SUMMARY"] == "Talk with Rafael Ortiz"
    assert event["SEQUENCE"] == 1
    assert event["DTSTART"].dt.isoformat() == "2026-10-27T16:00:00-04:00"
    assert event["DTSTART"].params["TZID"] == "America/New_York"
    assert b"BEGIN:VTIMEZONE" in answer.content
    assert b"ATTENDEE" not in answer.content


def test_they_may_move_it_often_and_i_am_asked_the_second_time(browser_in, asked):
    talk = booked(browser_in, asked)
    for by, time, status in (
        ("them", "16:00", 303),
        ("them", "17:00", 303),
        ("me", "18:00", 303),
        ("me", "19:00", 422),
    ):
        answer = browser_in.post(f"/interviews/{talk.id}/move", AGREED | {"by": by, "time": time})
        assert answer.status_code == status
    assert "You have moved this talk once already." in answer.text
    browser_in.post(f"/interviews/{talk.id}/move", AGREED | {"by": "me", "time": "19:00", "anyway": "1"})
    assert "19:00 in New York" in browser_in.get(f"/interviews/{talk.id}/").text


def test_moved_without_a_new_time_waits_for_one(browser_in, asked):
    talk = booked(browser_in, asked)
    browser_in.post(f"/interviews/{talk.id}/move", {"by": "them", "open": "on", "day": "", "time": "", "minutes": "30"})
    assert "A new time is to be found" in browser_in.get("/interviews/").text


@pytest.mark.parametrize(("by", "step"), [("them", "new_times"), ("me", "apologize")])
def test_a_missed_talk_leads_on_without_blame(browser_in, asked, by, step):
    talk = booked(browser_in, asked, day="2026-10-16", time="04:00")
    answer = browser_in.post(f"/interviews/{talk.id}/missed", {"by": by}, follow=True)
    assert "Noted." in answer.text
    assert Step.objects.filter(kind=step).exists()


CHANCE = {"name": "Lena Krause", "company": "Medira", "direction": "", "minutes": "20"}


def test_a_talk_that_was_given_up_waits_for_no_time(explorer, browser_in, asked):
    """Missed twice and closed; later they met by chance."""
    talk = booked(browser_in, asked)
    for _ in range(2):
        interviews.missed(explorer, talk, "them")
    assert "A new time is to be found" in browser_in.get(f"/interviews/{talk.id}/").text
    approaches.close(explorer, asked, "missed")
    interviews.held_without_request(explorer, asked.person, asked.direction, interviews.Held())
    answer = browser_in.get(f"/interviews/{talk.id}/").text
    assert "It did not take place" in answer
    assert "A new time is to be found" not in answer + browser_in.get("/interviews/").text


def test_a_talk_by_chance_today_is_noted_at_once(explorer, browser_in):
    answer = browser_in.post("/interviews/new", CHANCE | {"on": "2026-10-16"})
    talk = Interview.objects.get()
    assert answer.headers["Location"] == f"/interviews/{talk.id}/debrief"
    assert (talk.held_on, talk.approach.by_chance) == (date(2026, 10, 16), True)
    assert Step.objects.filter(kind="thank_email").exists()


def test_an_old_story_is_asked_about_once_and_makes_no_tasks(explorer, browser_in):
    asks = browser_in.post("/interviews/new", CHANCE | {"on": "2026-03-02"})
    assert "That is a while ago. Thanked? Card? Names?" in asks.text
    assert 'name="old" id="id_old" checked' in asks.text
    assert "Lena Krause" in asks.text
    assert not Interview.objects.exists()
    told = {"told": "1", "old": "on", "thanked": "on", "names": "Priya Sen\nDana Mbeki\n"}
    browser_in.post("/interviews/new", CHANCE | {"on": "2026-03-02"} | told)
    assert Interview.objects.get().held_on == date(2026, 3, 2)
    assert set(Introduction.objects.values_list("target__name", flat=True)) == {"Priya Sen", "Dana Mbeki"}
    lena = Interview.objects.get().approach.person
    assert not Step.objects.filter(person=lena, kind__in=("thank_email", "post_card", "debrief")).exists()


def test_two_people_of_one_name_are_not_mixed_up(explorer, browser_in):
    for company in ("Medira", "Fernhill"):
        people.add(explorer, PersonDetails(name="Lena Krause", company=company))
    answer = browser_in.post("/interviews/new", CHANCE | {"company": "", "on": "2026-10-16"})
    assert answer.status_code == 422
    assert "You know several people of this name." in answer.text
    browser_in.post("/interviews/new", CHANCE | {"company": "Fernhill", "on": "2026-10-16"})
    assert Interview.objects.get().approach.person.company_name == "Fernhill"


def test_a_talk_that_has_not_been_is_an_appointment(explorer, browser_in):
    answer = browser_in.post("/interviews/new", CHANCE | {"on": "2026-12-24"})
    assert answer.status_code == 422
    assert "That day is still to come." in answer.text
    assert "Lena Krause" in answer.text


PAGES = ["", "move", "talk.ics", "prepare", "agenda", "brief", "talk", "debrief"]
DEEDS = ["missed", "move", "notes", "names", "asked", "turned", "stance", "invitation", "end", "research", "speech",
         "agenda", "debrief/claim", "debrief/finish"]  # fmt: skip


def test_another_workspace_sees_and_changes_nothing(browser_in, db):
    stranger = given_explorer()
    rafael = people.add(stranger, PersonDetails(name="Rafael Ortiz"))
    approach = approaches.start(stranger, rafael, directions.open_direction(stranger, "teaching")).approach
    talk = interviews.schedule(stranger, approach, interviews.Appointment(datetime(2026, 10, 27, 15, tzinfo=UTC)))
    before = Event.objects.count()
    assert browser_in.post(f"/approaches/{approach.id}/schedule", AGREED).status_code == 404
    for page in PAGES:
        assert browser_in.get(f"/interviews/{talk.id}/{page}").status_code == 404, page
    for deed in DEEDS:
        typed = {"by": "me", "text": "x", "name": "x", "stance": "no", "what": "resume", "ended": "early"}
        assert browser_in.post(f"/interviews/{talk.id}/{deed}", typed).status_code == 404, deed
    assert Event.objects.count() == before
    assert "Rafael Ortiz" not in browser_in.get("/interviews/").text
