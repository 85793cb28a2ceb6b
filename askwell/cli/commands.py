"""All commands in the order of `askwell --help`: where each stands, and what it says of itself."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    at: str  # module:name, below askwell.cli
    says: str
    django: bool = True


COMMANDS = {
    "run": Entry("run:run", "Start Askwell and open it in your browser."),
    "open": Entry("open:open_", "Open the running Askwell by a new one-time link."),
    "completion": Entry("completion:completion", "Let the Tab key finish commands.", django=False),
}
