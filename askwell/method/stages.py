"""The stages of an approach, and how it can be closed (DESIGN, "approach")."""

from __future__ import annotations

from askwell.method.kinds import Kind, by_code

STAGES = by_code(
    Kind("draft", "to be asked", "METHOD 4, route"),
    Kind("asked", "asked", "METHOD 4, request"),
    Kind("called", "called", "METHOD S4.9"),
    Kind("later", "asked for later", "METHOD 4, decline"),
    Kind("accepted", "said yes", "METHOD 4, schedule"),
    Kind("booked", "time agreed", "METHOD 8, booking"),
    Kind("held", "talked", "METHOD 4, hold"),
    Kind("closed", "closed", "METHOD 8, time alone closes nothing"),
)

CLOSED_AS = by_code(
    Kind("finished", "the talk took place", "METHOD 8"),
    Kind("quiet", "no answer", "METHOD 4, waiting"),
    Kind("declined", "said no", "METHOD S4.15"),
    Kind("stopped", "asked not to be written to", "METHOD 8, never write to me"),
    Kind("withdrawn", "you let it go", "METHOD S1.9"),
    Kind("missed", "missed twice", "METHOD 4, hold"),
    Kind("unneeded", "no longer needed", "DESIGN, floors"),
)

OPEN_STAGES = frozenset({"draft", "asked", "called", "later", "accepted", "booked"})
"""Stages in which something still leads to a talk. A held approach waits only to be closed (METHOD 8)."""

INTRODUCTION_STATES = by_code(
    Kind("named", "named", "METHOD S1.43"),
    Kind("asked", "introduction asked for", "METHOD S4.6"),
    Kind("promised", "introduction promised", "METHOD 5, answering"),
    Kind("made", "introduction made", "METHOD 8, first letter"),
    Kind("refused", "introduction refused", "METHOD 4, route"),
    Kind("silent", "no word from the introducer", "METHOD 5, silence"),
    Kind("unneeded", "no longer needed", "DESIGN, floors"),
)

CARRYING_STATES = frozenset({"named", "asked", "promised", "made", "silent"})
"""Introductions that count for a tier: refused and unneeded ones carry none (METHOD 8, tiers)."""
