"""Nothing is cut without a word: what is too long for a field is said by Askwell, and stays as it was typed."""

from __future__ import annotations

import re

import pytest
from django import forms

from askwell.actions import direction, interview, person
from askwell.actions.person import PersonDetails

LONG = "a" * 5_000


@pytest.fixture
def dana(explorer):
    into = direction.open_direction(explorer, "clinical informatics")
    dana = person.add(explorer, PersonDetails(name="Dana Mbeki", company="Fernhill"))
    interview.held_without_request(explorer, dana, into, interview.Held())
    return dana


@pytest.fixture
def pages(dana):
    talk = dana.approaches.get().interviews.get()
    return {
        "new": "/people/new", "edit": f"/people/{dana.id}/edit", "named": f"/people/{dana.id}/note/named",
        "company": f"/companies/{dana.company_id}/edit", "names": f"/interviews/{talk.id}/names",
        "notes": f"/interviews/{talk.id}/notes", "promise": f"/interviews/{talk.id}/debrief/promise",
        "agenda": f"/interviews/{talk.id}/agenda", "talk": f"/interviews/{talk.id}/talk",
        "debrief": f"/interviews/{talk.id}/debrief", "directions": "/directions/", "unarranged": "/interviews/new",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("page", "typed"),
    [
        ("new", {"name": LONG, "line": "met at the choir"}),
        ("new", {"name": "Jo", "line": LONG}),
        ("edit", {"name": LONG, "line": "met at the choir"}),
        ("named", {"name": LONG, "why": "she knows", "on": "2026-10-16"}),
        ("company", {"name": "Fernhill", "aliases": LONG}),
        ("names", {"name": LONG, "why": "she knows"}),
        ("notes", {"text": LONG}),
        ("promise", {"what": LONG, "whose": "mine"}),
        ("agenda", {"own": LONG, "do": "add"}),
        ("directions", {"name": LONG, "because": "I like charts"}),
        ("unarranged", {"name": "Jo", "on": "2026-09-01", "told": "1", "names": LONG}),
    ],
)
def test_what_is_too_long_is_said_and_kept(browser_in, pages, page, typed):
    answer = browser_in.post(pages[page], typed)
    assert (answer.status_code, "too long" in answer.text) == (422, True)
    assert [words for words in typed.values() if words not in answer.text and words not in {"add", "1"}] == []


def test_no_browser_cuts_what_is_pasted(browser_in, pages):
    for page in pages.values():
        assert not re.search(r"<(input|textarea)[^>]* maxlength", browser_in.get(page).text), page


def test_fields_speak_plainly():
    class Form(forms.Form):
        words = forms.CharField(max_length=3)
        number = forms.IntegerField(min_value=1)
        day = forms.DateField()
        one = forms.ChoiceField(choices=[("a", "A")])
        empty = forms.CharField()

    said = Form({"words": "four", "number": "0", "day": "tomorrow", "one": "b"}).errors
    assert {name: list(errors) for name, errors in said.items()} == {
        "words": ["That is too long: 3 letters fit here, and this has 4."],
        "number": ["At least 1."],
        "day": ["Write the day as 2026-11-26."],
        "one": ["Choose one of those that are offered."],
        "empty": ["Please fill this in."],
    }
