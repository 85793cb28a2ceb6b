"""A direction's name within a sentence."""

from __future__ import annotations

import pytest

from askwell.method.letters.phrases import because, whose_work, within_a_sentence


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Clinical informatics (nursing)", "clinical informatics"),
        ("Clinical informatics, vendor side", "clinical informatics, vendor side"),
        ("clinical informatics", "clinical informatics"),
        ("Nursing", "nursing"),
        ("IT in hospitals", "IT in hospitals"),
        ("UX design [maybe]", "UX design"),
        ("SAP consulting", "SAP consulting"),
        ("UX-research", "UX-research"),
        ("German teaching", "German teaching"),
        ("Nursing in Germany", "nursing in Germany"),
        ("Work with SAP", "work with SAP"),
        ("Mayo Clinic", "Mayo Clinic"),
        ("A career in nursing", "a career in nursing"),
        ("OR nursing", "OR nursing"),
        ("Clinical Informatics", "clinical informatics"),
        ("User Experience Design", "user experience design"),
        ("Head of Nursing", "head of nursing"),
        ("IT Project Management", "IT project management"),
        ("Nursing Education in Germany", "nursing education in Germany"),
        ("Siemens Healthineers", "Siemens Healthineers"),
        ("Informatics at Mayo Clinic", "Informatics at Mayo Clinic"),
        ("Doctors Without Borders", "Doctors Without Borders"),
        ("Fernhill product team", "Fernhill product team"),
        ("(nursing)", "(nursing)"),
        ("Medical affairs.", "medical affairs"),
        ("", ""),
    ],
)
def test_how_a_direction_is_said(title: str, said: str) -> None:
    assert within_a_sentence(title, ("Fernhill",)) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("it is close to the statistics I like to teach.",
         "I think it could suit me, because it is close to the statistics I like to teach."),
        ("because I like order", "I think it could suit me, because I like order"),
        ("I mend our charts more gladly than I read them.", "I mend our charts more gladly than I read them."),
        ("", ""),
    ],
)  # fmt: skip
def test_a_clause_after_because_becomes_a_sentence(typed: str, said: str) -> None:
    assert because(typed) == said


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("data analyst", "the work of a data analyst"),
        ("engineer in hospitals", "the work of an engineer in hospitals"),
        ("nurse", "the work of a nurse"),
        ("UX designer", "the work of a UX designer"),
        ("clinical informatics, vendor side", "clinical informatics, vendor side"),
        ("nursing", "nursing"),
        ("solar power", "solar power"),
        ("medical writing", "medical writing"),
        ("career of a judge", "career of a judge"),
        ("", ""),
    ],
)
def test_an_occupation_that_names_a_person_is_spoken_of_as_their_work(title: str, said: str) -> None:
    assert whose_work(title) == said
