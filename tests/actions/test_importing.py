"""People from files: in, again, and out again."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from askwell.actions import importing, person as people
from askwell.actions.access import Actor
from askwell.actions.company import company_named
from askwell.actions.direction import open_direction
from askwell.actions.importing import BeingDone
from askwell.actions.person import PersonDetails
from askwell.actions.suppression import marks
from askwell.errors import NotFound
from askwell.integrations.contacts import UnreadableFile
from askwell.models import Company, ContactPoint, Event, ImportBatch, Person, Position, Suppression
from askwell.queries.importing import batch as find_batch, remarks
from tests.given import NOW, given_explorer

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
INES = "Inês,Duarte,https://www.linkedin.com/in/ines-duarte,,Northway,Nurse,15 Jan 2024"


@pytest.fixture
def file(tmp_path):
    """Writes rows below LinkedIn's header."""

    def write(*rows: str, name: str = "Connections.csv") -> Path:
        path = tmp_path / name
        path.write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
        return path

    return write


def bring_in(actor: Actor, path: Path) -> ImportBatch:
    batch = importing.keep_file(actor, path)
    importing.run_batch(actor, batch)
    return batch


def take_back(actor: Actor, batch: ImportBatch) -> ImportBatch:
    importing.request_undo(actor, batch)
    importing.undo(actor, batch)
    return batch


def counts(done) -> dict[str, int]:
    return {name: getattr(done, name) for name in ("new", "same", "changed", "conflicts") if getattr(done, name)}


def everything() -> dict[str, list]:
    """Every row of every table."""
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in apps.get_models()}


def only_person(actor: Actor, name: str) -> Person:
    return Person.objects.get(workspace=actor.workspace, name=name)


def test_somebody_new_comes_with_all_that_the_file_says(explorer, file):
    batch = bring_in(explorer, file(INES))
    assert (batch.state, counts(batch)) == ("done", {"new": 1})
    ines = only_person(explorer, "Inês Duarte")
    assert (ines.sort_key, ines.company_name, ines.title, ines.source) == ("ines duarte", "Northway", "Nurse", "import")
    assert (ines.connected_on, ines.since) == (date(2024, 1, 15), explorer.today)
    assert Company.objects.get(name="Northway").people == 1
    assert ines.positions.get().title == "Nurse"
    assert ines.contact_points.get().key == "linkedin.com/in/ines-duarte"
    assert not Event.objects.exists()
    assert not list((settings.ASKWELL_DATA / "imports").glob(f"{batch.id.hex}*"))


def test_a_look_says_the_same_and_writes_nothing(explorer, file):
    people.add(explorer, PersonDetails(name="Rui Costa", emails=["rui@example.org"], company="Bluebird"))
    path = file(INES, INES, "Rui,Costa,,rui@example.org,Northway,Buyer,", ",,,,,,16 Jan 2024")
    before = everything()
    would = importing.dry_run(explorer, path, with_people=True)
    assert everything() == before
    assert counts(would) == {"new": 1, "same": 1, "conflicts": 1}
    assert [one.row for one in would.rejected] == [4]
    assert [one.name for one in would.people] == ["Inês Duarte", "Inês Duarte", "Rui Costa"]
    assert counts(bring_in(explorer, path)) == counts(would)


def test_the_same_file_twice_changes_nothing(explorer, file):
    path = file(
        INES,
        "Inês,Duarte,https://www.linkedin.com/in/ines-duarte,,Bluebird,Lead,15 Jan 2024",
        "Rui,Costa,,,Northway,,",
        "Rui,Costa,,,,,",
        "Mia,Bell,,mia@example.org,,,",
    )
    assert counts(bring_in(explorer, path)) == {"new": 4, "conflicts": 1}
    people.edit(explorer, Person.objects.get(name="Rui Costa", company=None), PersonDetails(company="Elsewhere"))
    before = {name: rows for name, rows in everything().items() if not name.startswith("Import")}
    assert counts(bring_in(explorer, path)) == {"same": 5}
    assert {name: rows for name, rows in everything().items() if not name.startswith("Import")} == before


def test_a_new_employer_is_a_new_position(explorer, file):
    bring_in(explorer, file(INES))
    later = Actor(explorer.workspace, NOW + timedelta(days=30))
    batch = bring_in(later, file(INES.replace("Northway,Nurse", "Bluebird,Lead"), name="later.csv"))
    assert counts(batch) == {"changed": 1}
    ines = only_person(explorer, "Inês Duarte")
    assert (ines.company_name, ines.title) == ("Bluebird", "Lead")
    assert list(ines.positions.order_by("id").values_list("company_name", "until")) == [
        ("Northway", later.today),
        ("Bluebird", None),
    ]
    assert dict(Company.objects.values_list("name", "people")) == {"Northway": 0, "Bluebird": 1}

    take_back(later, batch)
    ines.refresh_from_db()
    assert (ines.company_name, ines.title, ines.company.name) == ("Northway", "Nurse", "Northway")
    assert list(ines.positions.values_list("company_name", "until")) == [("Northway", None)]
    assert dict(Company.objects.values_list("name", "people")) == {"Northway": 1}
    # What stands is an import's again, so the next file may bring it up to date.
    assert counts(bring_in(later, file(INES.replace("Northway,Nurse", "Bluebird,Lead")))) == {"changed": 1}


