"""Every error that a person can meet: what happened, what was kept, what to do now."""

from __future__ import annotations


class AskwellError(Exception):
    """The base of all of them. `code` is stable (scripts read it); the texts are for people.

    message: what happened. kept: what is safe. hint: what to do now."""

    code = "error"

    def __init__(self, message: str, *, kept: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.kept = kept
        self.hint = hint

    def as_dict(self) -> dict[str, str]:
        """The shape that the command line prints with --json."""
        return {"code": self.code, "message": " ".join(filter(None, (self.message, self.kept))), "hint": self.hint}


def _shortened(asked: str) -> str:
    """What was typed, as much of it as tells which it was."""
    return asked if len(asked) <= 80 else f"{asked[:79]}…"


class NotFound(AskwellError):
    """Missing, or in another workspace: both look alike, so that nothing can be learnt from the difference."""

    code = "not_found"

    def __init__(self, what: str, asked: str = "", *, hint: str = "") -> None:
        named = f" “{_shortened(asked)}”" if asked else ""
        super().__init__(
            f"There is no {what}{named} here.", hint=hint or "Check the spelling, or look through the list."
        )


class Ambiguous(AskwellError):
    """A name that fits several; the candidates are in the hint, each with its id."""

    code = "ambiguous"

    def __init__(self, what: str, asked: str, candidates: list[str]) -> None:
        super().__init__(
            f"“{_shortened(asked)}” could be more than one {what}.",
            hint="Say which one, by its id: " + "; ".join(candidates[:8]),
        )


class Invalid(AskwellError):
    """Something typed cannot be read or would contradict what stands. `field` names the place, for forms."""

    code = "invalid"

    def __init__(self, message: str, *, field: str = "", kept: str = "Nothing was changed.", hint: str = "") -> None:
        super().__init__(message, kept=kept, hint=hint)
        self.field = field


class NoSuchZone(Invalid):
    """No time zone goes by what was typed."""

    def __init__(self, zone: str) -> None:
        super().__init__(
            f"There is no time zone “{_shortened(zone)}”.", field="zone",
            hint="Name a large city in it: Berlin, New York.",
        )  # fmt: skip


class NoSuchRegion(Invalid):
    """The country's calendar knows no such part of it."""

    def __init__(self, region: str) -> None:
        super().__init__(
            f"There is no region “{_shortened(region)}” in that country.", field="region",
            hint="A short code, as BY for Bavaria or MA for Massachusetts.",
        )  # fmt: skip


class NeverWrite(AskwellError):
    """They asked not to be written to again. Nothing overrides it (METHOD section 2)."""

    code = "never_write"

    def __init__(self, name: str, kept: str = "What you wrote stays as a draft.") -> None:
        super().__init__(
            f"{name} asked not to be written to again.",
            kept=kept,
            hint="If they have written to you since, note it; then you can lift this.",
        )


class LetterStopped(AskwellError):
    """The letter breaks the pledge or has a gap, so Send, Open in mail, Copy and Print wait (METHOD section 6)."""

    code = "letter_stopped"

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(
            "This letter is not ready to go: " + " ".join(dict.fromkeys(reasons)),
            kept="It is saved as a draft.",
            hint="Change the marked words, or mark a finding as “not meant so”.",
        )


class LinkOver(AskwellError):
    """A one-time link that was used, is too old, or was never made: all look alike."""

    code = "link_over"

    def __init__(self) -> None:
        super().__init__(
            "This link has been used, or is more than ten minutes old.",
            kept="Everything you saved is safe.",
            hint="For a new one, type: askwell open",
        )


class NotRunning(AskwellError):
    """Something needs the running Askwell, and it is not running."""

    code = "not_running"

    def __init__(self) -> None:
        super().__init__("Askwell is not running.", hint="Start it with: askwell run")


class Busy(AskwellError):
    """Askwell is running on this data and does not answer, or an update needs it stopped first."""

    code = "busy"


class PortTaken(AskwellError):
    """Another program listens on the port that Askwell was told to use."""

    code = "port_taken"

    def __init__(self, port: int) -> None:
        super().__init__(
            f"Port {port} is taken by another program.",
            hint="Leave ASKWELL_PORT unset, and Askwell finds a free one; or name another.",
        )


class FolderClosed(AskwellError):
    """The data folder cannot be made or written to."""

    code = "folder_closed"

    def __init__(self, folder: str) -> None:
        super().__init__(
            f"Askwell may not write in {folder}.",
            kept="Nothing there was changed.",
            hint="Allow it to, or name another folder.",
        )


class DiskFull(AskwellError):
    """No room is left where the data lies."""

    code = "disk_full"

    def __init__(self) -> None:
        super().__init__(
            "The disk is full.",
            kept="What was saved before is safe; the last change was not saved.",
            hint="Free some space and try again.",
        )


class NewerData(AskwellError):
    """The data was last used by a newer Askwell, which this one might damage."""

    code = "newer_data"

    def __init__(self) -> None:
        super().__init__(
            "This data was last used by a newer Askwell.",
            kept="Nothing was changed.",
            hint="Update Askwell, then try again.",
        )
