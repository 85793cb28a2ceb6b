"""`askwell demo`, and the example's place in `askwell run --demo`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from askwell.cli.context import Args, load_django, pass_args
from askwell.errors import Invalid

MOST_PEOPLE = 2_000_000


def enter_demo_folder() -> Path:
    """Everything after this happens in the example's own folder, below the data folder."""
    from askwell.config import data

    folder = data.folder() / "demo"
    os.environ["ASKWELL_DATA"] = str(folder)
    os.environ.pop("ASKWELL_DATABASE_URL", None)
    return folder


def serve_demo(args: Args, *, browser: bool) -> int:
    """Seeds the worked example where it is not there yet, and opens it."""
    enter_demo_folder()
    load_django()
    from askwell.actions import demo
    from askwell.cli.serve import serve

    if args.workspace.clock is None:
        args.out.progress("Getting the worked example ready. This takes a few seconds, the first time only.")
    demo.seed(args.workspace)
    return serve(args.out, browser=browser)


@click.command()
@click.option("--people", type=click.IntRange(1, MOST_PEOPLE), help="Instead: make a workspace with this many people.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed makes the same people.")
@click.option("--no-browser", is_flag=True, help="Print the link only; open nothing.")
@pass_args
def demo(args: Args, people: int | None, seed: int, no_browser: bool) -> int:
    """Look at a worked example: Maya Osei, physician, finds her road. It opens as of Friday 16 October 2026.

    It lives in a folder of its own, never mixes with your data, and never sends anything. With --people it fills the
    data folder instead, which must be empty, with that many invented people and five years of history.

    \b
    Example: askwell demo
             askwell demo --people 100000 --seed 1 --data big
    """
    if people is None:
        return serve_demo(args, browser=not no_browser)
    return _crowd(args, people, seed)


def _crowd(args: Args, count: int, seed: int) -> int:
    from askwell.config import data

    if not os.environ.get("ASKWELL_DATA"):  # never into the folder where somebody's own things are
        os.environ["ASKWELL_DATA"] = str(data.folder() / f"demo-{count}-{seed}")
    load_django()
    from askwell.actions.demo import crowd
    from askwell.models import Event, Person

    workspace = args.workspace
    if Person.objects.filter(workspace=workspace).exists() or Event.objects.filter(workspace=workspace).exists():
        raise Invalid(
            "That folder holds data already.", hint="Name an empty one: askwell demo --people 1000 --data new"
        )
    for made in crowd.people(workspace, count, seed, args.actor.today):
        if sys.stderr.isatty():
            click.echo(f"\r{made:,} people", nl=False, err=True)
    folder = os.environ["ASKWELL_DATA"]
    made_of = {"people": count, "seed": seed, "folder": folder}
    return args.out.emit(
        made_of, for_people=lambda: f"{count:,} people stand in {folder}.\nOpen: askwell run --data {folder}"
    )
