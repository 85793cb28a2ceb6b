"""What cannot be meant is refused with nothing stored; one word too many is warned of and recorded."""

import json

import pytest


@pytest.fixture
def asked(told):
    told("settings", "set", "--zone", "America/New_York", "--country", "US", "--region", "MA")
    told("direction", "add", "informatics", "--on", "2026-09-01")
    for name, company in (("Ana Lima", "Northway"), ("Bo Lind", "Northway"), ("Cy Moss", "Corvane")):
        told("people", "add", name, "--company", company, "--source", "an article", "--on", "2026-09-02")
    told("letter", "sent", "Ana", "--kind", "request", "--direction", "informatics", "--on", "2026-09-03")
    return told


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["claim", "add", "Ana", "No nights", "--for", "--against", "--direction", "informatics"], 2),
        (["interview", "held", "Ana", "--with", "Bo", "--on", "2026-09-10"], 2),
        (["call", "add", "Ana", "--as", "nonsense"], 2),
        (["reply", "add", "Ana", "--as", "nonsense"], 2),
        (["approach", "close", "Ana", "--as", "stopped"], 2),
        (["reply", "add", "Ana", "--as", "accepted", "--until", "2027-01-01"], 2),
        (["reply", "add", "Ana", "--as", "later", "--returns", "2027-01-01"], 2),
        (["research", "add", "industry", "--text", "Sold by long tenders"], 2),
        (["commitment", "add", "Ana", "a list", "--theirs", "--by", "me"], 2),
        (["reply", "add", "Ana", "--as", "accepted", "--as", "declined", "--on", "2026-09-04"], 1),
        (["reply", "add", "Ana", "--as", "later", "--until", "2026-09-01", "--on", "2026-09-04"], 1),
        (["reply", "add", "Ana", "--as", "auto-reply", "--returns", "2026-09-01", "--on", "2026-09-04"], 1),
        (["approach", "pause", "Ana", "--until", "2026-09-01", "--on", "2026-09-04"], 1),
        (["interview", "schedule", "Ana", "--at", "2026-09-04 10:00", "--on", "2026-09-07"], 1),
        (["interview", "held", "--with", "Bo", "--with", "Nobody", "--on", "2026-09-10"], 1),
        (["interview", "schedule", "Ana", "--at", "2026-09-14 10:00", "--also", "Nobody", "--on", "2026-09-07"], 1),
        (["goal", "set", "0"], 1),
        (["people", "add", "\x07\x1b"], 1),
    ],
)
def test_what_cannot_be_meant_stores_nothing(ask, asked, words, code):
    before = asked("history", "Ana"), asked("people", "list"), asked("claim", "list"), asked("interview", "list")
    answer = ask(*words, "--json")
    assert (answer.code, answer.out, bool(answer.error["message"])) == (code, "", True)
    assert before == (
        asked("history", "Ana"),
        asked("people", "list"),
        asked("claim", "list"),
        asked("interview", "list"),
    )


def test_with_several_the_first_is_the_host_and_the_others_sat_in(asked):
    asked("interview", "held", "--with", "Cy", "--with", "Ana", "--direction", "informatics", "--on", "2026-09-10")
    [talk] = asked("interview", "list", "--with", "Ana")["interviews"]
    assert (talk["person"], talk["also"]) == ("Cy Moss", ["Ana Lima"])
    assert asked("approach", "show", "Ana")["stage"] == "held"
    assert asked("interview", "list", "--today", "2026-09-09") == {"interviews": []}


def test_control_characters_never_reach_a_name(asked):
    made = asked("people", "add", "Eve\x1b[31m \u202eStone\n", "--company", "Hal\x07den")["person"]
    assert (made["name"], made["company"]) == ("Eve[31m Stone", "Halden")


def test_a_name_that_fits_several_is_asked_about(ask, asked):
    asked("people", "add", "Ana Lima", "--company", "Corvane", "--on", "2026-09-02")
    answer = ask("names", "add", "Cy", "Ana Lima", "--json")
    assert (answer.code, answer.error["code"]) == (1, "ambiguous")
    both = [one["id"] for one in asked("people", "list", "--text", "Ana")["people"]]
    assert all(known in answer.error["hint"] for known in both)
    assert "--new" in answer.error["hint"]
    assert asked("names", "add", "Cy", both[1], "--on", "2026-09-05")["introduction"]["to"] == both[1]
    made = asked("names", "add", "Cy", "Ana Lima", "--new", "--on", "2026-09-05")["introduction"]["to"]
    assert made not in both
    assert len(asked("people", "list", "--text", "Ana")["people"]) == 3


def test_someone_who_has_a_name_at_last(ask, asked):
    noted = asked("names", "add", "Cy", "someone who runs the ward", "--direction", "informatics", "--on", "2026-09-05")
    named = asked("introduction", "named", noted["id"], "Dee Roy", "--company", "Medira")
    assert named["introduction"]["to_name"] == "Dee Roy"
    assert asked("approach", "show", "Dee")["stage"] == "draft"
    assert ask("introduction", "named", noted["id"], "Another", "--json").error["code"] == "invalid"


def warned(answer):
    return [one["code"] for one in answer["warnings"]]


