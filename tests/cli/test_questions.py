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


def test_the_stock_of_a_direction_is_suited_to_it(ask, tmp_path):
    ask("direction", "add", "clinical informatics")
    there = ("--direction", "clinical informatics")
    assert ask("questions", "add", "How do you test a screen on a ward?", *there).code == 0
    assert ask("questions", "leave-out", "Q42", *there).code == 0
    assert ask("questions", "say", "Q6", "How do the nights suit you?", *there).code == 0
    found = {one["text"]: one for one in json.loads(ask("questions", "list", *there, "--json").out)["questions"]}
    assert found["How do you test a screen on a ward?"]["own_words"]
    assert found["How do the nights suit you?"]["id"] == "Q6"
    assert [one["id"] for one in found.values() if one["left_out"]] == ["Q42"]


def test_of_a_pasted_list_only_what_is_new_and_fitting_is_added(ask, tmp_path):
    ask("direction", "add", "clinical informatics")
    file = tmp_path / "found.txt"
    file.write_text("How do you test a screen?\nAre you hiring?\nWhat do you like best about the job?\n")
    answer = ask("questions", "paste", str(file), "--direction", "clinical informatics", "--json")
    found = json.loads(answer.out)
    assert found["added"] == 1
    assert [one["text"] for one in found["left"]] == ["Are you hiring?", "What do you like best about the job?"]


def test_a_question_that_asks_for_a_job_is_not_added(ask):
    ask("direction", "add", "clinical informatics")
    answer = ask("questions", "add", "Could you pass on my CV?", "--direction", "clinical informatics")
    assert answer.code == 1 and "asks for a job" in answer.err
