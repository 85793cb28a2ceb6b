"""The page of a talk in a real browser: with no network, after a reload, and in two windows."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.given import own_env

TALK = """
import django; django.setup()
from datetime import timedelta
from django.utils import timezone
from askwell.actions import approach, direction, interview, person
from askwell.actions.access import Actor
from askwell.models import Workspace
actor = Actor(Workspace.objects.get(), timezone.now())
about = direction.open_direction(actor, "clinical informatics")
rafael = person.add(actor, person.PersonDetails(name="Rafael Ortiz", company="Corvane"))
asked = approach.start(actor, rafael, about).approach
agreed = interview.Appointment(actor.now - timedelta(minutes=4), 30, "UTC", "video")
talk = interview.schedule(actor, asked, agreed)
parts = [("What does a good week look like?", "opening"), ("How do the hours sit with you?", "core"),
         ("Who else might help me see more?", "names")]
interview.set_agenda(actor, talk, [interview.Question(text, part) for text, part in parts])
print(talk.id)
"""
KEPT = """
import json, django; django.setup()
from askwell.models import AgendaItem, Interview, Introduction, Note
talk = Interview.objects.get()
print(json.dumps({
    "notes": list(Note.objects.order_by("written_at", "device_seq").values_list("text", flat=True)),
    "names": list(Introduction.objects.values_list("target__name", flat=True)),
    "asked": list(AgendaItem.objects.filter(asked=True).values_list("text", flat=True)),
    "ended": talk.ended,
}))
"""


@pytest.fixture
def on_the_server(tmp_path):
    """Runs a few lines beside the running Askwell, on its data."""

    def run(script: str) -> str:
        env = own_env(tmp_path / "data", DJANGO_SETTINGS_MODULE="askwell.config.settings")
        done = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return run


@pytest.fixture
def talk(page, on_the_server):
    """The page of a talk that began four minutes ago, laid by for a time without network."""
    address = f"/interviews/{on_the_server(TALK)}/talk"
    opened(page, address)
    expect(page.locator("[data-laid-by]")).to_be_attached()
    return page


def opened(page, address):
    page.goto(address)
    expect(page.locator("[data-ready]")).to_be_attached()


def notes(page, *lines):
    for line in lines:
        page.get_by_label("Note", exact=True).fill(line)
        page.keyboard.press("Enter")
        expect(page.locator("[data-part=lines] > li").first).to_contain_text(line)


def state(page):
    return page.locator("[data-part=state]")


def kept(on_the_server):
    return json.loads(on_the_server(KEPT))


@pytest.mark.fault
def test_a_line_that_was_begun_outlives_the_page(talk):
    line = talk.get_by_label("Note", exact=True)
    line.fill("They hire from")
    talk.reload()
    expect(line).to_have_value("They hire from")
    line.press("Enter")
    expect(talk.locator("[data-part=lines] > li")).to_contain_text("They hire from")
    expect(state(talk)).to_have_text("Saved")
    talk.reload()
    expect(talk.locator("[data-ready]")).to_be_attached()
    expect(line).to_have_value("")


@pytest.mark.fault
def test_a_talk_without_network_loses_nothing_and_doubles_nothing(talk, on_the_server):
    notes(talk, "They hire from wards.")
    expect(state(talk)).to_have_text("Saved")

    talk.context.set_offline(True)
    notes(talk, "Go-live nights are shared by five.", "Ask Lena about rollout.")
    talk.get_by_label("Name", exact=True).fill("Lena Krause")
    talk.get_by_label("Where", exact=True).fill("Medira")
    talk.get_by_role("button", name="Keep the name").click()
    talk.get_by_role("button", name="Asked", exact=True).first.click()
    expect(state(talk)).to_have_text("Saved on this device")
    talk.reload()
    expect(talk.locator("[data-part=lines] > li")).to_have_count(3)
    expect(talk.locator("[data-part=names]")).to_contain_text("Lena Krause, Medira")
    expect(talk.locator("[data-part=now-text]")).to_have_text("How do the hours sit with you?")
    expect(state(talk)).to_have_text("Saved on this device")
    notes(talk, "Still without network.")

    talk.context.set_offline(False)
    expect(state(talk)).to_have_text("Saved", timeout=15_000)
    talk.reload()
    expect(talk.locator("[data-part=lines] > li")).to_have_count(4)
    assert kept(on_the_server) == {
        "notes": [
            "They hire from wards.",
            "Go-live nights are shared by five.",
            "Ask Lena about rollout.",
            "Still without network.",
        ],
        "names": ["Lena Krause"],
        "asked": ["What does a good week look like?"],
        "ended": "",
    }


def test_what_is_typed_while_the_last_line_is_being_kept_stays(talk, on_the_server):
    talk.evaluate("""() => {
        const digest = crypto.subtle.digest.bind(crypto.subtle);
        const slow = new Promise((go) => { window.goOn = go; });
        crypto.subtle.digest = async (...what) => { await slow; return digest(...what); };
    }""")
    line = talk.get_by_label("Note", exact=True)
    line.fill("They hire from wards.")
    talk.keyboard.press("Enter")
    line.fill("Nights are rare.")
    talk.evaluate("window.goOn()")
    expect(talk.locator("[data-part=lines] > li")).to_have_count(1)
    expect(line).to_have_value("Nights are rare.")
    talk.keyboard.press("Enter")
    expect(talk.locator("[data-part=lines] > li")).to_have_count(2)
    expect(state(talk)).to_have_text("Saved")
    assert kept(on_the_server)["notes"] == ["They hire from wards.", "Nights are rare."]


def test_two_windows_that_change_one_line_keep_both_versions(talk, on_the_server):
    notes(talk, "Nights are rare.")
    expect(state(talk)).to_have_text("Saved")
    other = talk.context.new_page()
    opened(other, talk.url)
    for window, words in ((talk, "Nights are rare in product."), (other, "Nights are rare, they say.")):
        window.locator("[data-part=lines] summary").click()
        window.get_by_label("The line").fill(words)
    talk.get_by_role("button", name="Save the line").click()
    expect(talk.locator("[data-part=lines] [data-text]")).to_have_text("Nights are rare in product.")
    expect(state(talk)).to_have_text("Saved")
    other.get_by_role("button", name="Save the line").click()

    for window in (talk, other):
        expect(state(window)).to_have_text("Two versions")
        versions = window.locator("[data-versions] .said-words")
        expect(versions).to_have_text(["Nights are rare in product.", "Nights are rare, they say."])
    assert kept(on_the_server)["notes"][1:] == ["Nights are rare in product.", "Nights are rare, they say."]

    talk.locator("[data-versions] > div", has_text="they say").get_by_role("button").click()
    for window in (talk, other):
        expect(state(window)).to_have_text("Saved")
        expect(window.locator("[data-part=lines] > li")).to_have_count(1)
        expect(window.locator("[data-part=lines] [data-text]")).to_have_text("Nights are rare, they say.")


@pytest.mark.fault
def test_a_full_device_says_so_and_keeps_what_was_typed_in_its_field(talk):
    notes(talk, "They hire from wards.")
    expect(state(talk)).to_have_text("Saved")
    talk.evaluate(
        """() => {
            IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };
        }"""
    )
    line = talk.get_by_label("Note", exact=True)
    line.fill("Go-live nights are shared by five.")
    line.press("Enter")
    expect(state(talk)).to_have_text("Not saved")
    expect(talk.locator("[data-part=refused]")).to_contain_text("What you typed still stands here.")
    expect(line).to_have_value("Go-live nights are shared by five.")

    opened(talk, talk.url)  # there is room again
    expect(line).to_have_value("Go-live nights are shared by five.")
    line.press("Enter")
    expect(talk.locator("[data-part=lines] > li")).to_have_count(2)
    expect(state(talk)).to_have_text("Saved")
    expect(talk.locator("[data-part=refused]")).to_be_hidden()


def test_the_end_leads_to_the_look_back_and_leaves_nothing_on_the_device(talk, on_the_server):
    notes(talk, "They hire from wards.")
    talk.get_by_text("End", exact=True).click()
    talk.get_by_label("Earlier", exact=True).check()
    talk.get_by_label("If earlier, why").select_option("their_time")
    talk.get_by_role("button", name="Look back now").click()
    talk.wait_for_url("**/debrief")
    expect(talk.get_by_role("heading", level=1)).to_have_text("Look back")
    assert kept(on_the_server)["ended"] == "early"
    talk.wait_for_function("async () => (await caches.keys()).length === 0")


def test_the_clock_counts_to_the_agreed_end(talk):
    left = talk.locator("[data-part=left]")
    minutes, _, _ = left.inner_text().partition(":")
    assert int(minutes) in (24, 25, 26)
    talk.clock.install()
    talk.reload()
    talk.clock.fast_forward("22:00")
    expect(talk.get_by_text("Time for the closing three")).to_be_visible()
    talk.clock.fast_forward("05:00")
    expect(talk.get_by_text("you will hear what came of it")).to_be_visible()
    expect(left).to_contain_text("+")


def test_every_part_works_without_scripts(chrome, talk, on_the_server):
    context = chrome.new_context(storage_state=talk.context.storage_state(), java_script_enabled=False)
    plain = context.new_page()
    plain.goto(talk.url)
    plain.get_by_label("Note", exact=True).fill("They hire from wards.")
    plain.get_by_role("button", name="Keep", exact=True).click()
    plain.get_by_label("Name", exact=True).fill("Lena Krause")
    plain.get_by_role("button", name="Keep the name").click()
    plain.get_by_role("button", name="Asked", exact=True).first.click()
    plain.get_by_text("End", exact=True).click()
    plain.get_by_role("button", name="Look back now").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Look back")
    context.close()
    assert kept(on_the_server) == {
        "notes": ["They hire from wards."],
        "names": ["Lena Krause"],
        "asked": ["What does a good week look like?"],
        "ended": "as_agreed",
    }


SEVERAL = """
import django; django.setup()
from django.utils import timezone
from askwell.actions import interview, person
from askwell.actions.access import Actor
from askwell.models import Interview, Workspace
actor = Actor(Workspace.objects.get(), timezone.now())
dana = person.add(actor, person.PersonDetails(name="Dana Mbeki"))
interview.add_attendee(actor, Interview.objects.get(), dana)
"""
WHOSE = """
import json, django; django.setup()
from askwell.models import Introduction, Note
print(json.dumps([dict(Note.objects.values_list("text", "person__name")),
                  dict(Introduction.objects.values_list("target__name", "giver__name"))]))
