"""`askwell agenda` and `claim`: what is asked in a talk, and what was heard for or against."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from datetime import date
from typing import Any

import click

from askwell.actions import interview as actions, talk
from askwell.actions.interview import MOST_MINUTES, SHORTEST, Question
from askwell.cli import shapes
from askwell.cli.context import Args, on_option, pass_args, today_option
from askwell.cli.options import Text, text_of
from askwell.errors import Invalid
from askwell.method.questions.agenda import CLOSING_MINUTES, Agenda, AgendaItem, check_agenda
from askwell.models import Claim, Direction
from askwell.queries import find, prepare as preparing
from askwell.queries.as_of import Then
from askwell.wording import prepare as wording

PINNED = ("names", "closing")
MOST_WARNINGS = 3  # METHOD section 2


@click.group()
def agenda() -> None:
    """The questions for a talk.

    \b
    Example: askwell agenda show "Tomás Herrera"
             askwell agenda set "Tomás Herrera" --plan
    """


@agenda.command("show")
@click.argument("interview_name", metavar="INTERVIEW|PERSON")
@pass_args
def show_agenda(args: Args, interview_name: str) -> int:
    """Show the chosen questions; where none are chosen yet, those the method proposes, each with its reason.

    \b
    Example: askwell agenda show "Tomás Herrera" --json
    """
    row = find.interview(args.workspace, interview_name)
    proposed = preparing.plan(row, args.actor.today)
    chosen = row.agenda_version > 0
    items = preparing.chosen(row, proposed) if chosen else list(proposed.items)
    answer = {
        "interview": row.id,
        "chosen": chosen,
        "minutes": row.minutes or 30,
        "fits": proposed.fits,
        "items": items,
    }
    return args.out.emit(
        answer, lambda: "\n".join(f"{number}. {item.text}  [{item.part}]" for number, item in enumerate(items, 1))
    )


@agenda.command("plan")
@click.argument("interview_name", metavar="[INTERVIEW|PERSON]", required=False)
@click.option("--direction", "direction_name", help="For a talk with anybody about this direction.")
@click.option("--minutes", type=click.IntRange(SHORTEST, MOST_MINUTES), help="How long; else what was agreed, else 30.")
@today_option
@pass_args
def plan_agenda(
    args: Args, interview_name: str | None, direction_name: str | None, minutes: int | None, today: date | None
) -> int:
    """Propose questions that fit the minutes, in their order, each with its time and its reason. Nothing is saved.

    \b
    Example: askwell agenda plan "Tomás Herrera" --minutes 20 --json
             askwell agenda plan --direction informatics --minutes 30
    """
    if interview_name and direction_name:
        raise click.UsageError("Give a talk or --direction, not both.")
    day = args.today(today)
    if interview_name:
        row = find.interview(args.workspace, interview_name)
        minutes = minutes or row.minutes or 30
        proposed = preparing.plan(row, day, minutes)
    else:
        minutes = minutes or 30
        about = find.direction(args.workspace, direction_name) if direction_name else None
        proposed = preparing.plan_for_anybody(args.workspace, about, minutes, day)
    items = [dataclasses.asdict(item) | {"reason": wording.why(item)} for item in proposed.items]
    warnings = [{"code": one.code, "says": wording.warning(one), "stops": one.stops} for one in proposed.warnings]
    answer = {"minutes": minutes, "fits": proposed.fits, "items": items, "warnings": warnings}
    rows = [
        (f"{item.minutes:g} min" if item.minutes else "spare", item.text, wording.why(item)) for item in proposed.items
    ]
    return args.out.emit(answer, lambda: shapes.table(rows, ""))


@agenda.command("set")
@click.argument("interview_name", metavar="INTERVIEW|PERSON")
@click.option("--plan", "planned", is_flag=True, help="Take the questions that the method proposes.")
@click.option("--file", "file", help="Your own questions, one a line, from a file or -.")
@click.option("--question", "questions", multiple=True, help="A question of your own; may be given several times.")
@on_option
@pass_args
def set_agenda(
    args: Args, interview_name: str, planned: bool, file: str | None, questions: tuple[str, ...], on: date | None
) -> int:
    """Choose the questions. Your own come before the closing three, which are always kept.

    \b
    Example: askwell agenda set "Tomás Herrera" --plan --question "Who works the nights of a go-live?"
    """
    row = find.interview(args.workspace, interview_name)
    typed = [*questions, *(text_of(file).splitlines() if file else ())]
    own = [AgendaItem(None, text.strip(), "core", own=True) for text in typed if text.strip()]
    if not own and not planned:
        raise click.UsageError("Give --plan, --file or --question.")
    chosen = _arranged(preparing.plan(row, args.actor.today), own, planned)
    warnings = check_agenda(chosen, row.minutes or 30)
    if stops := [warning for warning in warnings if warning.stops]:
        raise Invalid(
            "A question that asks for a job has no place in this talk: "
            + "; ".join(f"“{warning.facts.get('question', '')}”" for warning in stops),
            field="questions", hint="Change it or take it out.",
        )  # fmt: skip
    actions.set_agenda(args.actor, row, _timed(chosen, row.minutes or 30), on=args.when(on))
    said = [f"{len(chosen)} questions are chosen.", *(wording.warning(warning) for warning in warnings[:MOST_WARNINGS])]
    shown = {"interview": row.id, "items": chosen, "warnings": [warning.code for warning in warnings]}
    return shapes.recorded(args, "\n".join(said), row.approach.person, **shown)


def _arranged(proposed: Agenda, own: list[AgendaItem], planned: bool) -> list[AgendaItem]:
    """Own questions first among those asked, the closing three kept; what the time does not hold goes into reserve."""
    pinned = [item for item in proposed.items if item.part in PINNED]
    if not planned:
        return [*own, *pinned]
    running = [item for item in proposed.items if item.part not in (*PINNED, "reserve")]
    reserve = [item for item in proposed.items if item.part == "reserve"]
    core = [item for item in running if item.part == "core"]
    spare = core[max(0, len(core) - len(own)) :]
    opening = [item for item in running if item.part == "opening"]
    others = [item for item in running if item not in spare and item not in opening]
    return [*opening, *own, *others, *pinned, *(replace(item, part="reserve") for item in spare), *reserve]


def _timed(chosen: list[AgendaItem], minutes: int) -> list[Question]:
    """Five minutes for the closing three, the rest in equal parts (METHOD S0.24)."""
    closing = min(CLOSING_MINUTES, minutes / 2)

    def share(item: AgendaItem) -> float:
        if item.part == "reserve":
            return 0.0
        same = sum((one.part in PINNED) == (item.part in PINNED) and one.part != "reserve" for one in chosen)
        return round((closing if item.part in PINNED else minutes - closing) / same, 1)

    return [Question(item.text, item.part, item.question_id or "", share(item)) for item in chosen]


@click.group()
def claim() -> None:
    """Sentences you heard that bear on what matters to you. Letters quote what reads as they said it.

    \b
    Example: askwell claim add "Tomás Herrera" '"No nights since I left"' --for --criterion "no nights"
    """


@claim.command("add")
@click.argument("person_name", metavar="PERSON")
@click.argument("text", type=Text(2000))
@click.option("--for", "speaks_for", is_flag=True, help="It speaks for it.")
@click.option("--against", "speaks_against", is_flag=True, help="It speaks against it.")
@click.option("--unclear", is_flag=True, help="It is unclear.")
@click.option("--sign", "sign_word", type=click.Choice(talk.SIGNS), help="The same as --for, --against or --unclear.")
@click.option("--direction", "direction_name", help="Which direction; else that of the talk.")
@click.option("--criterion", "criterion_name", help="Which of the things that matter.")
@click.option("--interview", "interview_name", help="In which talk; else the last one.")
@click.option("--topic", default="", help="A topic, as demand or valued.")
@click.option("--only-for", type=Text(200), default="", help="For which part it holds, as “product roles”.")
@click.option("--in-confidence", is_flag=True, help="It is never quoted anywhere.")
@on_option
@pass_args
def add_claim(
    args: Args, person_name: str, text: str, speaks_for: bool, speaks_against: bool, unclear: bool,
    sign_word: str | None, direction_name: str | None, criterion_name: str | None, interview_name: str | None,
    topic: str, only_for: str, in_confidence: bool, on: date | None,
) -> int:  # fmt: skip
    """Note a sentence of theirs and what it speaks for or against.

    \b
    Example: askwell claim add "Dana Mbeki" "Each go-live costs three weeks of nights" --against --criterion "no nights"
    """
    flags = {"for": speaks_for, "against": speaks_against, "unclear": unclear}
    signs = {sign for sign, given in flags.items() if given} | ({sign_word} if sign_word else set())
    if len(signs) > 1:
        raise click.UsageError(f"One sentence speaks one way, not {' and '.join(sorted(signs))} at once.")
    person = find.person(args.workspace, person_name)
    row = find.direction(args.workspace, direction_name) if direction_name else _direction_of(args, person_name)
    made = talk.add_claim(
        args.actor,
        person,
        row,
        text,
        next(iter(signs), "unclear"),
        criterion=find.criterion(args.workspace, criterion_name, row) if criterion_name else None,
        interview=find.interview(args.workspace, interview_name, held=True) if interview_name else None,
        topic=topic,
        only_for=only_for,
        in_confidence=in_confidence,
        on=args.when(on),
    )
    return shapes.recorded(args, "Noted.", person, id=made.id, claim=shapes.claim(made))


def _direction_of(args: Args, person_name: str) -> Direction:
    row = find.approach(args.workspace, person_name).direction
    if row is None:
        raise click.UsageError("Say for which direction: --direction.")
    return row


@claim.command("list")
@click.option("--direction", "direction_name", help="Of this direction only.")
@click.option("--person", "person_name", help="Of this person only.")
@today_option
@pass_args
def list_claims(args: Args, direction_name: str | None, person_name: str | None, today: date | None) -> int:
    """List what you heard.

    \b
    Example: askwell claim list --direction "clinical informatics"
    """
    found: Any = Claim.objects.filter(workspace=args.workspace)
    found = found.filter(id__in=Then(args.workspace, today).claims) if today else found.filter(taken_back=False)
    if direction_name:
        found = found.filter(direction=find.direction(args.workspace, direction_name))
    if person_name:
        found = found.filter(person=find.person(args.workspace, person_name))
    rows = list(found.select_related("person", "direction", "criterion").order_by("on", "id"))
    return args.out.emit(
        {"claims": [shapes.claim(row) for row in rows]},
        lambda: shapes.table(
            [(row.sign, row.criterion.name if row.criterion else "", row.text, row.person.name) for row in rows],
            "Nothing yet.",
        ),
    )
