"""Web and worker in one process on this computer: started once a data folder, opened by one-time links."""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
import threading
import time
import webbrowser
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from askwell.actions import prepare
from askwell.actions.access import Actor
from askwell.actions.entry import make_link
from askwell.cli.out import Out
from askwell.errors import Busy, Invalid, NotRunning, PortTaken
from askwell.integrations import beside, lock
from askwell.queries.clock import now
from askwell.queries.entry import health_word

LOOPBACK = "127.0.0.1"
PORTS = range(8741, 8841)  # below the ports that systems hand out by themselves, so that a remembered one stays free
STATE = "run.json"  # the port last used, and the process
ANSWER_SECONDS = 15
BROWSER_BEGINS = 2.0  # seconds to wait at most: some browsers come back only when they are closed


def serve(out: Out, *, browser: bool) -> int:
    """Runs until SIGTERM or Ctrl-C, finishing requests in flight. Where Askwell already runs on this data, opens that.

    Raises PortTaken, FolderClosed, DiskFull, NewerData, Busy."""
    folder = prepare.folder()
    deadline = time.monotonic() + ANSWER_SECONDS
    while True:
        with lock.held(folder / prepare.RUN_LOCK) as mine:
            if mine:
                return _start(folder, out, browser)
        if _answers(folder):
            return open_running(out, browser=browser)
        if time.monotonic() > deadline:
            raise Busy(
                "Askwell is running on this data already and does not answer.",
                kept="Everything saved is safe.",
                hint=f"Stop it (process {_state(folder).get('pid', 'unknown')}), then start again.",
            )
        threading.Event().wait(0.1)


def open_running(out: Out, *, browser: bool) -> int:
    """Opens the running Askwell by a new link and prints another. Raises NotRunning."""
    folder = prepare.folder()
    if not _answers(folder):
        raise NotRunning()
    return _welcome(f"http://{LOOPBACK}:{_state(folder)['port']}/", out, browser, new="Askwell is running already")


def _start(folder: Path, out: Out, browser: bool) -> int:
    prepare.everything(timezone.now(), have_lock=True)
    prepare.browser_files()
    with _listen(folder) as door:
        port = door.getsockname()[1]
        _remember(folder, port)
        from askwell.cli.web_server import WebServer
        from askwell.worker import Worker

        web, worker = WebServer(door), Worker()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: web.stop())
        beside.when_input_ends(web.stop)
        worker.start()
        try:
            _welcome(f"http://{LOOPBACK}:{port}/", out, browser, new="Askwell is running")
            out.say("To stop it, press Ctrl-C.")
            web.run()
        finally:
            worker.stop()
    return 0


def _listen(folder: Path) -> socket.socket:
    """On ASKWELL_PORT, else the port of last time, else a free one."""
    if asked := os.environ.get("ASKWELL_PORT"):
        if not asked.isascii() or not asked.isdigit() or not 0 < int(asked) < 65536:
            raise Invalid(f"ASKWELL_PORT is “{asked}”.", kept="", hint="It must be a number from 1 to 65535.")
        try:
            return _bound(int(asked))
        except OSError as error:
            raise PortTaken(int(asked)) from error
    for port in (_state(folder).get("port", PORTS[0]), *PORTS, 0):
        try:
            return _bound(port)
        except OSError:
            continue
    raise PortTaken(PORTS[0])


def _bound(port: int) -> socket.socket:
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":  # there, SO_REUSEADDR would let another program take the port over
            door.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((LOOPBACK, port))
        door.listen(128)
    except OSError:
        door.close()
        raise
    return door


def _remember(folder: Path, port: int) -> None:
    with prepare.disk_faults(folder):
        new = folder / f"{STATE}.new"
        new.touch(mode=0o600)
        new.write_text(json.dumps({"port": port, "pid": os.getpid()}), encoding="ascii")
        new.replace(folder / STATE)


def _state(folder: Path) -> dict[str, int]:
    try:
        state = json.loads((folder / STATE).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return {}
    return state if isinstance(state, dict) and isinstance(state.get("port"), int) else {}


def _answers(folder: Path) -> bool:
    """Whether the Askwell of this data folder, and not some other program, answers on the remembered port."""
    port = _state(folder).get("port")
    if port is None:
        return False
    connection = HTTPConnection(LOOPBACK, port, timeout=2)
    try:
        connection.request("GET", "/health")
        response = connection.getresponse()
        return response.status == 200 and response.read(200).decode("ascii", "replace") == health_word()
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _welcome(address: str, out: Out, browser: bool, new: str) -> int:
    workspace = prepare.everything(timezone.now(), have_lock=True)
    actor = Actor(workspace, now(workspace))
    printed = f"{address}enter/{make_link(actor, timezone.now())}"
    opens = browser and _has_browser()
    opening = None
    if opens:
        # Two links: the one given to the browser can be seen in the list of processes, and is used up at once.
        link = f"{address}enter/{make_link(actor, timezone.now())}"
        opening = threading.Thread(target=webbrowser.open, args=[link], daemon=True)
        opening.start()
    done = out.emit(
        {"address": address, "link": printed, "data": settings.ASKWELL_DATA},
        for_people=f"{new} at {address}\n"
        + ("It opens in your browser. If it does not, open this link" if opens else "Open this link in your browser")
        + f"; it works once, within ten minutes:\n\n  {printed}\n",
    )
    if opening:  # a command that ends at once would end the thread before the browser has begun
        opening.join(BROWSER_BEGINS)
    return done


def _has_browser() -> bool:
    """Without a screen, the standard library would take over the terminal with a text browser."""
    if os.environ.get("BROWSER") or sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
