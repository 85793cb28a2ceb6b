from datetime import UTC, datetime, timedelta

import pytest

from askwell.actions.entry import LINK_LIFE, enter, make_link, seen
from askwell.errors import LinkOver
from askwell.models import EntryLink, EntrySession
from askwell.queries.entry import SESSION_DAYS, session
from tests.given import given_explorer

AT = datetime(2026, 10, 16, 9, 0, tzinfo=UTC)


def test_a_link_becomes_a_session_of_its_workspace(explorer):
    given_explorer()  # a stranger
    token = enter(make_link(explorer, AT), AT + timedelta(minutes=9))
    assert session(token, AT).workspace == explorer.workspace


@pytest.mark.parametrize("minutes", [10, 600])
def test_a_link_ends_after_ten_minutes(explorer, minutes):
    link = make_link(explorer, AT)
    with pytest.raises(LinkOver):
        enter(link, AT + timedelta(minutes=minutes))
    assert not EntrySession.objects.exists()


def test_a_link_works_once(explorer):
    link = make_link(explorer, AT)
    enter(link, AT)
    with pytest.raises(LinkOver):
        enter(link, AT)
    assert EntrySession.objects.count() == 1


def test_a_link_that_was_never_made_opens_nothing(explorer):
    with pytest.raises(LinkOver):
        enter("never-made", AT)


def test_a_copied_database_opens_no_door(explorer):
    link = make_link(explorer, AT)
    token = enter(link, AT)
    stored = {*EntryLink.objects.values_list("token_hash", flat=True)}
    stored |= {*EntrySession.objects.values_list("token_hash", flat=True)}
    assert stored.isdisjoint({link, token})
    assert session(EntrySession.objects.get().token_hash, AT) is None


def test_a_browser_that_stays_away_needs_a_new_link(explorer):
    token = enter(make_link(explorer, AT), AT)
    assert session(token, AT + timedelta(days=SESSION_DAYS)) is not None
    assert session(token, AT + timedelta(days=SESSION_DAYS + 1)) is None


def test_a_browser_that_comes_by_stays_in(explorer):
    token = enter(make_link(explorer, AT), AT)
    seen(session(token, AT), AT + timedelta(days=20))
    assert session(token, AT + timedelta(days=45)) is not None


def test_what_is_long_over_is_cleared_away(explorer):
    enter(make_link(explorer, AT), AT)
    make_link(explorer, AT + timedelta(days=40))
    assert EntryLink.objects.count() == 1
    assert not EntrySession.objects.exists()


def test_the_worked_example_cannot_stop_the_clock_of_its_links(explorer):
    assert explorer.workspace.clock is not None
    with pytest.raises(LinkOver):
        enter(make_link(explorer, AT), AT + LINK_LIFE)
