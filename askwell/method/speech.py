"""The stump speech: five parts, how long it takes to say, and where it turns into a pitch (METHOD S2.12 to S2.24)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

PARTS = {
    "who_i_am": "Who I am: my work, my studies, the stage I have reached.",
    "what_i_have_done": "What I have done: one or two things I can point to.",
    "what_i_want": "What I want to find out, and why.",
    "how_you_can_help": "How you can help me: what you know, and names.",
    "how_i_can_help": "In reserve: how I might help you.",
}
"""The parts in their order, each with its prompt. The last is kept in reserve (METHOD S2.13)."""
SPOKEN = ("who_i_am", "what_i_have_done", "what_i_want", "how_you_can_help")

WORDS_PER_MINUTE = 130
"""An assumption: unhurried English, read aloud to one person. Everyone's own pace is shown by the stopwatch (S1.33);
METHOD's 100–150 words in 45–60 seconds lie within it."""
IDEAL_WORDS = (100, 150)
IDEAL_SECONDS = (45, 60)
MOST_SECONDS = 75
READ_AT_MOST = 20_000

_EXPLORING = re.compile(
    r"\b(?:explor\w+|find(?:ing)? out|learn(?:ing)?|understand(?:ing)?|curious|wonder(?:ing)?|look(?:ing)? (?:into|at)|"
    r"trying to (?:see|learn|decide)|decid(?:e|ing)|before i (?:choose|decide|commit)|see (?:if|whether)|judge|"
    r"weigh(?:ing)? up|not (?:asking|looking) (?:you )?for (?:a job|work))\b"
)
_PITCH = re.compile(
    r"\b(?:(?:join|strengthen|be part of|work (?:for|in|on|with|at)|fit (?:in(?:to)?|with)|start (?:at|with|in)|"
    r"a (?:post|job|place|position|role|desk|spot) (?:in|at|on|with|here)|(?:in|on|for|at) )\s?(?:\w+ ){0,2}?your "
    r"(?:team|department|company|firm|staff|unit|group|ward|clinic|practice|studio|organi[sz]ation)\b(?! (?:see|"
    r"do|look|think))"
    r"|(?:hir|employ)(?:e|ing|y|ying) me|tak(?:e|ing) me on|(?:studio|firm|company|team|place|clinic) like yours"
    r"|(?:what|how much) i (?:can|could|would) (?:do|bring|contribute) (?:for|to) (?:you|your)"
    r"|(?:have|got|is there) (?:a |an |any )?(?:\w+ )?(?:post|job|opening|vacanc\w+|position|desk|"
    r"place)s? (?:free|open|for me)"
    r"|you(?:'d| would|'ll| will) not regret|i would (?:be|make) (?:you )?(?:a|your) (?:good|great|best|ideal|strong)"
    r"|work (?:for|with) you\b|join you\b|your next \w+|whether you(?:'ve| have) (?:a |an )?(?:desk|place|post|"
    r"job|opening))"
)
_IMPROPER_HELP = re.compile(
    r"\b(?:good word|recommend me|refer me|hire|hiring|vacanc\w+|openings?|positions?|my (?:cv|resume)|pass my|"
    r"pass on my|a job|interview for|keep me in mind|(?:a|any) (?:post|place|desk) (?:free|open|for me))\b"
)


@dataclass(frozen=True, slots=True)
class SpeechFinding:
    """Codes: part_empty (part), too_long (seconds, most), pitch_to_this_employer (words), help_asks_for_more (words),
    exploring_missing, longer_than_ideal and shorter_than_ideal (seconds). The last two only suggest."""

    code: str
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SpeechReading:
    """Words and seconds count the four spoken parts, not the reserve. `ready`: each of the four is there."""

    words: int
    seconds: int
    words_per_minute: int
    parts: Mapping[str, bool]
    pitch_to_this_employer: bool
    findings: tuple[SpeechFinding, ...]

    @property
    def ready(self) -> bool:
        return all(self.parts[part] for part in SPOKEN)


def spoken_seconds(words: int) -> int:
    """Whole seconds at WORDS_PER_MINUTE."""
    return round(words * 60 / WORDS_PER_MINUTE)


def check_speech(parts: Mapping[str, str], company: str = "") -> SpeechReading:
    """Reads a speech by its parts (keys of PARTS; a missing key is an empty part). `company`: the listener's employer,
    whose name has no place in the aim (METHOD S2.17)."""
    texts = {part: " ".join(parts.get(part, "")[:READ_AT_MOST].split()) for part in PARTS}
    words = sum(len(texts[part].split()) for part in SPOKEN)
    seconds = spoken_seconds(words)
    findings = [SpeechFinding("part_empty", {"part": part}) for part in SPOKEN if not texts[part]]
    pitch = _pitch(texts, company)
    if pitch:
        findings.append(SpeechFinding("pitch_to_this_employer", {"words": pitch}))
    improper = _IMPROPER_HELP.search(_plain(texts["how_you_can_help"]))
    if improper:
        findings.append(SpeechFinding("help_asks_for_more", {"words": improper.group()}))
    if words and not _EXPLORING.search(_plain(" ".join(texts[part] for part in SPOKEN))):
        findings.append(SpeechFinding("exploring_missing"))
    if seconds > MOST_SECONDS:
        findings.append(SpeechFinding("too_long", {"seconds": seconds, "most": MOST_SECONDS}))
    elif words > IDEAL_WORDS[1]:
        findings.append(SpeechFinding("longer_than_ideal", {"seconds": seconds}))
    elif words and words < IDEAL_WORDS[0]:
        findings.append(SpeechFinding("shorter_than_ideal", {"seconds": seconds}))
    present = {part: bool(text) for part, text in texts.items()}
    return SpeechReading(words, seconds, WORDS_PER_MINUTE, present, bool(pitch), tuple(findings))


def _pitch(texts: Mapping[str, str], company: str) -> str:
    """The words that sell to this employer; empty without. To name the company is one only within the aim."""
    named = company.strip() and re.search(rf"(?<!\w){re.escape(_plain(company))}(?!\w)", _plain(texts["what_i_want"]))
    if named:
        return company.strip()
    found = re.search(r"\byour team\b", _plain(texts["what_i_want"]))
    found = found or _PITCH.search(_plain(" ".join(texts[part] for part in SPOKEN)))
    return found.group() if found else ""


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split())
