"""Queries built once: the same rows as Django's own, and a refusal of what cannot be built once."""

from datetime import UTC, date, datetime

import pytest

from askwell.models import Person
from askwell.queries.prepared import prepared
from tests.given import given_explorer


def given_person(actor, name, on=date(2026, 10, 1)):
    return Person.objects.create(workspace=actor.workspace, name=name, sort_key=name, since=on, removed_at=None)


@prepared
def known_since(workspace, day, name):
    people = Person.objects.filter(workspace=workspace, since__gte=day).exclude(name=name).order_by("name")
    return people.values_list("id", "name", "since", "stopped")


def test_the_rows_are_djangos_own_for_every_value(explorer):
    stranger = given_explorer()
    dana, jo = given_person(explorer, "Dana"), given_person(explorer, "Jo", date(2026, 10, 9))
    mina = given_person(stranger, "Mina")
    for _ in range(2):
        assert known_since(explorer.workspace.id, date(2026, 10, 1), "") == [
            (dana.id, "Dana", date(2026, 10, 1), False),
            (jo.id, "Jo", date(2026, 10, 9), False),
        ]
        assert [row[1] for row in known_since(explorer.workspace.id, date(2026, 10, 2), "")] == ["Jo"]
        assert [row[0] for row in known_since(stranger.workspace.id, date(2026, 10, 1), "Dana")] == [mina.id]
        assert known_since(explorer.workspace.id, date(2026, 10, 1), "Jo") == [
            (dana.id, "Dana", date(2026, 10, 1), False)
        ]


def test_moments_are_adapted(explorer):
    dana = given_person(explorer, "Dana")
    Person.objects.filter(id=dana.id).update(removed_at=datetime(2026, 10, 16, 9, tzinfo=UTC))

    @prepared
    def removed_since(moment):
        return Person.objects.filter(removed_at__gte=moment).values_list("removed_at")

    assert removed_since(datetime(2026, 10, 16, 8, tzinfo=UTC)) == [(datetime(2026, 10, 16, 9, tzinfo=UTC),)]
    assert removed_since(datetime(2026, 10, 16, 10, tzinfo=UTC)) == []


@pytest.mark.parametrize(
    "build",
    [
        pytest.param(lambda name: Person.objects.filter(name=name.upper()).values_list("id"), id="changed on the way"),
        pytest.param(
            lambda name: Person.objects.filter(name__startswith=name).values_list("id"), id="wrapped by the look-up"
        ),
        pytest.param(lambda name: Person.objects.values_list("id"), id="not used"),
    ],
)
def test_what_does_not_go_in_as_it_is_is_refused(db, build):
    with pytest.raises(TypeError):
        prepared(build)("dana")
