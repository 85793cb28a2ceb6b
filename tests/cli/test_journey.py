"""What programs rely on: shapes, answers as of another day, and taking back."""

import pytest

from askwell.actions import person
from askwell.actions.person import PersonDetails
from tests.given import given_explorer

D1 = "clinical informatics"


@pytest.fixture
def journey(told):
    """A direction, Tomás asked on Friday 4 September 2026 in Boston, who names Rafael on the 14th."""
    told("settings", "set", "--zone", "America/New_York", "--country", "US", "--region", "MA")
    told("direction", "add", D1, "--on", "2026-09-02")
    told("people", "add", "Tomás Herrera", "--company", "Northway", "--phone", "+1 617 555 0142", "--on", "2026-09-03")
    told("approach", "start", "Tomás Herrera", "--direction", D1, "--on", "2026-09-03")
    told("letter", "sent", "Tomás Herrera", "--kind", "request", "--on", "2026-09-04")
    return told


def talked(told):
    told("reply", "add", "Tomás", "--as", "accepted", "--on", "2026-09-08")
    told("interview", "schedule", "Tomás", "--at", "2026-09-14 12:30", "--on", "2026-09-08")
    told("interview", "held", "Tomás", "--ended", "13:00")
    return told("names", "add", "Tomás", "Rafael Ortiz", "--company", "Corvane", "--why", "knows rollouts")


def test_next_tells_every_open_step_by_due_date(journey):
    answer = journey("next", "--today", "2026-09-14")
    assert answer["today"] == "2026-09-14"
    dues = [step["due"] for step in answer["steps"]]
    assert dues == sorted(dues)
    call = next(step for step in answer["steps"] if step["kind"] == "call")
    tomas = journey("people", "show", "Tomás")["id"]
    approach = journey("approach", "show", "Tomás")["id"]
    assert call["about"] == {"type": "approach", "id": approach}
    assert (call["person"], call["person_id"], call["approach"]) == ("Tomás Herrera", tomas, approach)
    assert (call["direction"], call["why"], call["due"], call["overdue_days"]) == (D1, "silence", "2026-09-10", 4)


def test_a_step_to_come_has_negative_days(journey):
    steps = journey("next", "--today", "2026-09-05")["steps"]
    assert [step["overdue_days"] for step in steps if step["kind"] == "call"] == [-5]
    assert not [step for step in journey("next", "--today", "2026-09-05", "--due")["steps"] if step["kind"] == "call"]


def test_labor_day_is_no_working_day_in_boston(journey):
    assert [step["due"] for step in journey("next", "--today", "2026-09-04")["steps"] if step["person"]] == [
        "2026-09-10"
    ]


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        (["people", "show", "Tomás"], ("asked", 0), ("held", 1)),
        (["people", "list"], ("asked", 0), ("held", 1)),
    ],
)
def test_what_happened_later_does_not_exist_for_an_answer_as_of_then(journey, words, before, after):
    talked(journey)

    def seen(day):
        answer = journey(*words, "--today", day)
        row = next((one for one in answer.get("people", [answer]) if one["name"] == "Tomás Herrera"), None)
        return row["stage"], row["talks"]

    assert (seen("2026-09-07"), seen("2026-09-14")) == (before, after)


def test_people_noted_later_are_not_there_yet(journey, ask):
    talked(journey)
    names = [row["name"] for row in journey("people", "list", "--today", "2026-09-13")["people"]]
    assert names == ["Tomás Herrera"]
    assert ask("people", "show", "Rafael", "--today", "2026-09-13", "--json").error["code"] == "not_found"
    assert journey("introduction", "list", "--today", "2026-09-13") == {"introductions": []}
    assert len(journey("introduction", "list", "--today", "2026-09-14")["introductions"]) == 1


def test_a_direction_is_open_until_the_day_of_its_decision(journey):
    journey("direction", "decide", D1, "--as", "set-aside", "--reason", "nights", "--on", "2026-11-03")
    seen = [journey("direction", "list", "--today", day)["directions"][0] for day in ("2026-11-02", "2026-11-03")]
    assert [(row["decided_as"], row["candidates"]) for row in seen] == [("", 1), ("set_aside", 1)]
    assert journey("direction", "show", D1, "--today", "2026-11-02")["decided_as"] is None


