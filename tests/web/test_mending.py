"""Whatever a page takes in, a page can mend, remove and bring back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from askwell.actions import approach, company, direction, interview, letter, person, story, talk
from askwell.actions.interview import Appointment
from askwell.actions.person import PersonDetails
from askwell.models import Company, Criterion, Interview, Message, Research
from askwell.queries.progress import weeks
from tests.given import given_explorer


@pytest.fixture
def into(explorer):
    return direction.open_direction(explorer, "clinical informatics", because="charts", drop_if="nights")


@pytest.fixture
def dana(explorer):
    return person.add(explorer, PersonDetails(name="Dana Mbeki", company="Fernhill"), on=date(2026, 3, 2))


def undone(browser, answer):
    """The page after its Undo was pressed."""
    return browser.post(answer.context["said"].way_back, follow=True)


def test_what_matters_is_worded_anew_removed_and_brought_back(explorer, browser_in, into):
    nights = direction.add_criterion(explorer, "quiet nigts", "goals")
    page = f"/directions/{into.id}/criteria/{nights.id}/"
    assert page in browser_in.get(f"/directions/{into.id}/").text
    shown = browser_in.post(page, {"name": "quiet nights", "group": "life", "must": "on"}, follow=True).text
    assert ("quiet nights" in shown, "quiet nigts" in shown, ">must<" in shown) == (True, False, True)
    answer = browser_in.post(page, {"name": "", "group": "life"})
    assert (answer.status_code, Criterion.objects.get().name) == (422, "quiet nights")
    answer = browser_in.post(page + "remove", follow=True)
    assert "quiet nights" not in answer.text
    assert "quiet nights" in undone(browser_in, answer).text


def test_something_said_about_it_does_not_hold_it_fast(explorer, browser_in, into, dana):
    nights = direction.add_criterion(explorer, "quiet nights", "life")
    talk.add_claim(explorer, dana, into, "Rarely.", "for", criterion=nights)
    browser_in.post(f"/directions/{into.id}/criteria/{nights.id}/remove")
    shown = browser_in.get(f"/directions/{into.id}/").text
    assert ("quiet nights" in shown, "Rarely." in shown) == (False, True)


def test_the_guess_is_worded_anew(browser_in, into):
    page = f"/directions/{into.id}/edit"
    assert "charts" in browser_in.get(page).text
    typed = {"kind": "profession", "because": "mending charts", "drop_if": "nights"}
    assert "mending charts" in browser_in.post(page, typed, follow=True).text


def test_a_decision_by_mistake_is_taken_back_on_the_page(explorer, browser_in, into):
    direction.decide(explorer, into, "set_aside", "too early")
    page = f"/directions/{into.id}/"
    line = next(line for line in browser_in.get(page).context["story"] if "set" in line.words)
    shown = browser_in.post("/undo/", {"event": str(line.id), "back": page}, follow=True).text
    assert "Think of people" in shown


@pytest.mark.parametrize("kind", ["company", "person"])
def test_what_was_read_is_noted_where_it_belongs(explorer, browser_in, dana, kind):
    about = dana if kind == "person" else dana.company
    page = f"/people/{dana.id}/" if kind == "person" else f"/companies/{about.id}/"
    new = f"/research/new?{kind}={about.id}"
    assert new in browser_in.get(page).text
    assert browser_in.post(new, {"text": ""}).status_code == 422
    shown = browser_in.post(new, {"text": "Wrote on alarms."}, follow=True).text
    assert "Wrote on alarms." in shown
    read = f"/research/{Research.objects.get().id}/"
    shown = browser_in.post(read, {"text": "Wrote on alarm fatigue."}, follow=True).text
    assert ("Wrote on alarm fatigue." in shown, "Wrote on alarms." in shown) == (True, False)
    answer = browser_in.post(read + "remove", follow=True)
    assert "Wrote on alarm" not in answer.text
    assert "Wrote on alarm fatigue." in undone(browser_in, answer).text


def test_what_was_read_about_the_field_is_mended(explorer, browser_in, into):
    read = direction.add_research(explorer, "industry", direction=into, text="Long tenders.")
    assert f"/research/{read.id}/" in browser_in.get(f"/directions/{into.id}/").text
    shown = browser_in.post(f"/research/{read.id}/", {"nothing_found": "on"}, follow=True).text
    assert ("Looked, nothing found." in shown, "Long tenders." in shown) == (True, False)


def test_a_company_typed_by_mistake_goes_and_comes_back(explorer, browser_in, dana):
    typo = company.add(explorer, "Fernhil")
    answer = browser_in.post(f"/companies/{typo.id}/remove", follow=True)
    assert "Fernhil is off your lists." in answer.text
    assert browser_in.get(f"/companies/{typo.id}/").status_code == 404
    assert "Fernhil is back." in undone(browser_in, answer).text
    kept = browser_in.post(f"/companies/{dana.company_id}/remove", follow=True).text
    assert "People of yours work at Fernhill." in kept


def test_a_removed_company_is_there_again_once_somebody_works_there(explorer, browser_in):
    company.remove(explorer, company.add(explorer, "Halden"))
    kim = person.add(explorer, PersonDetails(name="Kim Sato", company="halden"))
    assert Company.objects.count() == 1
    assert browser_in.get(f"/companies/{kim.company_id}/").status_code == 200


def test_a_draft_thrown_away_comes_back_word_for_word(explorer, browser_in, dana):
    draft = letter.draft(explorer, dana, "ask_for_names")
    letter.save(explorer, draft, "Alarms", "My own words about alarms.")
    answer = browser_in.post(f"/letters/{draft.id}/discard", follow=True)
    assert "The draft is thrown away." in answer.text
    assert "My own words" not in browser_in.get("/search?q=alarms").text
    assert "You threw this draft away." in browser_in.get(f"/letters/{draft.id}/").text
    assert "My own words about alarms." in undone(browser_in, answer).text
    assert letter.draft(explorer, dana, "ask_for_names") == draft


def test_words_that_a_new_tone_replaced_come_back_even_unsaved_ones(explorer, browser_in, dana):
    draft = letter.draft(explorer, dana, "ask_for_names")
    typed = {"subject": "Alarms", "text": "Typed a moment ago.", "channel": "email", "tone": "warm"}
    answer = browser_in.post(f"/letters/{draft.id}/tone", typed, follow=True)
    assert "Typed a moment ago." not in answer.text
    assert "Typed a moment ago." in undone(browser_in, answer).text
    assert browser_in.post(f"/letters/{draft.id}/words-back").status_code == 404


def test_words_typed_a_moment_ago_are_thrown_away_with_the_draft_and_come_back(explorer, browser_in, dana):
    draft = letter.draft(explorer, dana, "ask_for_names")
    typed = {"subject": "", "text": "Typed a moment ago.", "channel": "email"}
    answer = browser_in.post(f"/letters/{draft.id}/discard", typed, follow=True)
    assert "Typed a moment ago." in undone(browser_in, answer).text


def test_a_draft_thrown_away_long_ago_is_gone(explorer, dana):
    old = letter.draft(explorer, dana, "ask_for_names")
    letter.discard(explorer, old)
    Message.objects.update(changed_at=explorer.now - timedelta(days=31))
    letter.discard(explorer, letter.draft(explorer, dana, "ask_for_names"))
    assert not Message.objects.filter(id=old.id).exists()


def test_a_new_employer_counts_from_the_day_it_began(browser_in, dana):
    typed = {"name": "Dana Mbeki", "company": "Halden", "title": "Lead", "moved_on": "2026-09-01"}
    shown = browser_in.post(f"/people/{dana.id}/edit", typed, follow=True).text
    assert ("Until Tue 1 Sep" in shown, "Halden" in shown, "Fernhill" in shown) == (True, True, True)


@pytest.mark.parametrize(("typed", "until"), [("2026-11-15", "Sun 15 Nov"), ("", "Fri 30 Oct")])
def test_the_goal_rests_until_a_day(explorer, browser_in, into, typed, until):
    shown = browser_in.post("/progress/goal", {"pause": "1", "until": typed}, follow=True).text
    assert f"The goal rests until {until}." in shown
    assert weeks(explorer.workspace, explorer.today)[-1].paused


def test_a_rest_that_is_over_is_none(browser_in):
    answer = browser_in.post("/progress/goal", {"pause": "1", "until": "2026-10-01"})
    assert (answer.status_code, "A rest ends within a year" in answer.text, "2026-10-01" in answer.text) == (
        422, True, True,
    )  # fmt: skip


def test_a_talk_that_went_otherwise_is_told_afterwards(explorer, browser_in, into, dana):
    asked = approach.start(explorer, dana, into).approach
    begun = explorer.now - timedelta(days=2)
    held = interview.schedule(explorer, asked, Appointment(begun, 30), on=begun - timedelta(days=4))
    assert "it went otherwise" in browser_in.get(f"/interviews/{held.id}/").text
    browser_in.post(f"/interviews/{held.id}/end", {"ended": "early", "reason": "their_time", "minutes": "12"})
    told = Interview.objects.get()
    assert (told.held_on, told.ended) == (date(2026, 10, 14), "early")
    assert "You talked for 12 minutes. It ended early." in browser_in.get(f"/people/{dana.id}/").text


def test_everything_that_happened_can_be_found_and_taken_back(explorer, browser_in, dana):
    talk.record_application(explorer, "Fernhill")  # of nobody: it stands on no page of a person
    story.set_goal(explorer, 2)
    shown = browser_in.get("/story/")
    assert ("You applied: Fernhill." in shown.text, "Dana Mbeki" in shown.text) == (True, True)
    line = next(line for line in shown.context["story"] if "Fernhill" in line.words)
    browser_in.post("/undo/", {"event": str(line.id), "back": "/story/"})
    assert "does not count" in browser_in.get("/story/").text


def test_everything_that_happened_goes_on_page_by_page(explorer, browser_in, dana):
    for number in range(250):
        story.set_goal(explorer, 1 + number % 20)
    seen, page = [], "/story/"
    while page:
        shown = browser_in.get(page)
        seen += [line.id for line in shown.context["story"]]
        page = f"/story/?before={shown.context['further']}" if shown.context["further"] else ""
    assert (len(seen), len(set(seen))) == (251, 251)


def test_nothing_of_a_stranger_is_mended(explorer, browser_in):
    stranger = given_explorer()
    theirs = direction.open_direction(stranger, "law")
    read = direction.add_research(stranger, "industry", direction=theirs, text="Secret.")
    own = direction.open_direction(explorer, "informatics")
    matters = direction.add_criterion(stranger, "secret", "life")
    for page in (
        f"/research/{read.id}/",
        f"/directions/{theirs.id}/edit",
        f"/directions/{own.id}/criteria/{matters.id}/",
    ):
        assert browser_in.get(page).status_code == 404, page
        assert browser_in.post(page, {"text": "x", "name": "x", "group": "life", "kind": "industry"}).status_code == 404
    assert "secret" not in browser_in.get("/story/").text.lower()
