"""What to have at hand for one interview, by its place, and what is still missing before it (METHOD S1.31 to S1.36)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from askwell.method.kinds import Kind

PLACES = ("office", "clinic", "cafe", "video", "telephone")
RESEARCH_BOXES = ("company", "industry", "person")
RESEARCH_DAYS = 14  # calendar days after which research is old (METHOD S3.10, section 5)

_EVERYWHERE = (
    Kind("agenda", "The agenda and the speech, printed or on a second screen.", "METHOD S1.15"),
    Kind("notes", "Something to write with, and room to write.", "METHOD S1.38"),
    Kind("end", "The end you agreed on, in sight: say it at the start, and keep to it.", "METHOD S1.39"),
)
_IN_PERSON = (
    Kind(
        "resume",
        "One copy of your résumé, in the folder, not on the table. It stays there unless they ask.",
        "METHOD S1.31",
    ),
    Kind(
        "card",
        "Room for their card, and your own if you have one. Their card tells where to send thanks.",
        "METHOD S1.44",
    ),
    Kind("way", "The way there, and ten minutes to spare.", "METHOD S1.32"),
)
_REMOTE = (
    Kind("quiet_room", "A quiet room, and a note on the door.", "METHOD S3.34"),
    Kind("who_calls", "Who calls whom, and the number or link in case it breaks off.", "METHOD S3.34"),
    Kind("postal_address", "No card will change hands: ask where a note of thanks would reach them.", "METHOD S1.46"),
)
_OF_PLACE: Mapping[str, tuple[Kind, ...]] = {
    "office": (
        *_IN_PERSON,
        Kind("dress", "What people there wear on an ordinary day, or one step tidier.", "METHOD S1.34"),
    ),
    "clinic": (
        *_IN_PERSON,
        Kind("dress", "Plain and tidy; closed shoes, no scent, nothing that dangles.", "METHOD S1.34"),
        Kind(
            "patients", "Nothing you see or hear that would tell who a patient is goes into your notes.", "METHOD S1.41"
        ),
    ),
    "cafe": (
        *_IN_PERSON,
        Kind("dress", "Dress as you would at their office, even if the place is easy-going.", "METHOD S1.34"),
        Kind("pay", "Be there first, find a quiet table, and offer to pay for their coffee.", "METHOD S4.11"),
    ),
    "video": (
        *_REMOTE,
        Kind("dress", "Dress as you would at their office; a plain wall behind you.", "METHOD S1.34"),
        Kind("camera", "Camera, sound and light tried out once beforehand.", "METHOD S3.34"),
    ),
    "telephone": (
        *_REMOTE,
        Kind("line", "A good line, a charged telephone, and water within reach.", "METHOD S3.34"),
    ),
}


@dataclass(frozen=True, slots=True)
class Research:
    """One box of the reading done beforehand: `found` something, or looked and found nothing; `on` its last day."""

    found: bool
    on: date
    nothing_found: bool = False

    @property
    def done(self) -> bool:
        return self.found or self.nothing_found


@dataclass(frozen=True, slots=True)
class Prep:
    """What is known of the preparation of one interview. `research` by box (RESEARCH_BOXES)."""

    agenda_questions: int = 0
    agenda_stopped: bool = False
    speech_ready: bool = False
    why_here: bool = False
    research: Mapping[str, Research] = field(default_factory=dict)
    stance_asked: bool = False
    skills_without_example: int = 0


@dataclass(frozen=True, slots=True)
class Missing:
    """`needed`: without it the preparation is not ready; otherwise it is worth a look, and the talk goes on."""

    code: str
    facts: Mapping[str, str | int] = field(default_factory=dict)
    needed: bool = False


def kit(place: str) -> tuple[Kind, ...]:
    """The lines for one of PLACES; a place of another kind gets those that hold everywhere."""
    return (*_EVERYWHERE, *_OF_PLACE.get(place, ()))


def readiness(prep: Prep, today: date) -> tuple[Missing, ...]:
    """What is missing, the needed first; nothing needed among them means ready.

    Codes: agenda, agenda_stopped, speech (needed: METHOD S1.15, section 6, S1.36); research_missing (box) and
    research_old (box, days: S3.10); stance (S2.8); why_here (S2.14); skill_example (count: S2.16)."""
    found: list[Missing] = []
    if not prep.agenda_questions:
        found.append(Missing("agenda", needed=True))
    if prep.agenda_stopped:
        found.append(Missing("agenda_stopped", needed=True))
    if not prep.speech_ready:
        found.append(Missing("speech", needed=True))
    for box in RESEARCH_BOXES:
        research = prep.research.get(box)
        if research is None or not research.done:
            found.append(Missing("research_missing", {"box": box}))
        elif (today - research.on).days > RESEARCH_DAYS:
            found.append(Missing("research_old", {"box": box, "days": (today - research.on).days}))
    if not prep.stance_asked:
        found.append(Missing("stance"))
    if not prep.why_here:
        found.append(Missing("why_here"))
    if prep.skills_without_example:
        found.append(Missing("skill_example", {"count": prep.skills_without_example}))
    return tuple(found)


def is_ready(missing: tuple[Missing, ...]) -> bool:
    return not any(one.needed for one in missing)
