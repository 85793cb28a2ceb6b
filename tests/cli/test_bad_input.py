"""Whatever is typed: a clear word, the right exit code, nothing half done, never a traceback."""

import json

import pytest


@pytest.fixture
def two_of_a_name(told):
    told("direction", "add", "informatics")
    told("people", "add", "Ana Lima", "--company", "Northway")
    told("people", "add", "Ana Lima", "--company", "Corvane")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["people", "add", ""], "invalid"),
        (["people", "add", "   "], "invalid"),
        (["people", "add", "x" * 5_000], "invalid"),
        (["people", "add", "Bo", "--zone", "Mars/Phobos"], "invalid"),
        (["people", "add", "Bo", "--country", "XX"], "invalid"),
        (["people", "add", "Bo", "--email", "nobody"], "invalid"),
        (["people", "add", "Bo", "--note", "x" * 50_000], "invalid"),
        (["people", "add", "Bo", "--on", "1900-01-01"], "invalid"),
        (["people", "add", "Bo", "--on", "2199-01-01"], "invalid"),
        (["people", "show", "Nobody"], "not_found"),
        (["people", "show", ""], "not_found"),
        (["people", "show", "Ana"], "ambiguous"),
        (["approach", "start", "Nobody", "--direction", "informatics"], "not_found"),
        (["approach", "close", "Nobody", "--as", "quiet"], "not_found"),
        (["direction", "add", ""], "invalid"),
        (["direction", "add", "Informatics"], "invalid"),
        (["claim", "add", "Ana", "x" * 3_000, "--for"], "invalid"),
        (["interview", "schedule", "Nobody", "--at", "2026-09-14 12:30"], "not_found"),
        (["undo", "nonsense"], "not_found"),
        (["undo", "00000000-0000-0000-0000-000000000000"], "not_found"),
        (["history", "Nobody"], "not_found"),
        (["step", "never", "call"], "not_found"),
        (["goal", "set", "900"], "invalid"),
        (["settings", "set"], "invalid"),
        (["settings", "set", "--call-after", "90"], "invalid"),
        (["letter", "check", "/nonexistent/letter.txt", "--kind", "request"], "unreadable_file"),
        (["letter", "check", "/", "--kind", "request"], "unreadable_file"),
    ],
)
def test_what_cannot_be_done_says_why_and_ends_with_1(ask, two_of_a_name, words, code):
    before = ask("people", "list", "--json").json
    answer = ask(*words, "--json")
    assert (answer.code, answer.out) == (1, "")
    assert answer.error["code"] == code
    assert answer.error["message"]
    assert ask("people", "list", "--json").json == before


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["people"],
        ["people", "nonsense"],
        ["people", "add"],
        ["people", "add", "Bo", "--nonsense"],
        ["people", "add", "Bo", "--on", "2026-02-30"],
        ["people", "add", "Bo", "--on", "yesterday"],
        ["people", "add", "Bo", "--on", "2026-09-14T25:00"],
        ["people", "add", "Bo", "--on", "0001-01-01T00:00+14:00"],
        ["people", "add", "B\udce9"],
        ["next", "--today", "2026-02-30"],
        ["next", "--today", "9999-12-31"],
        ["next", "--today", ""],
        ["letter", "sent", "Ana", "--kind", "nonsense"],
        ["interview", "move", "Ana", "--by", "nobody"],
        ["invitation", "log", "Ana", "--what", "nonsense"],
        ["step", "never", "nonsense"],
        ["criterion", "add", "no nights", "--group", "sleep"],
        ["claim", "add", "Ana", "No nights since I left", "--for", "--against"],
    ],
)
def test_wrong_usage_ends_with_2(ask, words):
    answer = ask(*words, "--json")
    assert (answer.code, answer.out) == (2, "")
    assert answer.error["code"] == "usage"


def test_two_of_a_name_are_told_apart_by_their_ids(ask, told, two_of_a_name):
    answer = ask("people", "show", "Ana Lima", "--json")
    for person in told("people", "list")["people"]:
        assert f"{person['company']} ({person['id']})" in answer.error["hint"]
        assert told("people", "show", person["id"])["company"] == person["company"]


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00b\x00a\x00d", "Grüße".encode("cp1252"), b"nul \x00 inside", b""])
def test_any_bytes_on_standard_input_are_met_with_words(ask, raw):
    answer = ask("letter", "check", "-", "--kind", "thank_you", "--json", stdin=raw)
    assert answer.code in (0, 1)
    assert json.loads(answer.out or answer.err)


def test_a_text_too_long_is_refused(ask):
    answer = ask("letter", "check", "-", "--kind", "request", "--json", stdin=b"x" * 2_000_000)
    assert (answer.code, answer.error["code"]) == (1, "unreadable_file")


def test_alone_it_lists_the_commands_in_the_order_of_the_journey(ask):
    answer = ask()
    assert answer.code == 0
    places = [
        answer.out.index(f"\n  {name} ") for name in ("run", "settings", "direction", "people", "approach", "letter")
    ]
    assert places == sorted(places)
    assert answer.out.index("\n  interview ") < answer.out.index("\n  thank ") < answer.out.index("\n  progress ")


def test_a_batch_of_letters_is_one_letter_a_line_whatever_stands_inside(ask, tmp_path):
    letters = tmp_path / "letters.jsonl"
    letters.write_text(
        '{"id": 1, "kind": "request", "text": "one\u2028line"}\n\n{"id": 2}\n{"id": 3, "kind": "x", "text": ""}'
    )
    said = [json.loads(line) for line in ask("letter", "check", "--batch", str(letters)).out.splitlines()]
    assert [one["id"] for one in said] == [1, None, 3]
    assert "line 3" in said[1]["error"]
    letters.write_bytes(b"\xff\xfe\xff")
    assert ask("letter", "check", "--batch", str(letters), "--json").error["code"] == "unreadable_file"
