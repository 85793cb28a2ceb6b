"""Nothing crosses from one workspace to another: every route, asked with the ids of somebody else's worked example.

The routes are walked, so a new one is in here by itself; a new kind of id in an address fails until it has one."""

from __future__ import annotations

import pytest

from askwell.actions import approach, direction, interview, person
from askwell.actions.person import PersonDetails
from askwell.models import Step
from askwell.queries.tables import rows, tables
from tests.given import given_browser, given_explorer
from tests.routes import addresses, given_example, ids

NAMES = (
    "Herrera",
    "Ortiz",
    "Mbeki",
    "Halden",
    "Krause",
    "Medira",
    "Solberg",
    "Corvane",
    "Northway",
)  # first names stand in the bar
ANSWERS = {200, 302, 303, 403, 404, 405, 409, 413, 422}


@pytest.fixture
def somebody_else(db):
    return given_example()


@pytest.fixture
def mine(somebody_else):
    """An explorer with a direction, a person, an approach and a talk of their own."""
    actor = given_explorer()
    own = direction.open_direction(actor, "school nursing")
    hana = person.add(actor, PersonDetails(name="Hana Sato", source="known"))
    started = approach.start(actor, hana, own).approach
    interview.held_without_request(actor, hana, own, interview.Held())
    return actor, {"direction_id": own.id, "person_id": hana.id, "approach_id": started.id}


def everything_of(workspace):
    return {name: list(rows(model, workspace.id)) for name, model in tables().items()} | {
        "step": list(Step.objects.filter(workspace=workspace).order_by("pk").values())
    }


def mixtures(own, foreign):
    """Path of each route, as name, whether it has ids, and path: all ids foreign, and all but one. None is all own."""
    without = dict(addresses({}))
    own_paths = {path for _, path in addresses(own)} - set(without.values())
    seen = set(own_paths)
    for of in (foreign, *(foreign | {part: value} for part, value in own.items())):
        for name, path in addresses(of):
            if path not in seen:
                seen.add(path)
                yield name, name not in without, path


def body(foreign):
    """What a form could carry: somebody else's ids under every name that a form here has for one."""
    theirs = {part.removesuffix("_id"): str(value) for part, value in foreign.items()}
    return theirs | {
        "giver": theirs["person"], "target": theirs["person"], "also": theirs["person"], "note": theirs["person"],
        "follows": theirs["person"], "kind": "request", "name": "Ada", "text": "words", "what": "x", "on": "2026-10-15",
        "day": "2026-10-15", "kinds": "wrote", "outcome": "talked", "how": "finished", "reason": "x", "sign": "for",
        "answer": "yes", "subject": "x", "until": "2026-12-01", "group": "life", "box": "person",
    }  # fmt: skip


def test_every_route_is_as_if_the_others_were_not_there(mine, somebody_else, settings, tmp_path):
    settings.ASKWELL_DATA = tmp_path
    actor, own = mine
    foreign = ids(somebody_else)
    before = everything_of(somebody_else)
    browser = given_browser(actor, raise_request_exception=False)

    asked = 0
    for name, with_id, path in mixtures(own, foreign):
        for method in ("get", "post"):
            if name in {"keep-erase", "keep-restore", "keep-restore-file", "demo-again"} and method == "post":
                continue  # these take one's own workspace away, and are tried in tests/keeping
            answer = getattr(browser, method)(path, body(foreign) if method == "post" else {})
            asked += 1
            assert answer.status_code in ANSWERS, (method, path, answer.status_code)
            if with_id:
                assert answer.status_code in {302, 303, 404, 405, 422}, (method, path, answer.status_code)
            said = b"" if answer.streaming else answer.content
            assert not [one for one in NAMES if one.encode() in said], (method, path)
    assert asked > 200
    assert everything_of(somebody_else) == before


def test_search_and_lists_find_nothing_of_theirs(mine, somebody_else):
    browser = given_browser(mine[0])
    for path in ("/search?q=Dana", "/people/?q=Tom", "/people/?q=North", "/chain/", "/progress/", "/steps/"):
        said = browser.get(path).content.decode()
        assert not [name for name in ("Dana Mbeki", "Tomás", "Northway") if name in said.replace("q=", "")], path
