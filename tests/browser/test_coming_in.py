"""Through the door with a real browser."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect


def test_the_link_opens_askwell_and_leaves_no_trace_in_the_address(page, running):
    assert page.url == running.address


def test_a_used_link_says_so_in_another_browser(chrome, page, running):
    other = chrome.new_context().new_page()
    other.goto(running.link)
    expect(other.get_by_role("heading")).to_have_text("This link is over")
    expect(other.get_by_role("main")).to_contain_text("askwell open")
    other.context.close()


def test_the_plain_pages_can_be_read_by_everyone(chrome, running):
    for scheme in ("light", "dark"):
        page = chrome.new_context(color_scheme=scheme).new_page()
        for path in ("", "none", "enter/none"):
            page.goto(running.address + path)
            expect(page.get_by_role("heading")).to_be_visible()
            assert [
                (v["id"], [n["failureSummary"] for n in v["nodes"]]) for v in Axe().run(page).response["violations"]
            ] == []
        page.context.close()


def test_a_link_from_another_site_finds_the_session(page, running):
    """SameSite=Lax: a link in a mail opens the page; Strict would show the door."""
    page.goto("data:text/html,<a href='" + running.address + "'>Askwell</a>")
    page.get_by_role("link").click()
    page.wait_for_url(running.address)
    expect(page.get_by_text("This page needs your one-time link")).to_have_count(0)


def test_a_form_on_another_site_changes_nothing(page, running):
    page.goto("data:text/html,<form method=post action='" + running.address + "'><button>Win</button></form>")
    page.get_by_role("button").click()
    expect(page.get_by_role("heading")).to_have_text("This came from another website")


def test_a_mail_link_is_let_through_by_the_policy(page, running):
    """form-action 'self' is about forms; mailto links are navigations, and letters need them."""
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if "Refused" in said.text else None)
    page.goto(running.address + "none")
    page.evaluate(
        """() => {
            const link = document.createElement("a");
            link.href = "mailto:rafael@example.org?subject=A%20question";
            link.textContent = "Mail";
            document.querySelector("main").append(link);
        }"""
    )
    page.get_by_role("link", name="Mail").click()
    assert refused == []
