"""What one deed noted together is taken back together; what was decided is not asked about any more."""

import pytest

from askwell.models import Workspace
from tests.actions.stored import assert_stored_fold_is_fresh


@pytest.fixture
def asked(told):
    told("direction", "add", "informatics", "--on", "2026-09-01")
    told("people", "add", "Priya Sen", "--source", "an article", "--on", "2026-09-02")
    told("letter", "sent", "Priya", "--kind", "request", "--direction", "informatics", "--on", "2026-09-03")
    return told


def counting(told):
    return [event["kind"] for event in told("history", "Priya")["events"] if event["counts"]]


@pytest.mark.parametrize("half", ["reply_asked_for_resume", "invitation_logged"])
def test_an_asking_for_the_resume_is_taken_back_with_its_invitation(asked, half):
    noted = asked("reply", "add", "Priya", "--as", "asked-for-resume", "--on", "2026-09-04")
    before = counting(asked)
    [event] = [one["id"] for one in noted["events"] if one["kind"] == half]
    undone = asked("undo", event)
    assert not {"reply_asked_for_resume", "invitation_logged"} & set(counting(asked))
    assert "send_resume" not in {step["kind"] for step in asked("next")["steps"]}
    asked("undo", undone["event"])
    assert set(before) <= set(counting(asked))


def test_an_invitation_noted_by_itself_is_taken_back_alone(asked):
    asked("reply", "add", "Priya", "--as", "asked-for-resume", "--on", "2026-09-04")
    alone = asked("invitation", "log", "Priya", "--what", "resume", "--on", "2026-09-05")
    asked("undo", alone["event"])
    assert {"reply_asked_for_resume", "invitation_logged"} <= set(counting(asked))


def test_a_decision_leaves_no_first_letter_on_today_and_its_undoing_brings_it_back(asked):
    asked("people", "add", "Bo Lind", "--on", "2026-09-02")
    asked("approach", "start", "Bo", "--direction", "informatics", "--on", "2026-09-02")
    asked("introduction", "add", "--from", "Priya", "--someone", "someone who runs a ward", "--on", "2026-09-03")
    before = {step["kind"] for step in asked("next")["steps"]}
    assert {"request", "stale_name"} <= before
    decision = asked("direction", "decide", "informatics", "--as", "set-aside", "--on", "2026-09-10")
    assert not {"request", "write_to_name", "stale_name"} & {step["kind"] for step in asked("next")["steps"]}
    assert_stored_fold_is_fresh(Workspace.objects.get())
    asked("undo", decision["event"])
    assert {step["kind"] for step in asked("next")["steps"]} == before
    assert_stored_fold_is_fresh(Workspace.objects.get())


def test_the_last_is_the_name_that_was_given_not_what_came_along_with_it(told):
    told("direction", "add", "informatics")
    told("people", "add", "Ana Lima")
    told("people", "add", "Bo Lind")
    given = told("introduction", "add", "Bo Lind", "--from", "Ana Lima", "--direction", "informatics")
    assert told("undo", "last")["undone"] == given["event"]
    assert told("introduction", "list")["introductions"] == []
    assert "Bo Lind" not in [step["person"] for step in told("next")["steps"]]
