"""`askwell import` as another program sees it, and what a kill leaves behind."""

import json
import signal
import subprocess
import sys

import pytest

from tests.given import askwell, own_env

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Mia Bell\r\nEMAIL:mia@example.org\r\nBDAY:--02-03\r\nEND:VCARD\r\n"


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def connections(tmp_path):
    path = tmp_path / "Connections.csv"
    path.write_text(
        f"{HEADER}\nInês,Duarte,https://www.linkedin.com/in/ines,,Northway,Nurse,15 Jan 2024\n,,,,,,16 Jan 2024\n"
    )
    return path


def lines(done) -> list[dict]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_line_a_file_in_their_order(data, connections, tmp_path):
    card = tmp_path / "mia.vcf"
    card.write_text(CARD, newline="")
    files = [str(tmp_path / "gone.csv"), str(card), str(connections)]
    gone, mia, linkedin = lines(askwell(data, "import", *files, "--dry-run", "--json"))
    assert gone["file"] == files[0]
    assert (gone["new"], gone["people"], gone["error"]["code"]) == (0, [], "unreadable_file")
    assert mia["people"] == [
        {
            "name": "Mia Bell", "emails": ["mia@example.org"], "phones": [], "company": "", "title": "", "urls": [],
            "note": "", "birthday": "--02-03", "connected_on": "",
        }
    ]  # fmt: skip
    assert linkedin["format"] == "linkedin"
    assert [linkedin[count] for count in ("new", "same", "changed", "conflicts")] == [1, 0, 0, 0]
    assert [one["row"] for one in linkedin["rejected"]] == [2]
    assert linkedin["error"] is None

    assert [line["new"] for line in lines(askwell(data, "import", *files, "--json"))] == [0, 1, 1]
    assert [line["same"] for line in lines(askwell(data, "import", *files, "--json"))] == [0, 1, 1]


def test_taking_an_import_back_by_its_file_name(data, connections):
    assert "1 new" in askwell(data, "import", str(connections)).stdout
    (told,) = lines(askwell(data, "import", "undo", "Connections.csv", "--json"))
    assert (told["removed"], told["kept"]) == (1, [])
    (listed,) = lines(askwell(data, "import", "list", "--json"))[0]["imports"]
    assert listed["state"] == "undone"
    assert "no import “other.csv” here" in askwell(data, "import", "undo", "other.csv", code=1).stderr


KILLED = """
import os, signal, sys
from askwell.cli.context import Args, load_django
load_django()
from django.db import connection
from pathlib import Path
from askwell.actions import importing
from askwell.cli.out import Out

seen = 0
def kill(execute, sql, params, many, context):
    global seen
    answer = execute(sql, params, many, context)
    if sql.startswith(sys.argv[2]):
        seen += 1
        if seen == 3:
            os.kill(os.getpid(), signal.SIGKILL)
    return answer

actor = Args(Out(True)).actor
batch = importing.keep_file(actor, Path(sys.argv[1]))
with connection.execute_wrapper(kill):
    importing.run_batch(actor, batch)
"""
GO_ON = """
from askwell.cli.context import load_django
load_django()
from django.utils import timezone
from askwell.actions import importing
importing.take_up(timezone.now())
"""


@pytest.mark.fault
@pytest.mark.parametrize(
    "at", ['INSERT INTO "person"', 'INSERT INTO "position"', 'UPDATE "import_batch" SET "rows_done"']
)
def test_a_kill_costs_nobody_and_doubles_nobody(data, tmp_path, at):
    file = tmp_path / "Connections.csv"
    rows = [f"Ana,Test{n},https://www.linkedin.com/in/t{n},,Company {n % 40},Nurse," for n in range(2000)]
    rows += ["Ben,Test,,,Northway,Nurse,", "Ben,Test,,,,,"]
    file.write_text("\n".join((HEADER, *rows)))
    killed = subprocess.run([sys.executable, "-c", KILLED, str(file), at], env=own_env(data), capture_output=True)
    assert killed.returncode == -signal.SIGKILL
    (batch,) = lines(askwell(data, "import", "list", "--json"))[0]["imports"]
    assert (batch["state"], batch["new"]) == ("running", 1000)

    subprocess.run([sys.executable, "-c", GO_ON], env=own_env(data), check=True)
    (batch,) = lines(askwell(data, "import", "list", "--json"))[0]["imports"]
    assert (batch["state"], batch["new"], batch["same"]) == ("done", 2002, 0)
    (again,) = lines(askwell(data, "import", str(file), "--json"))
    assert (again["new"], again["same"]) == (0, 2002)


def test_what_an_earlier_file_would_bring_counts_in_a_dry_run(data, connections, tmp_path):
    same = tmp_path / "phone.vcf"
    same.write_text(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Inês Duarte\r\nURL:https://www.linkedin.com/in/ines\r\nEMAIL:ines@example.org\r\n"
        "TITLE:Ward lead\r\nEND:VCARD\r\n" + CARD,
        newline="",
    )
    mia = tmp_path / "mia.vcf"
    mia.write_text(CARD, newline="")
    files = [str(connections), str(same), str(mia)]
    counts = ("new", "same", "changed", "conflicts")
    would = [
        [line[count] for count in counts] for line in lines(askwell(data, "import", *files, "--dry-run", "--json"))
    ]
    assert would == [[1, 0, 0, 0], [1, 0, 1, 0], [0, 1, 0, 0]]
    did = [[line[count] for count in counts] for line in lines(askwell(data, "import", *files, "--json"))]
    assert did == would


def test_a_file_of_which_nothing_can_be_read_stands_once_in_the_list(data, tmp_path):
    broken = tmp_path / "broken.vcf"
    broken.write_text("BEGIN:VCARD\r\n")
    for _ in range(2):
        (line,) = lines(askwell(data, "import", str(broken), "--json"))
        assert (line["new"], len(line["rejected"])) == (0, 1)
    (listed,) = lines(askwell(data, "import", "list", "--json"))[0]["imports"]
    assert listed["file"] == "broken.vcf"


def test_letters_that_no_database_keeps_are_left_out(told, tmp_path):
    file = tmp_path / "contacts.csv"
    file.write_bytes(
        b"Name,Given Name,Family Name,Notes,E-mail 1 - Type,E-mail 1 - Value,Organization 1 - Name\n"
        b"Hana\x00 Sato,Hana\x00,Sato,met\x00 twice,Work,hana@halden.example,Hal\x00den\n"
    )
    card = tmp_path / "card.vcf"
    card.write_bytes(b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ben\x00 Adler\r\nNOTE:a\x00b\r\nEND:VCARD\r\n")
    for one, name in ((file, "Hana Sato"), (card, "Ben Adler")):
        assert told("import", str(one))["new"] == 1
        assert told("people", "show", name)["name"] == name
