"""The check of a letter before it goes: the pledge, then what makes it easy to answer (METHOD sections 1, 2, 4, 6)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from .codes import CODES, GRAVITY, INVITED, SUGGESTED
from .draft import gaps_of
from .kinds import LetterKind, letter_kind
from .labels import Labels, labels_of
from .language import is_english
from .letter import Finding, Invitation, Letter, LetterContext, Severity
from .reading import Hit, Reading
from .sentences import READ_AT_MOST
from .wording import better_wording, shorter_length

MOST_WARNINGS = 3
MOST_OF_OWN_BACKGROUND = 40  # words (S0.7)
_RESUME_FILE = re.compile(
    r"(?:^|[\W_])(?:cv|resume|résumé|resumé|lebenslauf|curriculum(?:[\W_]?vitae)?)(?:[\W_\d]|$)", re.IGNORECASE
)
_OF_ME = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|my|me|mine|myself)\b")
_OF_YOU = re.compile(r"\b(?:you|your|yours|you're|you've|you'd)\b")
_BLURB = re.compile(r"^[ \t]*[-–—_*]{2,}[ \t]*$(.*?)^[ \t]*[-–—_*]{2,}[ \t]*$", re.MULTILINE | re.DOTALL)
_ROW = 6  # words in a row that make a quotation (S1.41)


FILLED_IN = frozenset(
    {"no_source", "introducer_unnamed", "could_go_to_anybody", "no_why_them", "no_self", "no_takeaway"}
)
"""What a gap that is still open may be there to say."""


def check(letter: Letter, context: LetterContext) -> list[Finding]:
    """Everything to be said about a letter, gravest first: what stops it, what warns, what is suggested, what is good.

    KeyError for a kind that kinds.py does not know. Where the letter cannot be judged (another language, far too long)
    the first finding says so and stops it until the three PROMISES are ticked, which marks that finding."""
    kind = letter_kind(letter.kind)
    reading = Reading(letter.subject, letter.text)
    found = [*_in_any_language(letter, context, reading)]
    if len(letter.text) > READ_AT_MOST:
        found.append(_about("too_long_to_judge", "stops", len(letter.text)))
    if is_english(letter.text):
        found += _in_english(letter, kind, context, reading)
    else:
        found.append(_about("not_english", "stops", 0))
    meant = context.marked_not_meant
    marked = [replace(one, marked=True) if one.can_be_marked and one.key in meant else one for one in found]
    if any(one.code in INVITED and one.severity == "stops" and not one.marked for one in marked):
        marked = [one for one in marked if (one.code, one.severity) != ("pledge_missing", "good")]  # said, and broken
    return sorted(marked, key=lambda one: (_SEVERITIES[one.severity], GRAVITY[one.code], one.start))


def pledge_breaks(text: str, invitations: frozenset[Invitation] = frozenset()) -> list[Finding]:
    """P1 to P6 in any text, as an agenda, a speech or a note; empty where the text keeps the pledge."""
    return _pledge(Reading("", text), text, "", invitations, thanking=False)


def verdict(findings: Iterable[Finding]) -> bool:
    """Whether Send, Open in mail, Copy and Print must wait (METHOD section 2, REFUSES)."""
    return any(finding.severity == "stops" and not finding.marked for finding in findings)


def shown(findings: Iterable[Finding]) -> list[Finding]:
    """What is put before the person: every stop, at most three others, gravest first, then what is good."""
    open_ones = [finding for finding in findings if not finding.marked]
    stops = [finding for finding in open_ones if finding.severity == "stops"]
    others = [finding for finding in open_ones if finding.severity in ("warns", "suggests")]
    return stops + others[:MOST_WARNINGS] + [finding for finding in open_ones if finding.severity == "good"]


_SEVERITIES: dict[Severity, int] = {"stops": 0, "warns": 1, "suggests": 2, "good": 3}


def _about(code: str, severity: Severity, at: int, replacement: str | None = None) -> Finding:
    """A finding about the letter as a whole; `at` is where a missing sentence would go."""
    return Finding(code, severity, at, at, "", CODES[code].why, replacement, None if replacement is None else (at, at))


def _in_any_language(letter: Letter, context: LetterContext, reading: Reading) -> Iterator[Finding]:
    for hit in reading.hits("placeholder"):
        found = _at(hit, letter, "stops")
        yield replace(found, can_be_marked=found.words not in gaps_of(letter.kind, context.person_name))
    for name in letter.attachments:
        if (name in context.resume_files or _RESUME_FILE.search(name)) and "resume" not in context.invitations:
            yield Finding(
                "resume", "stops", 0, len(name), name, CODES["resume"].why, where="attachment", can_be_marked=False
            )
    if context.introducer and not context.introducer_name_may_be_used:
        yield from _names(letter, (context.introducer,), "introducer_not_to_be_named", context)
    yield from _names(letter, context.names_in_confidence, "confidential_words", context)
    yield from _quoted(letter.text, context.in_confidence)


def _names(letter: Letter, names: Iterable[str], code: str, context: LetterContext) -> Iterator[Finding]:
    known = set(f"{context.person_name} {context.company}".split())
    for name in names:
        parts = [part for part in name.split() if len(part) > 2 and part not in known]
        for found in re.finditer("|".join(rf"\b{re.escape(one)}\b" for one in (name, *parts) if one), letter.text):
            yield Finding(code, "stops", *found.span(), found.group(), CODES[code].why)
            break


def _quoted(text: str, lines: tuple[str, ...]) -> Iterator[Finding]:
    rows = {tuple(words[at : at + _ROW]) for words in map(_plain_words, lines) for at in range(len(words) - _ROW + 1)}
    first_words = {row[0] for row in rows}
    words = _plain_words(text) if rows else []
    for at, word in enumerate(words):
        if word in first_words and tuple(words[at : at + _ROW]) in rows:
            places = [found.span() for found in islice(_WORD.finditer(text), at, at + _ROW)]
            start, end = places[0][0], places[-1][1]
            yield Finding("confidential_words", "stops", start, end, text[start:end], CODES["confidential_words"].why)
            return


_WORD = re.compile(r"\w+")


def _plain_words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _in_english(letter: Letter, kind: LetterKind, context: LetterContext, reading: Reading) -> Iterator[Finding]:
    found = labels_of(letter, reading)
    if "asks_for_job" in kind.stops:
        thanking = "asks_something" in kind.warns
        yield from _pledge(reading, letter.text, letter.subject, context.invitations, thanking=thanking)
    if context.candidate_at_company:
        yield from (_at(hit, letter, "stops", "pledge_untrue") for hit in reading.pledges[:1])
    asks_talk = found["asks_for_time"] or kind.characters_at_most is None
    if asks_talk and not found["says_not_asking_for_job"] and not context.candidate_at_company:
        yield from _as(
            kind, "pledge_missing", _before_closing(reading, letter.text), better_wording("pledge_missing", False)
        )
    if asks_talk:
        yield from _too_long_a_talk(letter, kind, reading)
    for hit in reading.time_asks[:1]:
        yield from _hit_as(kind, "asks_for_talk_again", hit, letter)
        yield from _hit_as(kind, "asks_something", hit, letter)
    for hit in reading.referrals[:1]:
        yield from _hit_as(kind, "second_ask", hit, letter)
        yield from _hit_as(kind, "asks_something", hit, letter)
    for hit in _apart(reading.pledges)[1:2]:
        yield from _hit_as(kind, "two_pledges", hit, letter)
    for hit in reading.told_searches[:1]:
        yield from _hit_as(kind, "job_search", hit, letter)
    for hit in reading.closed_questions:
        yield from _hit_as(kind, "closed_question", hit, letter)
    for hit in reading.hits("tone"):
        yield from _hit_as(kind, hit.code, hit, letter)
    yield from _missing(letter, kind, context, reading, found)
    yield from _lengths(letter, kind)
    yield from _good(letter, kind, reading, found)


def _pledge(
    reading: Reading, text: str, subject: str, invitations: frozenset[Invitation], *, thanking: bool
) -> list[Finding]:
    letter = Letter("", subject, text)
    hits = [hit for hit in [*reading.job_asks, *reading.hits("resume")] if INVITED[hit.code] not in invitations]
    hits.sort(key=lambda hit: (hit.in_subject, hit.start, GRAVITY[hit.code]))
    kept: list[Hit] = []
    for hit in hits:
        if not any(hit.touches(other) and (hit.code == other.code or hit.code not in ("resume",)) for other in kept):
            kept.append(hit)
    said = bool(reading.pledges) or thanking
    return [_at(hit, letter, "stops", replacement=better_wording(hit.code, said), whole=True) for hit in kept]


def _too_long_a_talk(letter: Letter, kind: LetterKind, reading: Reading) -> Iterator[Finding]:
    for length in reading.lengths:
        if length.minutes > 30:
            subject = length.sentence.part == "subject"
            words = (letter.subject if subject else letter.text)[length.start : length.end]
            for finding in _as(kind, "over_30", length.start):
                yield replace(
                    finding,
                    end=length.end,
                    words=words,
                    replacement=shorter_length(words),
                    replaces=(length.start, length.end),
                    where="subject" if subject else "text",
                )
    for hit in reading.hits("long_time"):
        yield from _hit_as(kind, "over_30", hit, letter)


def _missing(
    letter: Letter, kind: LetterKind, context: LetterContext, reading: Reading, found: Labels
) -> Iterator[Finding]:
    told = {hit.code for hit in reading.hits("around")}
    end = _before_closing(reading, letter.text)
    names_company = bool(context.company) and context.company.lower() in letter.text.lower()
    anybody = not (found["says_why_them"] or found["states_how_found"] or names_company)
    introducer = context.introducer if context.introducer_name_may_be_used else None
    gaps = {
        "no_source": not found["states_how_found"],
        "introducer_unnamed": bool(introducer) and not any(part in letter.text for part in str(introducer).split()),
        "could_go_to_anybody": anybody,
        "no_why_them": not found["says_why_them"] and not anybody,
        "no_self": not found["introduces_self"],
        "no_appeal": "appeal" not in told,
        "no_ask": not found["asks_for_time"],
        "no_length": found["asks_for_time"] and found["minutes_asked"] is None and not found["over_30"],
        "no_way_out": found["asks_for_time"] and not found["offers_flexible"],
        "no_thanks": not found["thanks"],
        "no_greeting": reading.sentences[0].part != "greeting"
        and not any(one.part == "greeting" for one in reading.sentences[:2])
        if reading.sentences
        else True,
        "no_takeaway": context.talked and not found["specific_takeaway"],
        "no_name_asked": not found["asks_referral"] and not context.gave_name,
        "not_as_asked": (bool(letter.attachments) or found["attaches_or_offers_resume"])
        and "resume" in context.invitations
        and "as_asked" not in told,
        "talk_not_named": "talk_named" not in told,
        "rules_not_named": "rules_named" not in told,
        "me_over_you": _speaks_of_me(reading),
        "subject_length": not 3 <= len(letter.subject.split()) <= 8,
        "blurb_too_long": any(len(blurb[1].split()) > 80 for blurb in _BLURB.finditer(letter.text[:READ_AT_MOST])),
    }
    if reading.hits("placeholder"):  # what is still to be filled in is not yet missing
        gaps = {code: missing for code, missing in gaps.items() if code not in FILLED_IN}
    for code, missing in gaps.items():
        if missing:
            yield from _as(kind, code, end)


def _speaks_of_me(reading: Reading) -> bool:
    body = [sentence for sentence in reading.sentences if sentence.part == "body"]
    of_me = [one for one in body if _OF_ME.search(one.plain) and not _OF_YOU.search(one.plain)]
    of_them = [one for one in body if _OF_YOU.search(one.plain)]
    own = {hit.sentence for hit in reading.hits("self")} & set(of_me)
    return len(of_me) > len(of_them) or sum(len(one.plain.split()) for one in own) > MOST_OF_OWN_BACKGROUND


def _lengths(letter: Letter, kind: LetterKind) -> Iterator[Finding]:
    spoken, _, _ = letter.text.partition("Voicemail:") if kind.code == "phone_script" else (letter.text, "", "")
    words = len(spoken.split())
    if words > kind.words_at_most or (kind.characters_at_most and len(letter.text) > kind.characters_at_most):
        yield from _as(kind, "too_long", len(letter.text))
    elif kind.words and words > kind.words[1]:
        yield _about("too_long", "suggests", len(letter.text))
    elif kind.words and words < kind.words[0]:
        yield from _as(kind, "too_short", len(letter.text))


def _good(letter: Letter, kind: LetterKind, reading: Reading, found: Labels) -> Iterator[Finding]:
    lists = {
        "pledge_missing": reading.pledges,
        "no_source": reading.hits("found"),
        "no_self": reading.hits("self"),
        "no_why_them": reading.hits("why_them"),
        "no_way_out": reading.hits("flexible"),
        "no_thanks": reading.hits("thanks"),
        "no_takeaway": reading.hits("takeaway"),
        "promise": reading.hits("follow_up"),
    }
    looked_for = kind.stops | kind.warns | {"promise"}
    open_gaps = reading.hits("placeholder")
    for code, told in lists.items():
        hits = [hit for hit in told if not any(hit.touches(gap) for gap in open_gaps)]
        if code == "no_takeaway":  # “You said: [one thing]” names nothing yet
            hits = [hit for hit in hits if all(hit.sentence != gap.sentence for gap in open_gaps)]
        if code in looked_for and hits and (not CODES[code].label or found[CODES[code].label]):  # type: ignore[literal-required]
            yield replace(_at(hits[0], letter, "good", code), why=CODES[code].good)
    for length in reading.lengths[:1]:
        if "no_length" in looked_for and length.minutes <= 30 and length.sentence.part != "subject":
            words = letter.text[length.start : length.end]
            yield Finding("no_length", "good", length.start, length.end, words, CODES["no_length"].good)


def _as(kind: LetterKind, code: str, at: int, replacement: str | None = None) -> Iterator[Finding]:
    """The finding with the severity that this kind gives it; none where the kind does not look for it."""
    if code in kind.stops:
        yield _about(code, "stops", at, replacement)
    elif code in kind.warns or (code == "no_name_asked" and kind.code == "decline_reply"):
        yield _about(code, "suggests" if code in SUGGESTED else "warns", at, replacement)


def _hit_as(kind: LetterKind, code: str, hit: Hit, letter: Letter) -> Iterator[Finding]:
    for finding in _as(kind, code, 0):
        yield _at(hit, letter, finding.severity, code, "a short talk" if code == "names_the_method" else None)


def _at(
    hit: Hit, letter: Letter, severity: Severity, code: str = "", replacement: str | None = None, *, whole: bool = False
) -> Finding:
    text = letter.subject if hit.in_subject else letter.text
    start, end = hit.start, hit.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    replaces = None if replacement is None else (hit.sentence.start, hit.sentence.end) if whole else (start, end)
    code = code or hit.code
    return Finding(
        code,
        severity,
        start,
        end,
        text[start:end],
        CODES[code].why,
        replacement,
        replaces,
        "subject" if hit.in_subject else "text",
    )


def _apart(hits: list[Hit]) -> list[Hit]:
    """One for each sentence that holds some, in order."""
    return list({hit.sentence: hit for hit in sorted(hits, key=lambda hit: -hit.start)}.values())[::-1]


def _before_closing(reading: Reading, text: str) -> int:
    body = [sentence.end for sentence in reading.sentences if sentence.part == "body"]
    return body[-1] if body else len(text)
