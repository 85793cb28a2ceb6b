"""The stump speech: its parts, how long it takes to say, and where it turns into a pitch (METHOD S2.12 to S2.24)."""

from .check import (
    IDEAL_SECONDS,
    MOST_SECONDS,
    PARTS,
    SPOKEN,
    WORDS_PER_MINUTE,
    SpeechFinding,
    SpeechReading,
    check_speech,
    read_speech,
    spoken_seconds,
)

__all__ = [
    "IDEAL_SECONDS",
    "MOST_SECONDS",
    "PARTS",
    "SPOKEN",
    "WORDS_PER_MINUTE",
    "SpeechFinding",
    "SpeechReading",
    "check_speech",
    "read_speech",
    "spoken_seconds",
]
