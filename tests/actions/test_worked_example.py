"""The worked example of METHOD section 7, deed by deed: what is due on which day, and the numbers at its end."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from askwell.actions import demo
from askwell.actions.access import Actor
from askwell.actions.demo.maya import Dated
from askwell.models import Event, Step, Workspace
from askwell.queries.chain import chain
from askwell.queries.progress import progress, weeks
from askwell.queries.step import steps_as_of
from tests.actions.stored import assert_stored_fold_is_fresh


def september(day: int) -> date:
    return date(2026, 9, day)


def october(day: int) -> date:
    return date(2026, 10, day)


@pytest.fixture(scope="module")
def maya(django_db_setup, django_db_blocker):
    """Maya's workspace with the whole example behind it; the stored fold was proved after every deed."""
    with django_db_blocker.unblock():
        workspace = Workspace.objects.create(zone="UTC", made_at=datetime(2026, 9, 1, tzinfo=UTC))
        demo.seed(workspace)
        assert_stored_fold_is_fresh(workspace)
        while demo.step(Actor(workspace, workspace.clock)):
            assert_stored_fold_is_fresh(workspace)
        yield workspace
        workspace.delete()


def due(workspace: Workspace, today: date, kind: str, person: str = "") -> list[date]:
    """The due dates of such steps, as of the end of that day."""
    steps = steps_as_of(workspace, today)
    return [step.due for step in steps if step.kind == kind and step.person.startswith(person)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("today", "kind", "person", "on"),
    [
        (september(2), "name_people", "", september(3)),
        (september(4), "call", "Tomás", september(10)),  # Labor Day is no working day
        (september(4), "nudge", "Jo", september(14)),
        (september(8), "request", "Ingrid", september(10)),  # 2 working days after the introduction
        (september(8), "prepare", "Tomás", september(10)),
        (september(8), "confirm", "Tomás", september(11)),
        (september(8), "two_more", "", september(15)),
        (september(10), "share_news", "Jo", september(14)),
        (september(14), "write_to_name", "Dana", september(17)),
        (september(16), "call", "Rafael", september(21)),
        (september(18), "share_news", "Tomás", september(22)),
        (september(17), "chain_ends", "", september(18)),
        (september(21), "close_quiet", "Rafael", september(28)),
        (september(22), "answer_decline", "Rafael", september(23)),
        (september(24), "write_to_name", "Lena", september(29)),
        (september(25), "short_email", "Lena", september(30)),  # no number; counted in Berlin
        (september(29), "share_news", "Rafael", october(1)),
        (september(29), "keep_promise", "Dana", october(9)),
        (september(29), "post_card", "Dana", october(2)),
        (october(2), "share_news", "Dana", october(6)),
        (october(2), "prepare", "Priya", october(13)),  # Columbus Day lies before
        (october(9), "prepare", "Lena", october(23)),
        (october(9), "confirm", "Lena", october(26)),
        (october(15), "send_resume", "Priya", october(16)),
        (october(23), "answer_offer", "Priya", october(28)),
    ],
)
def test_what_is_due(maya, today, kind, person, on):
    assert on in due(maya, today, kind, person)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("today", "kind", "person"),
    [
        (september(8), "call", "Tomás"),  # he said yes
        (september(16), "two_more", ""),  # met by the requests of 9 and 16 September
        (september(14), "thank_email", "Tomás"),  # thanked the same evening
        (september(16), "post_card", "Tomás"),
        (september(17), "post_card", "Ingrid"),  # no postal address
        (september(21), "share_news", "Tomás"),
        (september(22), "close_quiet", "Rafael"),
        (september(23), "answer_decline", "Rafael"),
        (october(7), "keep_promise", "Dana"),
        (october(16), "send_resume", "Priya"),
        (october(26), "answer_offer", "Priya"),
        (date(2026, 11, 9), "tell_decision", ""),  # all have heard
    ],
)
def test_what_is_done_is_due_no_more(maya, today, kind, person):
    assert due(maya, today, kind, person) == []


