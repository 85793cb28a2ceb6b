"""Killed in the middle: what was acknowledged is there, once; what was not is there whole, or not at all."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPException
from itertools import count
from random import Random
from urllib.parse import urlencode
from uuid import NAMESPACE_URL, uuid5

import pytest

from tests.given import Running, askwell, given_running, own_env

pytestmark = pytest.mark.fault

BEGINNING = """
import json, django; django.setup()
from django.utils import timezone
from askwell.actions import approach, direction, interview, person, prepare
from askwell.actions.access import Actor
actor = Actor(prepare.everything(timezone.now()), timezone.now())
about = direction.open_direction(actor, "clinical informatics")
rafael = person.add(actor, person.PersonDetails(name="Rafael Ortiz", company="Corvane"))
hana = person.add(actor, person.PersonDetails(name="Hana Sato"))
talk = interview.schedule(
    actor, approach.start(actor, rafael, about).approach, interview.Appointment(actor.now, 30, "UTC", "video")
)
print(json.dumps({"talk": str(talk.id), "approach": str(approach.start(actor, hana, about).approach.id)}))
"""
KEPT = """
import json, django; django.setup()
from collections import Counter
from askwell.models import Event, Introduction, Message, Note, Person
print(json.dumps({
    "note": list(Note.objects.values_list("text", flat=True)),
    "name": list(Introduction.objects.values_list("target__name", flat=True)),
    "person": list(Person.objects.filter(source="chance").values_list("name", flat=True)),
    "reply": list(Message.objects.filter(outgoing=False).values_list("text", flat=True)),
    "events": Counter(Event.objects.values_list("kind", flat=True)),
}))
"""


KINDS = ("note", "name", "person", "reply")
NO_NAMES = {"names-TOTAL_FORMS": 0, "names-INITIAL_FORMS": 0}


@pytest.fixture
def on_the_disk(tmp_path):
    """Runs a few lines on the data, where nothing else runs; they end well, or were killed."""

    def run(script: str, *words: str, code: int = 0) -> str:
        env = own_env(tmp_path / "data", DJANGO_SETTINGS_MODULE="askwell.config.settings")
        command = [sys.executable, "-c", script, *words]
        done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=120)
        assert done.returncode == code, done.stderr
        return done.stdout.strip()

    return run


@dataclass(frozen=True)
class Said:
    """Something sent to the server; only what carries the device's own id may be sent a second time."""

    kind: str
    words: str
    path: str
    body: str
    by_itself: bool

    @property
    def content_type(self) -> str:
        return "application/json" if self.by_itself else "application/x-www-form-urlencoded"


@dataclass
class Devices:
    """Several devices that send at once and know what was acknowledged. One of them kills the server."""

    talk: str
    approach: str
    rng: Random
    cookie: str = ""
    acknowledged: list[Said] = field(default_factory=list)
    unsure: list[Said] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def lines(self, device: str, first: int) -> Iterator[Said]:
        """What one device has to say, without end: something of each kind in turn."""
        for number in count(first):
            kind = KINDS[number % len(KINDS)]
            words = f"{kind} {number} of {device}"
            own = str(uuid5(NAMESPACE_URL, words))
            path, fields = {
                "note": (f"/interviews/{self.talk}/notes", {"text": words, "id": own, "seq": number}),
                "name": (f"/interviews/{self.talk}/names", {"name": words, "id": own, "may_use_name": True}),
                "person": ("/people/new", {"name": words, "source": "chance"}),
                "reply": (
                    f"/approaches/{self.approach}/reply",
                    {"kinds": "wrote", "on": "2026-01-05", "text": words, **NO_NAMES},
                ),
            }[kind]
            by_itself = kind in {"note", "name"}
            yield Said(kind, words, path, json.dumps(fields) if by_itself else urlencode(fields), by_itself)

    def send_until_killed(self, running: Running, round_: int, kill_after: int) -> None:
        """Four devices at once; at the nth acknowledgement the server is killed, wherever the other three are."""
        self.cookie = self.cookie or running.enter()
        page = running.ask("GET", "/people/new", Cookie=self.cookie)
        token = page.getheader("Set-Cookie").partition(";")[0]
        again = [said for said in self.unsure if said.by_itself]
        self.unsure = [said for said in self.unsure if not said.by_itself]
        for said in again:
            self._send(running, token, said)
        enough = len(self.acknowledged) + kill_after

        def work(lines: Iterator[Said]) -> None:
            for said in lines:
                if not self._send(running, token, said):
                    return
                with self.lock:
                    if len(self.acknowledged) >= enough and running.process.poll() is None:
                        running.process.kill()

        devices = [self.lines(f"device {number} in round {round_}", first=number) for number in range(4)]
        threads = [threading.Thread(target=work, args=[lines]) for lines in devices]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert running.process.wait(timeout=30) == -signal.SIGKILL

    def _send(self, running: Running, token: str, said: Said) -> bool:
        """Whether the server lives; an answer that did not come leaves the device unsure."""
        headers = {"Cookie": f"{self.cookie}; {token}", "X_CSRFToken": token.partition("=")[2]}
        try:
            answer = running.ask("POST", said.path, said.body, Content_Type=said.content_type, **headers)
        except (OSError, HTTPException):
            self.unsure.append(said)
            return False
        assert answer.status in {200, 302, 303}, (said, answer.status, answer.text)
        self.acknowledged.append(said)
        return True