def test_the_chain_has_ids_names_and_tiers(journey):
    intro = talked(journey)["introduction"]
    journey("people", "add", "Nobody Special")
    answer = journey("chain", "--today", "2026-09-20")
    tiers = {one["name"]: one["tier"] for one in answer["people"]}
    assert tiers == {"Tomás Herrera": 1, "Rafael Ortiz": 2}
    named = next(edge for edge in answer["introductions"] if edge["id"] == intro["id"])
    assert (named["from_name"], named["to_name"], named["state"]) == ("Tomás Herrera", "Rafael Ortiz", "named")
    ids = {one["name"]: one["id"] for one in answer["people"]}
    assert (named["from"], named["to"]) == (ids["Tomás Herrera"], ids["Rafael Ortiz"])
    alone = next(edge for edge in answer["introductions"] if edge["to"] == ids["Tomás Herrera"])
    assert alone["from"] is None
    journey("names", "none", "Tomás", "--reason", "all abroad")
    assert journey("chain")["dead_ends"] == []  # a name was given after all


def test_progress_has_no_rate_below_five(journey):
    answer = journey("progress", "--today", "2026-09-07")
    assert answer["method"] == "wilson"
    assert [stage["stage"] for stage in answer["stages"]] == [
        "found", "asked", "answered", "accepted", "talked", "thanked", "named",
    ]  # fmt: skip
    assert [(stage["count"], stage["of"]) for stage in answer["stages"][:3]] == [(1, None), (1, 1), (0, 1)]
    assert {stage["rate"] for stage in answer["stages"]} == {None}


def test_a_recording_names_its_events_and_undo_takes_them_back(journey):
    done = journey("call", "add", "Tomás", "--as", "no-answer", "--on", "2026-09-10")
    assert done["approach"]["stage"] == "called"
    assert done["events"] == [{"id": done["event"], "kind": "called"}]
    taken = journey("undo", done["event"], "--on", "2026-09-12")
    assert journey("approach", "show", "Tomás")["stage"] == "asked"
    assert journey("approach", "show", "Tomás", "--today", "2026-09-11")["stage"] == "called"
    journey("undo", taken["event"], "--on", "2026-09-13")
    assert journey("approach", "show", "Tomás")["stage"] == "called"
    counts = {event["id"]: event["counts"] for event in journey("history", "Tomás")["events"]}
    assert counts[done["event"]] is True
    then = {event["id"]: event["counts"] for event in journey("history", "Tomás", "--today", "2026-09-12")["events"]}
    assert then[done["event"]] is False


def test_several_kinds_of_reply_with_a_name_and_their_words(journey):
    words = "Not until winter. But do ask Léna: she builds it.\n".encode()
    done = journey(
        "reply", "add", "Tomás", "--as", "declined", "--as", "named-someone",
        "--names", "Lena Krause, Medira: builds it; calm",
        "--text", "-", "--on", "2026-09-09", stdin=words,
    )  # fmt: skip
    kinds = [event["kind"] for event in done["events"]]
    assert kinds == ["reply_declined", "reply_named_someone", "person_added", "introduction_named", "approach_started"]
    lena = journey("people", "show", "Lena")
    assert (lena["company"], lena["line"]) == ("Medira", "builds it; calm")
    assert "Léna" in journey("history", "Tomás")["events"][-3]["text"]


def test_a_time_without_a_zone_is_theirs_else_mine(journey):
    journey("people", "edit", "Tomás", "--zone", "Europe/Berlin", "--country", "DE")
    done = journey("interview", "schedule", "Tomás", "--at", "2026-10-27 15:00", "--place", "video")
    assert (done["interview"]["zone"], done["interview"]["start"][:16]) == ("Europe/Berlin", "2026-10-27T14:00")
    text = journey("interview", "ics", "Tomás")["ics"]
    assert "DTSTART;TZID=Europe/Berlin:20261027T150000" in text
    assert "ATTENDEE" not in text


def test_two_in_one_talk_and_a_talk_that_nobody_arranged(journey, ask):
    journey("people", "add", "Jo Adler")
    journey("people", "add", "Ann Lee")
    done = journey(
        "interview", "held", "--with", "Jo Adler", "--also", "Ann Lee", "--direction", D1, "--on", "2026-08-20", "--old"
    )
    assert done["interview"]["also"] == ["Ann Lee"]
    assert (done["interview"]["held_on"], done["approach"]["stage"]) == ("2026-08-20", "held")
    assert " ".join(ask("interview", "list").out.split()) == "Jo Adler, Ann Lee Thu 20 Aug 2026 talked"
    assert not [step for step in journey("next")["steps"] if step["person"] == "Jo Adler" and step["overdue_days"] > 0]


def test_a_promise_a_card_and_the_thanks_are_found_by_the_person(journey):
    talked(journey)
    made = journey("commitment", "add", "Tomás", "comments on the draft", "--due", "2026-09-18", "--on", "2026-09-14")
    assert journey("commitment", "done", "Tomás", "--on", "2026-09-17")["commitment"]["id"] == made["id"]
    journey("thank", "sent", "Tomás", "--channel", "email", "--on", "2026-09-14T19:30")
    journey("card", "skip", "Tomás", "--reason", "no address", "--on", "2026-09-16")
    kinds = {
        step["kind"] for step in journey("next", "--today", "2026-09-17")["steps"] if step["person"] == "Tomás Herrera"
    }
    assert not kinds & {"thank_email", "post_card", "keep_promise"}


