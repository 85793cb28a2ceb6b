from __future__ import annotations

import math

import pytest

from askwell.method.drill import PROMPTS_A_RUN, better_answer, judge, prompts, run, runs


def test_there_are_at_least_forty_prompts_each_with_its_own_words() -> None:
    texts = {prompt.text for prompt in prompts().values()}
    assert len(texts) == len(prompts()) >= 40


def test_a_run_meets_each_turn_once() -> None:
    for seed in range(200):
        families = [prompt.family for prompt in run(seed)]
        assert len(set(families)) == len(families) == PROMPTS_A_RUN


def test_no_two_runs_are_alike() -> None:
    assert len({tuple(prompt.id for prompt in run(seed)) for seed in range(5_000)}) == 5_000
    assert math.gcd(2_654_435_761, runs()) == 1  # so that no two of all runs are


def test_the_same_seed_gives_the_same_run() -> None:
    assert run(7) == run(7) != run(8)


@pytest.mark.parametrize(
    ("prompt", "answer"),
    [(prompt.text, answer) for prompt in prompts().values() for answer in prompt.better],
    ids=lambda one: one[:50],
)
def test_every_example_leads_back_and_asks_for_nothing(prompt: str, answer: str) -> None:
    judged = judge(prompt, answer)
    assert (judged.back_to_field, judged.asks_for_job) == (True, False), judged.why


def test_an_example_fits_its_prompt() -> None:
    for prompt in prompts().values():
        assert {better_answer(prompt.text, seed) for seed in range(3)} == set(prompt.better)


@pytest.mark.parametrize(
    ("said", "family"),
    [
        ("What are your salary expectations?", "pay"),
        ("When are you available?", "start"),
        ("To be honest, we have a vacancy.", "vacancy"),
        ("I'll introduce you to HR.", "door"),
        ("Tell me a bit about yourself.", "about_you"),
    ],
)
def test_words_that_are_no_prompt_of_ours_get_an_example_of_their_kind(said: str, family: str) -> None:
    assert better_answer(said) in prompts()[f"{family}-1"].better
