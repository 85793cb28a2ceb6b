"""An error that nobody foresaw, in words; the traceback goes to the log and never to a person."""

from __future__ import annotations

import logging

from askwell.config import data, log
from askwell.errors import AskwellError


def in_words(error: Exception) -> AskwellError:
    """The disk's troubles by their names; anything else as a fault of Askwell, with the place of the log."""
    from django.apps import apps

    folder = data.folder()
    if apps.ready:
        from askwell.actions.prepare import in_words as known

        if (words := known(error, folder)) is not None:
            return words
    log.to_file({"folder": folder})
    logging.getLogger("askwell.cli").error("A command broke off.", exc_info=error)
    return AskwellError(
        "Something went wrong here. This is a fault of Askwell, not of yours.",
        kept="What was saved before is safe.",
        hint=f"What happened is written in {folder / log.FILE}.",
    )
