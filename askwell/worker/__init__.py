"""What Askwell does by itself, in a thread of its own: it beats, and runs each job when it is due."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import connection
from django.utils import timezone

from askwell.actions import beat, bell

if TYPE_CHECKING:
    from askwell.worker.jobs import Job

TURN_SECONDS = 30
FIRST_TURN_SECONDS = 2  # the first page comes first
AGAIN_AFTER = timedelta(hours=1)
log = logging.getLogger(__name__)


class Worker(threading.Thread):
    def __init__(self) -> None:
        super().__init__(name="worker")
        bell.hang_up()

    def run(self) -> None:
        wait = FIRST_TURN_SECONDS
        while bell.wait(wait):
            from askwell.worker.jobs import JOBS  # not sooner: the first page would wait for all that they load

            wait = TURN_SECONDS
            turn(timezone.now(), JOBS)
        connection.close()

    def stop(self) -> None:
        """Ends after the job at hand; an import leaves off between two blocks, to go on at the next start."""
        bell.close()
        self.join()


def turn(at: datetime, jobs: Iterable[Job]) -> None:
    """One beat, and each job that is due. A failure is logged, and the job comes again after AGAIN_AFTER."""
    try:
        beat.alive(at)
        for job in jobs:
            if beat.claim(job.name, job.every, at):
                try:
                    job.do(at)
                except Exception:
                    log.exception("The job %s failed.", job.name)
                    beat.try_again(job.name, job.every, at, AGAIN_AFTER)
    except Exception:
        log.exception("The worker's turn failed.")
        connection.close()
