"""How often one turned to somebody without an answer (METHOD 5, touches)."""

from __future__ import annotations

import pytest

from askwell.method.touches import touches

REQUEST, NUDGE, VOICEMAIL = (
    ("letter_sent", {"letter": "request"}),
    ("letter_sent", {"letter": "nudge"}),
    ("called", {"as": "voicemail"}),
)
TALKED, WRONG = ("called", {"as": "talked"}), ("called", {"as": "wrong_number"})
THANKS, WROTE, MADE = ("letter_sent", {"letter": "thank_you"}), ("reply_wrote", {}), ("introduction_made", {})


@pytest.mark.parametrize(
    ("happened", "count"),
    [
        pytest.param([], 0, id="nothing yet"),
        pytest.param([REQUEST], 1, id="a request"),
        pytest.param([REQUEST, VOICEMAIL], 2, id="and the one call"),
        pytest.param([REQUEST, WRONG, VOICEMAIL], 2, id="a wrong number reached nobody"),
        pytest.param([REQUEST, VOICEMAIL, REQUEST], 3, id="a third is too much"),
        pytest.param([REQUEST, NUDGE], 2, id="a reminder counts"),
        pytest.param([REQUEST, VOICEMAIL, WROTE], 0, id="their word begins it anew"),
        pytest.param([REQUEST, TALKED, REQUEST], 1, id="so does a talk on the telephone"),
        pytest.param([REQUEST, VOICEMAIL, MADE, REQUEST], 1, id="and an introduction"),
        pytest.param([THANKS, THANKS, THANKS], 0, id="thanks ask for nothing"),
    ],
)
def test_touches_since_their_last_word(happened, count):
    assert touches((kind, data, False) for kind, data in happened) == count


def test_a_reminder_to_an_introducer_is_counted_with_the_introduction():
    assert touches([("letter_sent", {"letter": "nudge"}, True)]) == 0