def test_what_the_server_acknowledged_outlives_a_kill_and_is_there_once(tmp_path, on_the_disk):
    data = tmp_path / "data"
    devices = Devices(**json.loads(on_the_disk(BEGINNING)), rng=Random(20261016))
    for round_ in range(3):
        with given_running(data) as running:
            devices.send_until_killed(running, round_, kill_after=devices.rng.randrange(20, 60))
    kept = json.loads(on_the_disk(KEPT))

    for kind in KINDS:
        there = Counter(kept[kind])
        acknowledged = {said.words for said in devices.acknowledged if said.kind == kind}
        unsure = {said.words for said in devices.unsure if said.kind == kind}
        assert len(acknowledged) >= 3
        assert acknowledged - set(there) == set()
        assert set(there) - acknowledged - unsure == set()
        assert [words for words, times in there.items() if times > 1] == []
    assert kept["events"]["reply_wrote"] == len(kept["reply"])
    assert kept["events"]["introduction_named"] == len(kept["name"])
    health = json.loads(askwell(data, "doctor", "--json").stdout)
    assert (health["differences"], health["good"]) == ([], True)


AT_EVERY_WRITE = """
import json, os, signal, sys, django; django.setup()
from datetime import timedelta
from itertools import count
from django.db import connection
from django.utils import timezone
from askwell.actions import approach, direction, interview, person, prepare, story
from askwell.actions.access import Actor
from askwell.models import Event, Step
from askwell.queries import fold_check
from askwell.queries.tables import rows, tables

actor = Actor(prepare.everything(timezone.now()), timezone.now())
about = direction.open_direction(actor, "clinical informatics")
rafael = person.add(actor, person.PersonDetails(name="Rafael Ortiz", company="Corvane"))
asked = approach.start(actor, rafael, about).approach
talk = interview.schedule(actor, asked, interview.Appointment(actor.now - timedelta(hours=1), 30, "UTC", "video"))
deeds = {
    "reply": lambda: approach.reply(actor, asked, ["declined"], names=[approach.Name("Lena Krause", "Medira")]),
    "held": lambda: interview.held(actor, talk, interview.Held()),
    "person": lambda: person.add(actor, person.PersonDetails(name="Ada", emails=["ada@example.org"])),
    "mistake": lambda: story.undo(actor, Event.objects.get(kind="interview_booked")),
}

def stored():
    everything = {name: list(rows(model, actor.workspace.id)) for name, model in tables().items()}
    return json.dumps([everything, list(Step.objects.order_by("pk").values())], default=str)

def die():
    os.kill(os.getpid(), signal.SIGKILL)

def killed(at):
    left = iter(range(at, -1, -1))
    def step(execute, sql, *more):
        if not sql.startswith("SELECT") and next(left, None) == 0:
            die()
        return execute(sql, *more)
    commit = connection._commit
    def ends():
        step(lambda sql: commit(), "COMMIT")
        die()
    connection._commit = ends
    with connection.execute_wrapper(step):
        deeds[sys.argv[1]]()

before, ends = stored(), []
for at in count():
    connection.close()
    child = os.fork()
    if not child:
        try:
            killed(at)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL, status
    ends.append(stored() == before)
    if not ends[-1]:
        break
assert fold_check.differences(actor.workspace) == []
with connection.cursor() as cursor:
    cursor.execute("PRAGMA integrity_check")
    print(json.dumps({"nothing": ends, "whole": cursor.fetchall()}))
"""


@pytest.mark.parametrize("deed", ["reply", "held", "person", "mistake"])
def test_a_kill_at_any_write_leaves_all_of_a_deed_or_nothing(on_the_disk, deed):
    said = json.loads(on_the_disk(AT_EVERY_WRITE, deed))
    assert said["whole"] == [["ok"]]
    assert said["nothing"][-1] is False  # killed right after the commit: all of it is there
    assert len(said["nothing"]) > 5
