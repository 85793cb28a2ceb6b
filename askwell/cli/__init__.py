"""The `askwell` command: parse, call an action or query, print. Nothing here loads Django before a command needs it."""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module

import click

from askwell import __version__
from askwell.cli.commands import COMMANDS
from askwell.cli.context import Args, load_django
from askwell.cli.faults import in_words
from askwell.cli.out import Out
from askwell.errors import AskwellError


class Commands(click.Group):
    """Finds each command in its own module, loaded when it is asked for, with Django set up before."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].at.partition(":")
        if COMMANDS[cmd_name].django:
            load_django()
        command: click.Command = getattr(import_module(f"askwell.cli.{module}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.says) for name, command in COMMANDS.items()])

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        with formatter.section("Before or after any command"):
            formatter.write_dl(
                [
                    ("--data DIR", "Where everything lives; else ASKWELL_DATA, else this system's usual place."),
                    ("--json", "Answer in JSON, for other programs."),
                ]
            )


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def cli() -> None:
    """Askwell takes you through informational interviews, from “what might I do?” to “I know, and everyone who
    helped me knows too”. Everything stays on this computer.

    Begin with: askwell run
    """


def main() -> None:
    """Exit 0: done. 1: it could not be done, and standard error says why. 2: wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # else Windows writes a pipe in a code page that lacks most names
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(run(sys.argv[1:]))


def run(argv: list[str]) -> int:
    """Runs one command and gives its exit code; every error is put into words here."""
    out = Out(json="--json" in argv)
    try:
        argv, data, out.json = everywhere(readable(argv))
        if data:
            os.environ["ASKWELL_DATA"] = data
        done = cli.main(argv or ["--help"], prog_name="askwell", standalone_mode=False, obj=Args(out), color=out.color)
        return done if isinstance(done, int) else 0
    except click.ClickException as error:
        if out.json:
            out.fault("usage", error.format_message(), "askwell --help shows what there is.")
        else:
            error.show()
        return 2
    except AskwellError as error:
        out.fault(**error.as_dict())
        return 1
    except (KeyboardInterrupt, click.Abort):
        click.echo("Stopped.", err=True)
        return 130
    except Exception as error:
        out.fault(**in_words(error).as_dict())
        return 1


def readable(argv: list[str]) -> list[str]:
    """The words as they were typed. Raises UsageError for one that is no text in the terminal's encoding."""
    for word in argv:
        if any("\ud800" <= letter <= "\udfff" for letter in word):
            shown = word.encode("utf-8", "replace").decode()
            raise click.UsageError(f"“{shown}” cannot be read as text; set your terminal to UTF-8.")
    return argv


def everywhere(argv: list[str]) -> tuple[list[str], str | None, bool]:
    """Takes --data and --json out, wherever they stand before a lone "--": the rest, the folder, and whether JSON."""
    end = argv.index("--") if "--" in argv else len(argv)
    left: list[str] = []
    data, as_json = None, False
    words = iter(argv[:end])
    for word in words:
        if word == "--json":
            as_json = True
        elif word == "--data" or word.startswith("--data="):
            data = word.partition("=")[2] or next(words, "")
            if not data:
                raise click.UsageError("--data needs the name of a folder.")
        else:
            left.append(word)
    return left + argv[end:], data, as_json
