"""Every form of every page, filled in badly: a clear answer, nothing typed is lost, and never a broken page."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser
from urllib.parse import urlencode, urlsplit

import pytest
from django.db import transaction
from django.urls import resolve

from askwell.actions.access import Actor
from askwell.queries.clock import now
from tests.given import given_browser
from tests.routes import PARTS, addresses, given_example, rows_of

BAD = {
    "nothing": "",
    "hostile": "\u202eAda\x00\x07\x1b[31m\u0085 <script>alert(1)</script>{{ 7*7 }}{% now %}' \" \udcff",
    "a number": "-99999999999999999999999",
    "an early date": "0001-01-01T00:00",
    "a late date": "9999-12-31T23:59",
    "a long word": "a" * 5_000,
    "a megabyte": "many words " * 100_000,
}
TYPED = {"text", "search", "email", "tel", "url", "textarea"}
MARK = "Kept-as-typed <7>"


class Forms(HTMLParser):
    """The forms of a page: where each goes, and its fields with what stands in them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[dict] = []
        self.select = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        at = dict(attrs)
        if tag == "form":
            self.found.append({"to": at.get("action") or "", "how": (at.get("method") or "get").lower(), "fields": {}})
        name = at.get("name")
        if tag == "option" and self.select and ("selected" in at or not self.fields[self.select][1]):
            self.fields[self.select] = ("select", at.get("value", ""))
        if not name or not self.found:
            return
        if tag == "textarea":
            self.fields[name] = ("textarea", "")
        elif tag == "select":
            self.fields[name], self.select = ("select", ""), name
        elif tag in ("input", "button"):
            kind = at.get("type") or ("submit" if tag == "button" else "text")
            if kind not in ("checkbox", "radio") or "checked" in at or name not in self.fields:
                self.fields[name] = (kind, at.get("value") or "")

    def handle_endtag(self, tag):
        if tag == "select":
            self.select = ""

    @property
    def fields(self) -> dict:
        return self.found[-1]["fields"]


@pytest.fixture
def maya(db):
    workspace = given_example()
    return Actor(workspace, now(workspace))


def pages(workspace):
    """Name and path of each route with the ids of a dozen rows: approaches and letters at every stage."""
    several = {part: rows_of(workspace, part) for part in PARTS}
    for at in range(12):
        yield from addresses({part: rows[min(at, len(rows) - 1)] for part, rows in several.items()})


def forms_of(browser, workspace):
    """One of each form: alike means that it goes to the same view with the same fields."""
    seen = {}
    only_posts = set()
    for name, path in dict.fromkeys(pages(workspace)):
        if name in only_posts:
            continue
        answer = browser.get(path)
        if answer.status_code == 405:
            only_posts.add(name)
        assert answer.status_code < 500, path
        if answer.status_code == 200 and "text/html" in answer.headers["Content-Type"] and not answer.streaming:
            for form in Forms(answer.content.decode()).found:
                to = urlsplit(form["to"]).path or path
                match = resolve(to)
                words = tuple(value for key, value in match.kwargs.items() if not key.endswith("_id"))
                kinds = {name for name, (kind, value) in form["fields"].items() if kind != "hidden" or not value}
                seen.setdefault((match.url_name, words, form["how"], frozenset(kinds)), form | {"to": to, "on": path})
    return seen


def asked(browser, form, values):
    """The answer to this form, as if it had never been sent."""
    with transaction.atomic():
        sent = urlencode(values, errors="surrogateescape")
        if form["how"] == "get":
            answer = browser.get(f"{form['to']}?{sent}")
        else:
            answer = browser.post(form["to"], sent, content_type="application/x-www-form-urlencoded")
        transaction.set_rollback(True)
    return answer


def test_every_form_answers_whatever_is_typed(maya, settings, tmp_path):
    settings.ASKWELL_DATA = tmp_path
    browser = given_browser(maya, raise_request_exception=False)
    forms = forms_of(browser, maya.workspace)
    broken = []
    for (name, words, _how, _), form in forms.items():
        if name in {"keep-restore", "keep-restore-file", "keep-erase", "demo-again"}:
            continue  # tests/keeping
        for what, bad in BAD.items():
            for only_typed in (True, False):
                values = {
                    field: bad if kind in TYPED or not only_typed else value
                    for field, (kind, value) in form["fields"].items()
                    if kind != "file" and field != "csrfmiddlewaretoken"
                }
                answer = asked(browser, form, values)
                if answer.status_code >= 500 or (answer.status_code in {404, 405} and only_typed):
                    broken.append((name, *words, what, only_typed, answer.status_code, form["on"]))
    assert not broken, "\n".join(map(str, broken))


@pytest.mark.parametrize("day", ["2026-99-99", "2027-05-05"], ids=["no day", "a day to come"])
def test_what_was_typed_stands_in_a_form_that_comes_back(maya, settings, tmp_path, day):
    settings.ASKWELL_DATA = tmp_path
    browser = given_browser(maya, raise_request_exception=False)
    came_back, lost = 0, []
    for (name, words, how, _), form in forms_of(browser, maya.workspace).items():
        values = {}
        for at, (field, (kind, value)) in enumerate(form["fields"].items()):
            values[field] = f"{MARK}{at}" if kind in TYPED else day if kind in ("date", "time", "number") else value
        typed = [value for value in values.values() if value.startswith(MARK)]
        if how == "get" or not typed or name.startswith("keep-"):
            continue
        answer = asked(browser, form, values)
        if answer.status_code == 422:
            came_back += 1
            page = unescape(answer.content.decode())
            lost += [(name, *words, value) for value in typed if value not in page]
    assert came_back >= 15
    assert not lost, "\n".join(map(str, lost))
