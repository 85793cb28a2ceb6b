"""The agenda of one interview: what is asked, in which order, why, and what speaks against it (METHOD S3.14, S0.23)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal, NamedTuple

from askwell.method.questions.bank import CLOSING_FAMILIES, CLOSING_THREE, Question, bank
from askwell.method.questions.check import QuestionReading, check_question, topic_of
from askwell.method.questions.knowing import Knows
from askwell.method.questions.same import surely_same

Part = Literal["opening", "core", "advice", "names", "closing", "reserve"]
Facts = Mapping[str, str | int | float | list[str]]

FITS = ((10, 2), (15, 3), (20, 4), (30, 6), (45, 10), (60, 13))
"""Minutes and the questions that fit besides the closing three: METHOD S3.14; 10 minutes is our own continuation."""
CLOSING_MINUTES = 5.0  # the closing three are flagged this long before the agreed end (METHOD S0.24)
LEAST_RESERVE = 2
LEAST_OWN = 2
OPEN_SHARE = 0.7
DEFAULT_OPENER = "Q5"
DEFAULT_ADVICE = "Q7"
ANYBODY = Knows()
TYPED = 100.0
"""Worth of a question that was typed for this talk: none of them is lost."""
OWN = 3.0
"""Worth of being in the explorer's own words: less than a criterion that it speaks of (METHOD S3.12)."""


@dataclass(frozen=True, slots=True)
class OpenCriterion:
    """A criterion of the direction that is not settled. `contradicted`: claims for and against both stand.
    `unanswered`: no claim at all yet."""

    id: str
    name: str
    group: str
    contradicted: bool = False
    unanswered: bool = True


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """Typed by the person, or a bank entry in her own words (then `id` may be that of the entry)."""

    text: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """`minutes` is the time meant for it, 0 in reserve. `why` is a code: opener, own, contradiction, criterion
    (this one speaks of it), they_know (the fact `kind`: why this person can tell), group (it bears on open criteria of
    that group), still_unknown, asked_before, deep, advice, closing. `own`: the person's own or rewritten wording."""

    question_id: str | None
    text: str
    part: Part
    minutes: float = 0.0
    why: str = "own"
    facts: Facts = field(default_factory=dict)
    own: bool = False


@dataclass(frozen=True, slots=True)
class AgendaWarning:
    """`stops`: the agenda cannot be called ready (METHOD section 6). Warnings come gravest first."""

    code: str
    facts: Facts = field(default_factory=dict)
    stops: bool = False


@dataclass(frozen=True, slots=True)
class Agenda:
    """`fits`: how many questions the time holds besides the closing three."""

    items: tuple[AgendaItem, ...]
    fits: int
    warnings: tuple[AgendaWarning, ...]

    @property
    def ready(self) -> bool:
        return not any(warning.stops for warning in self.warnings)


class _Candidate(NamedTuple):
    worth: float
    item: AgendaItem
    family: str
    deep: bool


