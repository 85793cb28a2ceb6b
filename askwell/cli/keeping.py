"""`askwell backup`, `restore`, `export`, `doctor`."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path
from typing import Any

import click
from django.conf import settings
from django.utils import timezone

from askwell.actions import backup as backups, forgetting, prepare, restore as restoring
from askwell.cli import shapes
from askwell.cli.context import Args, pass_args
from askwell.errors import Invalid
from askwell.integrations import lock
from askwell.queries import backup as catalogue
from askwell.queries.backup import Backup
from askwell.queries.doctor import health
from askwell.wording import doctor as wording, export as exports

DIFFERENCES_SHOWN = 20
SIGNS = {"good": "ok", "note": "note", "trouble": "TROUBLE"}


@click.command()
@pass_args
def backup(args: Args) -> int:
    """Make a backup of everything, and prove it by restoring it into an empty database.

    It works while Askwell runs. One a day is made by itself; 7 daily and 4 weekly ones stay.

    \b
    Example: askwell backup
             askwell backup --json
    """
    made = backups.make(args.actor, timezone.now())
    held = f"{shapes.count(made.people, 'person', 'people')}, {shapes.count(made.events, 'event', 'events')}"
    return args.out.emit(
        _shape(made),
        for_people=f"{made.path}\n{held}; tried out in an empty database.",
    )


def _shape(made: Backup) -> dict[str, Any]:
    return {"file": made.path, "made_at": made.made_at, "bytes": made.bytes, "counts": made.counts, "proved": True}


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--list", "only_list", is_flag=True, help="Show which backups there are; restore none.")
@pass_args
def restore(args: Args, file: Path | None, only_list: bool) -> int:
    """Put a backup in the place of everything that is here: FILE, else the newest.

    What is here now goes into a backup first. People who asked to be forgotten stay forgotten. Open pages need a new
    link afterwards: askwell open

    \b
    Example: askwell restore --list
             askwell restore 2026-10-16T090000Z.zip
    """
    at = timezone.now()
    if only_list:
        found = catalogue.backups(args.workspace)
        lines = [
            f"{one.name}  {wording.age(one.made_at, at)} old  {shapes.count(one.people, 'person', 'people')}"
            for one in found
        ]
        words = "\n".join(lines) or "There is no backup yet. Make one: askwell backup"
        return args.out.emit({"backups": [_shape(one) for one in found]}, for_people=words)
    path = _chosen(args, file)
    done = restoring.restore(args.actor, path, at)
    counts = {name: table.rows for name, table in done.manifest.tables.items()}
    said = [
        f"Restored as of {done.manifest.made_at:%Y-%m-%d %H:%M} UTC: "
        f"{shapes.count(counts.get('person', 0), 'person', 'people')}."
    ]
    if done.forgotten:
        said.append(f"{done.forgotten} of them had asked to be forgotten since, and were erased again.")
    said.append(f"What was here before is kept in {done.before.name}.")
    answer = {
        "file": path, "made_at": done.manifest.made_at, "counts": counts, "forgotten": done.forgotten,
        "before": done.before.path,
    }  # fmt: skip
    return args.out.emit(answer, for_people="\n".join(said))


def _chosen(args: Args, file: Path | None) -> Path:
    if file is None:
        newest = next((one for one in catalogue.backups(args.workspace) if not one.before_restore), None)
        if newest is None:
            raise Invalid("There is no backup here yet.", hint="Name a file, or make one: askwell backup")
        return newest.path
    if file.exists() or file.name != str(file):
        return file
    return catalogue.named(args.workspace, file.name).path


@click.command()
@click.option("--format", "formats", type=click.Choice([*exports.FORMATS, "all"]), default="all", show_default=True)
@click.option("--to", metavar="DIR", help="The folder to write into; - writes the one JSON file to standard output.")
@click.option("--for-others", is_flag=True, help="Leave out what was said in confidence.")
@pass_args
def export(args: Args, formats: str, to: str | None, for_others: bool) -> int:
    """Write everything in open formats: JSON, CSV, vCard, ICS, Markdown. Files of the same name are replaced.

    \b
    Example: askwell export --format csv --to my-people
             askwell export --for-others
    """
    at = timezone.now()
    wanted = set(exports.FORMATS) if formats == "all" else {formats}
    if to == "-":
        if wanted != {"json"}:
            raise Invalid("Only one file fits on standard output.", kept="", hint="askwell export --format json --to -")
        told = exports.everything(args.workspace, args.actor.now, for_others=for_others).decode()
        click.echo(json.dumps(json.loads(told), ensure_ascii=False) if args.out.json else told, nl=args.out.json)
        return 0
    folder = Path(to or f"askwell-export-{args.actor.today}")
    written = []
    with prepare.disk_faults(folder):
        if folder.exists() and not folder.is_dir():
            raise prepare.closed(folder)
        for name, content in exports.files(args.workspace, wanted, at, for_others=for_others):
            path = folder / name
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.write_bytes(content)
            path.chmod(0o600)
            written.append(path)
    answer = {"folder": folder, "files": written, "for_others": for_others}
    return args.out.emit(answer, for_people=f"{len(written)} files stand in {folder}.")


@click.command()
@pass_args
def doctor(args: Args) -> int:
    """Look whether everything is in order. Exit 1 where something is wrong, with what to do.

    \b
    Example: askwell doctor
             askwell doctor --json
    """
    workspace, at = args.workspace, timezone.now()
    with lock.held(settings.ASKWELL_DATA / prepare.RUN_LOCK) as mine:
        running = not mine
    if not running:
        forgetting.finish(at)
    found = health(workspace, at, running=running)
    lines = [f"{SIGNS[one.level]:8}{wording.line(one, at)}" for one in found.findings]
    lines += [
        f"        {one.what} of {one.id}: stored {one.stored}, should be {one.fresh}" for one in found.differences[:20]
    ]
    answer = {
        "good": found.good,
        "findings": [
            {"name": one.name, "level": one.level, "says": wording.line(one, at), **one.facts} for one in found.findings
        ],
        "differences": [
            {key: _plain(value) for key, value in dataclasses.asdict(one).items()} for one in found.differences
        ],
    }
    args.out.emit(answer, for_people="\n".join(lines))
    sys.stdout.flush()
    return 0 if found.good else 1


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int | str) else str(value)
