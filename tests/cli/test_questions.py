"""Questions at the command line: one, two, a batch of each."""

import json

import pytest


def piped(lines) -> bytes:
    return "\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines).encode()


def test_a_batch_of_questions_is_read_line_by_line_in_order(ask):
    lines = [{"id": "q1", "text": "Are you hiring?"}, {"id": 2, "text": "How did you start?"}, {"id": 3, "text": ""}]
    answer = ask("questions", "classify", "--batch", "-", stdin=piped(lines))
    told = [json.loads(line) for line in answer.out.splitlines()]
    assert [(one["id"], one["form"], one["why_not"], bool(one["rewrite"])) for one in told] == [
        ("q1", "closed", "job_ask", True), (2, "open", None, False), (3, "statement", None, False),
    ]  # fmt: skip
    assert told[0].keys() >= {"answerable_online", "appropriate", "topic", "findings"}


def test_a_batch_of_pairs_is_compared(ask):
    lines = [
        {"id": 1, "a": "What do you like most?", "b": "What do you enjoy most?"},
        {"id": 2, "a": "What do you like most?", "b": "What do you like least?"},
    ]
    answer = ask("questions", "same", "--batch", "-", stdin=piped(lines))
    assert [json.loads(line) for line in answer.out.splitlines()] == [
        {"id": 1, "same": True},
        {"id": 2, "same": False},
    ]


@pytest.mark.parametrize("command", ["classify", "same"])
@pytest.mark.parametrize("line", ["{", "[]", '{"id": 7}', '{"id": 7, "text": 1, "a": null}'])
def test_a_line_that_cannot_be_read_is_answered_with_its_error(ask, command, line):
    answer = ask("questions", command, "--batch", "-", stdin=piped([line]))
    assert answer.code == 0 and "line 1 is not a" in json.loads(answer.out)["error"]


def test_one_question_is_read_in_words(ask):
    said = ask("questions", "classify", "Do you have an opening for me?").out
    assert "you promised not to" in said and "Better: “" in said
    assert ask("questions", "classify", "How did you start?").out.strip() == "A good question to ask."


@pytest.mark.parametrize("words", [
    ("classify",), ("classify", "Why?", "--batch", "-"), ("same", "Why?"), ("same", "a", "b", "--batch", "-"),
])  # fmt: skip
def test_what_is_missing_is_wrong_usage(ask, words):
    assert ask("questions", *words).code == 2


def test_a_batch_that_is_not_there_is_an_error(ask):
    assert ask("questions", "same", "--batch", "/nowhere/pairs.jsonl").code == 1
