"""`askwell open`."""

from __future__ import annotations

import click

from askwell.cli.context import Args, pass_args
from askwell.cli.serve import open_running


@click.command()
@click.option("--no-browser", is_flag=True, help="Print the link only; open nothing.")
@pass_args
def open_(args: Args, no_browser: bool) -> int:
    """Open the running Askwell by a new link, and print one more. Each works once, within ten minutes.

    \b
    Example: askwell open
             askwell open --no-browser
    """
    return open_running(args.out, browser=not no_browser)