def test_an_agenda_keeps_the_closing_three_and_more_questions_than_time(journey):
    journey("reply", "add", "Tomás", "--as", "accepted", "--on", "2026-09-08")
    journey("interview", "schedule", "Tomás", "--at", "2026-09-14 12:30", "--minutes", "30", "--on", "2026-09-08")
    journey("agenda", "set", "Tomás", "--plan", "--question", "Who works the nights of a go-live?")
    shown = journey("agenda", "show", "Tomás")
    parts = [item["part"] for item in shown["items"]]
    assert (shown["chosen"], parts[-1]) == (True, "reserve")
    assert [part for part in parts if part in ("names", "closing")] == ["names", "closing", "closing"]
    assert sum(part in ("opening", "core", "advice") for part in parts) == shown["fits"]
    assert "Who works the nights of a go-live?" in [item["text"] for item in shown["items"] if item["part"] == "core"]


def test_an_agenda_from_a_file_is_taken_as_it_stands(journey, ask):
    journey("interview", "schedule", "Tomás", "--at", "2026-09-14 12:30", "--on", "2026-09-08")
    own = b"What surprised you?\n\nWhat would you read first?\n"
    items = journey("agenda", "set", "Tomás", "--file", "-", stdin=own)["items"]
    assert [item["text"] for item in items[:2]] == ["What surprised you?", "What would you read first?"]
    assert len(items) == 5
    answer = ask("agenda", "set", "Tomás", "--question", "Do you have an opening for me?", "--json")
    assert (answer.code, answer.error["code"]) == (1, "invalid")
    assert len(journey("agenda", "show", "Tomás")["items"]) == 5


def test_a_list_is_whole_for_programs_and_short_for_people(ask, told, django_assert_max_num_queries):
    explorer = given_explorer()
    for number in range(60):
        person.add(explorer, PersonDetails(name=f"Person {number:02}", emails=[f"p{number}@example.org"]))
    with django_assert_max_num_queries(12):
        assert len(told("people", "list")["people"]) == 60
    assert "There are more" in ask("people", "list").out
    assert [row["name"] for row in told("people", "list", "--text", "person 59")["people"]] == ["Person 59"]


def test_own_words_stay_in_a_draft_and_go_out_as_they_were_typed(journey):
    draft = journey("letter", "draft", "Tomás", "--kind", "thank_you")
    assert draft["waits"] is True
    kept = journey("letter", "save", draft["id"], "--text", "-", stdin=b"Dear Tom, thank you.")
    assert (kept["id"], kept["text"]) == (draft["id"], "Dear Tom, thank you.")
    sent = journey("letter", "sent", draft["id"], "--channel", "post", "--on", "2026-09-15")["letter"]
    assert (sent["state"], sent["channel"], sent["text"]) == ("sent", "post", "Dear Tom, thank you.")
    assert journey("history", "Tomás")["events"][-1]["data"]["letter"] == "thank_you"


def test_a_letter_that_asks_a_friend_is_the_asking(journey):
    journey("people", "add", "Jo Adler", "--on", "2026-09-03")
    journey("letter", "sent", "Jo Adler", "--kind", "ask-introduction", "--to", "Tomás", "--on", "2026-09-04")
    (intro,) = journey("introduction", "list")["introductions"]
    assert (intro["from_name"], intro["to_name"], intro["state"]) == ("Jo Adler", "Tomás Herrera", "asked")
    journey("introduction", "made", "Tomás", "--from", "Jo", "--on", "2026-09-08")
    assert journey("introduction", "list", "--today", "2026-09-07")["introductions"][0]["state"] == "asked"
    assert journey("introduction", "list")["introductions"][0]["state"] == "made"


def test_a_claim_taken_back_later_is_still_there_as_of_before(journey):
    talked(journey)
    said = journey("claim", "add", "Tomás", "No nights since I left", "--for")
    journey("undo", said["event"], "--on", "2026-09-20")
    assert journey("claim", "list") == {"claims": []}
    assert len(journey("claim", "list", "--today", "2026-09-19")["claims"]) == 1


def test_whoever_changed_employers_was_elsewhere_before(journey):
    journey("people", "edit", "Tomás", "--company", "Halden", "--title", "Lead", "--on", "2026-10-01")
    seen = [journey("people", "show", "Tomás", "--today", day)["company"] for day in ("2026-09-30", "2026-10-01")]
    assert seen == ["Northway", "Halden"]
    journey("people", "edit", "Tomás", "--title", "Lead physician", "--on", "2026-10-02")
    assert journey("people", "show", "Tomás")["title"] == "Lead physician"
