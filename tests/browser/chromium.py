"""Finds a Chromium, or brings one: Playwright's own, else the system's package. Never skips: it says what it tried."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from askwell.integrations import lock

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium(playwright) -> str:
    """The path of a Chromium that is there, or was brought just now."""
    if found := _found(playwright):
        return found
    tried = []
    with _one_at_a_time():
        for bring in (
            [[sys.executable, "-m", "playwright", "install", "chromium"]],
            [["apt-get", "update"], ["apt-get", "-o", "DPkg::Lock::Timeout=300", "install", "-y", "chromium"]],
        ):
            if found := _found(playwright):
                return found
            for command in bring:
                tried.append(f"{' '.join(command)}: {_run(command)}")
    if found := _found(playwright):
        return found
    pytest.fail(
        "The browser tests need Chromium, and none could be found or installed. Put one in PATH, or name it in "
        "ASKWELL_CHROMIUM.\n" + "\n".join(tried)
    )


def _found(playwright) -> str | None:
    own = Path(playwright.chromium.executable_path)
    for candidate in (os.environ.get("ASKWELL_CHROMIUM"), *NAMES):
        if candidate and (path := shutil.which(candidate)):
            return path
    return str(own) if own.exists() else None


def _run(command: list[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return "done" if done.returncode == 0 else (done.stderr or done.stdout).strip()[-400:]


class _one_at_a_time:
    """Test processes start together; one brings the browser and the others wait for it."""

    def __enter__(self) -> None:
        import time

        path = Path(tempfile.gettempdir()) / "askwell-chromium.lock"
        deadline = time.monotonic() + 900
        while time.monotonic() < deadline:
            self._held = lock.held(path)
            if self._held.__enter__():
                return
            self._held.__exit__(None, None, None)
            time.sleep(1)
        pytest.fail("Another test process has been bringing Chromium for a quarter of an hour.")

    def __exit__(self, *error) -> None:
        self._held.__exit__(None, None, None)
