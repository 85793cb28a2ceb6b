"""However much there is, a page asks the database the same number of questions."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.given import given_browser
from tests.queries.crowded import given_crowd, pages


def counted(people: int, monkeypatch) -> dict[str, int]:
    """Queries of every page, by its route's name."""
    explorer, own = given_crowd(people, monkeypatch)
    browser = given_browser(explorer)
    found = {}
    for name, path in pages(own):
        with CaptureQueriesContext(connection) as asked:
            answer = browser.get(path)
        if answer.status_code == 200:  # else it is a deed, or needs to know more
            found[name] = len(asked)
    return found


def test_no_page_asks_more_often_where_there_is_more(db, monkeypatch):
    few, many = counted(10, monkeypatch), counted(200, monkeypatch)
    assert len(many) > 70
    assert {name: (few[name], count) for name, count in many.items() if count != few[name]} == {}
