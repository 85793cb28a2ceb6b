"""One whole journey as a person walks it: from the first question to thanks, news, a decision and a closing letter."""

from __future__ import annotations

import re
from contextlib import closing

import pytest
from playwright.sync_api import expect

from askwell.integrations.sqlite.library import Database
from askwell.wording.steps import TITLES

GAP = re.compile(r"\[[^\]]*\]")


def step(kind: str, person: str, target: str = "") -> str:
    """The words of a step, whatever they are today."""
    return TITLES[kind] % {"person": person, "target": target, "direction": "clinical informatics"}


@pytest.fixture
def quiet(page):
    """The page, on which nothing may be said in the console that is an error; the fixture below watches the network."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("response", lambda answer: said.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
    page.set_default_timeout(10_000)
    yield page
    assert said == []


@pytest.fixture
def walk(quiet, tmp_path):
    return Walk(quiet, tmp_path / "data" / "askwell.sqlite3")


class Walk:
    """What a person does again and again."""

    def __init__(self, page, database):
        self.page, self.database = page, database

    def it_is(self, moment: str) -> None:
        """Days go by, in UTC: the workspace gets a clock, as the worked example has one."""
        with closing(Database.connect(self.database, isolation_level=None)) as database:
            database.execute("UPDATE workspace SET clock = ?", [moment])

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def meet(self, name: str) -> None:
        """Finds somebody in the list of people."""
        self.page.goto("/people/")
        self.page.locator("main").get_by_role("link", name=name).click()
        self.title_is(name)

    def follow_main(self) -> None:
        """The one thing that the page proposes."""
        self.page.locator("main .head a.btn.main").click()

    def title_is(self, words: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(words)

    def today_says(self, *titles: str) -> None:
        """Each of these stands on Today; the first of them first."""
        self.page.goto("/")
        steps = self.page.locator("main ul.steps h3")
        expect(steps.first).to_contain_text(titles[0])
        for title in titles[1:]:
            expect(self.page.locator("main").get_by_role("heading", name=title)).to_be_visible()

    def take(self, title: str) -> None:
        """The one button beside a step."""
        step = self.page.locator("ul.steps > li", has=self.page.get_by_role("heading", name=title))
        step.locator("> form button, > a.btn").first.click()

    def send(self, *words: str, how: str = "email") -> str:
        """Fills the gaps of the draft that is open, lets it be checked, and says that it went; gives its words."""
        letter = self.page.get_by_label("Letter", exact=True)
        drafted = letter.input_value()
        text = GAP.sub("how a ward gets its electronic charts", drafted)
        assert [word for word in words if word not in text] == []
        if text != drafted:
            with self.page.expect_response("**/check"):
                letter.fill(text)
        expect(self.page.locator("#check .stop")).to_have_count(0)
        self.page.get_by_label("How it goes").select_option(how)
        self.press("Ready to go")
        self.title_is("Ready to go")
        expect(self.page.locator("#the-letter")).to_have_text(text)
        self.press("Yes, it is sent")
        return text


def test_from_the_first_question_to_the_closing_letter(walk):
    page = walk.page
    walk.it_is("2026-10-13 07:00:00")  # Tuesday, nine o'clock in Berlin
    page.goto("/")

    # The first minutes
    walk.title_is("What would you like to find out about?")
    page.get_by_label("An occupation, a field, a kind of work").fill("clinical informatics")
    walk.press("Begin")
    walk.title_is("What matters to you?")
    page.get_by_role("checkbox").first.check()
    page.get_by_label("What must fit your life?").fill("no nights")
    walk.press("Go on")
    walk.title_is("A little about you")
    page.get_by_label("Your name").fill("Nadia Brandt")
    page.get_by_label("Who you are, in a line").fill("I am a nurse in Berlin, six years on a ward.")
    page.get_by_label("One concrete thing you have done").fill("I taught my ward its electronic charts.")
    page.get_by_label("Time zone").fill("Europe/Berlin")
    page.get_by_label("Country").fill("DE")
    walk.press("Go on")
    walk.title_is("Whom could you ask about clinical informatics?")
    page.get_by_label("Name", exact=True).first.fill("Rafael Ortiz")
    page.get_by_label("E-mail address").first.fill("rafael@corvane.example")
    walk.press("Put them on the list")

    # The request
    walk.today_says(step("request", "Rafael Ortiz"))
    walk.take(step("request", "Rafael Ortiz"))
    walk.send("Rafael", "clinical informatics", "Nadia Brandt")
    page.goto("/")
    expect(page.get_by_text("Rafael Ortiz has your letter since")).to_be_visible()

    # Somebody else, who says no and gives a name
    page.keyboard.press("n")
    quick = page.get_by_role("dialog", name="Note someone down")
    quick.get_by_label("Name", exact=True).fill("Jonas Weber")
    page.keyboard.press("Enter")
    expect(quick.get_by_text("Jonas Weber is noted down")).to_be_visible()
    quick.get_by_role("link", name="Open the page").click()
    walk.title_is("Jonas Weber")
    walk.follow("Ask for a talk")
    walk.press("Put on my list")
    walk.press("Write the letter")
    walk.send("Jonas", "clinical informatics", how="profile")

    walk.it_is("2026-10-14 07:00:00")
    walk.meet("Jonas Weber")
    walk.follow_main()
    walk.follow("Note their answer")
    walk.title_is("What did Jonas Weber answer?")
    page.get_by_label("No", exact=True).check()
    page.get_by_label("Their words").fill("I have no time this autumn, but ask Aylin Demir at Northway.")
    page.get_by_label("Name", exact=True).first.fill("Aylin Demir")
    page.get_by_label("Where they work").first.fill("Northway")
    walk.press("Note the answer")
    walk.today_says("Write to Aylin Demir")

    # They said yes, and named a time
    walk.meet("Rafael Ortiz")
    walk.follow_main()
    walk.follow("Note their answer")
    page.get_by_label("Yes, they will talk with me").check()
    walk.press("Note the answer")
    walk.it_is("2026-10-15 07:00:00")
    walk.today_says(step("book", "Rafael Ortiz"), step("answer_decline", "Jonas Weber"))
    walk.take(step("answer_decline", "Jonas Weber"))
    walk.send("Jonas", how="profile")
    walk.today_says(step("book", "Rafael Ortiz"))
    walk.take(step("book", "Rafael Ortiz"))
    walk.title_is("Agree on a time with Rafael Ortiz")
    page.get_by_label("Day", exact=True).fill("2026-10-20")
    page.get_by_label("Time there").fill("10:00")
    page.get_by_label("Whose clock").fill("Europe/Berlin")
    page.get_by_label("What kind of place").select_option("video")
    walk.press("Note the time")
    walk.title_is("Talk with Rafael Ortiz")
    page.goto("/")
    expect(page.get_by_role("heading", name="Coming up")).to_be_visible()
    walk.follow("Prepare")
    walk.title_is("Talk with Rafael Ortiz")
    walk.follow("Prepare")
    walk.title_is("Prepare for Rafael Ortiz")
    walk.follow("Choose the questions")
    walk.title_is("What to ask")
    walk.press("I am ready")
    expect(page.get_by_text("Your questions are ready.")).to_be_visible()

    # The talk
    walk.it_is("2026-10-20 08:01:00")
    page.goto("/interviews/")
    walk.follow("Open the talk")
    expect(page.locator("[data-ready]")).to_be_attached()
    for line in ("Half of the work is listening on the wards.", "Nights are rare, one week in ten."):
        page.get_by_label("Note", exact=True).fill(line)
        page.keyboard.press("Enter")
        expect(page.locator("[data-part=lines] > li").first).to_contain_text(line)
    page.get_by_label("Name", exact=True).fill("Lena Krause")
    page.get_by_label("Where", exact=True).fill("Medira")
    walk.press("Keep the name")
    expect(page.locator("[data-part=names]")).to_contain_text("Lena Krause, Medira")
    expect(page.locator("[data-part=state]")).to_have_text("Saved")
    walk.it_is("2026-10-20 08:30:00")
    page.get_by_text("End", exact=True).click()
    walk.press("Look back now")
    page.wait_for_url("**/debrief")

    # The look back, and thanks the same day
    walk.title_is("Look back")
    page.locator(".marks").get_by_role("link", name="Nights are rare").click()
    sentence = page.locator(".marks details", has_text="Nights are rare")
    sentence.get_by_label("speaks for it").check()
    sentence.get_by_label("What it bears on").select_option("no nights")
    sentence.get_by_role("button", name="I learned this").click()
    expect(page.locator("#learned .learned")).to_contain_text("Nights are rare, one week in ten.")
    expect(page.locator("#names")).to_contain_text("Lena Krause, Medira")
    walk.press("Done looking back")
    walk.today_says(step("write_to_name", "Aylin Demir"), step("thank_email", "Rafael Ortiz"))
    walk.take(step("thank_email", "Rafael Ortiz"))
    walk.send("Rafael", "Nadia Brandt")

    walk.it_is("2026-10-23 07:00:00")
    walk.today_says("Write to Aylin Demir", step("post_card", "Rafael Ortiz"))
    walk.meet("Rafael Ortiz")
    walk.follow("The talk")
    walk.follow("Look back")
    walk.press("It is posted")
    expect(page.locator("#thanks")).to_contain_text("It is posted.")

    # The name is a new person; the giver hears of the time that is found
    walk.today_says("Write to Aylin Demir", step("write_to_name", "Lena Krause"))
    walk.take(step("write_to_name", "Lena Krause"))
    walk.send("Lena", "Rafael Ortiz", how="profile")
    walk.meet("Lena Krause")
    walk.follow_main()
    walk.follow("Note their answer")
    page.get_by_label("Yes, they will talk with me").check()
    walk.press("Note the answer")
    walk.follow("Agree on a time")
    page.get_by_label("Day", exact=True).fill("2026-10-29")
    page.get_by_label("Time there").fill("15:00")
    page.get_by_label("Whose clock").fill("Europe/Berlin")
    walk.press("Note the time")
    walk.it_is("2026-10-27 08:00:00")
    news = step("share_news", "Rafael Ortiz", "Lena Krause")
    walk.today_says("Write to Aylin Demir", news)
    walk.take(news)
    walk.send("Rafael", "Lena")

    # The decision, and a letter to whoever helped
    page.goto("/directions/")
    page.get_by_role("main").get_by_role("link", name="clinical informatics").first.click()
    walk.follow("Decide")
    page.get_by_label("I choose it").check()
    page.get_by_label("Why, in your own words").fill("The nights are rare and the work is close to the wards.")
    walk.press("That is my decision")
    expect(page.get_by_text("Chosen Tue 27 Oct: The nights are rare")).to_be_visible()
    expect(page.get_by_role("row", name="no nights")).to_contain_text("Nights are rare, one week in ten.")
    helped = page.locator("section", has=page.get_by_role("heading", name="Everyone who helped"))
    helped.locator("li", has_text="Rafael Ortiz").get_by_role("button", name="Write the letter").click()
    walk.send("Rafael", "clinical informatics")
    walk.it_is("2026-11-03 08:00:00")
    walk.today_says("Write one more request", step("tell_decision", "Jonas Weber"))
    expect(page.get_by_text(step("tell_decision", "Rafael Ortiz"))).to_have_count(0)
    page.goto("/chain/")
    for name in ("Rafael Ortiz", "Lena Krause", "Jonas Weber", "Aylin Demir"):
        expect(page.get_by_role("main").get_by_role("link", name=name).first).to_be_visible()


def focused(page) -> str:
    """What has the focus, which everybody can see."""
    seen = page.evaluate("""() => {
        const one = document.activeElement, look = getComputedStyle(one);
        const ring = look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0;
        const place = one.getBoundingClientRect();
        return [ring && one.matches(':focus-visible') && place.width > 1 && place.bottom > 0 && place.top < innerHeight,
                one.labels?.[0]?.innerText || one.innerText || one.tagName];
    }""")
    assert seen[0], f"nobody sees that {seen[1]!r} has the focus"
    return seen[1].strip()


def tab_to(page, words: str) -> None:
    """The Tab key until this has the focus; everything on the way shows that it has it."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if focused(page).startswith(words):
            return
    pytest.fail(f"the Tab key does not lead to {words!r}")


