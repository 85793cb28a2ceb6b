"""Forgetting somebody: no byte of their name is left, and everything else is as it was."""

from __future__ import annotations

import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from askwell.actions import backup, forgetting, importing, introduction, person, story
from askwell.actions.person import PersonDetails
from askwell.errors import AskwellError, Invalid, NotFound
from askwell.integrations.backup import Archive
from askwell.method.blanking import Blanks
from askwell.models import Approach, Event, Message, Note, Person
from askwell.queries import find
from askwell.queries.backup import backups
from askwell.queries.chain import chain
from askwell.queries.fold_check import differences
from askwell.queries.importing import remarks
from askwell.queries.progress import progress
from tests.given import given_explorer
from tests.keeping.conftest import AT, contents

NAME = "Tomás Herrera"
TRACES = ["Tomás Herrera", "Tom\\u00e1s Herrera", "Herrera", "herrera", "tomas.herrera", "617 555 0142", "6175550142"]


@pytest.fixture
def tomas(explorer):
    return find.person(explorer.workspace, NAME)


def traces_in(content: bytes) -> list[str]:
    return [trace for trace in TRACES if trace.encode() in content]


def everything_on_the_disk():
    """Every file of the data folder, archives unpacked, and the database with its log; on PostgreSQL its rows."""
    for path in settings.ASKWELL_DATA.rglob("*"):
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                yield from ((f"{path.name}/{name}", archive.read(name)) for name in archive.namelist())
        elif path.is_file():
            yield path.name, path.read_bytes()
    if connection.vendor == "sqlite":
        name = str(connection.settings_dict["NAME"])
        for end in ("", "-wal", "-journal"):
            if (path := Path(name + end)).exists():
                yield path.name, path.read_bytes()


def test_no_byte_of_them_is_left(explorer, tomas):
    person.edit(explorer, tomas, PersonDetails(note="Knows Tomás Herrera's old team"))
    other = person.add(explorer, PersonDetails(name="Kim Sato", note="Met through tomas herrera at the choir"))
    backup.make(explorer, AT)
    backup.make(explorer, AT + timedelta(days=1))
    assert any(traces_in(content) for _, content in everything_on_the_disk())
    forgetting.forget(explorer, tomas, at_their_request=True)
    assert [one.name for one in forgetting.holding(explorer.workspace)] == [
        "2026-10-17T090000Z.zip", "2026-10-16T090000Z.zip",
    ]  # fmt: skip
    assert forgetting.finish(AT) == forgetting.Cleaned(rewritten=2)
    found = {name: traces for name, content in everything_on_the_disk() if (traces := traces_in(content))}
    assert found == {}
    assert forgetting.holding(explorer.workspace) == []
    other.refresh_from_db()
    assert other.note == "Met through somebody at the choir"


def test_the_story_of_everybody_else_is_as_it_was(explorer, tomas):
    def counts():
        found = chain(explorer.workspace)
        return (
            {link.id: link.tier for link in found.people},
            [(edge.giver, edge.target, edge.state) for edge in found.introductions],
            progress(explorer.workspace, explorer.today),
            list(Event.objects.exclude(kind="erased").order_by("order").values_list("kind", "on", "person")),
            list(Approach.objects.order_by("id").values_list("stage", "held_on", "thanked")),
        )

    before = counts()
    forgetting.forget(explorer, tomas, at_their_request=False)
    assert counts() == before
    assert differences(explorer.workspace) == []
    assert {link.name for link in chain(explorer.workspace).people if link.id == tomas.id} == {"Somebody"}
    assert not Message.objects.filter(person=tomas).exists()
    assert not Note.objects.filter(interview__approach__person=tomas).exists()


def test_only_at_their_request_a_mark_stays(explorer, tomas):
    forgetting.forget(explorer, tomas, at_their_request=False)
    assert person.add(explorer, PersonDetails(name=NAME, emails=["tomas.herrera@northway.example"])).name == NAME


def test_a_mark_says_nothing_and_keeps_them_out(explorer, tomas):
    forgetting.forget(explorer, tomas, at_their_request=True)
    assert traces_in((settings.ASKWELL_DATA / forgetting.FORGOTTEN_FILE).read_bytes()) == []
    with pytest.raises(AskwellError, match="asked to be forgotten"):
        person.add(explorer, PersonDetails(name="T. H.", emails=["Tomas.Herrera@northway.example"]))


