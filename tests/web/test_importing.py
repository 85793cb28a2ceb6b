"""Bringing people in, in a browser."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from askwell.actions import importing
from askwell.models import ImportBatch, Person
from tests.given import given_browser, given_explorer

AT = datetime(2026, 10, 16, 9, 0, tzinfo=UTC)
CSV = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Inês,Duarte,https://www.linkedin.com/in/ines,,Northway,<b>Nurse</b>,15 Jan 2024\n"
    ",,,,,,16 Jan 2024\n"
)


def choose(browser, content=CSV, name="Connections.csv"):
    """The answer to choosing this file."""
    return browser.post("/import/", {"file": SimpleUploadedFile(name, content.encode())})


def test_choose_look_bring_in_and_undo(browser_in):
    assert "Where to get the file" in browser_in.get("/import/").text
    page = choose(browser_in).url
    looked = browser_in.get(page).text
    assert "Nothing is written yet" in looked
    assert "Inês Duarte" in looked and "&lt;b&gt;Nurse&lt;/b&gt;" in looked
    assert "Row 2" in looked
    assert not Person.objects.exists()

    assert browser_in.post(f"{page}start").url == page
    assert browser_in.post(f"{page}start").url == page  # a second press
    waiting = browser_in.get(page).text
    assert "It begins in a moment" in waiting and 'http-equiv="refresh"' in waiting
    part = browser_in.get(page, headers={"HX-Request": "true"}).text
    assert part.startswith("<section") and 'hx-trigger="every 1s"' in part

    importing.take_up(AT)
    assert browser_in.get(page, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"
    assert "They are in" in browser_in.get(page).text
    assert Person.objects.get().name == "Inês Duarte"
    assert "Connections.csv" in browser_in.get("/import/").text

    browser_in.post(f"{page}undo")
    importing.take_up(AT)
    assert "1 person was taken out again" in browser_in.get(page).text
    assert not Person.objects.exists()


def test_leaving_it(browser_in):
    page = choose(browser_in).url
    assert browser_in.post(f"{page}discard").url == "/import/"
    assert "Nothing was brought in" in browser_in.get("/import/").text
    assert browser_in.get(page).status_code == 404


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        ("", "Connections.csv", "This file is empty"),
        ("%PDF-1.7", "cv.pdf", "This is a PDF, not a list of people."),
        ("a letter to a friend", "letter.txt", "No list of people was found in this file."),
    ],
)
def test_a_file_that_is_none(browser_in, content, name, words):
    answer = choose(browser_in, content, name)
    assert answer.status_code == 422
    assert words in answer.text
    assert not ImportBatch.objects.exists()


def test_no_file_at_all(browser_in):
    answer = browser_in.post("/import/")
    assert answer.status_code == 422
    assert "Choose a file first." in answer.text


def test_another_workspace_finds_nothing(browser_in):
    page = choose(browser_in).url
    stranger = given_browser(given_explorer())
    for method, path in (("get", page), ("post", f"{page}start"), ("post", f"{page}undo"), ("post", f"{page}discard")):
        assert getattr(stranger, method)(path).status_code == 404
        assert getattr(stranger, method)(path.replace(page.split("/")[2], str(uuid4()))).status_code == 404
    assert ImportBatch.objects.get().state == "looked"
