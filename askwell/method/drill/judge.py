"""What an answer of the drill does: leads back to the field, or goes for the post (METHOD S2.17 to S2.21, section 6).

Asking for a job is judged by the letters' own rules, with more for what is only said aloud, or only as an answer."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from ..letters.language import is_english
from ..letters.lexicon import lexicon
from ..letters.reading import Hit, hits_in, is_denied
from ..letters.sentences import Sentence, lower_of, plain_of, sentences
from .weighing import heaviest, weight

_FOLDER = f"{__package__}.lexicon"
READ_AT_MOST = 4_000
"""Characters of an answer that are read: five minutes of speaking."""
_OPEN_QUESTION = re.compile(
    r"\b(?:what|how|why|who|whom|which)(?:'s|'re|'d)?\b(?! (?:i|time|about (?:you|tomorrow)|else)\b)"
)
_OF_US = re.compile(r"\b(?:i|i'\w+|my|me|you|you'\w+|your|he|she|they|his|her|their|we|our|us|it's)\b")
_YES_OR_NO = re.compile(
    r"\b(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must|might)(?:n't)? (?:\w|n't)"
)
_OF_WHAT_WAS_SAID = re.compile(
    r"(?:and |but |so |well, )?(?:is|was|are|were|can|could|would|does|did|do|has|have|why|how|what)(?: \w+)? "
    r"(?:it|that|this|they|those|happened)\b(?!.*\b(?:all right|alright|ok|okay|enough|fine|problem|rude|me|you|i)\b)"
    r"[ ,\w']{0,25}\?"
)
_LAST_CLAUSE = re.compile(r"^[^:]*: (?=\w+ \w+ )")
_MANY = 8  # words; a closed question of that length about none of us two is about the world
RULE = 50
WORDS_ALONE = {"back_to_field": -150, "asks_for_job": -50}
"""What is added to the weight of the words (weights.json, in hundredths) where a rule found something, and where none
did; chosen on answers that neither had seen. A rule that is sure needs no weight."""
FOR_THEM = "for_them"
"""The code of a rule for any deed for them: a bid in the drill, an offer in return elsewhere."""
_WIDE = ("house", FOR_THEM)  # rules that look for a deed of any kind, and may be mistaken
_FEWEST = 5  # words; a shorter open question that names nothing is only a reply


@dataclass(frozen=True, slots=True)
class Reason:
    """`sure`: nothing else in the answer can speak against it. `code`: field, this_employer, nothing_asked,
    not_english, or how the answer goes for the post (takes_it, wants_it, sells_themselves, for_them,
    asks_how_to_apply, asks_for_a_word, starts, bids, in_letters_too). `start` and `end` count in the answer; `words`
    is empty where nothing in it caused this."""

    code: str
    says: str
    start: int = 0
    end: int = 0
    words: str = ""
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """Both are None where the answer is in no language that can be judged. The first reason about each is the first in
    the answer."""

    back_to_field: bool | None
    asks_for_job: bool | None
    why: tuple[Reason, ...]


SAYS = {
    "field": "This leads back to the field.",
    "this_employer": "This asks about their house only.",
    "nothing_asked": "Nothing here asks about the field.",
    "not_english": "This cannot be judged: it does not seem to be English.",
    "takes_it": "This takes the post.",
    "wants_it": "This says that you want to work for them.",
    "sells_themselves": "This promises what you would do for them.",
    "for_them": "This promises what you would do for them.",
    "asks_how_to_apply": "This asks how the post is given.",
    "asks_for_a_word": "This asks for a good word.",
    "starts": "This says when you could begin.",
    "bids": "As an answer to this, it goes for the post.",
    "in_letters_too": "This asks for work, in a letter too.",
}


def judge(prompt: str, answer: str) -> Judgement:
    """Reads one answer in the light of its prompt. Never raises, whatever was typed."""
    answer = answer[:READ_AT_MOST]
    if not is_english(answer):
        return Judgement(None, None, (Reason("not_english", SAYS["not_english"]),))
    said, kinds = spoken(answer), kinds_of(prompt)
    if not said:
        return Judgement(False, False, (Reason("nothing_asked", SAYS["nothing_asked"]),))
    hits = job_asks(said, kinds)
    declined = any(hits_in(lexicon("turns_down", folder=_FOLDER), one) for one in said)
    asked = [
        reason
        for last, sentence in zip([None, *said], said, strict=False)
        if (reason := _asked(sentence, last, answer, hits))
    ]
    back = _weighed("back_to_field", "field", [one for one in asked if one.code == "field"], kinds, said, answer)
    bids = [_reason(hit, answer) for hit in hits]
    if declined:
        bids = [one for one in bids if one.sure]
    else:
        bids = _weighed("asks_for_job", "bids", bids, kinds, said, answer)
    elsewhere = [one for one in asked if one.code != "field"] or [Reason("nothing_asked", SAYS["nothing_asked"])]
    return Judgement(bool(back), bool(bids), (*(back or elsewhere)[:1], *_apart(bids)[:2]))


def spoken(answer: str) -> list[Sentence]:
    """Its sentences: what is said aloud has no greeting line and no signature."""
    return [replace(one, part="body") for one in sentences("", answer)]


def _apart(found: list[Reason]) -> list[Reason]:
    """One for the same words: the surest, in the order of the answer."""
    kept: list[Reason] = []
    for one in sorted(found, key=lambda one: not one.sure):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _weighed(
    label: str, code: str, found: list[Reason], kinds: frozenset[str], said: list[Sentence], answer: str
) -> list[Reason]:
    """The reasons for a label, none where it does not hold: a rule that found something weighs RULE, and the words of
    the whole answer weigh what they weigh."""
    sure = any(one.sure for one in found)
    if not sure and weight(label, kinds, said) + (RULE if found else WORDS_ALONE[label]) < 0:
        return []
    most = heaviest(label, kinds, said)
    return found or [Reason(code, SAYS[code], most.start, most.end, answer[most.start : most.end])]


def job_asks(spoken: list[Sentence], kinds: frozenset[str] = frozenset()) -> list[Hit]:
    """Where a spoken text goes for the post, in its order; `kinds` are those of the prompt that it answers."""
    found: list[Hit] = []
    for sentence in spoken:
        pledges = hits_in(lexicon("pledge"), sentence)
        hits = hits_in(lexicon("job_ask"), sentence) + hits_in(lexicon("bid", folder=_FOLDER), sentence)
        hits += [hit for hit in hits_in(lexicon("after", folder=_FOLDER), sentence) if hit.code in kinds]
        excused = hits_in(lexicon("no_bid", folder=_FOLDER), sentence)
        found += [
            hit for hit in hits if not is_denied(hit) and not any(hit.touches(other) for other in (*pledges, *excused))
        ]
    return sorted(found, key=lambda hit: hit.start)


def _asked(sentence: Sentence, last: Sentence | None, answer: str, bids: list[Hit]) -> Reason | None:
    """What a sentence asks, None where it asks nothing. Where it also goes for the post, only words that surely speak
    of the field turn it, or what is asked afterwards. "Can that be so?" asks about what the last sentence spoke of."""
    seeks = hits_in(lexicon("seek", folder=_FOLDER), sentence)
    if not (sentence.asks or seeks):
        return None
    field = hits_in(lexicon("field", folder=_FOLDER), sentence)
    here = hits_in(lexicon("here", folder=_FOLDER), sentence)
    bid_ends = max((hit.end for hit in bids if hit.sentence == sentence), default=sentence.start)
    perhaps = [hit for hit in field if hit.start >= bid_ends]
    open_question = _OPEN_QUESTION.search(sentence.plain, bid_ends - sentence.start)
    enough = len(sentence.plain[bid_ends - sentence.start :].split()) >= _FEWEST
    clause = _LAST_CLAUSE.sub("", sentence.plain[bid_ends - sentence.start :])
    neutral = (
        sentence.asks
        and bid_ends == sentence.start
        and _YES_OR_NO.search(clause)
        and not _OF_US.search(clause)
        and len(clause.split()) >= _MANY
    )
    if last and not field and _OF_WHAT_WAS_SAID.fullmatch(sentence.plain):
        told = hits_in(lexicon("field", folder=_FOLDER), last)
        neutral = bool(told) and not any(hit.sentence == last for hit in bids)
        here = [] if neutral else here
    sure = any(hit.code == "surely" for hit in field)
    back = sure or (len(perhaps) > len(here) if perhaps else bool(((open_question and enough) or neutral) and not here))
    code = "field" if back else "this_employer"
    return Reason(code, SAYS[code], sentence.start, sentence.end, answer[sentence.start : sentence.end], sure)


def _reason(hit: Hit, answer: str) -> Reason:
    code = hit.code if hit.code in SAYS else "in_letters_too" if hit.file == "job_ask" else "bids"
    sure = hit.code not in _WIDE
    return Reason(code, SAYS[code], hit.start, hit.end, answer[hit.start : hit.end].strip(), sure)


def kinds_of(prompt: str) -> frozenset[str]:
    """What a prompt asks for (lexicon/kinds.toml); "house" where it opens a door of any kind."""
    plain = lower_of(plain_of(prompt[:READ_AT_MOST]))
    kinds = frozenset(kind for kind, found in _kinds().items() if found.search(plain))
    return kinds | {"house"} if kinds - {"weakness"} else kinds


@cache
def _kinds() -> Mapping[str, re.Pattern[str]]:
    given = tomllib.loads(files(_FOLDER).joinpath("kinds.toml").read_text("utf-8"))["kinds"]
    return {kind: re.compile("|".join(patterns)) for kind, patterns in given.items()}
