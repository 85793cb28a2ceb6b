"""Every page is made of files of ours: nothing written into the page runs or styles, nothing comes from elsewhere."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest

from askwell.actions.access import Actor
from tests.given import given_browser
from tests.routes import addresses, given_example, ids

LOADS = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src", "use": "href"}
EMPTY = ["/", "/people/", "/start/", "/chain/", "/progress/", "/directions/", "/interviews/", "/steps/", "/keep/"]


class Page(HTMLParser):
    """What in a page a browser of ours would refuse, or that would tell others that somebody reads it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        own = dict(attributes)
        said = self.get_starttag_text()
        if tag in {"style", "base", "object", "embed"} or (tag == "meta" and "http-equiv" in own):
            self.wrong.append(said)
        for name, value in own.items():
            words = (value or "").strip()
            if name == "style" or name.startswith("on") or words.casefold().startswith(("javascript:", "vbscript:")):
                self.wrong.append(said)
            if name in {LOADS.get(tag), "action", "formaction", "srcset", "poster", "data", "background"}:
                there = urlsplit(words)
                if there.netloc or there.scheme not in {"", "data"}:
                    self.wrong.append(said)
        if tag == "script" and "src" not in own and own.get("type") != "application/json":
            self.wrong.append(said)

    handle_startendtag = handle_starttag


@pytest.fixture
def example(db):
    workspace = given_example()
    return Actor(workspace, workspace.clock)


def test_no_page_holds_a_script_a_style_or_anything_of_another_host(example):
    browser = given_browser(example)
    looked, wrong = 0, {}
    for name, path in addresses(ids(example.workspace)):
        answer = browser.get(path)
        if answer.headers.get("Content-Type", "").startswith("text/html") and not answer.streaming:
            looked += 1
            if found := Page(answer.text).wrong:
                wrong[name] = found
    assert looked > 70
    assert wrong == {}


def test_nor_do_the_pages_of_the_first_minutes_and_of_faults(explorer):
    browser = given_browser(explorer)
    pages = {path: browser.get(path) for path in [*EMPTY, "/nowhere"]}
    pages["the door"] = browser.get("/", headers={"Cookie": ""})
    pages["a form"] = browser.post("/people/new", {})
    assert {path: found for path, page in pages.items() if (found := Page(page.text).wrong)} == {}


@pytest.mark.parametrize(
    "bad",
    [
        '<p style="color: red">', '<a href="JavaScript:alert(1)">', "<img src=//x.example/a.png>",
        "<style>p {}</style>", "<script>alert(1)</script>", '<body onload="x()">',
        '<link rel=stylesheet href="https://x.example/a.css">', '<form action="https://x.example/">',
        "<base href=/elsewhere/>", '<script src="https://x.example/a.js"></script>',
    ],
)  # fmt: skip
def test_each_of_these_would_be_seen(bad):
    assert Page(f"<main>{bad}</main>").wrong