@pytest.mark.parametrize("order", [(1, 2, 0), (0, 1, 2), (2, 1, 0), (1, 0, 2), (0, 2, 1), (2, 0, 1)])
def test_imports_taken_back_in_any_order_leave_nothing_behind(explorer, file, order):
    before = {name: rows for name, rows in everything().items() if not name.startswith("Import")}
    jobs = ("Northway,Nurse", "Bluebird,Lead", "Fernhill,Head")
    batches = [
        bring_in(
            Actor(explorer.workspace, NOW + timedelta(days=30 * month)),
            file(INES.replace("Northway,Nurse", job), name=f"{month}.csv"),
        )
        for month, job in enumerate(jobs)
    ]
    later = Actor(explorer.workspace, NOW + timedelta(days=100))
    take_back(later, batches[order[0]])
    stands = max(month for month in range(3) if month != order[0])
    assert only_person(explorer, "Inês Duarte").title == jobs[stands].partition(",")[2]
    for month in order[1:]:
        take_back(later, batches[month])
    assert {name: rows for name, rows in everything().items() if not name.startswith("Import")} == before


def test_typed_words_stay_and_the_difference_is_told(explorer, file):
    typed = people.add(
        explorer, PersonDetails(name="Inês Duarte", company="Hospital of Porto", emails=["ines@example.org"])
    )
    batch = bring_in(explorer, file("Inês,Duarte,,INES@example.org,Northway,Nurse,"))
    assert counts(batch) == {"conflicts": 1}
    typed.refresh_from_db()
    assert (typed.company_name, typed.title) == ("Hospital of Porto", "")
    (remark,) = remarks(batch, "conflict")
    assert (remark.row, remark.person, remark.field) == (1, typed, "company")
    assert (remark.mine, remark.theirs) == ("Hospital of Porto", "Northway")


def test_the_company_goes_by_its_alias(explorer, file):
    northway = company_named(explorer, "Northway Health")
    northway.aliases = ["Northway"]
    northway.save()
    typed = people.add(explorer, PersonDetails(name="Inês Duarte", company="Northway Health"))
    assert counts(bring_in(explorer, file(INES))) == {"changed": 1}
    assert list(Person.objects.all()) == [typed]
    assert Company.objects.get().people == 1


def test_undo_takes_out_who_was_new_and_brings_fields_back(explorer, file):
    people.add(explorer, PersonDetails(name="Rui Costa", emails=["rui@example.org"], company="Bluebird"))
    before = {name: rows for name, rows in everything().items() if not name.startswith("Import")}
    batch = bring_in(explorer, file(INES, "Rui,Costa,https://www.linkedin.com/in/rui,rui@example.org,Bluebird,Buyer,"))
    assert counts(batch) == {"new": 1, "changed": 1}
    take_back(explorer, batch)
    assert (batch.state, batch.removed, batch.kept) == ("undone", 1, 0)
    assert {name: rows for name, rows in everything().items() if not name.startswith("Import")} == before
    with pytest.raises(BeingDone):
        importing.request_undo(explorer, batch)


@pytest.mark.parametrize(
    "touch",
    [
        pytest.param(lambda actor, ines: people.edit(actor, ines, PersonDetails(zone="Europe/Lisbon")), id="edited"),
        pytest.param(lambda actor, ines: people.edit(actor, ines, PersonDetails(title="Lead")), id="a new title"),
        pytest.param(
            lambda actor, ines: people.edit(actor, ines, PersonDetails(phones=["+351 21 123"])), id="a number"
        ),
        pytest.param(lambda actor, ines: open_and_start(actor, ines), id="approached"),
    ],
)
def test_undo_leaves_whom_something_happened_with(explorer, file, touch):
    batch = bring_in(explorer, file(INES, "Rui,Costa,,,Northway,,"))
    touch(explorer, only_person(explorer, "Inês Duarte"))
    take_back(explorer, batch)
    assert (batch.removed, batch.kept) == (1, 1)
    assert [remark.person.name for remark in remarks(batch, "kept")] == ["Inês Duarte"]
    assert list(Person.objects.values_list("name", flat=True)) == ["Inês Duarte"]


