"""The page of a letter: how it can go, what its writer noted, and what its check can be told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from askwell.actions import interview, letter, person, talk
from askwell.actions.direction import open_direction
from askwell.actions.interview import Held
from askwell.actions.person import PersonDetails
from askwell.models import Message
from tests.given import NOW

NO_MAIL = "There is no e-mail address of Dana Mbeki here."


@pytest.mark.parametrize(
    ("known", "channel", "missing"),
    [
        ({"emails": ["dana@example.org"], "urls": ["https://www.linkedin.com/in/dana"]}, "email", ""),
        ({"urls": ["https://www.linkedin.com/in/dana"]}, "profile", ""),
        ({"urls": ["https://www.linkedin.com/in/dana"], "phones": ["+49 431 1234567"]}, "profile", ""),
        ({"source": "profile", "source_words": "their profile"}, "profile", ""),
        ({"phones": ["+49 431 1234567"]}, "text", ""),
        ({"address": "4 Mill Lane, Boston"}, "post", ""),
        ({"urls": ["https://hospital.example"]}, "email", NO_MAIL),
        ({}, "email", NO_MAIL),
    ],
)
def test_a_letter_goes_by_the_way_that_there_is(explorer, browser_in, known, channel, missing):
    dana = person.add(explorer, PersonDetails(name="Dana Mbeki", **known))
    row = letter.draft(explorer, dana, "request")
    assert row.channel == channel
    page = browser_in.get(f"/letters/{row.id}/").text
    assert (NO_MAIL in page) == bool(missing)


def test_a_card_says_at_once_that_there_is_no_address(explorer, browser_in):
    dana = person.add(explorer, PersonDetails(name="Dana Mbeki", emails=["dana@example.org"]))
    row = letter.draft(explorer, dana, "card")
    assert "There is no postal address of Dana Mbeki here." in browser_in.get(f"/letters/{row.id}/").text


def test_the_notes_stand_beside_the_gap_and_not_in_the_letter(explorer, browser_in):
    nursing = open_direction(explorer, "nursing")
    dana = person.add(explorer, PersonDetails(name="Dana Mbeki"))
    held = interview.held_without_request(explorer, dana, nursing, Held(minutes=30), on=NOW - timedelta(days=1))
    talk.save_note(explorer, talk.Line("Hours: 8 to 17"), talk=held.id)
    talk.save_note(explorer, talk.Line("A layoff is coming", in_confidence=True), talk=held.id)
    row = letter.draft(explorer, dana, "thank_you")

    def beside() -> tuple[bool, ...]:
        page = browser_in.get(f"/letters/{row.id}/").text.split("What you noted")
        return tuple(words in page[-1] for words in ("Hours: 8 to 17", "At go-live she works nights", "layoff"))

    assert "Hours" not in row.text
    assert beside() == (True, False, False)
    talk.add_claim(explorer, dana, nursing, "At go-live she works nights", "against", interview=held)
    assert beside() == (False, True, False)


def test_a_gap_of_the_draft_can_only_be_filled_and_brackets_of_ones_own_can_be_meant(explorer, browser_in):
    dana = person.add(explorer, PersonDetails(name="Dana Mbeki", emails=["dana@example.org"]))
    row = letter.draft(explorer, dana, "request")
    assert "Not meant so" not in browser_in.get(f"/letters/{row.id}/").text
    letter.save(explorer, row, row.subject, row.text + "\nThe scale runs [mild to severe].")
    page = browser_in.get(f"/letters/{row.id}/").text
    assert page.count("Not meant so") == 1
    browser_in.post(f"/letters/{row.id}/not-meant", {"key": "placeholder:[your name]"})
    assert letter.checked(explorer, Message.objects.get(id=row.id)).waits


def test_no_tick_for_the_promise_beside_the_sentence_that_breaks_it(explorer, browser_in):
    dana = person.add(explorer, PersonDetails(name="Dana Mbeki", emails=["dana@example.org"]))
    row = letter.draft(explorer, dana, "request")
    asks = "I am not asking you for a job. If you have an open position for a nurse, I would be glad to be considered."
    row = letter.save(explorer, row, "A talk about your work", f"Dear Dana,\n\n{asks}\n\nMaria")
    page = browser_in.get(f"/letters/{row.id}/").text
    assert "You say that you are not asking for a job." not in page
    stops = [one for one in letter.checked(explorer, row).all_findings if one.severity == "stops"]
    assert "be considered" in " ".join(one.words for one in stops)
    for one in stops:
        letter.mark_not_meant(explorer, row, one.key)
    assert "You say that you are not asking for a job." in browser_in.get(f"/letters/{row.id}/").text


@pytest.mark.parametrize("kind", ["phone_script", "other", "card", "answer"])
def test_drafts_go_by_their_names(explorer, browser_in, kind):
    nursing = open_direction(explorer, "nursing")
    dana = person.add(explorer, PersonDetails(name="Dana Mbeki"))
    letter.record_sent(explorer, dana, "request", direction=nursing, on=NOW - timedelta(days=2))
    row = letter.draft(explorer, dana, kind)
    letter.save(explorer, row, "", row.text)
    for page in (f"/people/{dana.id}/", f"/approaches/{row.approach_id}/"):
        assert f">{kind}<" not in browser_in.get(page).text
