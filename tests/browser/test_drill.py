"""The drill, walked through with the keyboard, and readable for everyone."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect


def test_a_run_is_walked_through_and_everyone_can_read_it(page):
    page.goto("/drill/7/")
    expect(page.get_by_text("1 of 6")).to_be_visible()
    found = {"asked": Axe().run(page).response["violations"]}
    for number in range(1, 7):
        expect(page.get_by_text(f"{number} of 6")).to_be_visible()
        page.get_by_label("What you say").fill("I'd love to work for you." if number == 1 else "How is it elsewhere?")
        page.get_by_role("button", name="That is my answer").press("Enter")
        if number == 1:
            expect(page.get_by_text("Perhaps:")).to_be_visible()
            found["judged"] = Axe().run(page).response["violations"]
        page.get_by_role("button", name="How it went" if number == 6 else "Next").press("Enter")
    expect(page.get_by_text("5 of 6 answers led back to the field.")).to_be_visible()
    assert found == {"asked": [], "judged": []}
