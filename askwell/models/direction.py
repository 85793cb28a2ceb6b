"""Directions, what matters to the explorer, and what was read."""

from __future__ import annotations

from django.db import models

from askwell.models.base import Row
from askwell.models.company import Company
from askwell.models.person import Person
from askwell.models.workspace import Workspace


class Direction(Row):
    """An occupation, field or kind of company under exploration: "I think … because …; I would drop it if …"."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, db_index=False)
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, default="occupation")  # METHOD S4.2, S2.27
    because = models.TextField(blank=True, default="")
    drop_if = models.TextField(blank=True, default="")
    # Stored fold.
    opened_on = models.DateField(null=True)
    decided_as = models.CharField(max_length=12, blank=True, default="")  # empty: open
    decided_on = models.DateField(null=True)
    reason = models.TextField(blank=True, default="")

    class Meta:
        db_table = "direction"
        constraints = [models.UniqueConstraint(name="one_direction_of_a_name", fields=["workspace", "key"])]


class Criterion(Row):
    """What matters to the explorer; for all directions, or one direction's own (METHOD S1.4, S3.26)."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, db_index=False)
    direction = models.ForeignKey(Direction, on_delete=models.CASCADE, null=True, db_index=False)
    name = models.CharField(max_length=200)
    group = models.CharField(max_length=10)  # values, interests, skills, life, goals
    must = models.BooleanField(default=False)
    added_on = models.DateField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "criterion"
        indexes = [models.Index(fields=["workspace", "direction", "added_on"], name="criterion_of_direction")]


class Research(Row):
    """One thing read: of the company, the industry or the person; or that nothing was found (METHOD S3.10)."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, db_index=False)
    box = models.CharField(max_length=8)  # company, industry, person
    direction = models.ForeignKey(Direction, on_delete=models.CASCADE, null=True, db_index=False)
    company = models.ForeignKey(Company, on_delete=models.CASCADE, null=True, db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, db_index=False)
    text = models.TextField(blank=True, default="")
    url = models.CharField(max_length=500, blank=True, default="")
    question = models.CharField(max_length=40, blank=True, default="")  # the bank's question that it answers
    nothing_found = models.BooleanField(default=False)
    on = models.DateField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "research"
        indexes = [
            models.Index(fields=["workspace", "person", "on"], name="research_on_person"),
            models.Index(fields=["workspace", "company", "on"], name="research_on_company"),
            models.Index(fields=["workspace", "direction", "on"], name="research_on_direction"),
        ]
