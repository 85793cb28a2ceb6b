"""What every command is given: where to print, and the workspace, opened when first asked for."""

from __future__ import annotations

import os
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

import click

from askwell.cli.out import Out

if TYPE_CHECKING:  # `askwell --help` loads no Django
    from askwell.actions.access import Actor
    from askwell.models import Workspace


def load_django() -> None:
    """Reads the settings, and with them ASKWELL_DATA: whoever changes that does it before."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "askwell.config.settings")
    django.setup()


class When(click.ParamType[date]):
    """2026-11-26, or with a time: 2026-11-26T14:30, the zone's offset after it if it is another zone's."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return datetime.fromisoformat(value) if len(value) > 10 else date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}” is not a day. Write it as 2026-11-26, or 2026-11-26T14:30.", param, ctx)


class Args:
    """`@pass_args` puts it first in a command."""

    def __init__(self, out: Out) -> None:
        self.out = out

    @cached_property
    def workspace(self) -> Workspace:
        """The workspace of this computer, its tables brought up to date. Raises what actions.prepare raises."""
        from django.utils import timezone

        from askwell.actions import prepare

        return prepare.everything(timezone.now())

    @cached_property
    def actor(self) -> Actor:
        from askwell.actions.access import Actor
        from askwell.queries.clock import now

        return Actor(self.workspace, now(self.workspace))

    def today(self, asked: date | None) -> date:
        """The day that --today names, else today where the explorer is."""
        return asked or self.actor.today

    def on(self, asked: date | None) -> date | datetime:
        """What --on names, else this moment. A day stays a day, in the workspace's zone; a time without an offset is
        that zone's."""
        if asked is None:
            return self.actor.now
        if isinstance(asked, datetime) and asked.tzinfo is None:
            return asked.replace(tzinfo=self.actor.zone)
        return asked


pass_args = click.make_pass_decorator(Args)
today_option = click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), callback=lambda *given: given[2] and given[2].date(), metavar="DAY",
    help="Answer as of then, as 2026-11-26: what happened later does not count.",
)  # fmt: skip
on_option = click.option("--on", type=When(), metavar="DAY", help="When it happened: 2026-11-26, or 2026-11-26T14:30.")
