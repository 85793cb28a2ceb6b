"""Nothing crosses from one workspace to another: every route, asked with the ids of somebody else's worked example.

The routes are walked, so a new one is in here by itself; a new kind of id in an address fails until it has one."""

from __future__ import annotations

from itertools import product

import pytest
from django.db.models import Model

from askwell.actions import approach, demo, direction, interview, person
from askwell.actions.person import PersonDetails
from askwell.models import (
    Approach,
    Commitment,
    Company,
    Criterion,
    Direction,
    Event,
    ImportBatch,
    Interview,
    Introduction,
    Message,
    Note,
    Person,
    Research,
    Step,
    Workspace,
)
from askwell.queries.tables import rows, tables
from askwell.web.urls import urlpatterns
from tests.given import NOW, given_browser, given_explorer

OF_ID: dict[str, type[Model]] = {
    "person_id": Person, "approach_id": Approach, "interview_id": Interview, "message_id": Message,
    "direction_id": Direction, "criterion_id": Criterion, "research_id": Research, "event_id": Event, "step_id": Step,
    "company_id": Company, "commitment_id": Commitment, "batch_id": ImportBatch, "introduction_id": Introduction,
    "note_id": Note,
}  # fmt: skip
WORDS = {"deed": "promise", "form": "md", "name": "2026-10-16T090000Z.zip", "token": "x"}  # parts that are no ids
DOORS = {"enter", "health"}  # before any workspace
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
    """Maya's whole example: rows of nearly every kind, and an import that waits."""
    maya = Workspace.objects.create(zone="UTC", made_at=NOW)
    demo.seed(maya)
    ImportBatch.objects.create(workspace=maya, file_name="Herrera.csv", file_hash="0", format="csv", made_at=NOW)
    return maya


@pytest.fixture
def mine(somebody_else):
    """An explorer with a direction, a person, an approach and a talk of their own."""
    actor = given_explorer()
    own = direction.open_direction(actor, "school nursing")
    hana = person.add(actor, PersonDetails(name="Hana Sato", source="known"))
    started = approach.start(actor, hana, own).approach
    interview.held_without_request(actor, hana, own, interview.Held())
    return actor, {"direction_id": own.id, "person_id": hana.id, "approach_id": started.id}


def of(workspace, kind):
    return kind.objects.filter(workspace=workspace).order_by("pk").values_list("pk", flat=True).first()


def everything_of(workspace):
    return {name: list(rows(model, workspace.id)) for name, model in tables().items()} | {
        "step": list(Step.objects.filter(workspace=workspace).order_by("pk").values())
    }


def addresses(own, foreign):
    """Each route, with every mixture of own and foreign ids in which at least one is foreign."""
    for pattern in urlpatterns:
        parts = list(pattern.pattern.converters)
        ids = [part for part in parts if part not in WORDS]
        for choice in product(("foreign", "own"), repeat=len(ids)):
            if ids and "foreign" not in choice:
                continue
            values = {part: WORDS[part] for part in parts if part in WORDS}
            for part, whose in zip(ids, choice, strict=True):
                values[part] = foreign[part] if whose == "foreign" else own.get(part)
            if None not in values.values() and pattern.name not in DOORS:
                path = "/" + str(pattern.pattern)
                for part, converter in pattern.pattern.converters.items():
                    path = path.replace(f"<{CONVERTERS[type(converter).__name__]}:{part}>", str(values[part]))
                assert "<" not in path
                yield pattern.name, bool(ids), path


CONVERTERS = {"UUIDConverter": "uuid", "IntConverter": "int", "SlugConverter": "slug", "StringConverter": "str"}


def body(foreign):
    """What a form could carry: somebody else's ids under every name that a form here has for one."""
    ids = {part.removesuffix("_id"): str(value) for part, value in foreign.items()}
    return ids | {
        "giver": ids["person"], "target": ids["person"], "also": ids["person"], "note": ids["person"],
        "follows": ids["person"], "kind": "request", "name": "Ada", "text": "words", "what": "x", "on": "2026-10-15",
        "day": "2026-10-15", "kinds": "wrote", "outcome": "talked", "how": "finished", "reason": "x", "sign": "for",
        "answer": "yes", "subject": "x", "until": "2026-12-01", "group": "life", "box": "person",
    }  # fmt: skip


def test_every_route_is_as_if_the_others_were_not_there(mine, somebody_else, settings, tmp_path):
    settings.ASKWELL_DATA = tmp_path
    actor, own = mine
    foreign = {part: of(somebody_else, kind) for part, kind in OF_ID.items()}
    assert all(foreign.values()), foreign
    before = everything_of(somebody_else)
    browser = given_browser(actor, raise_request_exception=False)

    asked = 0
    for name, with_id, path in addresses(own, foreign):
        for method in ("get", "post"):
            if name in {"keep-erase", "keep-restore", "keep-restore-file"} and method == "post":
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
