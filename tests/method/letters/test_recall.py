"""What the sent letter says is not asked for a second time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from askwell.method.letters import LetterFacts, draft
from askwell.method.letters.facts import Tone
from askwell.method.letters.recall import recalled

KNOWN = LetterFacts(
    my_name="Maria Ek", who_i_am="I am a ward nurse in Kiel.", direction="clinical informatics",
    person_name="Dr. Sofia Nilsson", asked_on="on Wednesday 18 November",
)  # fmt: skip
FILLED = {
    "[Where you have Dr. Nilsson's name from.]": "I heard you speak at the nursing day in Freiburg.",
    "[One true reason why you are writing to Dr. Nilsson.]": "You brought the record to the wards. It still works.",
    "[one thing that only Dr. Nilsson can tell you]": "how a ward keeps its say",
}


def filled(tone: Tone = "plain", facts: LetterFacts = KNOWN) -> str:
    text = draft("request", facts, tone).text
    for gap, words in FILLED.items():
        assert gap in text
        text = text.replace(gap, words)
    return text


@pytest.mark.parametrize("tone", ["warm", "plain", "formal"])
@pytest.mark.parametrize("kind", ["phone_script", "nudge", "request", "profile_note"])
def test_the_gaps_that_were_filled_are_filled_in_what_follows(kind: str, tone: Tone) -> None:
    said = draft(kind, recalled(KNOWN, filled(tone), tone), "plain").text
    assert "[" not in said
    if kind == "phone_script":
        for words in FILLED.values():
            assert words in said
        assert "I wrote to you on Wednesday 18 November" in said.split("Voicemail:")[1]
        assert "I will write as well" not in said


def test_what_was_written_otherwise_is_still_found() -> None:
    sent = (
        "Dear Dr. Nilsson,\n\nI found your name in the list of speakers of the nursing day. I am a ward nurse in Kiel. "
        "You moved from the ward to informatics eight years ago. Could we talk for 20 minutes? I'd love to learn how a "
        "ward keeps its say. I am not asking you for a job.\n\nMaria"
    )
    found = recalled(KNOWN, sent, "plain")
    assert found.how_found == "I found your name in the list of speakers of the nursing day."
    assert found.why_them == "You moved from the ward to informatics eight years ago."
    assert found.only_they_know == "how a ward keeps its say"


def test_what_is_known_stays_and_an_open_gap_stays_open() -> None:
    known = replace(KNOWN, introducer="Jo Adler", why_them="You know both sides.")
    found = recalled(known, draft("request", KNOWN, "plain").text, "plain")
    assert (found.introducer, found.why_them) == ("Jo Adler", "You know both sides.")
    assert (found.how_found, found.only_they_know) == ("", "")
