"""What was noted can be changed, taken away and brought back by commands, as by pages."""

from __future__ import annotations


def test_what_matters_is_worded_anew_and_brought_back(told):
    told("direction", "add", "dialysis nursing")
    row = told("criterion", "add", "no nights", "--group", "life")["id"]
    changed = told("criterion", "edit", "no nights", "--name", "no nights at all", "--must", "--direction", "dialysis")
    assert changed["criterion"] | {"added_on": ""} == {
        "id": row, "name": "no nights at all", "group": "life", "must": True, "direction": "dialysis nursing",
        "added_on": "",
    }  # fmt: skip
    assert told("criterion", "edit", row, "--direction", "")["criterion"]["direction"] is None
    told("criterion", "remove", "no nights")
    assert told("criterion", "list")["criteria"] == []
    told("criterion", "restore", row)
    assert [one["name"] for one in told("criterion", "list")["criteria"]] == ["no nights at all"]


def test_what_was_read_is_listed_changed_taken_away_and_brought_back(told):
    told("direction", "add", "dialysis nursing")
    told("company", "add", "Halden")
    told("research", "add", "industry", "--direction", "dialysis", "--text", "Few units", "--on", "2026-03-02")
    row = told("research", "add", "company", "--company", "Halden", "--text", "Two sites", "--on", "2026-03-04")["id"]
    assert [one["text"] for one in told("research", "list")["research"]] == ["Two sites", "Few units"]
    assert [one["text"] for one in told("research", "list", "--today", "2026-03-03")["research"]] == ["Few units"]
    told("research", "edit", row, "--text", "Three sites")
    assert [one["text"] for one in told("research", "list", "--company", "Halden")["research"]] == ["Three sites"]
    told("research", "remove", row)
    assert told("research", "list", "--company", "Halden")["research"] == []
    told("research", "restore", row)
    assert told("research", "list", "--company", "Halden")["research"][0]["on"] == "2026-03-04"


def test_a_direction_is_worded_anew_and_keeps_its_name(told):
    told("direction", "add", "dialysis nursing", "--because", "I like to know my patients")
    changed = told("direction", "edit", "dialysis", "--drop-if", "nights")["direction"]
    assert (changed["name"], changed["because"], changed["drop_if"]) == (
        "dialysis nursing", "I like to know my patients", "nights",
    )  # fmt: skip


def test_a_company_goes_only_where_nobody_works_there_and_comes_back(ask, told):
    row = told("company", "add", "Halden")["id"]
    told("people", "add", "Hana Sato", "--company", "Halden")
    assert ask("company", "remove", "Halden", "--json").error["code"] == "invalid"
    told("people", "edit", "Hana Sato", "--company", "Corvane")
    told("company", "remove", "Halden")
    assert "Halden" not in [one["name"] for one in told("company", "list")["companies"]]
    told("company", "restore", row)
    assert "Halden" in [one["name"] for one in told("company", "list")["companies"]]


def test_a_line_of_notes_is_worded_anew_and_taken_away(ask, told):
    told("people", "add", "Hana Sato")
    first = told("note", "add", "Hana Sato", "They reorganise in spring", "--star")["id"]
    second = told("note", "edit", first, "They reorganise in autumn", "--in-confidence")["id"]
    (line,) = told("note", "list", "Hana Sato")["notes"]
    assert (line["id"], line["text"], line["in_confidence"]) == (second, "They reorganise in autumn", True)
    told("note", "edit", first, "No, in winter")  # the line's first id still leads to it
    told("note", "remove", second)
    assert told("note", "list", "Hana Sato")["notes"] == []
    assert ask("note", "edit", second, "words", "--json").error["code"] == "not_found"


def test_a_draft_is_thrown_away_and_brought_back(ask, told):
    told("people", "add", "Hana Sato", "--source", "known")
    draft = told("letter", "draft", "Hana Sato", "--kind", "request")
    told("letter", "discard", draft["id"])
    assert ask("letter", "save", draft["id"], "--text", "-", "--json", stdin=b"words").code == 1
    assert told("letter", "restore", draft["id"])["text"] == draft["text"]
    assert ask("letter", "restore", draft["id"], "--json").error["code"] == "invalid"


def test_whoever_was_not_in_a_talk_is_taken_off_it(ask, told):
    told("direction", "add", "dialysis nursing")
    for name in ("Hana Sato", "Ben Adler"):
        told("people", "add", name, "--source", "known")
    held = ("interview", "held", "--with", "Hana Sato", "--direction", "dialysis", "--on", "2026-10-01")
    told(*held, "--also", "Ben Adler")
    assert told("interview", "list", "--with", "Ben Adler")["interviews"]
    told("interview", "not-there", "Hana Sato", "Ben Adler")
    assert not told("interview", "list", "--with", "Ben Adler")["interviews"]
    for wrong in ("Ben Adler", "Hana Sato"):
        assert ask("interview", "not-there", "Hana Sato", wrong, "--json").error["code"] == "not_found"
