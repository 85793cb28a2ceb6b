"""Wakes the worker of this process, so that what a person asked for begins at once. A worker elsewhere, or one that
missed it, begins with its next turn: nothing depends on this."""

from __future__ import annotations

import threading

from django.db import transaction

_rung = threading.Event()
_closing = threading.Event()


def ring() -> None:
    """Once what the transaction writes can be seen."""
    transaction.on_commit(_rung.set)


def wait(seconds: float) -> bool:
    """Sleeps until somebody rings, this many seconds at most; False once the worker is to close."""
    _rung.wait(seconds)
    _rung.clear()
    return not _closing.is_set()


def rung() -> bool:
    """Somebody waits for the worker, or for its end: what it does by itself is to be over soon."""
    return _rung.is_set()


def hang_up() -> None:
    """A worker begins: nobody has rung or closed yet."""
    _rung.clear()
    _closing.clear()


def close() -> None:
    """The worker ends as soon as it can do so without harm."""
    _closing.set()
    _rung.set()


def closing() -> bool:
    """For jobs that take long: they leave off between two transactions, and are taken up again later."""
    return _closing.is_set()
