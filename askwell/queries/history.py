"""A history as the method reads it: the whole workspace, or the part around some people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from uuid import UUID

from django.db.models import Q, QuerySet

from askwell.method.history import (
    ApproachFacts,
    CommitmentFacts,
    Event,
    History,
    InterviewFacts,
    IntroductionFacts,
    PersonFacts,
)
from askwell.method.policy import Policy
from askwell.method.workdays import Place
from askwell.models import Approach, Attendee, Commitment, Event as EventRow, Interview, Introduction, Person, Workspace

EVENT_COLUMNS = (
    "id", "kind", "on", "order", "at", "person_id", "direction_id", "introduction_id", "approach_id", "interview_id",
    "commitment_id", "corrects_id", "data",
)  # fmt: skip


def home(workspace: Workspace) -> Place:
    return Place(workspace.zone, workspace.country, workspace.region)


def whole(workspace: Workspace, until: date | None = None) -> History:
    """Everything that happened up to and including `until`, a day of the explorer's."""
    events = EventRow.objects.filter(workspace=workspace)
    if until:
        events = events.filter(on__lte=until)
    introductions = Introduction.objects.filter(workspace=workspace)
    approaches = Approach.objects.filter(workspace=workspace)
    return _history(workspace, None, introductions, approaches, events)


def around(workspace: Workspace, people: Iterable[UUID]) -> History:
    """What one refold of these people reads: their own events, and the names that they gave or that led to them.

    Stands on event_of_person, event_of_introduction, introduction_to, introduction_by, approach_of_person."""
    wanted = set(people)
    guests = Attendee.objects.filter(workspace=workspace, interview__approach__person__in=wanted)
    together = wanted | set(guests.values_list("person_id", flat=True))
    introductions = Introduction.objects.filter(workspace=workspace).filter(
        Q(target__in=wanted) | Q(giver__in=together)
    )
    intro_rows = list(introductions.values_list("id", "giver_id", "target_id"))
    near = together | {giver for _, giver, _ in intro_rows if giver} | {target for _, _, target in intro_rows if target}
    talks = list(Attendee.objects.filter(workspace=workspace, person__in=wanted).values_list("interview_id", flat=True))
    hosts = set(
        Interview.objects.filter(workspace=workspace, id__in=talks).values_list("approach__person_id", flat=True)
    )
    near |= hosts
    approaches = Approach.objects.filter(workspace=workspace, person__in=near)
    events = EventRow.objects.filter(workspace=workspace).filter(
        Q(person__in=near) | Q(introduction__in=[row[0] for row in intro_rows])
    )
    return _history(workspace, near, introductions, approaches, events, _decisions(workspace))


DECIDING = ("direction_opened", "direction_decided", "direction_reopened")


def _decisions(workspace: Workspace) -> QuerySet[EventRow]:
    """What was decided, which bears on whom to ask still. Stands on event_of_kind."""
    return EventRow.objects.filter(workspace=workspace, kind__in=DECIDING, counts=True, person=None)


def _history(
    workspace: Workspace,
    people: set[UUID] | None,
    introductions: QuerySet[Introduction],
    approaches: QuerySet[Approach],
    events: QuerySet[EventRow],
    beside: QuerySet[EventRow] | None = None,
) -> History:
    approach_facts = [ApproachFacts(*row) for row in approaches.values_list("id", "person_id", "direction_id")]
    intro_facts = [
        IntroductionFacts(*row) for row in introductions.values_list("id", "giver_id", "target_id", "direction_id")
    ]
    if people is None:  # not everybody known: only those to whom something happened
        people = {facts.person for facts in approach_facts}
        people |= {person for facts in intro_facts for person in (facts.giver, facts.target) if person}
        people |= set(Commitment.objects.filter(workspace=workspace).values_list("person_id", flat=True)) | set(
            Attendee.objects.filter(workspace=workspace).values_list("person_id", flat=True)
        )
    return History(
        home=home(workspace),
        policy=Policy.from_settings(workspace.policy),
        people={facts.id: facts for facts in _people(workspace, people)},
        introductions={facts.id: facts for facts in intro_facts},
        approaches={facts.id: facts for facts in approach_facts},
        interviews={facts.id: facts for facts in _interviews(workspace, people)},
        commitments={
            row[0]: CommitmentFacts(*row)
            for row in Commitment.objects.filter(workspace=workspace, person__in=people).values_list(
                "id", "person_id", "mine", "due"
            )
        },
        events=tuple(
            Event(*row) for rows in (events, beside) if rows is not None for row in rows.values_list(*EVENT_COLUMNS)
        ),
    )


def _people(workspace: Workspace, people: set[UUID]) -> Iterable[PersonFacts]:
    rows = Person.objects.filter(workspace=workspace, id__in=people).values_list(
        "id", "zone", "country", "region", "phone", "address", "company__address", "removed_at"
    )
    for person, zone, country, region, phone, address, company_address, removed_at in rows:
        place = Place(zone, country, region)
        yield PersonFacts(person, place, bool(phone), bool(address or company_address), removed_at is not None)


def _interviews(workspace: Workspace, people: set[UUID]) -> Iterable[InterviewFacts]:
    talks = Interview.objects.filter(workspace=workspace, approach__person__in=people).values_list("id", "approach_id")
    approach_of = dict(talks)
    attendees = Attendee.objects.filter(workspace=workspace, interview__in=approach_of).order_by("interview", "id")
    by_talk = {
        talk: list(rows)
        for talk, rows in groupby(attendees.values_list("interview_id", "person_id", "owed"), lambda row: row[0])
    }
    for talk, approach in approach_of.items():
        others = by_talk.get(talk, [])
        yield InterviewFacts(
            talk,
            approach,
            tuple(person for _, person, _ in others),
            tuple(person for _, person, owed in others if owed),
        )
