"""Today, the first minutes, settings, and the frame around every page."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from askwell.actions import approach, direction, interview, introduction, letter, person, story, talk, thanks
from askwell.actions.person import PersonDetails
from askwell.models import Approach, Criterion, Direction, Message, Person, Step, Workspace
from askwell.web.way import LETTERS
from tests.given import given_explorer


def given_asked(actor, name="Rafael Ortiz", on=date(2026, 10, 9)):
    """Somebody to whom a request went a week ago, so that a call is due."""
    into = Direction.objects.filter(workspace=actor.workspace).first() or direction.open_direction(actor, "informatics")
    asked = person.add(actor, PersonDetails(name=name, phones=["+49 30 1234567"]), on=on)
    started = approach.start(actor, asked, into, on=on).approach
    letter.record_sent(actor, asked, "request", approach=started, on=on)
    return asked, started


def titles(answer, where="steps"):
    return [step.title for step in answer.context[where]]


def test_what_is_due_stands_there_with_its_reason_and_one_button(explorer, browser_in):
    given_asked(explorer)
    given_asked(given_explorer(), name="Mina Vale")  # a stranger, due the same day
    answer = browser_in.get("/")
    assert titles(answer) == ["Call Rafael Ortiz"]
    assert "One call, and then no more." in answer.text
    call = Approach.objects.get(workspace=explorer.workspace)
    assert f'href="/approaches/{call.id}/call">To the call' in answer.text
    assert '<span class="count" title="due today">1</span>' in answer.text


def test_at_most_seven_and_the_rest_a_link_away(explorer, browser_in):
    for number in range(9):
        given_asked(explorer, name=f"Person {number}")
    answer = browser_in.get("/")
    assert (len(answer.context["steps"]), answer.context["more"]) == (7, 2)
    assert len(browser_in.get("/steps/").context["due"]) == 9


@pytest.mark.parametrize("typed", [{"days": "30"}, {"until": "2026-11-15"}])
def test_a_step_can_wait(explorer, browser_in, typed):
    given_asked(explorer)
    step = Step.objects.get(kind="call")
    answer = browser_in.post(f"/steps/{step.id}/later", typed, follow=True)
    assert ("It comes back on Sun 15 Nov" in answer.text, titles(answer)) == (True, [])


@pytest.mark.parametrize("typed", [{}, {"days": "soon"}, {"until": "tomorrow"}, {"until": "2026-10-01"}])
def test_a_day_that_cannot_be_read_changes_nothing(explorer, browser_in, typed):
    given_asked(explorer)
    answer = browser_in.post(f"/steps/{Step.objects.get(kind='call').id}/later", typed, follow=True)
    assert ("Choose a day" in answer.text, titles(answer)) == (True, ["Call Rafael Ortiz"])


def test_a_step_can_be_let_go_with_one_tap(explorer, browser_in):
    given_asked(explorer)
    step = Step.objects.get(kind="call")
    answer = browser_in.post(f"/steps/{step.id}/never", {"reason": "Too late now"}, follow=True)
    assert ("Let go." in answer.text, titles(answer)) == (True, [])
    again = browser_in.post(f"/steps/{step.id}/never", follow=True)
    assert "not open any more" in again.text


def test_a_strangers_step_cannot_be_put_off(explorer, browser_in):
    stranger = given_explorer()
    given_asked(stranger)
    step = Step.objects.get(kind="call")
    browser_in.post(f"/steps/{step.id}/never")
    assert Step.objects.filter(id=step.id).exists()


def test_coming_talks_show_both_clocks(explorer, browser_in):
    _, asked = given_asked(explorer)
    approach.reply(explorer, asked, ["accepted"])
    at = datetime(2026, 10, 27, 10, tzinfo=ZoneInfo("America/New_York"))
    interview.schedule(explorer, asked, interview.Appointment(at, zone="America/New_York"))
    assert "Tue 27 Oct, 10:00 in New York (15:00 for you)" in browser_in.get("/").text


def test_whose_turn_it_is(explorer, browser_in):
    dana, _ = given_asked(explorer, "Dana Mbeki", on=date(2026, 10, 15))
    tomas = person.add(explorer, PersonDetails(name="Tomás Herrera"))
    introduction.ask_for(explorer, giver=tomas, target=dana, direction=None)
    talk.promise(explorer, tomas, "the charting plan", date(2026, 10, 20), mine=False)
    found = [(turn.kind, turn.person, turn.about) for turn in browser_in.get("/").context["waiting"]]
    assert found == [
        ("letter", "Dana Mbeki", "informatics"),
        ("introduction", "Tomás Herrera", "Dana Mbeki"),
        ("promise", "Tomás Herrera", "the charting plan"),
    ]


def test_a_letter_taken_to_the_mail_program_is_asked_after(explorer, browser_in):
    dana = person.add(explorer, PersonDetails(name="Dana Mbeki", emails=["dana@fernhill.example"]))
    direction.open_direction(explorer, "informatics")
    draft = letter.draft(explorer, dana, "request")
    Message.objects.filter(id=draft.id).update(opened_at=explorer.now)
    assert "Did you send it?" in browser_in.get("/").text
    browser_in.post(f"/letters/{draft.id}/sent", {"on": "2026-10-16", "channel": "email"})
    assert "Did you send it?" not in browser_in.get("/").text


def test_where_nothing_is_due_one_step_outward_is_offered(explorer, browser_in):
    into = direction.open_direction(explorer, "informatics")
    cold, warm, jo = (person.add(explorer, PersonDetails(name=name)) for name in ("Cold", "Warm", "Jo"))
    approach.start(explorer, cold, into)
    introduction.add(explorer, giver=jo, target=warm, direction=into)
    Step.objects.all().delete()
    assert browser_in.get("/").context["outward"]["title"] == "Write to Warm"
    story.pause_goal(explorer, date(2026, 10, 30))
    Step.objects.all().delete()
    answer = browser_in.get("/")
    assert (answer.context["outward"], "The goal rests this week." in answer.text) == (None, True)


def test_where_nobody_is_to_be_written_to_it_says_where_to_look(explorer, browser_in):
    into = direction.open_direction(explorer, "informatics")
    assert "Note down one more person" in browser_in.get("/").text
    person.add(explorer, PersonDetails(name="Ada Lind"))
    today = browser_in.get("/").text
    assert ("Find one person to ask" in today, f"/directions/{into.id}/people" in today) == (True, True)
    direction.decide(explorer, into, "set_aside", "Too many nights.")
    assert "Is there something else that you wonder about?" in browser_in.get("/").text


def test_a_finished_approach_is_proposed_once_for_closing(explorer, browser_in):
    dana, found = given_asked(explorer, "Dana Mbeki")
    booked = interview.schedule(
        explorer, found, interview.Appointment(datetime(2026, 10, 14, 10, tzinfo=ZoneInfo("Europe/Berlin"))),
        on=date(2026, 10, 12),
    )  # fmt: skip
    interview.held(explorer, booked, interview.Held(), on=date(2026, 10, 14))
    assert [one.id for one in browser_in.get("/").context["closing"]] == []
    interview.debriefed(explorer, booked, on=date(2026, 10, 14))
    letter.record_sent(explorer, dana, "thank_you", interview=booked, on=date(2026, 10, 14))
    thanks.card_sent(explorer, booked, on=date(2026, 10, 15))
    assert [one.id for one in browser_in.get("/").context["closing"]] == [found.id]
    browser_in.post(f"/approaches/{found.id}/keep-open")
    assert browser_in.get("/").context["closing"] == []
    assert Approach.objects.get(id=found.id).stage == "held"


def test_today_asks_the_database_no_more_often_with_more_to_do(explorer, browser_in):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert browser_in.get("/").status_code == 200
        return len(queries)

    given_asked(explorer)
    one = asked()
    for number in range(5):
        given_asked(explorer, name=f"Person {number}")
    assert asked() == one


def test_the_first_minutes_lead_from_a_question_to_somebody_to_write_to(explorer, browser_in):
    assert "What would you like to find out about?" in browser_in.get("/").text
    answer = browser_in.post("/start/", {"name": "clinical informatics", "because": "I like systems"}, follow=True)
    assert "What matters to you?" in answer.text
    typed = {"ready": ["no nights", "licence kept"], "values": "honest work"}
    answer = browser_in.post("/start/matters?starter=physician", typed, follow=True)
    assert set(Criterion.objects.values_list("name", "group", "must")) == {
        ("no nights", "life", False), ("licence kept", "life", False), ("honest work", "values", False),
    }  # fmt: skip
    typed = {"my_name": "Maya Osei", "zone": "America/New_York", "country": "us", "who_i_am": "I am a physician."}
    answer = browser_in.post("/start/me", typed, follow=True)
    assert "about clinical informatics?" in answer.text
    somebody = {"who-TOTAL_FORMS": "3", "who-INITIAL_FORMS": "0", "who-0-name": "Jo Adler", "who-0-line": "a friend"}
    answer = browser_in.post("/start/people", somebody, follow=True)
    assert answer.context["outward"]["title"] == "Write to Jo Adler"
    workspace = Workspace.objects.get(id=explorer.workspace.id)
    assert (workspace.my_name, workspace.zone, workspace.country) == ("Maya Osei", "America/New_York", "US")
    assert workspace.profile["who_i_am"] == "I am a physician."
    assert Approach.objects.get().person.name == "Jo Adler"


@pytest.mark.parametrize(
    ("page", "typed", "said"),
    [
        ("/start/", {"name": "", "because": "I like systems"}, "A word or two is enough"),
        ("/start/me", {"zone": "Mars", "who_i_am": "I like systems"}, "There is no time zone “Mars”."),
        ("/start/people", {"who-TOTAL_FORMS": "1", "who-INITIAL_FORMS": "0", "who-0-name": "Jo",
                           "who-0-email": "nowhere", "who-0-line": "I like systems"}, "cannot be read"),
    ],
)  # fmt: skip
def test_what_was_typed_in_the_first_minutes_stays(browser_in, page, typed, said):
    answer = browser_in.post(page, typed)
    assert (answer.status_code, said in answer.text, "I like systems" in answer.text) == (422, True, True)
    assert not Person.objects.exists()


def test_settings_are_kept_and_the_steps_computed_anew(explorer, browser_in):
    given_asked(explorer, on=date(2026, 10, 9))
    before = Step.objects.get(kind="call").due
    typed = {"my_name": "Maya", "my_email": "maya@home.example", "zone": "Europe/Berlin", "country": "DE",
             "region": "BY", "wait-call_after": "5", "wait-close_after": "5",
             "wait-keep_in_touch_days": "90"}  # fmt: skip
    assert "Saved." in browser_in.post("/settings/", typed, follow=True).text
    assert (before, Step.objects.get(kind="call").due) == (date(2026, 10, 14), date(2026, 10, 16))
    assert 'value="maya@home.example"' in browser_in.get("/settings/").text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"zone": "Mars/Olympus"}, "There is no time zone"),
        ({"country": "XX"}, "There is no country"),
        ({"region": "ZZ"}, "There is no region"),
        ({"my_email": "maya at home"}, "That is no e-mail address."),
        ({"wait-call_after": "1"}, "At least 2."),
        ({"wait-call_after": "8"}, "At most 7."),
    ],
)
def test_settings_that_cannot_be_are_refused_with_everything_typed_kept(browser_in, wrong, said):
    typed = {"my_name": "Maya Osei", "zone": "Europe/Berlin", "country": "DE", "wait-call_after": "3",
             "wait-close_after": "5", "wait-keep_in_touch_days": "90"}  # fmt: skip
    answer = browser_in.post("/settings/", typed | wrong)
    assert (answer.status_code, said in answer.text, 'value="Maya Osei"' in answer.text) == (422, True, True)
    assert Workspace.objects.get().my_name == ""


def test_every_place_of_the_frame_is_there(explorer, browser_in):
    direction.open_direction(explorer, "informatics")
    links = set(re.findall(r'href="(/[^"#]*)"', browser_in.get("/").text)) | set(
        re.findall(r'href="(/[^"#]*)"', browser_in.get("/more/").text)
    )
    for link in sorted(link for link in links if not link.startswith("/static/")):
        answer = browser_in.get(link, follow=True)
        assert (link, answer.status_code) == (link, 200)
        assert len(re.findall(r"<h1[ >]", answer.text)) == 1, link


def test_the_pages_carry_nothing_that_the_policy_shuts_out(explorer, browser_in):
    given_asked(explorer)
    dana = Person.objects.first()
    for page in ("/", "/steps/", "/people/", "/people/new", f"/people/{dana.id}/", f"/people/{dana.id}/edit",
                 "/settings/", "/search?q=ra", "/start/", "/start/matters", "/start/me", "/start/people",
                 "/start/example", "/more/"):  # fmt: skip
        text = browser_in.get(page).text
        assert not re.search(r"<[^>]* (style|on\w+)=|<script(?![^>]* src=)|<style", text), page


@pytest.mark.parametrize("kind", sorted(set(LETTERS.values())))
def test_every_letter_that_a_step_asks_for_can_be_begun(explorer, browser_in, kind):
    dana = person.add(explorer, PersonDetails(name="Dana Mbeki"))
    assert "Dana" in browser_in.post(f"/people/{dana.id}/letters", {"kind": kind}, follow=True).text


def given_talk(actor, name, into, on=date(2026, 10, 14), **about):
    someone = person.add(actor, PersonDetails(name=name, **about), on=on)
    return interview.held_without_request(actor, someone, into, interview.Held(), on=on)


def test_after_a_decision_today_leads_to_whoever_is_to_hear_of_it(explorer, browser_in):
    into = direction.open_direction(explorer, "informatics", on=date(2026, 10, 1))
    for name in ("Rafael Ortiz", "Mina Vale"):
        held = given_talk(explorer, name, into)
        thanks.skip_thanks(explorer, held, "thanked face to face")
        thanks.skip_card(explorer, held, "abroad")
        talk.no_names(explorer, held, "they know nobody for this")
        interview.debriefed(explorer, held)
    direction.decide(explorer, into, "chosen", "the people")
    answer = browser_in.get("/")
    assert "informatics: 2 people are still to hear of it." in answer.text
    assert f'href="/directions/{into.id}/"' in answer.text


def test_a_card_without_an_address_leads_to_where_one_is_added_or_let_go(explorer, browser_in):
    held = given_talk(explorer, "Rafael Ortiz", direction.open_direction(explorer, "informatics"))
    shown = browser_in.get("/steps/").context
    card = next(step for step in [*shown["due"], *shown["future"]] if step.step.kind == "post_card")
    assert card.way.to == f"/interviews/{held.id}/debrief#thanks"


def test_a_promise_says_what_it_was_and_is_kept_with_one_press(explorer, browser_in):
    held = given_talk(explorer, "Rafael Ortiz", direction.open_direction(explorer, "informatics"))
    talk.promise(explorer, held.approach.person, "the article on forms", date(2026, 10, 15), mine=True, interview=held)
    today = browser_in.get("/")
    assert "You promised on Wed 14 Oct: the article on forms." in today.text
    kept = next(step.way for step in today.context["steps"] if step.step.kind == "keep_promise")
    browser_in.post(kept.to, dict(kept.fields))
    assert "the article on forms" not in browser_in.get("/").text
