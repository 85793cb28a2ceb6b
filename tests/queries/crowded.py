"""A workspace in which everything grew: everybody was asked, and all leads to one person, one direction, one talk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import copy
from typing import Any

from django.db.models import Model

from askwell.actions.access import Actor
from askwell.actions.demo import crowd
from askwell.models import (
    AgendaItem,
    Attendee,
    Claim,
    Commitment,
    Company,
    ContactPoint,
    Criterion,
    Direction,
    Event,
    ImportBatch,
    ImportChange,
    ImportRemark,
    Interview,
    Introduction,
    Message,
    Note,
    Person,
    Position,
    Research,
)
from askwell.models.base import new_id
from tests.given import NOW, given_explorer
from tests.routes import addresses, ids

TODAY = NOW.date()


def given_crowd(people: int, monkeypatch) -> tuple[Actor, dict[str, Any]]:
    """An explorer with so many people, and the ids of those to whom all leads."""
    monkeypatch.setattr(crowd, "FEWEST_APPROACHES", people)  # all of them, not one in fifty
    explorer = given_explorer()
    for _ in crowd.people(explorer.workspace, people, people, TODAY):
        pass
    return explorer, _all_lead_to_one(explorer)


def _all_lead_to_one(explorer: Actor) -> dict[str, Any]:
    workspace = explorer.workspace
    everybody = list(Person.objects.filter(workspace=workspace).order_by("id"))
    talk = Interview.objects.filter(workspace=workspace, held_on__isnull=False).order_by("id").first()
    assert talk
    hub, direction = talk.approach.person, talk.approach.direction
    assert direction
    Person.objects.filter(workspace=workspace).update(company=hub.company, company_name=hub.company_name)

    def many(model: type[Model], columns: Callable[[int, Person], dict[str, Any]], share: int = 1) -> list[Any]:
        rows = [model(workspace=workspace, **columns(at, person)) for at, person in enumerate(everybody[::share])]
        return model._default_manager.bulk_create(rows)

    few = 10  # one for so many people
    criteria = many(Criterion, lambda at, _: {
        "name": f"Criterion {at}", "group": "life", "added_on": TODAY, "direction": direction if at % 2 else None,
    }, few)  # fmt: skip
    many(Direction, lambda at, _: {"name": f"Direction {at}", "key": f"direction {at}", "opened_on": TODAY}, few)
    many(Company, lambda at, _: {"name": f"Company {at}", "key": f"company {at}", "people": 1})
    many(ContactPoint, lambda at, _: {"person": hub, "kind": "email", "value": f"{at}@x.example", "key": f"h{at}"})
    many(Position, lambda at, _: {"person": hub, "company": hub.company, "title": f"Nurse {at}", "since": TODAY})
    for box, about in {"company": "company", "industry": "direction", "person": "person"}.items():
        one = {"company": hub.company, "direction": direction, "person": hub}[about]
        many(Research, lambda at, _, box=box, about=about, one=one: {
            "box": box, about: one, "text": f"Read {at}", "on": TODAY,
        })  # fmt: skip
    named = many(Introduction, lambda at, person: {
        "giver": hub, "target": person, "direction": direction, "words": "Ask them.", "first_on": TODAY,
        "last_on": TODAY, "state": ("named", "asked", "promised", "made")[at % 4],
    })  # fmt: skip
    many(Introduction, lambda at, person: {
        "giver": person, "target": hub, "direction": direction, "first_on": TODAY, "last_on": TODAY, "state": "named",
    })  # fmt: skip
    many(AgendaItem, lambda at, _: {"interview": talk, "order": at, "text": f"Question {at}?", "part": "core"})
    many(Attendee, lambda at, person: {"interview": talk, "person": person, "owed": True}, few)
    for where in (talk, None):
        many(Note, lambda at, _, where=where: {
            "id": (one := new_id()), "line": one, "interview": where, "person": hub, "text": f"Ward {at}",
            "written_at": NOW, "saved_at": NOW,
        }, few)  # fmt: skip
    claims = many(Claim, lambda at, _: {
        "person": hub, "interview": talk, "direction": direction, "criterion": criteria[at // few],
        "text": f"Said {at}", "sign": "for", "on": TODAY,
    })  # fmt: skip
    promises = many(Commitment, lambda at, _: {
        "person": hub, "interview": talk, "mine": bool(at % 2), "what": f"Send {at}", "due": TODAY,
    })  # fmt: skip
    letters = many(Message, lambda at, _: {
        "person": hub, "approach": talk.approach, "direction": direction, "interview": talk, "outgoing": bool(at % 3),
        "kind": "request" if at % 3 else "reply", "subject": f"Ward {at}", "text": "Dear Dana, the ward.",
        "state": ("got", "draft", "sent")[at % 3], "sent_on": None if at % 3 == 1 else TODAY,
        "opened_at": NOW if at % 3 == 1 else None, "made_at": NOW, "changed_at": NOW,
    })  # fmt: skip
    batches = many(ImportBatch, lambda at, _: {
        "file_name": f"{at}.csv", "file_hash": "0", "format": "csv", "state": "done", "made_at": NOW, "done_at": NOW,
    })  # fmt: skip
    for kind in ("rejected", "conflict", "kept"):
        many(ImportRemark, lambda at, person, kind=kind: {
            "batch": batches[0], "kind": kind, "row": at, "person": person, "field": "phone", "mine": "1",
        })  # fmt: skip
    many(ImportChange, lambda at, person: {"batch": batches[0], "person": person, "field": "note", "after": "x"})
    _happened(talk, named, claims, letters, promises)
    asked = Message.objects.filter(workspace=workspace, state="draft").order_by("id").values_list("id", flat=True)
    return ids(
        workspace, person_id=hub.id, approach_id=talk.approach_id, interview_id=talk.id, direction_id=direction.id,
        company_id=hub.company_id, batch_id=batches[0].id, message_id=asked.first(),
    )  # fmt: skip


def _happened(
    talk: Interview,
    named: list[Introduction],
    claims: list[Claim],
    letters: list[Message],
    promises: list[Commitment],
) -> None:
    """A long story with the one person, in which all that came about."""
    approach = talk.approach
    last = Event.objects.filter(workspace=talk.workspace).latest("order")
    rows = []
    for name, claim, letter, promise in zip(named, claims, letters, promises, strict=True):
        for kind, data in (
            ("introduction_named", {}),
            ("claim_added", {"claim": str(claim.id), "sign": claim.sign}),
            ("letter_sent" if letter.outgoing else "reply_wrote", {"letter": "request", "message": str(letter.id)}),
            ("commitment_made", {"mine": promise.mine, "what": promise.what, "due": TODAY.isoformat()}),
        ):
            event = copy(last)
            event.id, event.order, event.kind, event.data = new_id(), last.order + len(rows) + 1, kind, data
            event.on, event.interview, event.introduction, event.commitment = TODAY, talk, name, promise
            event.person, event.approach, event.direction = approach.person, approach, approach.direction
            rows.append(event)
    Event.objects.bulk_create(rows)


VIEWS = (
    "/people/?q=a", "/people/?after=b&id={person_id}", "/people/?before=t&id={person_id}",
    "/people/?q=a&after=b&id={person_id}", "/people/{person_id}/?all=1", "/search?q=a", "/search?q=ward",
)  # fmt: skip
NO_FILE = {"keep-restore"}  # there is no backup in these tests


def pages(own: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Name and address of every route, and of the lists from other places on."""
    yield from ((name, path) for name, path in addresses(own) if name not in NO_FILE)
    yield from ((view, view.format(**own)) for view in VIEWS)
