"""Another Askwell beside this one, in a process of its own: the worked example, opened from a page."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO

LONGEST_START = 60.0  # seconds; the first time the example is written, which takes some five
ENDS_WITH_INPUT = "ASKWELL_ENDS_WITH_INPUT"
"""In the environment of a process that is to stop when its standard input ends: whoever began it is gone then."""
CAME_FROM = "ASKWELL_CAME_FROM"
"""In its environment the address of the Askwell that began it, to which its pages lead back."""

_begun: list[subprocess.Popen[str]] = []  # their input stays open as long as this process lives


class NotOpened(Exception):
    """It ended, or said nothing in time; `args[0]` is what it said last."""


def open_example(data: Path, came_from: str) -> str:
    """Begins the worked example of this data folder, or finds the one that runs; gives a one-time link into it.

    Raises NotOpened."""
    env = {name: value for name, value in os.environ.items() if name not in ("ASKWELL_PORT", "ASKWELL_DATABASE_URL")}
    env |= {"ASKWELL_DATA": str(data), ENDS_WITH_INPUT: "1", CAME_FROM: came_from}
    process = subprocess.Popen(  # our own interpreter, our own words
        [sys.executable, "-m", "askwell", "demo", "--no-browser", "--json"], env=env, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace",
    )  # fmt: skip
    assert process.stdout
    late = threading.Timer(LONGEST_START, process.kill)
    late.start()
    said = process.stdout.readline()
    late.cancel()
    threading.Thread(target=_listen, args=[process, process.stdout], daemon=True).start()
    try:
        link = json.loads(said)["link"]
    except (ValueError, KeyError, TypeError) as error:
        process.kill()
        raise NotOpened(said.strip()) from error
    _begun.append(process)
    return str(link)


def _listen(process: subprocess.Popen[str], says: IO[str]) -> None:
    """To the end, so that it never waits for somebody to read, and nothing is left of it once it ended."""
    for _ in says:
        pass
    process.wait()


def when_input_ends(stop: Callable[[], None]) -> None:
    """Calls `stop` once standard input ends, in a process that was begun to live no longer than another."""

    def wait() -> None:
        sys.stdin.buffer.read()
        stop()

    if os.environ.get(ENDS_WITH_INPUT):
        threading.Thread(target=wait, daemon=True).start()
