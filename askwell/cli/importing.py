"""`askwell import`: people from files, what it would do, taking it back."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from askwell.actions import importing as actions
from askwell.actions.importing import DryRun
from askwell.actions.importing.block import Deciding
from askwell.cli.context import Args, pass_args
from askwell.integrations.contacts import UnreadableFile
from askwell.models import ImportBatch
from askwell.queries import importing as queries

COUNTS = ("new", "same", "changed", "conflicts")
REASONS_SHOWN = 10


class FilesOrCommand(click.Group):
    """`undo` and `list` are commands; any other word is a file (write ./list for a file of that name)."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        first = next((word for word in args if not word.startswith("-")), "")
        if first not in self.commands and not {"-h", "--help"}.intersection(args):
            args = ["files", *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "FILE… [--dry-run]")


@click.group(cls=FilesOrCommand, name="import")
def import_() -> None:
    """Bring people in from files: LinkedIn's Connections.csv, Google or Outlook CSV, vCards from a phone.

    Whoever is there already is found again; what you typed yourself is never overwritten. --dry-run only says what
    would happen. An import can be taken back as a whole.

    \b
    Example: askwell import Connections.csv --dry-run
             askwell import Connections.csv phone.vcf
             askwell import list
             askwell import undo Connections.csv
    """


@import_.command(hidden=True)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@pass_args
def files(args: Args, files: Sequence[Path], dry_run: bool) -> int:
    """Bring people in from files.

    \b
    Example: askwell import Connections.csv --dry-run
    """
    before = actions.nothing_written(args.actor) if dry_run else None
    for file in files:
        try:
            answer = _looked_through(args, file, before) if before else _taken_in(args, file)
        except UnreadableFile as error:
            answer = _answer(file, None) | {"error": error.as_dict()} | ({"people": []} if dry_run else {})
        args.out.emit(answer, for_people=lambda answer=answer: _in_words(answer, dry_run))  # type: ignore[misc]
    return 0


def _answer(file: Path, done: DryRun | ImportBatch | None) -> dict[str, Any]:
    counts = {name: getattr(done, name) if done else 0 for name in COUNTS}
    return {"file": str(file), "format": done.format if done else None, **counts, "rejected": [], "error": None}


def _looked_through(args: Args, file: Path, before: Deciding) -> dict[str, Any]:
    would = actions.dry_run(args.actor, file, with_people=args.out.json, after=before)
    return _answer(file, would) | {
        "rejected": [{"row": one.row, "reason": one.reason} for one in would.rejected],
        "people": [
            {
                "name": one.name, "emails": one.emails, "phones": one.phones, "company": one.company,
                "title": one.title, "urls": one.urls, "note": one.note, "birthday": one.birthday,
                "connected_on": one.connected_on,
            }
            for one in would.people
        ],
    }  # fmt: skip


def _taken_in(args: Args, file: Path) -> dict[str, Any]:
    batch = actions.keep_file(args.actor, file)
    actions.run_batch(args.actor, batch, _progress(args, "rows read"))
    rejected = queries.remarks(batch, "rejected").values_list("row", "reason")
    return _answer(file, batch) | {
        "rejected": [{"row": row, "reason": reason} for row, reason in rejected],
        "batch": batch.id,
    }


def _progress(args: Args, words: str) -> Any:
    shown = not args.out.json and sys.stderr.isatty()

    def tell(batch: ImportBatch) -> None:
        if shown:
            click.echo(
                f"\r{batch.removed if batch.state == 'undoing' else batch.rows_done:,} {words} ", nl=False, err=True
            )

    return tell


def _in_words(answer: dict[str, Any], dry_run: bool) -> str:
    name = click.style(Path(answer["file"]).name, bold=True)
    if answer["error"]:
        return f"{name}: {answer['error']['message']} {answer['error']['hint']}"
    would = "would be " if dry_run else ""
    counts = f"{answer['new']:,} {would}new, {answer['same']:,} known already, {answer['changed']:,} brought up to date"
    lines = [f"{name}: {counts}"]
    if answer["conflicts"]:
        lines.append(
            f"  {answer['conflicts']:,} {'differs' if answer['conflicts'] == 1 else 'differ'} from what stands here; "
            "what stands here was kept."
        )
    if answer["rejected"]:
        lines.append(f"  {len(answer['rejected']):,} could not be read:")
        lines += [f"    row {one['row']}: {one['reason']}" for one in answer["rejected"][:REASONS_SHOWN]]
        if (more := len(answer["rejected"]) - REASONS_SHOWN) > 0:
            lines.append(f"    and {more:,} more (--json shows all)")
    lines.append("  Nothing was written." if dry_run else f"  To take it back: askwell import undo {answer['batch']}")
    return "\n".join(lines)


@import_.command()
@click.argument("batch")
@pass_args
def undo(args: Args, batch: str) -> int:
    """Take an import back. BATCH is its id, or the name of its file.

    People whom you wrote to, met or edited since stay.

    \b
    Example: askwell import undo Connections.csv
    """
    row = queries.batch(args.workspace, batch)
    if row.state != "undoing":
        actions.request_undo(args.actor, row)
    actions.undo(args.actor, row, _progress(args, "people taken out"))
    kept = [
        {"id": remark.person_id, "name": remark.person.name}
        for remark in queries.remarks(row, "kept")
        if remark.person is not None
    ]
    words = [
        f"{row.file_name}: {row.removed:,} {'person was' if row.removed == 1 else 'people were'} taken out again; "
        "what it had overwritten is back."
    ]
    if kept:
        words.append(
            f"  {len(kept):,} {'stays' if len(kept) == 1 else 'stay'}, for something happened with them since:"
        )
        words += [f"    {one['name']}" for one in kept[:REASONS_SHOWN]]
    answer = {"batch": row.id, "file": row.file_name, "removed": row.removed, "kept": kept}
    return args.out.emit(answer, for_people="\n".join(words))


@import_.command(name="list")
@pass_args
def list_(args: Args) -> int:
    """Imports until now, the newest first.

    \b
    Example: askwell import list --json
    """
    found = queries.batches(args.workspace)
    answer = [
        {
            "batch": one.id, "file": one.file_name, "format": one.format, "state": one.state, "made_at": one.made_at,
            "new": one.new, "same": one.same, "changed": one.changed, "conflicts": one.conflicts,
            "rejected": one.rejected,
        }
        for one in found
    ]  # fmt: skip
    zone = args.actor.zone
    lines = [
        f"{one.made_at.astimezone(zone):%Y-%m-%d %H:%M}  {one.file_name}  {one.new:,} new  {one.state}  {one.id}"
        for one in found
    ]
    return args.out.emit(
        {"imports": answer}, for_people="\n".join(lines) or "No imports yet. Begin with: askwell import FILE --dry-run"
    )
