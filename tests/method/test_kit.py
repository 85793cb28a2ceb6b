from __future__ import annotations

from datetime import date, timedelta

import pytest

from askwell.method.kit import PLACES, RESEARCH_BOXES, Prep, Research, is_ready, kit, readiness

TODAY = date(2026, 9, 10)
READ = {box: Research(found=True, on=TODAY - timedelta(days=14)) for box in RESEARCH_BOXES}
READY = Prep(agenda_questions=11, speech_ready=True, why_here=True, research=READ, stance_asked=True)


@pytest.mark.parametrize("place", PLACES)
def test_the_resume_is_carried_only_where_people_meet(place):
    assert ("resume" in {line.code for line in kit(place)}) == (place in ("office", "clinic", "cafe"))


def test_a_prepared_talk_has_nothing_missing():
    assert readiness(READY, TODAY) == ()


def test_without_agenda_and_speech_it_is_not_ready():
    missing = readiness(Prep(), TODAY)
    assert [one.code for one in missing if one.needed] == ["agenda", "speech"]
    assert not is_ready(missing)


def test_reading_older_than_14_days_is_named_and_stops_nobody():
    missing = readiness(READY, TODAY + timedelta(days=1))
    assert [(one.code, one.facts) for one in missing] == [
        ("research_old", {"box": box, "days": 15}) for box in RESEARCH_BOXES
    ]
    assert is_ready(missing)


def test_having_looked_and_found_nothing_counts():
    research = READ | {"person": Research(found=False, nothing_found=True, on=TODAY)}
    assert readiness(Prep(11, False, True, True, research, True), TODAY) == ()
