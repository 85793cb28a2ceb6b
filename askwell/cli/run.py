"""`askwell run`."""

from __future__ import annotations

import click

from askwell.cli.context import Args, pass_args
from askwell.cli.serve import serve


@click.command()
@click.option("--no-browser", is_flag=True, help="Print the link only; open nothing.")
@pass_args
def run(args: Args, no_browser: bool) -> int:
    """Start Askwell on this computer and open it in your browser (BROWSER names another one).

    Only this computer can reach it, by the links that it makes. If it is running already, the running one opens.

    \b
    Example: askwell run
             ASKWELL_PORT=8800 askwell run --no-browser
    """
    return serve(args.out, browser=not no_browser)
