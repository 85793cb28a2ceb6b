"""Whatever stands in any place of any command: an answer in JSON or an error in JSON, and never both."""

import json

import click
import pytest

from askwell.cli.options import Day, When
from tests.cli.test_docs import all_commands

ELSEWHERE = {"run", "demo", "open", "completion", "backup", "restore", "export", "doctor", "import undo"}
"""Those that serve, write files, or print no JSON."""
ODD = {
    "an id that nobody has": "019a3c52-7f10-7cc2-9a51-2f1f0d6b7a11",
    "nothing": "",
    "very long": "x" * 100_000,
    "control characters": "a\x1b[31m\x07\r\nc",
    "right to left": "\u202eevil\u202c \u200f\u2066",
    "an emoji": "👩🏽‍⚕️",
}


def leaves() -> list[tuple[str, click.Command]]:
    return [(name, one) for name, one in all_commands() if not isinstance(one, click.Group) and name not in ELSEWHERE]


def typed(param: click.Parameter, odd: str) -> str:
    """Something that the parameter's own list allows, else the odd value."""
    kind = param.type
    if isinstance(kind, click.Choice):
        return str(next(iter(kind.choices)))
    if isinstance(kind, Day | When):
        return "2026-09-14"
    if isinstance(kind, click.types.IntParamType):
        return str(getattr(kind, "min", None) or 1)
    if isinstance(kind, click.types.UUIDParameterType):
        return ODD["an id that nobody has"]
    if param.name == "kind":
        return "request"
    return odd


def filled(name: str, command: click.Command, odd: str) -> list[str]:
    words = name.split()
    places = []
    for param in command.params:
        if isinstance(param, click.Argument):
            places.append(typed(param, odd))
        elif isinstance(param, click.Option) and param.required:
            words += [param.opts[0], typed(param, odd)]
    return [*words, "--json", "--", *places]


def holds(words, answer) -> None:
    if answer.code == 0:
        assert [json.loads(line) for line in answer.out.splitlines()]
        return
    assert answer.code in (1, 2), words
    assert answer.out == "", words
    error = json.loads(answer.err)["error"]
    assert set(error) == {"code", "message", "hint"}
    assert error["message"]
    assert "a fault of Askwell" not in error["message"], words


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_any_value_in_any_place_is_answered_or_refused_in_json(ask, told, odd):
    told("direction", "add", "informatics")
    for name, command in leaves():
        words = filled(name, command, odd)
        holds(words, ask(*words))


def test_an_option_that_takes_words_takes_any(ask, told):
    told("direction", "add", "informatics")
    told("people", "add", "Ana Lima")
    told("approach", "start", "Ana Lima")
    for name, command in leaves():
        for param in command.params:
            if isinstance(param, click.Option) and not (param.is_flag or param.required):
                for odd in ODD.values():
                    words = filled(name, command, "Ana Lima")
                    end = words.index("--json")
                    words[end:end] = [param.opts[0], typed(param, odd)]
                    holds(words, ask(*words))


@pytest.mark.parametrize("day", ["yesterday", "2026-13-01", "14.09.2026", "", "2026-09-14T25:00"])
def test_a_day_that_is_none_is_wrong_usage(ask, day):
    for name, command in leaves():
        for option in {"--on", "--today"} & {opt for param in command.params for opt in param.opts}:
            words = filled(name, command, "Ana Lima")
            answer = ask(*words[: words.index("--json")], option, day, *words[words.index("--json") :])
            assert (answer.code, answer.out) == (2, ""), [name, option]
            assert json.loads(answer.err)["error"]["code"] == "usage"


def test_what_is_recorded_cannot_lie_far_in_the_future(ask, told):
    told("direction", "add", "informatics")
    told("people", "add", "Ana Lima")
    told("approach", "start", "Ana Lima")
    for name, command in leaves():
        if "--on" in {opt for param in command.params for opt in param.opts}:
            words = filled(name, command, "Ana Lima")
            words[words.index("--json") :] = ["--on", "2199-12-31", *words[words.index("--json") :]]
            answer = ask(*words)
            holds(words, answer)
            assert answer.code in (1, 2), name


def test_one_is_not_several(ask, told):
    told("direction", "add", "informatics")
    told("people", "add", "Ana Lima", "--company", "Northway")
    told("approach", "start", "Ana Lima")
    assert ask("direction", "list").out.split() == ["informatics", "open", "1", "person", "0", "talks"]
    assert ask("company", "list").out.split() == ["Northway", "1", "person"]


def test_what_is_not_found_is_told_in_short(ask):
    assert len(ask("people", "show", "x" * 5_000, "--json").error["message"]) < 150
