"""Every command explains itself, and the story of docs/cli.md can be lived line by line."""

import re
import shlex
from inspect import cleandoc
from pathlib import Path

import click
import pytest

from askwell.cli import cli
from askwell.cli.commands import COMMANDS

DOCS = Path(__file__).parents[2] / "docs" / "cli.md"


def all_commands() -> list[tuple[str, click.Command]]:
    found = []
    context = click.Context(cli)
    for name in COMMANDS:
        command = cli.get_command(context, name)
        found.append((name, command))
        if isinstance(command, click.Group):
            found += [(f"{name} {below}", one) for below, one in command.commands.items()]
    return found


@pytest.mark.parametrize(("name", "command"), [pytest.param(*found, id=found[0]) for found in all_commands()])
def test_every_command_has_help_with_an_example_of_its_own(name, command):
    says, _, examples = cleandoc(command.help or "").partition("\b\nExample: ")
    assert says.strip()
    told = [line.strip() for line in examples.splitlines() if line.strip()]
    assert told
    assert any(f"askwell {name}" in line for line in told) or command.hidden


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_explained_in_the_docs(name):
    assert re.search(rf"askwell {name}\b", DOCS.read_text(encoding="utf-8"))


def story() -> list[tuple[str, list[str]]]:
    """Each line that is typed, with what is said to be answered; nothing where the docs show nothing."""
    told: list[tuple[str, list[str]]] = []
    for block in re.findall(r"```console\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                told.append((line.removeprefix("$ "), []))
            else:
                told[-1][1].append(line)
    return told


def test_the_story_can_be_lived_line_by_line(ask):
    for line, said in story():
        piped, _, command = line.rpartition(" | ")
        stdin = (shlex.split(piped)[1] + "\n").encode() if piped else b""
        answer = ask(*shlex.split(command)[1:], stdin=stdin)
        assert answer.code == 0, f"{line}\n{answer.err}"
        if said:
            assert answer.out.rstrip().splitlines() == said, line
