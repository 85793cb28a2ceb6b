"""A stump speech read: its five parts, typed one by one or found in running text, and what speaks against it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ..drill.judge import FOR_THEM, job_asks
from ..letters.language import is_english
from ..letters.lexicon import lexicon
from ..letters.reading import hits_in, is_denied
from ..letters.sentences import Sentence, sentences
from .parts import IDEAL_WORDS, MOST_SECONDS, PARTS, SPOKEN, WORDS_PER_MINUTE

READ_AT_MOST = 20_000

_NAMES_TEAM = re.compile(r"\byour team\b")
_FOLDER = f"{__package__}.lexicon"
_EXPLORING = re.compile(
    r"\b(?:explor\w+|find(?:ing)? out|learn(?:ing)?|understand(?:ing)?|curious|wonder(?:ing)?|look(?:ing)? (?:into|at)|"
    r"trying to (?:see|learn|decide)|decid(?:e|ing)|before i (?:choose|decide|commit)|see (?:if|whether)|judge|"
    r"weigh(?:ing)? up|not (?:asking|looking) (?:you )?for (?:a job|work))\b"
)
_IMPROPER_HELP = re.compile(
    r"\b(?:good word|recommend me|refer me|hire|hiring|vacanc\w+|openings?|positions?|my (?:cv|resume)|pass my|"
    r"pass on my|a job|interview for|keep me in mind|(?:a|any) (?:post|place|desk) (?:free|open|for me))\b"
)


@dataclass(frozen=True, slots=True)
class SpeechFinding:
    """Codes: part_empty (part), too_long (seconds, most), pitch_to_this_employer (words), help_asks_for_more (words),
    exploring_missing, not_english, longer_than_ideal and shorter_than_ideal (seconds). The last two only suggest."""

    code: str
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SpeechReading:
    """Words and seconds count the four spoken parts, not the reserve. `ready`: each of the four is there. What cannot
    be judged is None."""

    words: int
    seconds: int
    words_per_minute: int
    parts: Mapping[str, bool | None]
    pitch_to_this_employer: bool | None
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
    aim = texts["what_i_want"]
    named = _NAMES_TEAM.search(_plain(aim))
    company = company.strip()
    if company and re.search(rf"(?<!\w){re.escape(_plain(company))}(?!\w)", _plain(aim)):
        pitch = company
    else:
        pitch = named.group() if named else _pitch(_spoken(" ".join(texts[part] for part in SPOKEN)))
    said = " ".join(texts[part] for part in SPOKEN)
    return _read({part: bool(text) for part, text in texts.items()}, said, texts["how_you_can_help"], pitch)


def read_speech(text: str) -> SpeechReading:
    """Reads a speech in one piece. Words and seconds count all of it; in no English, nothing else is said of it."""
    if not is_english(text[:READ_AT_MOST]):
        words = len(text[:READ_AT_MOST].split())
        unread = dict.fromkeys(PARTS)
        findings = (SpeechFinding("not_english"),)
        return SpeechReading(words, spoken_seconds(words), WORDS_PER_MINUTE, unread, None, findings)
    spoken = _spoken(text[:READ_AT_MOST])
    found = {part: [one for one in spoken if _has(part, one)] for part in PARTS}
    help_asked = " ".join(one.cased for one in found["how_you_can_help"])
    return _read({part: bool(told) for part, told in found.items()}, text[:READ_AT_MOST], help_asked, _pitch(spoken))


def _read(parts: Mapping[str, bool], said: str, help_asked: str, pitch: str) -> SpeechReading:
    words = len(said.split())
    seconds = spoken_seconds(words)
    findings = [SpeechFinding("part_empty", {"part": part}) for part in SPOKEN if not parts[part]]
    if pitch:
        findings.append(SpeechFinding("pitch_to_this_employer", {"words": pitch}))
    if improper := _IMPROPER_HELP.search(_plain(help_asked)):
        findings.append(SpeechFinding("help_asks_for_more", {"words": improper.group()}))
    if words and is_english(said) and not _EXPLORING.search(_plain(said)):
        findings.append(SpeechFinding("exploring_missing"))
    if seconds > MOST_SECONDS:
        findings.append(SpeechFinding("too_long", {"seconds": seconds, "most": MOST_SECONDS}))
    elif words > IDEAL_WORDS[1]:
        findings.append(SpeechFinding("longer_than_ideal", {"seconds": seconds}))
    elif words and words < IDEAL_WORDS[0]:
        findings.append(SpeechFinding("shorter_than_ideal", {"seconds": seconds}))
    return SpeechReading(words, seconds, WORDS_PER_MINUTE, parts, bool(pitch), tuple(findings))


def _spoken(text: str) -> list[Sentence]:
    return [replace(one, part="body") for one in sentences("", text)]


def _has(part: str, sentence: Sentence) -> bool:
    return any(not is_denied(hit) for hit in hits_in(lexicon(part, folder=_FOLDER), sentence))


def _pitch(spoken: list[Sentence]) -> str:
    """The first words that sell to this employer or ask it for work; empty without. An offer of something in return
    is none."""
    for sentence in spoken:
        hits = [hit for hit in hits_in(lexicon("pitch", folder=_FOLDER), sentence) if not is_denied(hit)]
        if not _has("how_i_can_help", sentence):
            hits += [hit for hit in job_asks([sentence]) if hit.code != FOR_THEM]
        for hit in sorted(hits, key=lambda hit: hit.start)[:1]:
            return sentence.plain[hit.start - sentence.start : hit.end - sentence.start].strip()
    return ""


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split())
