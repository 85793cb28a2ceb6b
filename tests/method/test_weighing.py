"""What is weighed of a text: its words, and of what kinds they are."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from askwell.method.weighing import Weights, kinds_in, kinds_of, terms, words_in


@pytest.mark.parametrize(
    ("word", "kinds"),
    [
        ("you", ("<you>",)),
        ("i'll", ("<I>", "<will>")),
        ("couldn't", ("<not>",)),
        ("1994", ("<#>",)),
        ("tuned", ("<past>",)),
        ("surveyors", ("<trade>",)),
        ("water", ()),
        ("of", ()),
    ],
)
def test_each_word_is_of_some_kinds_or_none(word: str, kinds: tuple[str, ...]) -> None:
    assert kinds_of(word) == kinds


def test_what_stands_before_what_is_seen() -> None:
    found = kinds_in("i'll ring you on tuesday.")
    assert {("<will>", "<tell>"), ("<tell>", "<when>"), ("<begins>", "<I>")} <= found
    assert ("<when>", "<tell>") not in found


def test_a_name_is_seen_by_its_capital() -> None:
    assert "<Name>" in kinds_in("i spoke to lena.", "I spoke to Lena.")
    assert "<Name>" not in kinds_in("lena spoke.", "Lena spoke.")


def test_stems_stand_for_all_forms_of_a_word() -> None:
    assert ("work", "here") in words_in("they worked here")


def test_sums_tell_each_label_for_itself() -> None:
    weights = Weights({"asks": {"(always)": -100, "hire": 250, "<you> <hire>": -30}, "thanks": {"(always)": -10}})
    assert weights.sums({"hire", ("<you>", "<hire>"), "unknown"}) == {"asks": 120, "thanks": -10}


@given(st.lists(st.tuples(*[st.integers(-900, 900)] * 3), max_size=40))
def test_sums_are_those_of_each_label_added_by_hand(rows: list[tuple[int, int, int]]) -> None:
    labels = {
        label: {"(always)": 0} | {f"t{number}": row[place] for number, row in enumerate(rows)}
        for place, label in enumerate(("a", "b", "c"))
    }
    by_hand = {label: sum(row[place] for row in rows) for place, label in enumerate(labels)}
    assert Weights(labels).sums({f"t{number}" for number in range(len(rows))}) == by_hand


@given(st.text(max_size=300))
def test_anything_typed_can_be_weighed(text: str) -> None:
    terms(text.lower(), text)
