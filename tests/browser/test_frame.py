"""The frame in a real browser: keys, quick capture, narrow and dark pages."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect


def faults(page):
    found = Axe().run(page).response["violations"]
    return [(fault["id"], [node["html"] for node in fault["nodes"]][:3]) for fault in found]


def test_n_notes_somebody_down_and_leaves_the_page_as_it_was(page, running):
    page.goto(running.address + "settings/")
    page.get_by_label("Your name").fill("Maya, not saved yet")
    page.get_by_role("heading", name="Settings").click()
    page.keyboard.press("n")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Name", exact=True)).to_be_focused()
    page.keyboard.type("Jo Adler")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("heading")).to_have_text("Jo Adler is noted down")
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_label("Your name")).to_have_value("Maya, not saved yet")
    page.goto(running.address + "people/")
    expect(page.get_by_role("link", name="Jo Adler")).to_be_visible()


def test_keys_write_letters_where_one_types_and_can_be_switched_off(page, running):
    page.goto(running.address + "search")
    field = page.get_by_role("searchbox")
    field.fill("")
    page.keyboard.type("n/")
    expect(field).to_have_value("n/")
    page.goto(running.address + "people/")
    page.get_by_role("heading", name="People", exact=True).click()
    page.keyboard.press("?")
    page.get_by_label("Single keys are on").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("n")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_second_click_is_no_second_deed(page, running):
    page.goto(running.address + "people/new")
    page.get_by_label("Name", exact=True).fill("Edda Twice")
    page.get_by_label("Name", exact=True).press("Tab")
    page.locator("main form button.main").dblclick()
    expect(page.get_by_role("heading", name="Edda Twice")).to_be_visible()
    page.goto(running.address + "people/?q=Edda")
    expect(page.get_by_role("link", name="Edda Twice")).to_have_count(1)


def test_search_answers_while_one_types(page, running):
    page.goto(running.address + "people/new")
    page.get_by_label("Name", exact=True).fill("Dana Mbeki")
    page.get_by_role("button", name="Note down").click()
    page.goto(running.address + "search")
    page.get_by_role("searchbox").press_sequentially("mbe")
    expect(page.get_by_role("link", name="Dana Mbeki")).to_be_visible()


def test_the_first_minutes_by_keyboard_alone(page, running):
    page.goto(running.address)
    page.get_by_label("An occupation, a field, a kind of work").focus()
    page.keyboard.type("clinical informatics")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What matters to you?")).to_be_visible()
    page.get_by_role("link", name="Skip", exact=True).press("Enter")
    page.get_by_role("link", name="Skip", exact=True).press("Enter")
    page.get_by_label("Name").first.fill("Jo Adler")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Write to Jo Adler")).to_be_visible()


PAGES = ("", "people/", "people/new", "search?q=dana", "settings/", "steps/", "more/", "help/", "start/matters",
         "start/me", "start/people", "start/example")  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_can_be_used_by_everyone(chrome, page, running, scheme):
    page.goto(running.address + "people/new")
    page.get_by_label("Name", exact=True).fill("Dana Mbeki")
    page.get_by_label("One line").fill("product physician")
    page.get_by_role("button", name="Note down").click()
    person = page.url.removeprefix(running.address)
    context = chrome.new_context(
        base_url=running.address, color_scheme=scheme, viewport={"width": 360, "height": 740},
        storage_state=page.context.storage_state(),
    )  # fmt: skip
    narrow = context.new_page()
    for path in (*PAGES, person, person + "edit", person + "note/promise"):
        narrow.goto(running.address + path)
        assert (path, faults(narrow)) == (path, [])
        assert (path, narrow.evaluate("document.documentElement.scrollWidth")) == (path, 360)
    context.close()