def fits(minutes: int) -> int:
    """How many questions an agreed length holds besides the closing three (METHOD S3.14), between its figures by a
    straight line, rounded down; never below 1."""
    if minutes <= FITS[0][0]:
        return max(1, FITS[0][1] * minutes // FITS[0][0])
    for (short, few), (long, many) in pairwise(FITS):
        if minutes <= long:
            return few + (many - few) * (minutes - short) // (long - short)
    return FITS[-1][1] + (minutes - FITS[-1][0]) // 5


def plan(
    minutes: int,
    questions: Sequence[Question],
    open_criteria: Sequence[OpenCriterion] = (),
    *,
    research_answered: Collection[str] = (),
    of: Knows = ANYBODY,
    asked_before_in_direction: Mapping[str, int] | None = None,
    own_questions: Sequence[OwnQuestion] = (),
) -> Agenda:
    """An agenda for `minutes` agreed, from what is still unknown and what this person can know.

    `questions`: the bank entries that are switched on. `research_answered`: ids that reading has answered.
    `of`: what the person who is asked can know. `asked_before_in_direction`: how often each id was asked in earlier
    talks of the direction. Own questions come before the bank's."""
    asked = asked_before_in_direction or {}
    own = [_own(question) for question in own_questions]
    usable = [
        question
        for question in questions
        if question.depth in ("opener", "core", "deep")
        and question.id not in research_answered
        and not question.answerable_online
        and (of.viewpoint is None or of.viewpoint in question.holds)
        and not any(
            found.item.question_id == question.id or surely_same(found.item.text, question.text) for found in own
        )
    ]
    topics = {criterion.id: topic_of(criterion.name) for criterion in open_criteria}
    opener = _opener(usable, asked)
    rest = [_of_bank(question, open_criteria, topics, asked, of) for question in usable if question is not opener]
    rest += [_contradiction(criterion) for criterion in open_criteria if criterion.contradicted]
    rest += [
        _on_criterion(criterion) for criterion in open_criteria if criterion.unanswered and not topics[criterion.id]
    ]
    first = [_Candidate(0, _opening(opener, asked), opener.family, False)] if opener else []
    most = fits(minutes)
    advice, others = _advice(rest, asked, room=most >= 3)
    running, spare = _choose(first, own + others, most - len(advice))
    families = {candidate.family for candidate in running}
    running += [candidate for candidate in advice if candidate.family not in families]
    items = _timed(_ordered(running), minutes) + _closing(questions, minutes)
    in_reserve = max(LEAST_RESERVE, most // 2)
    kept = [found for place, found in enumerate(spare) if place < in_reserve or found.worth == TYPED]
    items += [replace(found.item, part="reserve", minutes=0.0) for found in kept]
    return Agenda(tuple(items), most, check_agenda(items, minutes))


def check_agenda(
    items: Sequence[AgendaItem], minutes: int, *, research_empty: bool = False
) -> tuple[AgendaWarning, ...]:
    """What speaks against an agenda as it now stands, in whatever order the person put it; gravest first.

    Codes: job_ask (stops), personal_life, personal_pay, confidential, gossip, flattery (METHOD S3.20),
    not_english (section 2), closing_removed (S0.23), answerable_online (S0.14), read_first (S1.23, only with
    `research_empty`), few_open (S0.15), same_family (section 2), too_few, few_in_reserve (S3.14), few_own (S3.12)."""
    known = bank()
    running = [item for item in items if item.part in ("opening", "core", "advice")]
    reserve = [item for item in items if item.part == "reserve"]
    readings = {item.text: check_question(item.text) for item in items}
    found = _improper(items, readings)
    ending = {known[item.question_id].family for item in items if item.question_id in known and item.part != "reserve"}
    missing = [family for family in CLOSING_FAMILIES if family not in ending]
    if missing:
        found.append(AgendaWarning("closing_removed", {"missing": missing}))
    unjudged = [item.text for item in items if readings[item.text].form is None]
    if unjudged:
        found.append(AgendaWarning("not_english", {"questions": unjudged}))
    online = [item.text for item in items if readings[item.text].answerable_online]
    if online:
        found.append(AgendaWarning("answerable_online", {"questions": online}))
    unread = [item.text for item in items if item.question_id in known and known[item.question_id].read_first]
    if research_empty and unread:
        found.append(AgendaWarning("read_first", {"questions": unread}))
    opens = sum(readings[item.text].form in ("open", None) for item in running)
    if running and opens < OPEN_SHARE * len(running):
        found.append(AgendaWarning("few_open", {"open": opens, "of": len(running)}))
    found += _doubled(running)
    if len(running) < fits(minutes):
        found.append(AgendaWarning("too_few", {"asked": len(running), "fits": fits(minutes)}))
    if len(reserve) < LEAST_RESERVE:
        found.append(AgendaWarning("few_in_reserve", {"reserve": len(reserve), "least": LEAST_RESERVE}))
    owned = sum(item.own for item in items)
    if owned < LEAST_OWN:
        found.append(AgendaWarning("few_own", {"own": owned, "least": LEAST_OWN}))
    return tuple(found)


def _improper(items: Sequence[AgendaItem], readings: Mapping[str, QuestionReading]) -> list[AgendaWarning]:
    found = [
        AgendaWarning(why_not, {"question": item.text}, stops=why_not == "job_ask")
        for item in items
        if (why_not := readings[item.text].why_not)
    ]
    return sorted(found, key=lambda warning: not warning.stops)


def _doubled(running: Sequence[AgendaItem]) -> list[AgendaWarning]:
    by_family: dict[str, list[str]] = {}
    for item in running:
        question = bank().get(item.question_id or "")
        if question:
            by_family.setdefault(question.family, []).append(item.text)
    return [
        AgendaWarning("same_family", {"family": family, "questions": texts})
        for family, texts in by_family.items()
        if len(texts) > 1
    ]


def _own(question: OwnQuestion) -> _Candidate:
    entry = bank().get(question.id or "") or next(
        (known for known in bank().values() if surely_same(known.text, question.text)), None
    )
    item = AgendaItem(question.id, question.text, "core", why="own", own=True)
    return _Candidate(
        TYPED, item, entry.family if entry else f"own:{question.text}", bool(entry and entry.depth == "deep")
    )


def _opener(usable: Sequence[Question], asked: Mapping[str, int]) -> Question | None:
    """Q5 first; in a later talk of the direction the opener asked least."""
    openers = [question for question in usable if question.depth == "opener"]
    return min(openers, key=lambda question: (asked.get(question.id, 0), question.id != DEFAULT_OPENER), default=None)


def _opening(opener: Question, asked: Mapping[str, int]) -> AgendaItem:
    return AgendaItem(opener.id, opener.text, "opening", why="opener", facts={"asked_before": asked.get(opener.id, 0)})


def _of_bank(
    question: Question,
    criteria: Sequence[OpenCriterion],
    topics: Mapping[str, str | None],
    asked: Mapping[str, int],
    of: Knows,
) -> _Candidate:
    times = asked.get(question.id, 0)
    on_topic = [criterion for criterion in criteria if topics[criterion.id] == question.topic]
    in_group = [criterion for criterion in criteria if criterion.group in question.feeds]
    known = [kind for kind in question.best_from if kind in of.kinds]
    own = question.id not in bank() or question.text != bank()[question.id].text
    worth = 4.0 * len(on_topic[:2]) + 2 * len(known) + len(in_group) / 2 - 6 * times - question.read_first + OWN * own
    why, facts = "still_unknown", dict[str, str | int | float | list[str]](topic=question.topic)
    if times:
        why, facts = "asked_before", {"times": times}
    elif question.id not in bank():
        why = "own"
    elif on_topic:
        why, facts = "criterion", {"criterion": on_topic[0].name, "group": on_topic[0].group}
    elif known:
        why, facts = "they_know", {"kind": known[0]}
    elif in_group:
        why, facts = "group", {"group": in_group[0].group, "open": len(in_group)}
    elif question.depth == "deep":
        why = "deep"
    part: Part = "advice" if question.topic == "advice" else "core"
    item = AgendaItem(question.id, question.text, part, why=why, facts=facts, own=own)
    return _Candidate(worth, item, question.family, question.depth == "deep")


def _contradiction(criterion: OpenCriterion) -> _Candidate:
    """Two people said opposite things: ask what it depends on (METHOD section 7, the go-live nights)."""
    text = f"On “{criterion.name}” I have heard both sides: who has it which way, and what does that depend on?"
    item = AgendaItem(None, text, "core", why="contradiction", facts={"criterion": criterion.name})
    return _Candidate(50, item, f"criterion:{criterion.id}", False)


def _on_criterion(criterion: OpenCriterion) -> _Candidate:
    """No entry of the bank speaks of it, so its own words do."""
    text = f"What matters to me is {criterion.name.rstrip('. ')}. Where do you find it in your work, and where not?"
    item = AgendaItem(
        None, text, "core", why="criterion", facts={"criterion": criterion.name, "group": criterion.group}
    )
    return _Candidate(5, item, f"criterion:{criterion.id}", False)


def _advice(
    rest: Sequence[_Candidate], asked: Mapping[str, int], *, room: bool
) -> tuple[list[_Candidate], list[_Candidate]]:
    """The question for advice that ends the running part (Q7, or the one asked least), and all others."""
    advice = [found for found in rest if found.item.part == "advice"]
    advice.sort(
        key=lambda found: (asked.get(found.item.question_id or "", 0), found.item.question_id != DEFAULT_ADVICE)
    )
    kept = advice[:1] if room else []
    others = [
        found._replace(item=replace(found.item, part="core")) for found in rest if not any(found is one for one in kept)
    ]
    return [found._replace(item=replace(found.item, why="advice")) for found in kept], others


def _choose(
    first: Sequence[_Candidate], offered: Sequence[_Candidate], most: int
) -> tuple[list[_Candidate], list[_Candidate]]:
    """The worthiest, one of a family, topics mixed; what is left over, the most valuable first."""
    running = list(first)
    spare: list[_Candidate] = []
    left = sorted(offered, key=lambda found: -found.worth)
    topics: dict[str, int] = {}
    while left:
        best = max(left, key=lambda found: found.worth - 3 * topics.get(_topic(found), 0))
        left.remove(best)
        taken = {found.family for found in (*running, *spare)}
        if best.family in taken and not best.item.own:
            continue
        topics[_topic(best)] = topics.get(_topic(best), 0) + 1
        (running if len(running) < most else spare).append(best)
    return running, spare


def _topic(candidate: _Candidate) -> str:
    question = bank().get(candidate.item.question_id or "")
    return question.topic if question else candidate.family


def _ordered(running: Sequence[_Candidate]) -> list[AgendaItem]:
    """Opener, core, the deep ones after the first third, advice last (METHOD S0.19, S0.22)."""
    opening = [found.item for found in running if found.item.part == "opening"]
    core = [found for found in running if found.item.part == "core"]
    light = [found.item for found in core if not found.deep]
    deep = [found.item for found in core if found.deep]
    return [*opening, *light, *deep, *(found.item for found in running if found.item.part == "advice")]


def _timed(running: Sequence[AgendaItem], minutes: int) -> list[AgendaItem]:
    each = round(max(minutes - CLOSING_MINUTES, 1.0) / max(len(running), 1), 1)
    return [replace(item, minutes=each) for item in running]


def _closing(questions: Sequence[Question], minutes: int) -> list[AgendaItem]:
    """Names, what did I not ask, may I come back: pinned, in this order, whatever is switched off."""
    each = round(min(CLOSING_MINUTES, minutes / 2) / len(CLOSING_THREE), 1)
    on = {question.id: question for question in questions} | {id: bank()[id] for id in CLOSING_THREE}
    return [
        AgendaItem(
            one.id, one.text, "names" if one.family == "names" else "closing", each, "closing", {"family": one.family}
        )
        for one in (on[id] for id in CLOSING_THREE)
    ]
