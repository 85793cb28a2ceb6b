"""Every page of the worked example, for everyone: screen readers, the dark, a phone, large type."""

from __future__ import annotations

import json
import re
from collections import Counter
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import resolve

from askwell.web.urls import urlpatterns
from tests.given import askwell, given_running

FILES = {"letter-file", "interview-file", "talk-worker"}  # a letter, an appointment, a script: no page
ALONE = {"enter", "health"}  # before the door

OF_COLOUR = ["color-contrast", "link-in-text-block"]
OF_SIZE = ["target-size", "scrollable-region-focusable", *OF_COLOUR]
DRESSES = {  # what can be otherwise than on the first one
    "desk": ("light", 1280, 900, None),
    "dark desk": ("dark", 1280, 900, OF_COLOUR),
    "dark phone": ("dark", 390, 844, OF_SIZE),
    "phone": ("light", 390, 844, OF_SIZE),
}
WIDTHS = {"360 px": 360, "200 % zoom": 640}  # a desk of 1280 pixels at 200 % has 640 of CSS
FIRST = ["/start/", "/start/matters", "/start/me", "/start/people"]  # the example is past its first minutes
ENOUGH = 5  # pages of one kind whose links are followed
KEY = {
    "today", "people", "person", "person-new", "approach", "approach-start", "letter", "letter-ready", "letter-print",
    "interview", "interview-prepare", "interview-agenda", "interview-brief", "talk", "interview-debrief", "direction",
    "direction-decide", "chain", "progress", "company", "import", "import-batch", "keep", "settings", "search",
}  # fmt: skip


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """The worked example, running, with a letter that is begun and a file that was taken in."""
    folder = tmp_path_factory.mktemp("example")
    file = folder / "Connections.csv"
    file.write_text("First Name,Last Name,URL,Email Address,Company,Position,Connected On\nInês,Duarte,,,Medira,,\n")
    with given_running(folder, "--demo") as running:
        begun = askwell(folder / "demo", "letter", "draft", "Tomás Herrera", "--kind", "update", "--json")
        askwell(folder / "demo", "import", str(file))
        yield running, json.loads(begun.stdout)["id"]


@pytest.fixture(scope="module")
def inside(chrome, example):
    """A browser that came in, and in which the letter was written to its end."""
    running, letter = example
    context = chrome.new_context(base_url=running.address)
    page = context.new_page()
    page.goto(running.link)
    page.goto(f"/letters/{letter}/")
    page.get_by_label("Letter", exact=True).fill("Dear Tomás,\n\nthank you for naming Dana.\n\nMaya")
    page.get_by_role("button", name="Ready to go").click()
    page.wait_for_url("**/ready")
    yield context
    context.close()


@pytest.fixture(scope="module")
def pages(inside, example):
    """One address for each route that a link or a form leads to, by the route's name."""
    found: dict[str, str] = {}
    read: Counter[str] = Counter()
    _, letter = example
    waiting = ["/", f"/letters/{letter}/ready", *FIRST]
    seen = set(waiting)
    while waiting:
        address = waiting.pop(0)
        path = urlsplit(address).path
        name = resolve(path).url_name
        if name in FILES | ALONE or read[name] == ENOUGH:
            continue
        read[name] += 1
        answer = inside.request.get(address)
        if answer.status == 405 or resolve(urlsplit(answer.url).path).url_name != name:
            continue  # a deed, no page; or led on to another
        assert answer.status == 200, f"{address} answers {answer.status}"
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        found.setdefault(name, address)
        for link in re.findall(r'(?:href|action)="([^"]+)"', answer.text()):
            there = urljoin(path, unescape(link)).partition("#")[0]
            if there.startswith("/") and not there.startswith("/static/") and there not in seen:
                seen.add(there)
                waiting.append(there)
    return found


SOME_RULES = """async (rules) =>
  (await axe.run(document, {runOnly: rules, resultTypes: ['violations']})).violations"""


def barriers(page, rules=None):
    """What axe finds that keeps somebody out: by all of its rules, or by some on a page that it looked at before."""
    found = page.evaluate(SOME_RULES, rules) if rules else Axe().run(page).response["violations"]
    return [
        (fault["id"], [node["html"][:200] for node in fault["nodes"]][:3])
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ]


# What is wider than the page, and lies in no box that scrolls by itself.
TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll('body *')]
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.scroll, svg'))
    .map((one) => one.outerHTML.slice(0, 160)).slice(-3).concat(document.documentElement.scrollWidth)"""


@pytest.fixture
def look(inside, pages):
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
    assert not KEY & left, sorted(KEY & left)
    assert len(pages) >= 45, sorted(left)


def test_no_page_shuts_anybody_out(look):
    def finds(page):
        yield "headings of the first rank", (count := page.locator("h1:visible").count()) != 1 and count
        for dress, (scheme, width, height, rules) in DRESSES.items():
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": height})
            yield dress, barriers(page, rules)

    assert look(finds) == {}


def test_no_page_scrolls_sideways(look):
    def finds(page):
        for says, width in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": 740})
            yield says, page.evaluate(TOO_WIDE)

    assert look(finds) == {}
