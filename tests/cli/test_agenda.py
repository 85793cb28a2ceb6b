"""`askwell agenda plan`: questions that fit the minutes, and what was asked before is not asked first again."""


def plan(told, *words):
    return told("agenda", "plan", *words)


def running(planned):
    return [item for item in planned["items"] if item["part"] not in ("names", "closing", "reserve")]


def test_more_minutes_hold_more_questions_and_the_closing_three_are_always_there(told):
    told("direction", "add", "informatics")
    short, long = (plan(told, "--direction", "informatics", "--minutes", minutes) for minutes in ("15", "45"))
    assert len(running(short)) < len(running(long))
    for planned in (short, long):
        closing = [item for item in planned["items"] if item["part"] in ("names", "closing")]
        assert len(closing) == 3
        assert [item for item in planned["items"] if item["part"] == "reserve"]
        times = sum(item["minutes"] for item in planned["items"])
        assert abs(times - planned["minutes"]) <= 1
        assert all(item["reason"] for item in planned["items"])


def test_what_matters_and_is_still_open_is_asked_for(told):
    told("direction", "add", "informatics")
    told("criterion", "add", "room to design", "--direction", "informatics", "--group", "interests")
    planned = plan(told, "--direction", "informatics", "--minutes", "30")
    assert any("room to design" in item["reason"] for item in planned["items"])


def test_a_talk_and_a_direction_at_once_is_wrong_usage(ask):
    assert ask("agenda", "plan", "Ana", "--direction", "informatics").code == 2
