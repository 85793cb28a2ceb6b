"""Nobody in: hosts, origins, sessions, and what every answer tells the browser."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from askwell.actions.entry import make_link
from askwell.models import EntrySession
from askwell.web.middleware import cookie_name
from tests.given import given_browser


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "127.0.0.1:8080",
        "localhost:1",
        "0.0.0.0",
        "",
        "127.0.0.1@evil.example",
    ],
)
def test_a_foreign_host_is_refused_with_or_without_a_session(explorer, browser_in, host):
    for browser in (browser_in, Client()):
        for path in ("/", "/enter/x", "/health", "/static/plain.css", "/none"):
            answer = browser.get(path, headers={"Host": host})
            assert (answer.status_code, explorer.workspace.zone in answer.text) == (400, False)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "127.0.0.1:80", "LOCALHOST:80"])
def test_this_computer_is_let_in(browser_in, host):
    assert browser_in.get("/", headers={"Host": host}).status_code == 200


def test_a_foreign_host_uses_no_link_up(explorer):
    link = make_link(explorer, timezone.now())
    assert Client().get(f"/enter/{link}", headers={"Host": "evil.example"}).status_code == 400
    assert Client().get(f"/enter/{link}").status_code == 302


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Origin": "http://evil.example"}, id="another site"),
        pytest.param({"Origin": "http://testserver:81"}, id="another port"),
        pytest.param({"Origin": "https://testserver"}, id="another scheme"),
        pytest.param({"Origin": "null"}, id="a page without an origin"),
        pytest.param({"Sec-Fetch-Site": "cross-site"}, id="the browser says another site"),
        pytest.param({"Sec-Fetch-Site": "same-site"}, id="the browser says a neighbour"),
    ],
)
def test_a_change_from_another_site_is_refused(browser_in, headers):
    assert browser_in.post("/", headers={"Origin": "http://testserver"}).status_code != 403
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        answer = browser_in.generic(method, "/", headers=headers)
        assert (answer.status_code, "another website" in answer.text) == (403, True)


def test_a_change_without_the_forms_token_is_refused_and_says_what_to_do(explorer):
    answer = given_browser(explorer, enforce_csrf_checks=True).post("/")
    assert answer.status_code == 403
    assert "what you typed is still there" in answer.text


def test_without_a_session_a_page_says_how_to_come_in(explorer):
    answer = Client().get("/")
    assert answer.status_code == 403
    assert "This page needs your one-time link" in answer.text
    assert "askwell open" in answer.text


@pytest.mark.parametrize("cookie", ["", "made-up", "x" * 5000, "\xff\xfe"])
def test_a_made_up_session_is_none(db, cookie):
    browser = Client()
    browser.cookies[cookie_name()] = cookie
    assert browser.get("/").status_code == 403


def test_a_link_works_once_and_says_so(explorer):
    link = f"/enter/{make_link(explorer, timezone.now())}"
    first, second = Client(), Client()
    assert first.get(link).status_code == 302
    assert first.get("/").status_code == 200
    answer = second.get(link)
    assert (answer.status_code, "has been used" in answer.text, "askwell open" in answer.text) == (403, True, True)
    assert second.get("/").status_code == 403


def test_an_old_link_says_so(explorer):
    answer = Client().get(f"/enter/{make_link(explorer, timezone.now() - timedelta(minutes=10))}")
    assert (answer.status_code, "more than ten minutes old" in answer.text) == (403, True)


def test_looking_at_a_link_does_not_use_it_up(explorer):
    link = f"/enter/{make_link(explorer, timezone.now())}"
    assert Client().head(link).status_code == 405
    assert Client().get(link).status_code == 302


def test_the_session_cookie_is_for_this_browser_only(explorer):
    cookie = Client().get(f"/enter/{make_link(explorer, timezone.now())}").cookies[cookie_name()]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["domain"]) == (True, "Lax", "/", "")


def test_a_page_costs_one_query_for_the_session(browser_in):
    with CaptureQueriesContext(connection) as queries:
        assert browser_in.get("/").status_code == 200
    assert [query["sql"] for query in queries if "entry_session" in query["sql"]] == [queries[0]["sql"]]


def test_a_visit_is_written_once_a_day(explorer, browser_in):
    yesterday = timezone.now().date() - timedelta(days=1)
    EntrySession.objects.update(last_seen=yesterday)
    assert cookie_name() in browser_in.get("/").cookies  # lives longer
    assert cookie_name() not in browser_in.get("/").cookies
    assert EntrySession.objects.get().last_seen > yesterday


@pytest.mark.parametrize("path", ["/", "/none", "/enter/none", "/health"])
def test_every_answer_carries_the_same_promises(browser_in, path):
    headers = browser_in.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy == {
        "default-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_a_missing_page_is_kind_and_asks_no_database(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = Client().get("/none")
    assert (answer.status_code, "There is no such page" in answer.text) == (404, True)
