"""Every page of the worked example, for everyone: screen readers, the dark, a phone, large type."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import resolve

from askwell.web.urls import urlpatterns
from tests.given import given_running

FILES = {"letter-file", "interview-file", "talk-worker"}  # a letter, an appointment, a script: no page
ALONE = {"enter", "health"}  # before the door

DRESSES = {
    "desk": ("light", 1280, 900),
    "dark phone": ("dark", 390, 844),
}
WIDTHS = {"360 px": 360, "200 % zoom": 640}  # a desk of 1280 pixels at 200 % has 640 of CSS
FIRST = ["/", "/start/", "/start/matters", "/start/me", "/start/people"]  # the example is past its first minutes


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """The worked example, running."""
    with given_running(tmp_path_factory.mktemp("example"), "--demo") as running:
        yield running


@pytest.fixture(scope="module")
def inside(chrome, example):
    """A browser that came in."""
    context = chrome.new_context(base_url=example.address)
    context.new_page().goto(example.link)
    yield context
    context.close()


@pytest.fixture(scope="module")
def pages(inside):
    """One address for each route that a link or a form leads to, by the route's name."""
    found: dict[str, str] = {}
    waiting = list(FIRST)
    seen = set(waiting)
    while waiting:
        address = waiting.pop(0)
        path = urlsplit(address).path
        name = resolve(path).url_name
        if name in found or name in FILES | ALONE:
            continue
        answer = inside.request.get(address)
        if answer.status == 405:
            continue  # a deed, no page
        assert answer.status == 200, f"{address} answers {answer.status}"
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        found[name] = address
        for link in re.findall(r'(?:href|action)="([^"]+)"', answer.text()):
            there = urljoin(path, unescape(link)).partition("#")[0]
            if there.startswith("/") and not there.startswith("/static/") and there not in seen:
                seen.add(there)
                waiting.append(there)
    return found


def barriers(page, scheme):
    """What axe finds that keeps somebody out; in the dark only the colours differ."""
    options = {"runOnly": ["color-contrast"]} if scheme == "dark" else None
    return [
        (fault["id"], [node["html"][:200] for node in fault["nodes"]][:3])
        for fault in Axe().run(page, options=options).response["violations"]
        if fault["impact"] in ("serious", "critical")
    ]


# What is wider than the page, and lies in no box that scrolls by itself.
TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll('body *')]
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.scroll, svg'))
    .map((one) => one.outerHTML.slice(0, 160)).slice(-3).concat(document.documentElement.scrollWidth)"""


@pytest.fixture
def look(inside, example, pages):
    """Calls a look at each page, folded parts opened, and gives what is wrong by the page's route."""

    def look(finds):
        page = inside.new_page()
        page.emulate_media(reduced_motion="reduce")
        wrong = {}
        for name, address in pages.items():
            page.goto(address)
            page.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true")
            if found := {key: fault for key, fault in finds(page) if fault}:
                wrong[name] = found
        page.close()
        return wrong

    return look


def test_links_lead_to_every_page(pages):
    left = {pattern.name for pattern in urlpatterns} - set(pages)
    assert {"direction", "letter", "interview", "talk", "interview-debrief", "person", "company"} - left, sorted(left)
    assert len(pages) >= 45, sorted(left)


def test_no_page_shuts_anybody_out(look):
    def finds(page):
        yield "headings of the first rank", (count := page.locator("h1:visible").count()) != 1 and count
        for dress, (scheme, width, height) in DRESSES.items():
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": height})
            yield dress, barriers(page, scheme)

    assert look(finds) == {}


def test_no_page_scrolls_sideways(look):
    def finds(page):
        for says, width in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": 740})
            yield says, page.evaluate(TOO_WIDE)

    assert look(finds) == {}
