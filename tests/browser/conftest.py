"""A real browser at a real Askwell on loopback."""

from __future__ import annotations

import os

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.chromium import FLAGS, chromium
from tests.given import given_running


@pytest.fixture(scope="session")
def chrome():
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's sync API runs an event loop in this thread
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(playwright), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def running(tmp_path):
    """An Askwell that runs on an empty data folder."""
    with given_running(tmp_path / "data") as running:
        yield running


@pytest.fixture
def page(chrome, running):
    """A page that came in by the link. The test fails when it asked another host for anything, or a script broke."""
    context = chrome.new_context(base_url=running.address)
    page = context.new_page()
    strangers: list[str] = []
    faults: list[str] = []
    page.on(
        "request",
        lambda r: None if r.url.startswith((running.address, "data:", "blob:", "mailto:")) else strangers.append(r.url),
    )
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
    page.goto(running.link)
    yield page
    context.close()
    assert strangers == []
    assert faults == []