def test_a_stretch_of_it_by_the_keyboard_alone(quiet):
    page, keys = quiet, quiet.keyboard
    page.emulate_media(reduced_motion="reduce")  # the skip link glides in otherwise
    page.goto("/")
    keys.press("Tab")
    assert focused(page) == "Skip to the page"
    keys.press("Enter")
    tab_to(page, "An occupation")
    keys.type("school nursing")
    keys.press("Enter")
    page.wait_for_url("**/start/matters")
    for step in ("me", "people"):
        tab_to(page, "Skip")
        if focused(page) != "Skip":
            tab_to(page, "Skip")
        keys.press("Enter")
        page.wait_for_url(f"**/start/{step}")
    tab_to(page, "Later")
    keys.press("Enter")
    page.wait_for_url("**/")

    keys.press("n")
    dialog = page.get_by_role("dialog", name="Note someone down")
    expect(dialog.get_by_label("Name", exact=True)).to_be_focused()
    keys.type("Hana Sato")
    keys.press("Tab")
    keys.type("school nurse in Potsdam")
    keys.press("Enter")
    expect(dialog.get_by_text("Hana Sato is noted down")).to_be_visible()
    expect(dialog.get_by_role("button", name="One more")).to_be_focused()
    keys.press("Escape")
    expect(dialog).to_be_hidden()

    keys.press("/")
    page.wait_for_url("**/search")
    keys.type("hana")  # found while it is typed; Enter would load the page a second time
    page.wait_for_url("**/search?q=hana")
    expect(page.locator("#found")).to_contain_text("Hana Sato")
    tab_to(page, "Hana Sato")
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hana Sato")
    tab_to(page, "Ask for a talk")
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ask Hana Sato for a talk")
    tab_to(page, "Put on my list")
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("A talk with Hana Sato")
    tab_to(page, "That was a mistake")
    keys.press("Enter")
    expect(page.get_by_text("does not count").first).to_be_visible()
