"""What happened, and the steps computed from it."""

from __future__ import annotations

from django.db import models

from askwell.models.approach import Approach, Introduction
from askwell.models.base import Row
from askwell.models.direction import Direction
from askwell.models.interview import Commitment, Interview
from askwell.models.person import Person
from askwell.models.workspace import Workspace


class Event(Row):
    """Never edited; only erasure blanks its words and names, keeping kind and day. `order` counts up in a workspace."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, db_index=False)
    order = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=24)
    on = models.DateField()
    at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()
    by = models.CharField(max_length=40)
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, db_index=False)
    direction = models.ForeignKey(Direction, on_delete=models.SET_NULL, null=True, db_index=False)
    introduction = models.ForeignKey(Introduction, on_delete=models.SET_NULL, null=True, db_index=False)
    approach = models.ForeignKey(Approach, on_delete=models.SET_NULL, null=True, db_index=False)
    interview = models.ForeignKey(Interview, on_delete=models.SET_NULL, null=True, db_index=False)
    commitment = models.ForeignKey(Commitment, on_delete=models.SET_NULL, null=True, db_index=False)
    corrects = models.ForeignKey("self", on_delete=models.CASCADE, null=True, db_index=False)
    data = models.JSONField(default=dict)
    counts = models.BooleanField(default=True)  # stored fold: False once a correction stands

    class Meta:
        db_table = "event"
        constraints = [models.UniqueConstraint(name="events_in_order", fields=["workspace", "order"])]
        indexes = [
            models.Index(fields=["workspace", "person", "on"], name="event_of_person"),
            models.Index(fields=["workspace", "approach"], name="event_of_approach"),
            models.Index(fields=["workspace", "introduction"], name="event_of_introduction"),
            models.Index(fields=["workspace", "interview"], name="event_of_interview"),
            models.Index(fields=["workspace", "direction", "kind"], name="event_of_direction"),
            models.Index(fields=["workspace", "kind", "on"], name="event_of_kind"),
            models.Index(fields=["workspace", "corrects"], name="event_corrected"),
        ]


class Step(models.Model):
    """Derived: rewritten by every refold. `scope` is the person, direction or workspace whose refold made it."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, db_index=False)
    scope = models.UUIDField()
    kind = models.CharField(max_length=20)
    about = models.CharField(max_length=12)
    about_id = models.UUIDField()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, db_index=False)
    direction = models.ForeignKey(Direction, on_delete=models.CASCADE, null=True, db_index=False)
    approach = models.ForeignKey(Approach, on_delete=models.CASCADE, null=True, db_index=False)
    due = models.DateField()
    shows = models.DateField()
    opens = models.DateField(null=True)
    until = models.DateField(null=True)
    since = models.DateField()
    why = models.CharField(max_length=20)
    facts = models.JSONField(default=dict)
    rank = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "step"
        constraints = [
            models.UniqueConstraint(
                name="one_step_of_a_kind", fields=["workspace", "about", "about_id", "kind", "person"]
            )
        ]
        indexes = [
            models.Index(fields=["workspace", "shows", "rank"], name="step_shown"),  # queries.step.due_steps
            models.Index(fields=["workspace", "scope"], name="step_of_scope"),
            models.Index(fields=["workspace", "person"], name="step_with"),
        ]
