"""A letter as the check sees it, what is known around it, and what the check finds in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["stops", "warns", "suggests", "good"]
Where = Literal["subject", "text", "attachment"]
Invitation = Literal["resume", "openings", "candidacy", "good_word"]


@dataclass(frozen=True, slots=True)
class Letter:
    """`attachments` are file names or links, in their order. `kind` is a code of kinds.py."""

    kind: str
    subject: str
    text: str
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterContext:
    """What is known around a letter. Nothing known: nothing is held against the letter that would need it."""

    person_name: str = ""
    company: str = ""
    introducer: str | None = None
    introducer_name_may_be_used: bool = True
    invitations: frozenset[Invitation] = frozenset()  # logged and in force for this person (METHOD section 6, Unlock)
    in_confidence: tuple[str, ...] = ()  # lines of which six words in a row are never sent (S1.41)
    names_in_confidence: tuple[str, ...] = ()  # names that stand in such lines only
    gave_name: bool = False  # they named somebody, so that no name is asked for (S4.15)
    talked: bool = True  # there was a talk, so that something they said can be named (S4.35)
    candidate_at_company: bool = False  # an application, job interview or offer of mine is open there (P7)
    resume_files: frozenset[str] = frozenset()  # attachments that the person marked as a résumé
    marked_not_meant: frozenset[str] = frozenset()  # Finding.key of each


@dataclass(frozen=True, slots=True)
class Finding:
    """`words` are the exact words between `start` and `end` of the place `where` (for an attachment: its name).
    `replacement` is a better wording for `replaces` (start, end), else None; an empty one takes the words out.
    `marked`: the person said "not meant so". `can_be_marked` is false only for a résumé file without an invitation, and
    for a gap that a draft left: only filling it helps."""

    code: str
    severity: Severity
    start: int
    end: int
    words: str
    why: str
    replacement: str | None = None
    replaces: tuple[int, int] | None = None
    where: Where = "text"
    can_be_marked: bool = True
    marked: bool = field(default=False, compare=False)

    @property
    def key(self) -> str:
        """What "not meant so" remembers: the code and the words, so that other words are looked at anew."""
        return f"{self.code}:{self.words}"
