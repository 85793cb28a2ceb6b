"""Putting questions in order, and whether everyone can read the pages around a talk."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_talk import on_the_server, talk  # noqa: F401


def test_questions_are_put_in_order_with_the_keyboard(talk):  # noqa: F811
    page = talk
    page.goto(page.url.replace("/talk", "/agenda?anew=1"))
    asked = page.locator(".agenda").first.locator("li .voice")
    before = asked.all_inner_texts()
    page.get_by_role("button", name=f"Up: {before[2]}").focus()
    page.keyboard.press("Enter")
    expect(asked.nth(1)).to_have_text(before[2])
    page.keyboard.press("Enter")
    expect(asked).to_have_text([before[2], before[0], before[1], *before[3:]])
    expect(page.get_by_role("button", name=f"Up: {before[2]}")).to_be_focused()
    page.get_by_label("In your words").fill("What surprised you in your first year?")
    page.get_by_role("button", name="I am ready").click()
    expect(page.get_by_text("Your questions are ready.")).to_be_visible()
    expect(page.get_by_text("What surprised you in your first year?")).to_be_visible()


def test_everyone_can_read_the_pages_around_a_talk(chrome, talk):  # noqa: F811
    here = talk.url.removesuffix("talk")
    root = here.split("/interviews/")[0]
    pages = [f"{root}/interviews/", f"{root}/interviews/new", here]
    pages += [here + name for name in ("move", "prepare", "agenda", "brief", "talk", "debrief")]
    found = {}
    for scheme, width in (("light", 390), ("dark", 1280)):
        context = chrome.new_context(
            storage_state=talk.context.storage_state(), color_scheme=scheme, viewport={"width": width, "height": 844}
        )
        page = context.new_page()
        for address in pages:
            page.goto(address)
            expect(page.get_by_role("heading", level=1)).to_have_count(1)
            page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
            wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
            wrong = [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in Axe().run(page).response["violations"]]
            if wide or wrong:
                found[f"{address.removeprefix(here)} {scheme}"] = (wide, wrong)
        context.close()
    assert found == {}


def test_the_speech_is_rehearsed_against_the_clock_with_the_keyboard(talk):  # noqa: F811
    page = talk
    page.clock.install()
    page.goto(page.url.replace("/talk", "/prepare"))
    page.get_by_role("button", name="Say it aloud, with a stopwatch").focus()
    page.keyboard.press("Enter")
    told = page.locator("[data-rehearse] [role=status]")
    expect(told).to_have_text("The stopwatch runs.")
    page.clock.run_for(31_000)
    expect(page.locator("[data-rehearse] .seconds")).to_have_text("0:31")
    expect(told).to_have_text("30 seconds.")
    page.clock.run_for(21_000)
    page.keyboard.press("Enter")
    expect(told).to_have_text("52 seconds. That is just right.")
    page.clock.run_for(5_000)
    expect(page.locator("[data-rehearse] .seconds")).to_have_text("0:52")
    page.get_by_role("button", name="Once more").press("Space")
    page.clock.run_for(80_000)
    page.get_by_role("button", name="Stop").press("Space")
    expect(told).to_contain_text("80 seconds. Over 75")


def test_without_scripts_there_is_no_stopwatch(chrome, talk):  # noqa: F811
    context = chrome.new_context(storage_state=talk.context.storage_state(), java_script_enabled=False)
    page = context.new_page()
    page.goto(talk.url.replace("/talk", "/prepare"))
    expect(page.get_by_label("Who I am")).to_be_visible()
    expect(page.get_by_text("stopwatch")).to_be_hidden()
    context.close()