"""


def test_of_several_people_each_is_noted_with_what_is_theirs_without_network_too(talk, on_the_server):
    on_the_server(SEVERAL)
    opened(talk, talk.url)
    expect(talk.locator("[data-laid-by]")).to_be_attached()
    notes(talk, "Nights are rare.")
    talk.context.set_offline(True)
    talk.get_by_label("Who says it").select_option("Dana Mbeki")
    notes(talk, "Not in spring.", "Nor at Easter.")
    talk.get_by_label("Name", exact=True).fill("Priya Sen")
    talk.get_by_label("Who named them", exact=True).select_option("Dana Mbeki")
    talk.get_by_role("button", name="Keep the name").click()
    expect(talk.locator("[data-part=names]")).to_contain_text("Priya Sen (from Dana Mbeki)")
    expect(talk.locator("[data-part=lines] [data-who]").first).to_have_text("Dana Mbeki")
    talk.context.set_offline(False)
    expect(state(talk)).to_have_text("Saved", timeout=15_000)
    whose, names = json.loads(on_the_server(WHOSE))
    assert whose == {
        "Nights are rare.": "Rafael Ortiz",
        "Not in spring.": "Dana Mbeki",
        "Nor at Easter.": "Dana Mbeki",
    }
    assert names == {"Priya Sen": "Dana Mbeki"}


def test_a_line_that_is_too_long_stays_where_it_was_typed(talk, on_the_server):
    area = talk.get_by_label("Note", exact=True)
    area.fill("many words " * 300)
    talk.keyboard.press("Enter")
    assert area.evaluate("area => area.validationMessage") == "That is too long for one line. Make two of it."
    assert area.input_value() == "many words " * 300
    area.fill("Few words.")
    area.press("Enter")
    expect(talk.locator("[data-part=lines] > li").first).to_contain_text("Few words.")
    assert kept(on_the_server)["notes"] == ["Few words."]
