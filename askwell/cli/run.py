"""`askwell run`."""

from __future__ import annotations

import click

from askwell.cli.context import Args, load_django, pass_args


@click.command()
@click.option("--demo", is_flag=True, help="The worked example, in a folder of its own.")
@click.option("--no-browser", is_flag=True, help="Print the link only; open nothing.")
@pass_args
def run(args: Args, demo: bool, no_browser: bool) -> int:
    """Start Askwell on this computer and open it in your browser (BROWSER names another one).

    Only this computer can reach it, by the links that it makes. If it is running already, the running one opens.

    \b
    Example: askwell run
             askwell run --demo
             ASKWELL_PORT=8800 askwell run --no-browser
    """
    # Django reads the data folder when it loads, so the example's own must be named before.
    if demo:
        from askwell.cli.demo import serve_demo

        return serve_demo(args, browser=not no_browser)
    load_django()
    from askwell.cli.serve import serve

    return serve(args.out, browser=not no_browser)
