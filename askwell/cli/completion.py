"""`askwell completion`."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print what lets the Tab key finish askwell's commands.

    \b
    Example: askwell completion bash >> ~/.bashrc
             askwell completion fish > ~/.config/fish/completions/askwell.fish
    """
    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(ctx.find_root().command, {}, "askwell", "_ASKWELL_COMPLETE").source())
