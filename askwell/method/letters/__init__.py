"""Letters: their kinds, the check before one goes, the labels of a reading, first drafts (METHOD sections 1, 4, 6)."""

from .check import check, pledge_breaks, shown, verdict
from .codes import CODES, PROMISES, Code
from .draft import DRAFTED, draft
from .facts import Draft, LetterFacts, Tone
from .kinds import KINDS, LetterKind, letter_kind
from .labels import Labels, labels
from .letter import Finding, Letter, LetterContext

__all__ = [
    "CODES",
    "DRAFTED",
    "KINDS",
    "PROMISES",
    "Code",
    "Draft",
    "Finding",
    "Labels",
    "Letter",
    "LetterContext",
    "LetterFacts",
    "LetterKind",
    "Tone",
    "check",
    "draft",
    "labels",
    "letter_kind",
    "pledge_breaks",
    "shown",
    "verdict",
]