def test_two_touches_are_enough(ask, asked):
    assert warned(asked("call", "add", "Ana", "--as", "voicemail", "--on", "2026-09-09")) == []
    third = asked("call", "add", "Ana", "--as", "no-answer", "--on", "2026-09-10")
    assert warned(third) == ["touches"]
    said = ask("letter", "sent", "Ana", "--kind", "nudge", "--on", "2026-09-11")
    assert (said.code, said.err.startswith("Note: With this you have turned to Ana Lima 4 times")) == (0, True)
    asked("reply", "add", "Ana", "--as", "question", "--on", "2026-09-14")
    assert warned(asked("call", "add", "Ana", "--as", "voicemail", "--on", "2026-09-15")) == []


def test_one_open_request_at_a_company(asked):
    assert warned(asked("approach", "start", "Bo", "--on", "2026-09-04")) == ["company"]
    assert warned(asked("letter", "sent", "Bo", "--kind", "request", "--on", "2026-09-04")) == ["company"]
    assert warned(asked("letter", "sent", "Cy", "--kind", "request", "--on", "2026-09-04")) == []


def test_never_write_to_me_is_said_before_and_after(ask, asked):
    asked("reply", "add", "Ana", "--as", "stop", "--on", "2026-09-04")
    drafted = asked("letter", "draft", "Ana", "--kind", "nudge")
    assert (warned(drafted), drafted["waits"]) == (["never_write"], True)
    assert warned(asked("letter", "sent", "Ana", "--kind", "nudge", "--on", "2026-09-05")) == ["never_write"]
    refused = ask("approach", "start", "Ana", "--json").error
    assert refused["code"] == "never_write"
    assert "draft" not in refused["message"]


def test_the_draft_that_went_is_named(ask, asked):
    drafted = asked("letter", "draft", "Bo", "--kind", "request")
    said = ask("letter", "sent", "Bo", "--kind", "request", "--on", "2026-09-04")
    assert f"“{drafted['subject']}”" in said.out


def test_of_several_drafts_it_is_said_which_one_went(ask, asked):
    ids = []
    for name in ("Bo", "Cy"):
        asked("introduction", "add", name, "--from", "Ana", "--direction", "informatics", "--on", "2026-09-04")
        ids.append(asked("news", "draft", "Ana", "--about", name)["id"])
    answer = ask("news", "sent", "Ana", "--on", "2026-09-05", "--json")
    assert (answer.code, answer.error["code"]) == (1, "ambiguous")
    assert all(draft in answer.error["hint"] for draft in ids)
    assert asked("news", "sent", "Ana", "--about", "Bo", "--on", "2026-09-05")["letter"]["id"] == ids[0]
    assert asked("letter", "sent", ids[1], "--on", "2026-09-05")["letter"]["id"] == ids[1]


def test_a_finding_that_was_not_meant_so_holds_nothing_back(ask, asked, tmp_path):
    words = tmp_path / "letter.txt"
    words.write_text("Dear Bo,\nplease keep me in mind.\nMaya")
    letter = asked("letter", "draft", "Bo", "--kind", "thank_you")["id"]
    saved = asked("letter", "save", letter, "--text", str(words))
    [stop] = [one for one in saved["findings"] if one["severity"] == "stops" and not one["marked"]]
    marked = asked("letter", "not-meant", letter, stop["words"])
    assert not marked["waits"]
    assert ask("letter", "not-meant", letter, "nothing of the kind", "--json").error["code"] == "not_found"


def test_several_letters_are_checked_a_line_each(ask, tmp_path):
    good, asks = tmp_path / "good.txt", tmp_path / "asks.txt"
    good.write_text("Dear Ana, thank you for your time.")
    asks.write_text("Dear Ana, do you have a job for me?")
    answer = ask("letter", "check", str(good), str(tmp_path / "gone.txt"), str(asks), "--kind", "thank_you", "--json")
    lines = [json.loads(line) for line in answer.out.splitlines()]
    assert [line["file"] for line in lines] == [str(good), str(tmp_path / "gone.txt"), str(asks)]
    assert [line["error"] and line["error"]["code"] for line in lines] == [None, "unreadable_file", None]
    assert lines[2]["waits"]


@pytest.mark.parametrize(
    ("decision", "quoted"), [("chosen", "one clinic day works"), ("set-aside", "nights in every rollout")]
)
def test_the_closing_letter_quotes_only_what_weighed_for_the_decision(asked, decision, quoted):
    asked("interview", "held", "--with", "Cy", "--direction", "informatics", "--on", "2026-09-10")
    asked("claim", "add", "Cy", "He said “one clinic day works”", "--for", "--direction", "informatics")
    asked("claim", "add", "Cy", "He said “nights in every rollout”", "--against", "--direction", "informatics")
    asked("direction", "decide", "informatics", "--as", decision, "--on", "2026-09-15")
    text = asked("letter", "draft", "Cy", "--kind", "tell_decision")["text"]
    assert [words for words in ("one clinic day works", "nights in every rollout") if words in text] == [quoted]


def test_a_time_zone_goes_by_its_city(ask, told):
    assert told("settings", "set", "--zone", "new york")["settings"]["zone"] == "America/New_York"
    refused = ask("settings", "set", "--zone", "Atlantis", "--json")
    assert ("Atlantis" in refused.err, "Name a large city" in refused.err) == (True, True)
