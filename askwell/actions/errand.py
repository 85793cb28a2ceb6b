"""Backups and restores that a page asked for: noted down at once, done by the worker, which says how far it is.

The worker does one thing after another, so that no import and no daily backup is at work meanwhile."""

from __future__ import annotations

import json
import logging
import time
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from askwell.actions import backup, bell, restore
from askwell.actions.access import Actor
from askwell.actions.prepare import disk_faults
from askwell.errors import AskwellError, Busy
from askwell.integrations import lock
from askwell.models import Workspace
from askwell.queries.backup import folder, known
from askwell.queries.clock import now
from askwell.queries.errand import Errand, path_of, read

TOLD_EVERY = 0.5  # seconds
log = logging.getLogger(__name__)


def ask_backup(actor: Actor) -> None:
    """A backup, as soon as the worker comes to it. One that is under way already is the one."""
    _ask(actor, Errand(str(actor.workspace.id), "backup"))


def ask_restore(actor: Actor, path: Path, session: str, *, brought: bool = False) -> None:
    """The same for a restore; `session` is the hash of the session that asks, and stays in. `brought`: the file came
    from elsewhere, and goes when it is done. Raises BadBackup for what is none, Busy while another errand is under
    way; the file is then still the caller's."""
    known(path)
    wanted = Errand(str(actor.workspace.id), "restore", file=str(path), brought=brought, session=session)
    if not _ask(actor, wanted):
        raise Busy(
            "A backup or a restore is at work already.",
            kept="Nothing was changed.",
            hint="Wait until it is done, then try again.",
        )


def _ask(actor: Actor, wanted: Errand) -> bool:
    before = read(path_of(actor.workspace.id))
    if before and before.under_way:
        return False
    with disk_faults(folder()):
        folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(wanted)
    bell.ring()
    return True


def _write(errand: Errand) -> None:
    path = path_of(UUID(errand.workspace))
    new = path.with_suffix(".new")
    new.touch(mode=0o600)
    new.write_text(json.dumps(asdict(errand)))
    new.replace(path)


def take_up(at: datetime) -> None:
    """The worker's part. `at` is the real time."""
    for path in sorted(folder().glob("errand-*.json")):
        with lock.held(path.with_suffix(".lock")) as mine:
            errand = read(path) if mine else None  # else another worker is at it
            if errand and errand.under_way:
                _take_up(errand, at)


def _take_up(errand: Errand, at: datetime) -> None:
    workspace = Workspace.objects.filter(id=errand.workspace).first()
    if workspace is None:  # everything was erased meanwhile
        if errand.brought:
            Path(errand.file).unlink(missing_ok=True)
        path_of(UUID(errand.workspace)).unlink(missing_ok=True)
    elif errand.state == "running":
        _end(errand, _cut_short(errand))
    else:
        errand = replace(errand, state="running")
        _write(errand)
        try:
            _end(errand, _done(errand, Actor(workspace, now(workspace)), at))
        except Busy:
            _write(replace(errand, state="waiting"))  # the command line is at it
        except AskwellError as error:
            _end(errand, replace(errand, state="failed", message=error.message, kept=error.kept, hint=error.hint))
        except Exception:
            log.exception("A %s broke off.", errand.kind)
            _end(errand, _broken(errand))


def _done(errand: Errand, actor: Actor, at: datetime) -> Errand:
    told = time.monotonic()

    def tell(share: float) -> None:
        nonlocal told
        if time.monotonic() - told > TOLD_EVERY:
            told = time.monotonic()
            _write(replace(errand, share=share))

    if errand.kind == "backup":
        made = backup.make(actor, at, tell=tell)
        return replace(errand, state="done", people=made.people, events=made.events)
    done = restore.restore(actor, Path(errand.file), at, session=errand.session, tell=tell)
    made_at = done.manifest.made_at.isoformat()
    return replace(
        errand, workspace=str(done.workspace.id), state="done", made_at=made_at, forgotten=done.forgotten
    )  # fmt: skip


def _end(began: Errand, ended: Errand) -> None:
    if began.brought:
        Path(began.file).unlink(missing_ok=True)
    _write(replace(ended, session="", file="", share=1.0))
    if ended.workspace != began.workspace:  # what was restored is another workspace
        path_of(UUID(began.workspace)).unlink(missing_ok=True)


def _cut_short(errand: Errand) -> Errand:
    """Askwell was closed, or killed, while it was at work."""
    kept, hint = "Your data and the backups before are as they were.", "Ask for it once more."
    if errand.kind == "restore":  # one transaction: it took place as a whole, or not at all
        kept = "Everything is as it was before, or as it was in the backup; nothing lies in between."
        hint = "Look at your people. If they are not as you want them, go back once more."
    return replace(errand, state="failed", message="Askwell was closed before this was done.", kept=kept, hint=hint)


def _broken(errand: Errand) -> Errand:
    return replace(
        errand, state="failed", message="Something went wrong here. This is a fault of Askwell.",
        kept="Your data is as it was.", hint="Try once more. If it happens again, ask “Is everything in order?”",
    )  # fmt: skip
