"""Who and what is there when an example begins. Names only what matters to it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from django.test import Client
from django.utils import timezone

from askwell.actions.access import Actor
from askwell.actions.entry import enter, make_link
from askwell.models import Workspace
from askwell.web.middleware import cookie_name

NOW = datetime(2026, 10, 16, 9, 0, tzinfo=UTC)


def given_explorer(zone: str = "Europe/Berlin", now: datetime = NOW, **about) -> Actor:
    """An explorer with a workspace whose clock stands at `now`."""
    return Actor(Workspace.objects.create(zone=zone, clock=now, made_at=now, **about), now)


def given_browser(actor: Actor, **client) -> Client:
    """A browser in which this explorer came in by a link; no network."""
    browser = Client(**client)
    at = timezone.now()
    browser.cookies[cookie_name()] = enter(make_link(actor, at), at)
    return browser


ASKWELL = str(Path(sys.executable).with_name("askwell"))


def askwell(data: Path, *words: str, code: int = 0, **env: str) -> subprocess.CompletedProcess:
    """The real command, in a process of its own, on this data folder."""
    done = subprocess.run([ASKWELL, *words], env=own_env(data, **env), capture_output=True, text=True, timeout=60)
    assert done.returncode == code, f"exit {done.returncode}: {done.stdout}{done.stderr}"
    return done


def own_env(data: Path, **env: str) -> dict[str, str]:
    """This process's environment with the data folder, and without what points at the test run's own database."""
    ours = {"DJANGO_SETTINGS_MODULE", "ASKWELL_PORT", "ASKWELL_DATABASE_URL", "BROWSER"}
    return {**{k: v for k, v in os.environ.items() if k not in ours}, "ASKWELL_DATA": str(data), **env}


@dataclass
class Running:
    """A real `askwell run` on loopback."""

    process: subprocess.Popen
    address: str
    link: str  # one-time, not used yet

    @property
    def port(self) -> int:
        return urlsplit(self.address).port

    def ask(self, method: str, path: str, body: str | None = None, **headers: str):
        """One request; the answer with its body in .text."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body=body, headers=names)
        answer = connection.getresponse()
        answer.text = answer.read().decode()
        connection.close()
        return answer

    def enter(self, link: str | None = None) -> str:
        """Uses a link, and gives the cookie for further requests."""
        answer = self.ask("GET", urlsplit(link or self.link).path)
        assert answer.status == 302, answer.text
        return answer.getheader("Set-Cookie").partition(";")[0]


@contextmanager
def given_running(data: Path, *words: str, **env: str):
    """`askwell run` until the end of the block; its end must be a clean one unless the block ended it otherwise."""
    process = subprocess.Popen(
        [ASKWELL, "run", "--no-browser", "--json", *words],
        env=own_env(data, **env),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        line = process.stdout.readline()
        assert line, process.stderr.read()
        said = json.loads(line)
        yield Running(process, said["address"], said["link"])
        if process.poll() is None:
            process.terminate()
            assert process.wait(timeout=30) == 0
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()
