"""A direction's name within a sentence."""

from __future__ import annotations

import pytest

from askwell.method.letters.phrases import within_a_sentence


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
