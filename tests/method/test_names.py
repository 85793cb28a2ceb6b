"""A name is said as people say it: with a title the family name, and never the letters after it."""

from __future__ import annotations

import pytest

from askwell.method.names import parted
from askwell.web.words import initials


@pytest.mark.parametrize(
    ("name", "addressed", "plain"),
    [
        ("Tomás Herrera", "Tomás", "Tomás Herrera"),
        ("Dr. Sofia Nilsson", "Dr. Nilsson", "Dr. Sofia Nilsson"),
        ("Dr Lindqvist", "Dr Lindqvist", "Dr Lindqvist"),
        ("Prof. Dr. Karl Weber", "Prof. Dr. Weber", "Prof. Dr. Karl Weber"),
        ("Frau Dr. med. Anna Weber", "Frau Dr. Weber", "Frau Dr. Anna Weber"),
        ("Sofia Nilsson, RN", "Sofia", "Sofia Nilsson"),
        ("Sofia Nilsson RN", "Sofia", "Sofia Nilsson"),
        ("Dr. Sofia Nilsson, RN, Ph.D., FAAN", "Dr. Nilsson", "Dr. Sofia Nilsson"),
        ("Sofia Nilsson PhD", "Sofia", "Sofia Nilsson"),
        ("Ludwig von der Heide", "Ludwig", "Ludwig von der Heide"),
        ("Dr. Ludwig von der Heide", "Dr. von der Heide", "Dr. Ludwig von der Heide"),
        ("Dr. van Dijk", "Dr. van Dijk", "Dr. van Dijk"),
        ("Nilsson, Sofia", "Sofia", "Sofia Nilsson"),
        ("Yo-Yo Ma", "Yo-Yo", "Yo-Yo Ma"),
        ("Anna Thi Do", "Anna", "Anna Thi Do"),
        ("Sister Bello", "Sister Bello", "Sister Bello"),
        ("Dana", "Dana", "Dana"),
        ("Dr.", "Dr.", "Dr."),
        ("", "", ""),
    ],
)
def test_how_a_name_is_said(name: str, addressed: str, plain: str) -> None:
    assert (parted(name).addressed, parted(name).plain) == (addressed, plain)


@pytest.mark.parametrize(
    ("name", "formal"),
    [("Tomás Herrera", "Tomás Herrera"), ("Dr. Sofia Nilsson, RN", "Dr. Nilsson"), ("Ana Lind, RN", "Ana Lind")],
)
def test_a_formal_letter_greets_with_the_whole_name_or_the_title(name: str, formal: str) -> None:
    assert parted(name).formal == formal


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Dr. Sofia Nilsson", "SN"),
        ("Sofia Nilsson, RN", "SN"),
        ("Frau Dr. Weber", "W"),
        ("Ana de la Cruz", "AC"),
        ("Nilsson, Sofia", "SN"),
        ("Dr.", "D"),
        ("", "?"),
    ],
)
def test_the_letters_of_a_face_are_those_of_the_name(name: str, letters: str) -> None:
    assert initials(name) == letters
