"""The drill in the browser: a prompt, an answer, what the judge says with an example, and the next."""

import re

import pytest

from askwell.actions import direction as directions
from askwell.method.drill import PROMPTS_A_RUN, run, runs

BACK = "I can't say yet. What do people in this trade live on at the beginning?"
BID = "I'd love to work for you."


def test_each_beginning_is_another_run(browser_in):
    first, second = (browser_in.get("/drill/").headers["Location"] for _ in range(2))
    assert first != second and re.fullmatch(r"/drill/\d+/", first)


def test_an_answer_that_leads_back_is_told_so_and_needs_no_example(browser_in):
    answer = browser_in.post("/drill/7/", {"answer": BACK, "turned": ""})
    assert "This leads back to the field." in answer.text and "Perhaps:" not in answer.text
    assert 'name="turned" value="b"' in answer.text


def test_an_answer_that_goes_for_the_post_is_shown_with_its_words_and_a_better_one(browser_in):
    answer = browser_in.post("/drill/7/", {"answer": BID, "turned": ""})
    assert "This says that you want to work for them." in answer.text
    better = run(7)[0].better
    assert any(one.replace("'", "&#x27;") in answer.text for one in better)


def test_next_shows_the_next_prompt(browser_in):
    page = browser_in.post("/drill/7/", {"turned": "b", "next": "1"})
    assert page.context["prompt"] == run(7)[1] and "2 of 6" in page.text


def test_the_end_says_how_it_went(browser_in):
    page = browser_in.post("/drill/7/", {"turned": "bbjnbb", "next": "1"}).text
    assert f"4 of {PROMPTS_A_RUN} answers led back to the field." in page and "1 went for the post." in page


@pytest.mark.parametrize("turned", ["x", "bbbbbbb", "b" * 10_000, "<b>"])
def test_a_form_that_was_tampered_with_begins_no_harm(browser_in, turned):
    page = browser_in.post("/drill/7/", {"answer": BACK, "turned": turned})
    assert page.status_code == 422 and "This run is over. Begin another one." in page.text


def test_an_empty_answer_keeps_its_place(browser_in):
    page = browser_in.post("/drill/7/", {"answer": " ", "turned": "bn"})
    assert page.status_code == 422 and page.context["prompt"] == run(7)[2]
    assert "Say something, however short." in page.text and 'value="bn"' in page.text


def test_what_was_typed_is_shown_as_typed(browser_in):
    assert "&lt;script&gt;" in browser_in.post("/drill/7/", {"answer": "<script>", "turned": ""}).text


def test_another_language_is_not_judged(browser_in):
    page = browser_in.post(
        "/drill/7/", {"answer": "Ich möchte gern wissen, wie die Leute in diesem Beruf leben.", "turned": ""}
    )
    assert "cannot be judged" in page.text


def test_a_number_beyond_all_runs_is_no_page(browser_in):
    assert browser_in.get(f"/drill/{runs()}/").status_code == 404
    assert browser_in.get(f"/drill/{runs() - 1}/").status_code == 200


def test_in_a_direction_it_shows_what_nobody_has_told_yet(browser_in, explorer):
    direction = directions.open_direction(explorer, "clinical informatics")
    directions.add_criterion(explorer, "no nights", "life", must=True)
    assert f"/directions/{direction.id}/drill" in browser_in.get(f"/directions/{direction.id}/").text
    begun = browser_in.get(f"/directions/{direction.id}/drill").headers["Location"]
    page = browser_in.get(begun).text
    assert "clinical informatics" in page and "no nights" in page
