"""A disk without room, and a database that another program holds: in words, and nothing that was kept is lost."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.given import own_env

pytestmark = pytest.mark.fault

PROGRAM = """
import json, sys, uuid, django; django.setup()
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone
from askwell.actions import approach, direction, interview, person, prepare
from askwell.actions.access import Actor
from askwell.actions.entry import enter, make_link
from askwell.integrations.sqlite.library import Database
from askwell.models import Note, Person
from askwell.queries.fold_check import differences
from askwell.web.middleware import cookie_name

at = timezone.now()
actor = Actor(prepare.everything(at), at)
prepare.browser_files()
asked = approach.start(
    actor, person.add(actor, person.PersonDetails(name="Hana Sato")), direction.open_direction(actor, "nursing")
).approach
talk = interview.schedule(actor, asked, interview.Appointment(at, 30, "UTC", "video"))
browser = Client(headers={"Host": "127.0.0.1"}, SERVER_PORT="80", raise_request_exception=False)
browser.cookies[cookie_name()] = enter(make_link(actor, at), at)

def note(number):
    sent = {"id": str(uuid.UUID(int=number)), "text": f"{number}: " + "They hire from wards. " * 80}
    return browser.post(f"/interviews/{talk.id}/notes", sent, content_type="application/json")

def pragma(words):
    with connection.cursor() as cursor:
        return cursor.execute(f"PRAGMA {words}").fetchone()[0]

def full():
    pragma(f"max_page_count = {pragma('page_count') + 5}")
    return lambda: pragma("max_page_count = 100000")

def held():
    other = Database.connect(settings.DATABASES["default"]["NAME"], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    pragma("busy_timeout = 1")
    return other.close

let_go = {"full": full, "held": held}[sys.argv[1]]()
number = 1
while (answer := note(number)).status_code == 200:
    number += 1
people = 0
while (refused := browser.post("/people/new", {"name": f"Ada {people}", "source": "known"})).status_code == 303:
    people += 1
read = browser.get("/people/")
kept = Note.objects.count()
let_go()
print(json.dumps({
    "note": answer.status_code,
    "person": [refused.status_code, refused.content.decode()],
    "reading": read.status_code,
    "acknowledged": number - 1,
    "kept": kept,
    "again": [note(number).status_code, note(number).status_code],
    "notes": Note.objects.count(),
    "people": [people, Person.objects.filter(name__startswith="Ada").count()],
    "whole": pragma("integrity_check"),
    "differences": len(differences(actor.workspace)),
}))
"""


@pytest.mark.parametrize(
    ("trouble", "words"),
    [("full", "The disk is full."), ("held", "Another program is writing to Askwell")],
)
def test_saving_is_refused_in_words_reading_goes_on_and_later_all_is_well(tmp_path, trouble, words):
    env = own_env(tmp_path, DJANGO_SETTINGS_MODULE="askwell.config.settings")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, trouble], env=env, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["note"] == 503  # the device keeps the line, and sends it again by itself
    assert said["person"][0] == 503
    assert words in said["person"][1]
    assert said["reading"] == 200
    assert said["kept"] == said["acknowledged"]
    assert said["again"] == [200, 200]
    assert said["notes"] == said["acknowledged"] + 1
    assert said["people"][0] == said["people"][1]
    assert (said["whole"], said["differences"]) == ("ok", 0)