def open_and_start(actor, ines):
    from askwell.actions import approach

    approach.start(actor, ines, open_direction(actor, "Nursing abroad"))


def test_undo_leaves_what_was_edited_after_it(explorer, file):
    typed = people.add(explorer, PersonDetails(name="Inês Duarte", emails=["ines@example.org"]))
    batch = bring_in(explorer, file("Inês,Duarte,,ines@example.org,Northway,Nurse,"))
    typed.refresh_from_db()
    people.edit(explorer, typed, PersonDetails(title="Charge nurse"))
    take_back(explorer, batch)
    typed.refresh_from_db()
    assert (typed.company_name, typed.title, batch.kept) == ("Northway", "Charge nurse", 1)


def test_who_asked_to_be_forgotten_does_not_come_back(explorer, file):
    for mark in marks(explorer.workspace, "Inês Duarte", ["ines@example.org"], []):
        Suppression.objects.create(workspace=explorer.workspace, mark=mark, on=explorer.today)
    batch = bring_in(explorer, file("Inês,Duarte,,Ines@Example.org,Northway,Nurse,"))
    assert not Person.objects.exists()
    assert [(one.row, one.reason) for one in remarks(batch, "rejected")] == [(1, "somebody who asked to be forgotten")]


def test_never_write_to_me_outlives_an_import(explorer, file):
    stopped = people.add(explorer, PersonDetails(name="Inês Duarte", emails=["ines@example.org"]))
    Person.objects.filter(id=stopped.id).update(stopped=True)
    bring_in(explorer, file("Inês,Duarte,https://www.linkedin.com/in/ines,ines@example.org,Northway,Nurse,"))
    assert Person.objects.get().stopped


def test_another_workspace_is_not_looked_at(explorer, file):
    other = given_explorer()
    theirs = bring_in(other, file(INES))
    before = list(Person.objects.filter(workspace=other.workspace).values())
    assert counts(bring_in(explorer, file(INES.replace("Northway", "Bluebird")))) == {"new": 1}
    assert list(Person.objects.filter(workspace=other.workspace).values()) == before
    with pytest.raises(NotFound):
        find_batch(explorer.workspace, str(theirs.id))
    with pytest.raises(BeingDone):
        importing.request_undo(explorer, theirs)
    with pytest.raises(BeingDone):
        importing.start(explorer, theirs)


def test_a_file_that_is_none_leaves_nothing_behind(explorer, tmp_path):
    path = tmp_path / "photo.csv"
    path.write_bytes(b"\x89PNG\r\n")
    with pytest.raises(UnreadableFile):
        importing.keep_file(explorer, path)
    with pytest.raises(UnreadableFile):
        importing.keep(explorer, "photo.csv", [path.read_bytes()])
    assert not ImportBatch.objects.exists()


def many(count: int) -> list[str]:
    return [f"Ana,Test{n},https://www.linkedin.com/in/t{n},,Company {n // 10},Nurse," for n in range(count)]


def test_the_worker_goes_on_where_it_was_cut_short(explorer, file):
    batch = importing.keep_file(explorer, file(*many(1200)))
    importing.start(explorer, batch)

    class PowerCut(BaseException):
        pass

    def cut(batch):
        raise PowerCut

    with pytest.raises(PowerCut):
        importing.run_batch(explorer, batch, cut)
    batch.refresh_from_db()
    assert (batch.state, batch.rows_done, batch.new, Person.objects.count()) == ("running", 500, 500, 500)
    importing.take_up(NOW)
    batch.refresh_from_db()
    assert (batch.state, batch.rows_done, batch.new, Person.objects.count()) == ("done", 1200, 1200, 1200)
    assert ContactPoint.objects.count() == Position.objects.count() == 1200
    assert sum(Company.objects.values_list("people", flat=True)) == 1200


def test_a_file_only_looked_at_goes_after_a_day(explorer, file):
    batch = importing.keep_file(explorer, file(INES))
    importing.take_up(NOW + timedelta(hours=23))
    assert ImportBatch.objects.filter(id=batch.id).exists()
    importing.take_up(NOW + timedelta(hours=25))
    assert not ImportBatch.objects.exists()
    assert not list((settings.ASKWELL_DATA / "imports").glob(f"{batch.id.hex}*"))


def test_queries_grow_with_the_blocks_only(explorer, file):
    with CaptureQueriesContext(connection) as first:
        assert counts(bring_in(explorer, file(*many(3000)))) == {"new": 3000}
    with CaptureQueriesContext(connection) as again:
        assert counts(bring_in(explorer, file(*many(3000)))) == {"same": 3000}
    assert len(first) < 6 * 20
    assert len(again) < 6 * 16
