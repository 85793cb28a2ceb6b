"""The drill and the speech at the command line: one answer, a batch, a run."""

import json

import pytest

LINES = [
    {"id": "a1", "prompt": "Why us?", "answer": "Is it the same everywhere in the trade?"},
    {"id": "a2", "prompt": "Why us?", "answer": "Because I'd rather work for you than anyone."},
    {"id": 3, "prompt": "Why us?", "answer": ""},
]


def piped(lines) -> bytes:
    return "\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines).encode()


def test_a_batch_of_answers_is_judged_line_by_line_in_order(ask):
    answer = ask("drill", "judge", "--batch", "-", stdin=piped(LINES))
    told = [json.loads(line) for line in answer.out.splitlines()]
    assert [(one["id"], one["back_to_field"], one["asks_for_job"]) for one in told] == [
        ("a1", True, False), ("a2", False, True), (3, False, False),
    ]  # fmt: skip
    assert told[0]["why"][0]["words"] == LINES[0]["answer"] and all(one["better"] for one in told)


@pytest.mark.parametrize("command", [("drill", "judge"), ("speech", "check")])
@pytest.mark.parametrize("line", ["{", "[]", "7", '{"id": 7}', '{"id": 7, "text": 1, "answer": null}', "[" * 100_000])
def test_a_line_that_cannot_be_read_is_answered_with_its_error(ask, command, line):
    answer = ask(*command, "--batch", "-", stdin=piped([line, *LINES]))
    assert answer.code == 0 and "line 1 is not a" in json.loads(answer.out.splitlines()[0])["error"]
    assert len(answer.out.splitlines()) == 4


def test_a_batch_that_is_not_there_is_an_error(ask):
    assert ask("drill", "judge", "--batch", "/nowhere/answers.jsonl").code == 1


def test_one_answer_is_judged_in_words(ask):
    answer = ask("drill", "judge", "-", "--prompt", "We are hiring.", stdin=b"Count me in!")
    assert answer.code == 0 and "“Count me in”" in answer.out


@pytest.mark.parametrize("words", [("judge",), ("judge", "-"), ("judge", "-", "--batch", "-"), ("--seed", "-1")])
def test_what_is_missing_is_wrong_usage(ask, words):
    assert ask("drill", *words).code == 2


def test_a_run_shows_a_prompt_judges_and_gives_an_example(ask):
    answer = ask("drill", "--seed", "7", stdin=b"What is pay like in this trade?\nI'd love to work for you.\n\n")
    assert answer.code == 0 and "This leads back to the field." in answer.out and "Perhaps: “" in answer.out
    assert answer.out.rstrip().endswith("1 of 2 answers led back to the field; 1 went for the post.")


def test_a_run_in_json_is_its_prompts_and_each_time_another(ask):
    first, second = (json.loads(ask("drill", "--json").out) for _ in range(2))
    assert first["prompts"] != second["prompts"] and len(first["prompts"]) == 6
    again = json.loads(ask("drill", "--seed", str(first["seed"]), "--json").out)
    assert again == first


def test_a_speech_is_read_from_standard_input(ask):
    read = json.loads(ask("speech", "check", "--json", stdin=b"I am a nurse. I want to work for you.").out)
    assert (read["words"], read["parts"]["who_i_am"], read["pitch_to_this_employer"]) == (10, True, True)
    assert "offers yourself to this employer" in " ".join(one["says"] for one in read["findings"])


def test_a_speech_is_told_in_words(ask):
    said = ask("speech", "check", "-", stdin=b"I am a nurse.").out
    assert said.startswith("4 words: about 2 seconds at 130 words a minute.")
