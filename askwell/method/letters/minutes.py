"""How long a talk the letter asks for (METHOD S0.11), read from figures and words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .sentences import Sentence

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fourty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_TENS_AND_ONE = rf"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(list(_UNITS)[1:10])}))?"
_NUMBER = rf"(?:\d{{1,3}}(?:[.,]\d)?|{_TENS_AND_ONE}|{'|'.join(list(_UNITS)[1:])})"
_LENGTH = re.compile(
    r"\b(?:(?P<three>three[- ]quarters of an hour|3/4 (?:of an )?hour)"
    r"|(?P<quarter>(?:a )?quarter (?:of an )?hour|quarter-hour)"
    r"|(?P<ninety>(?:an |one )?hour and a half|(?:one|1) and a half hours|an? hour and a half)"
    r"|(?P<half>half an? hour|half[- ]hour|1/2 (?:an )?hour|(?:a|one) half[- ]hour|half-an-hour)"
    r"|(?P<couple>(?:a )?couple of hours)"
    rf"|(?P<low>{_NUMBER})(?: ?(?:-|to|or|or maybe|or perhaps|and|/) ?(?P<high>{_NUMBER}))?[ -]?"
    rf"(?P<unit>minutes?|mins?|min|m|hours?|hrs?|hr|h)(?: and (?P<more>{_NUMBER}) (?:minutes?|mins?"
    rf"|min))?(?P<and_half> and a half)?"
    r"|(?P<hour>(?:an|a full|a whole|a good|one full|one whole|a solid|the full) hour|hour-long|full hour))(?!\w)"
)
_UNIT = re.compile(r"hour|min|hr|[\d -][hm](?!\w)")  # in every length, and quick to look for
_NOT_ASKED_AFTER = re.compile(
    r"(?:'s?|s')?[ -]?(?:long )?(?:\w+ )?(?:lecture|talk on|talk at|talk about|video|podcast|episode|drive|walk"
    r"|commute|ride|train|flight|shift|late|early|away|later|ago|"
    r"before|north|south|east|west|from (?:here|me|home|you|your|town|the)|each way|every|a (?:day|week|month|night"
    r"|year|shift|patient)|per|of "
    r"(?:sleep|footage|homework|music|traffic|exercise|training|silence|reading|supervision)|old|film|recording"
    r"|presentation|webinar|bus|journey|slots? (?:per|a)|round trip|break|"
    r"worth|flat|distance|to (?:get|drive|reach|walk) (?:there|here|home|to)|into|south|notice|of my (?:day|life"
    r"|week)|deadline|appointments?|consultations?|visits with)\b"
)
_NOT_ASKED_BEFORE = re.compile(
    r"\b(?:your|last|past|previous|every|each|within|after|another|in (?:under|less than)|took me|takes me"
    r"|takes (?:about )?|for the last|by|rush|happy|at|whatever|which|what|"
    r"the first|our|after about|and then|(?:spent|sat|waited|stood|listened|drove|talked|spoke)(?: \w+){0,6}|lasted"
    r"|became|than the|(?:lose|lost|save|saves) (?:\w+ )?)\s+(?:the |a )?$"
)
_OWNED = re.compile(r"\b(?:your|his|her|their|last|every|each|within|rush|lose|save|our|the first)\s+(?:\w+ )?$")
_OF_YOUR_TIME = re.compile(r" of your|'? of time| with you")
_CHOSEN_HOUR = re.compile(
    r"\s+(?:that|which|when|of (?:your|the) (?:choice|choosing|day|night)|you|suiting|convenient|best)\b"
)
_ASKED = re.compile(
    r"\b(?:could|can|may|might|would|'d|hop(?:e|es|ed|ing)|ask\w*|grateful|appreciat\w+|welcome|valu\w+|spare|please"
    r"|request\w*|"
    r"do you have|have you|schedul\w+|set up|need\w*|love|like|want\w*|wish\w*|offer\w*|possible|let me know|only"
    r"|just|no more|at most|"
    r"is all|plenty|enough|interested in|give|giv(?:e|ing) me|meeting|talk|call|chat|conversation|meet|maybe|perhaps"
    r"|invite|propose|suggest\w*|seek\w*|take up|glad|happy)\b|\?\s*$"
)
_PAST = re.compile(
    r"\b(?:thank\w*|you gave|gave me|we (?:had|spent|talked|spoke|met)|i (?:sat|spent|waited|stood|drove|enjoyed"
    r"|listened)|you (?:spent|took|spared)|grateful for the|enjoyed (?:the|our)|for (?:taking|giving))\b[^.;!?]{0,60}$"
)


@dataclass(frozen=True, slots=True)
class Length:
    minutes: int
    start: int  # in the letter's text
    end: int
    sentence: Sentence


def lengths_asked(sentences: list[Sentence]) -> list[Length]:
    """Every length that is asked for; not one told of the past, nor that of a lecture or a journey."""
    found = []
    for sentence in sentences:
        if sentence.part not in ("subject", "body") or not _UNIT.search(sentence.plain):
            continue
        for length in _LENGTH.finditer(sentence.plain):
            before, after = sentence.plain[max(0, length.start() - 70) : length.start()], sentence.plain[length.end() :]
            if _innocent(length, before, after) or _PAST.search(before) or not _ASKED.search(sentence.plain):
                continue
            found.append(
                Length(_minutes(length), sentence.start + length.start(), sentence.start + length.end(), sentence)
            )
    return found


def _innocent(length: re.Match[str], before: str, after: str) -> bool:
    """A length that is somebody's own, a journey's or a lecture's, or an hour of the day."""
    if length["hour"] and (_CHOSEN_HOUR.match(after) or before.endswith("at ")):
        return True
    owned = _OWNED.search(before) is not None and not _OF_YOUR_TIME.match(after)
    return owned or _NOT_ASKED_AFTER.match(after) is not None or _NOT_ASKED_BEFORE.search(before) is not None


def _minutes(length: re.Match[str]) -> int:
    fixed = {"three": 45, "quarter": 15, "ninety": 90, "half": 30, "couple": 120, "hour": 60}
    for name, minutes in fixed.items():
        if length[name]:
            return minutes
    most = max(_number(text) for text in (length["low"], length["high"]) if text)
    if length["unit"].startswith("h"):
        return (
            round(most * 60)
            + (30 if length["and_half"] else 0)
            + (round(_number(length["more"])) if length["more"] else 0)
        )
    return round(most)


def _number(text: str) -> float:
    if text[0].isdigit():
        return float(text.replace(",", "."))
    return sum(_TENS.get(word, _UNITS.get(word, 0)) for word in re.split(r"[- ]", text))