def test_their_profile_address_keeps_them_out_of_files_under_any_name(explorer, tmp_path):
    ines = person.add(
        explorer,
        PersonDetails(name="Ines D.", emails=["ines@example.org"], urls=["https://www.linkedin.com/in/ines-duarte/"]),
    )
    forgetting.forget(explorer, ines, at_their_request=True)
    file = tmp_path / "Connections.csv"
    file.write_text(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Inês,Duarte,http://linkedin.com/in/ines-duarte,new@example.org,Northway,Nurse,15 Jan 2024\n"
        "Bo,Lind,https://www.linkedin.com/in/bo-lind,,Northway,Nurse,15 Jan 2024\n",
        encoding="utf-8",
    )
    batch = importing.keep_file(explorer, file)
    importing.run_batch(explorer, batch)
    batch.refresh_from_db()
    assert [one.reason for one in remarks(batch, "rejected")] == ["somebody who asked to be forgotten"]
    assert Person.objects.filter(sort_key="bo lind").exists()
    assert not Person.objects.filter(sort_key="ines duarte").exists()


def test_what_was_erased_does_not_come_back(explorer, tomas):
    forgetting.forget(explorer, tomas, at_their_request=True)
    erased = Event.objects.get(kind="erased")
    with pytest.raises(Invalid, match="cannot come back"):
        story.undo(explorer, erased)
    for again in (
        lambda: person.bring_back(explorer, tomas),
        lambda: forgetting.forget(explorer, tomas, at_their_request=True),
    ):
        with pytest.raises(NotFound):
            again()


def test_a_namesake_keeps_everything(explorer, tomas):
    namesake = person.add(explorer, PersonDetails(name=NAME, note="Tomás Herrera, the baker"))
    forgetting.forget(explorer, tomas, at_their_request=True)
    namesake.refresh_from_db()
    assert (namesake.name, namesake.sort_key, namesake.note) == (NAME, "tomas herrera", "Tomás Herrera, the baker")


def test_nobody_of_another_workspace_is_touched(explorer, tomas):
    theirs = given_explorer()
    same = person.add(theirs, PersonDetails(name=NAME, emails=["tomas.herrera@northway.example"]))
    backup.make(theirs, AT)
    before = contents(theirs.workspace)
    with pytest.raises(NotFound):
        forgetting.forget(explorer, same, at_their_request=True)
    forgetting.forget(explorer, tomas, at_their_request=True)
    forgetting.finish(AT)
    assert contents(theirs.workspace) == before
    with Archive(backups(theirs.workspace)[0].path) as archive:
        assert archive.manifest.tables == before


def test_words_about_those_whom_they_named_lose_the_name(explorer, tomas):
    someone = introduction.add(explorer, giver=tomas, someone="someone who trains nurses", words="Say Tomás sent you")
    new = introduction.resolve_someone(explorer, someone, PersonDetails(name="Lena Novak"))
    forgetting.forget(explorer, tomas, at_their_request=True)
    someone.refresh_from_db()
    new.refresh_from_db()
    assert (someone.words, someone.target_words, new.source_words) == ("", "", "named by somebody")


def test_a_kill_between_the_two_parts_is_made_good(explorer, tomas, monkeypatch):
    backup.make(explorer, AT)
    forgetting.forget(explorer, tomas, at_their_request=True)
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(forgetting, "_rewrite", _dies)
        forgetting.finish(AT)
    assert forgetting.finish(AT) == forgetting.Cleaned(rewritten=1)


def _dies(*_):
    raise KeyboardInterrupt


def test_a_backup_that_cannot_be_read_goes(explorer, tomas):
    made = backup.make(explorer, AT)
    made.path.write_bytes(made.path.read_bytes()[:1000])
    forgetting.forget(explorer, tomas, at_their_request=True)
    assert forgetting.finish(AT) == forgetting.Cleaned(removed=1)
    assert not made.path.exists()


def test_an_erased_person_is_on_no_list(explorer, tomas):
    forgetting.forget(explorer, tomas, at_their_request=True)
    row = Person.objects.get(id=tomas.id)
    assert (row.name, row.email, row.line, row.removed_at is not None) == ("Somebody", "", "", True)


@pytest.mark.parametrize(
    ("name", "text", "blanked"),
    [
        ("Dana Mbeki", "Dana Mbeki said so; ask Dana.", "somebody said so; ask somebody."),
        ("Dana Mbeki", "dana\nmbeki", "somebody"),
        ("Dana Mbeki", "Ask Dana.", "Ask Dana."),
        ("Dana Mbeki", "Bandana Mbekis", "Bandana Mbekis"),
        ("Tomás Herrera", "Tomas Herrera", "somebody"),
        ("May", "May we meet in May?", "May we meet in May?"),
        ("Max Li", "Max Li likes Lisbon.", "somebody likes Lisbon."),
        ("Dana (D.) Mbeki", "Dana (D.) Mbeki!", "somebody!"),
    ],
)
def test_how_a_name_is_found(name, text, blanked):
    assert Blanks(name, []).text(text) == blanked


@pytest.mark.parametrize("text", ["dana@example.org", "Dana@Example.org,", "mailto:dana@example.org"])
def test_an_address_is_found_anywhere(text):
    assert "dana" not in Blanks("May", ["dana@example.org"], whole_name=False).text(text).lower()
