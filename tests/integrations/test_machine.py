"""Whatever a computer calls its time zone, the first workspace gets one that people and calendars know."""

from __future__ import annotations

import pytest

from askwell.integrations.machine import zone
from askwell.integrations.zones import known_zone


@pytest.mark.parametrize(
    "tz", ["", "Etc/UTC", ":Etc/UTC", "Etc/GMT+5", "posix/Europe/Rome", "../passwd", "nonsense", "\0"]
)
def test_a_name_that_is_no_place_is_not_taken(tz):
    assert known_zone(zone(tz))


def test_a_place_is_taken():
    assert zone(":Asia/Kolkata") == "Asia/Kolkata"
