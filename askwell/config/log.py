"""The log: a file in the data folder, for the person who mends things. No link, no letter, no name goes in."""

from __future__ import annotations

import logging
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

FILE = "askwell.log"
_ONE_TIME = re.compile(r"(/enter/)[^\s/?\"']+")


class PrivateFormatter(logging.Formatter):
    """Leaves one-time links out, wherever they stand in the line or in a traceback."""

    def format(self, record: logging.LogRecord) -> str:
        return _ONE_TIME.sub(r"\1…", super().format(record))


class PrivateFile(RotatingFileHandler):
    """Opened at the first line, readable by its owner only; a full or read-only disk never stops the work."""

    def _open(self) -> Any:
        path = Path(self.baseFilename)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        return super()._open()

    def emit(self, record: logging.LogRecord) -> None:
        try:
            super().emit(record)
        except OSError:
            self.handleError(record)

    def handleError(self, record: logging.LogRecord) -> None:
        pass  # the person is told of a full disk by what they were doing; there is nowhere else to write


def to_file(settings: dict[str, Any]) -> None:
    """Warnings and worse go to the log file in settings["folder"]; nothing goes to the terminal."""
    file = PrivateFile(settings["folder"] / FILE, maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True)
    file.setFormatter(PrivateFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.handlers = [handler for handler in root.handlers if not isinstance(handler, PrivateFile)] + [file]
    root.setLevel(logging.WARNING)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # it warns of every short wait
