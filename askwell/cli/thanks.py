"""`askwell thank`, `card` and `news`: what is owed after a talk."""

from __future__ import annotations

from datetime import date

import click

from askwell.actions import letter as actions, thanks
from askwell.cli import shapes
from askwell.cli.context import Args, on_option, pass_args
from askwell.cli.letters import drafted, note_sent, sent_options
from askwell.cli.options import Text
from askwell.errors import NotFound
from askwell.models import Interview, Person
from askwell.queries import find


@click.group()
def thank() -> None:
    """Thanks for a talk, the same day.

    \b
    Example: askwell thank sent "Tomás Herrera" --channel email --on 2026-09-14
    """


@thank.command("draft")
@click.argument("reader", metavar="INTERVIEW|PERSON")
@click.option("--tone", type=click.Choice(actions.TONES), default="plain", show_default=True)
@pass_args
def draft_thanks(args: Args, reader: str, tone: str) -> int:
    """Draft the thanks; it quotes something they said.

    \b
    Example: askwell thank draft "Tomás Herrera"
    """
    row, person = _talk(args, reader)
    return drafted(
        args, actions.draft(args.actor, person, "thank_you", interview=row, approach=row.approach, tone=tone)
    )


def _talk(args: Args, reader: str) -> tuple[Interview, Person]:
    """The last talk held with a person, as its host or one of several; or the talk itself by id."""
    try:
        row = find.interview(args.workspace, reader, held=True)
    except NotFound:
        person = find.person(args.workspace, reader)
        beside = Interview.objects.filter(workspace=args.workspace, attendees__person=person, held_on__isnull=False)
        found = beside.order_by("-held_on").first()
        if found is None:
            raise
        return found, person
    return row, row.approach.person


@thank.command("sent")
@click.argument("reader", metavar="INTERVIEW|PERSON")
@sent_options
@pass_args
def thanks_sent(args: Args, reader: str, channel: str | None, subject: str, file: str | None, on: date | None) -> int:
    """Note that the thanks went, by whatever channel.

    \b
    Example: askwell thank sent "Tomás Herrera" --channel email
    """
    row, person = _talk(args, reader)
    when = args.when(on)
    approach = row.approach
    return note_sent(args, person, "thank_you", channel or "email", approach, None, subject, file, when, interview=row)


@thank.command("skip")
@click.argument("reader", metavar="INTERVIEW|PERSON")
@click.option("--reason", type=Text(300), required=True, help="Why there is no letter of thanks.")
@on_option
@pass_args
def skip_thanks(args: Args, reader: str, reason: str, on: date | None) -> int:
    """No letter of thanks, and why.

    \b
    Example: askwell thank skip "Jo Adler" --reason "thanked in person"
    """
    row, person = _talk(args, reader)
    thanks.skip_thanks(args.actor, row, reason, person, args.when(on))
    return shapes.recorded(args, "Noted.", person, interview=row.id)


@click.group()
def card() -> None:
    """A card by post, within three days.

    \b
    Example: askwell card sent "Tomás Herrera" --on 2026-09-16
             askwell card skip "Lena Krause" --reason "abroad, by choice"
    """


@card.command("draft")
@click.argument("reader", metavar="INTERVIEW|PERSON")
@pass_args
def draft_card(args: Args, reader: str) -> int:
    """Draft the words of the card; they differ from the e-mail.

    \b
    Example: askwell card draft "Tomás Herrera"
    """
    row, person = _talk(args, reader)
    return drafted(args, actions.draft(args.actor, person, "card", interview=row, approach=row.approach))


@card.command("sent")
@click.argument("reader", metavar="INTERVIEW|PERSON")
@on_option
@pass_args
def card_sent(args: Args, reader: str, on: date | None) -> int:
    """Note that the card was posted.

    \b
    Example: askwell card sent "Tomás Herrera"
    """
    row, person = _talk(args, reader)
    thanks.card_sent(args.actor, row, person, args.when(on))
    return shapes.recorded(args, "Noted: the card is on its way.", person, interview=row.id)


@card.command("skip")
@click.argument("reader", metavar="INTERVIEW|PERSON")
@click.option("--reason", type=Text(300), required=True, help="Why there is no card.")
@on_option
@pass_args
def skip_card(args: Args, reader: str, reason: str, on: date | None) -> int:
    """No card, and why.

    \b
    Example: askwell card skip "Ingrid Solberg" --reason "no postal address"
    """
    row, person = _talk(args, reader)
    thanks.skip_card(args.actor, row, reason, person, args.when(on))
    return shapes.recorded(args, "Noted: no card.", person, interview=row.id)


@click.group()
def news() -> None:
    """News to whoever gave a name.

    \b
    Example: askwell news sent "Tomás Herrera" --about "Dana Mbeki" --on 2026-09-21
    """


@news.command("draft")
@click.argument("giver")
@click.option("--about", "about", help="The person whom they named; else the one booked last.")
@click.option("--tone", type=click.Choice(actions.TONES), default="plain", show_default=True)
@pass_args
def draft_news(args: Args, giver: str, about: str | None, tone: str) -> int:
    """Draft the news.

    \b
    Example: askwell news draft "Tomás Herrera" --about "Dana Mbeki"
    """
    person = find.person(args.workspace, giver)
    introduction = find.introduction(args.workspace, about, person) if about else None
    return drafted(args, actions.draft(args.actor, person, "update", introduction=introduction, tone=tone))


@news.command("sent")
@click.argument("giver")
@click.option("--about", "about", help="The person whom they named; else the one booked last.")
@sent_options
@pass_args
def news_sent(
    args: Args, giver: str, about: str | None, channel: str | None, subject: str, file: str | None, on: date | None
) -> int:
    """Note that the giver of a name heard what came of it.

    \b
    Example: askwell news sent "Jo Adler" --about "Ingrid Solberg"
    """
    person = find.person(args.workspace, giver)
    introduction = find.introduction(args.workspace, about, person) if about else None
    when = args.when(on)
    return note_sent(args, person, "update", channel or "email", None, introduction, subject, file, when)
