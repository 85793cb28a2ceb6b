"""waitress on a socket that listens already, with an end that finishes what it has begun."""

from __future__ import annotations

import socket
import time
from typing import Any

from waitress import wasyncore
from waitress.server import create_server

THREADS = 4
LARGEST_UPLOAD = 128 * 1024 * 1024  # bytes; a contacts file of a million people
DRAIN_SECONDS = 20


class WebServer:
    def __init__(self, door: socket.socket) -> None:
        from askwell.config.wsgi import application

        self._map: dict[int, Any] = {}
        self._server = create_server(
            application,
            map=self._map,
            sockets=[door],
            threads=THREADS,
            ident=None,
            max_request_body_size=LARGEST_UPLOAD,
            asyncore_use_poll=True,
        )
        self._stopping = False

    def run(self) -> None:
        """Answers until stop(), then finishes the requests in flight, within DRAIN_SECONDS."""
        while not self._stopping:
            self._turn(seconds=1)
        self._turn(seconds=0)  # takes in whoever knocked before the door closed
        self._server.del_channel(self._map)
        self._server.socket.close()
        deadline = time.monotonic() + DRAIN_SECONDS
        while time.monotonic() < deadline and any(_at_work(channel) for channel in self._channels()):
            self._turn(seconds=0.1)
        self._server.task_dispatcher.shutdown()
        wasyncore.close_all(self._map)

    def stop(self) -> None:
        """From a signal handler; a second time it stops at once."""
        if self._stopping:
            raise KeyboardInterrupt
        self._stopping = True
        self._server.pull_trigger()

    def _turn(self, seconds: float) -> None:
        wasyncore.loop(timeout=seconds, use_poll=True, map=self._map, count=1)

    def _channels(self) -> list[Any]:
        return list(self._server.active_channels.values())


def _at_work(channel: Any) -> bool:
    return bool(channel.requests or channel.request is not None or channel.total_outbufs_len)
