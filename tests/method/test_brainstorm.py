from __future__ import annotations

import pytest

from askwell.method.brainstorm import prompts, prompts_for, starters
from askwell.method.questions.bank import GROUPS, bank


def test_what_is_known_goes_into_the_prompts_and_what_is_not_falls_away():
    found = {prompt.code: prompt for prompt in prompts_for({"company": "Northway Health", "role": ""})}
    assert found["at_company"].asks == "Who might know someone at Northway Health?"
    assert found["at_company"].look_for == ("Northway Health",)
    assert found["in_role"].look_for == ()
    assert "at_company" not in {prompt.code for prompt in prompts_for({})}
    assert not any("{" in prompt.asks + "".join(prompt.look_for) for prompt in prompts_for({"place": "Boston"}))


def test_a_starter_brings_its_own_prompts_first():
    assert [prompt.code for prompt in prompts_for({}, "just_graduated")][:3] == ["alumni", "teachers", "placements"]


@pytest.mark.parametrize("starter", starters().values(), ids=lambda starter: starter.code)
def test_a_starter_fills_criteria_of_every_group_and_names_what_exists(starter):
    assert {criterion.group for criterion in starter.criteria} == set(GROUPS)
    assert set(starter.prompts) <= prompts().keys()
    assert set(starter.questions) <= bank().keys()