@pytest.mark.django_db
def test_everyone_who_helped_hears_of_the_decision(maya):
    steps = [step for step in steps_as_of(maya, date(2026, 11, 3)) if step.kind == "tell_decision"]
    assert sorted({step.person.split()[0] for step in steps}) == sorted(
        ["Tomás", "Dana", "Lena", "Priya", "Ingrid", "Rafael", "Jo"]
    )
    # Wednesday 11 November is a holiday in the USA, so nobody's five working days end before Tuesday the 10th.
    assert {step.due for step in steps} == {date(2026, 11, 10)}


@pytest.mark.django_db
def test_tiers_by_held_talks_on_the_way(maya):
    tiers = {link.name.split()[0]: link.tier for link in chain(maya).people}
    assert tiers == {"Tomás": 1, "Ingrid": 1, "Rafael": 2, "Dana": 2, "Priya": 3, "Lena": 2, "Jo": None}


@pytest.mark.django_db
def test_numbers_at_the_end(maya):
    stages = {stage.stage: stage for stage in progress(maya)}
    assert {name: (stage.count, stage.of) for name, stage in stages.items()} == {
        "found": (6, None), "asked": (6, 6), "answered": (6, 6), "accepted": (5, 6), "talked": (5, 5),
        "thanked": (5, 5), "named": (2, 5),
    }  # fmt: skip
    accepted = stages["accepted"]
    assert (round(accepted.low * 100), round(accepted.high * 100)) == (44, 97)
    assert progress(maya) == progress(maya, date(2026, 11, 9))


@pytest.mark.django_db
def test_the_weekly_goal_was_met_in_three_of_nine_weeks(maya):
    counted = weeks(maya, date(2026, 11, 1))
    assert len(counted) == 9
    assert [week.monday for week in counted if week.met] == [september(7), september(14), september(28)]


@pytest.mark.django_db
def test_keep_in_touch_counts_from_the_last_real_contact(maya):
    # Lena's talk on 27 October + 90 days = Monday 25 January; thanks and the decision's letter count for nothing.
    assert Step.objects.get(workspace=maya, kind="keep_in_touch", person__name="Lena Krause").due == date(2027, 1, 25)
    assert october(27) + timedelta(days=90) == date(2027, 1, 25)


@pytest.mark.django_db
def test_an_example_that_breaks_off_at_the_start_begins_anew(monkeypatch):
    class PowerCut(Exception):
        pass

    def cut(stage):
        raise PowerCut

    workspace = Workspace.objects.create(zone="UTC", made_at=datetime(2026, 9, 1, tzinfo=UTC))
    with monkeypatch.context() as during:
        during.setattr(demo, "STORY", [*demo.STORY[:3], Dated(demo.STORY[3].at, "", cut)])
        with pytest.raises(PowerCut):
            demo.seed(workspace)
    workspace.refresh_from_db()
    assert not Event.objects.filter(workspace=workspace).exists()
    demo.seed(workspace)
    assert demo.next_event(workspace).at.date() == october(16)


def test_it_can_begin_anew_at_its_first_day(db):
    workspace = Workspace.objects.create(zone="UTC", made_at=datetime(2026, 9, 1, tzinfo=UTC))
    demo.seed(workspace)
    demo.step(Actor(workspace, workspace.clock))
    fresh = demo.begin_again(Actor(workspace, workspace.clock), datetime(2026, 11, 23, tzinfo=UTC))
    assert fresh.clock.date() == september(2)
    happened = Event.objects.filter(workspace=fresh)
    assert set(happened.values_list("kind", flat=True)) == {"direction_opened", "confidence_rated"}
    while demo.step(Actor(fresh, fresh.clock)):
        pass
    assert [stage.count for stage in progress(fresh)][1:5] == [6, 6, 5, 5]


def test_ones_own_data_is_no_example_that_could_begin_anew(db):
    at = datetime(2026, 11, 23, tzinfo=UTC)
    own = Workspace.objects.create(zone="UTC", made_at=at)
    with pytest.raises(demo.NotTheExample):
        demo.begin_again(Actor(own, at), at)
    assert Workspace.objects.filter(id=own.id).exists()
