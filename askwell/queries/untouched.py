"""Contacts nobody touched for 24 months, to be looked through (TRUST, other people's rights)."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from askwell.models import Event, Person, Workspace

MONTHS = 24


def untouched(workspace: Workspace, today: date) -> QuerySet[Person]:
    """People noted down before, with whom nothing has happened since; by name. Stands on event_of_person."""
    year, month = divmod(today.year * 12 + today.month - 1 - MONTHS, 12)
    limit = date(year, month + 1, min(today.day, 28))
    happened = Event.objects.filter(workspace=workspace, person=OuterRef("pk"), on__gte=limit)
    people = Person.objects.filter(workspace=workspace, removed_at__isnull=True, since__lt=limit)
    people = people.filter(Q(last_contact__isnull=True) | Q(last_contact__lt=limit))
    return people.filter(~Exists(happened)).order_by("sort_key", "id")
