"""What every command is given: where to print, and the workspace, opened when first asked for."""

from __future__ import annotations

import os
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

import click

from askwell.cli.options import When as When, on_option as on_option, today_option as today_option
from askwell.cli.out import Out

if TYPE_CHECKING:  # `askwell --help` loads no Django
    from askwell.actions.access import Actor
    from askwell.models import Workspace


def load_django() -> None:
    """Reads the settings, and with them ASKWELL_DATA: whoever changes that does it before."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "askwell.config.settings")
    django.setup()


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
        from askwell.queries.story import last_place

        self._before = last_place(self.workspace)  # nothing is written without an actor
        return Actor(self.workspace, now(self.workspace))

    def recorded(self) -> list[tuple[UUID, str]]:
        """Ids and kinds of the events that this command has recorded, in their order."""
        from askwell.queries.story import recorded

        now = self.actor.now
        return recorded(self.workspace, self._before, now)

    def today(self, asked: date | None) -> date:
        """The day that --today names, else today where the explorer is."""
        return asked or self.actor.today

    def when(self, asked: date | None) -> date | datetime | None:
        """What --on names, None where it is left out. A day stays a day, in the workspace's zone; a time without an
        offset is that zone's."""
        if isinstance(asked, datetime) and asked.tzinfo is None:
            return asked.replace(tzinfo=self.actor.zone)
        return asked


pass_args = click.make_pass_decorator(Args)
