"""Approaches and introductions, with the fold that is stored beside their events."""

from __future__ import annotations

from django.db import models

from askwell.models.base import Row
from askwell.models.direction import Direction
from askwell.models.person import Person
from askwell.models.workspace import Workspace


class Approach(Row):
    """One effort to talk with one person. All but the first five columns are a fold of its events."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, db_index=False, related_name="approaches")
    direction = models.ForeignKey(Direction, on_delete=models.SET_NULL, null=True, db_index=False)
    also_for = models.ManyToManyField(Direction, through="ApproachDirection", related_name="joined_approaches")
    may_turn = models.BooleanField(default=False)  # METHOD S2.2

    stage = models.CharField(max_length=10, default="")  # empty: nothing that counts has happened
    closed_as = models.CharField(max_length=10, blank=True, default="")
    paused = models.BooleanField(default=False)
    started_on = models.DateField(null=True)
    asked_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    accepted_on = models.DateField(null=True)
    booked_on = models.DateField(null=True)
    held_on = models.DateField(null=True)  # the last talk
    ended_on = models.DateField(null=True)  # the last talk (an old story: when it was told), else the closing
    by_chance = models.BooleanField(default=False)
    thanked = models.BooleanField(default=False)
    gave_name = models.BooleanField(default=False)  # at a talk

    class Meta:
        db_table = "approach"
        indexes = [
            models.Index(fields=["workspace", "person"], name="approach_of_person"),
            models.Index(fields=["workspace", "direction", "stage"], name="approach_of_direction"),
            models.Index(fields=["workspace", "stage", "asked_on"], name="approach_by_stage"),
            models.Index(fields=["workspace", "booked_on"], name="approach_booked"),
        ]


class ApproachDirection(Row):
    """A further direction that joined a running approach (METHOD 8, second direction)."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, db_index=False)
    approach = models.ForeignKey(Approach, on_delete=models.CASCADE, db_index=False)
    direction = models.ForeignKey(Direction, on_delete=models.CASCADE, db_index=False)

    class Meta:
        db_table = "approach_direction"
        constraints = [
            models.UniqueConstraint(name="joined_once", fields=["workspace", "direction", "approach"]),
        ]
        indexes = [models.Index(fields=["workspace", "approach"], name="joined_by_approach")]


class Introduction(Row):
    """Who named whom; `giver` null: found alone; `target` null: "someone who …" in `target_words`."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, db_index=False)
    giver = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, db_index=False, related_name="gave")
    target = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, db_index=False, related_name="named_by")
    target_words = models.CharField(max_length=300, blank=True, default="")
    direction = models.ForeignKey(Direction, on_delete=models.SET_NULL, null=True, db_index=False)
    words = models.TextField(blank=True, default="")
    may_use_name = models.BooleanField(default=True)
    may_turn = models.BooleanField(default=False)  # METHOD S2.7
    # Stored fold.
    state = models.CharField(max_length=10, default="")
    first_on = models.DateField(null=True)
    last_on = models.DateField(null=True)

    class Meta:
        db_table = "introduction"
        indexes = [
            models.Index(fields=["workspace", "target"], name="introduction_to"),
            models.Index(fields=["workspace", "giver"], name="introduction_by"),
            models.Index(fields=["workspace", "direction", "state"], name="introduction_for"),
            models.Index(  # queries.today.waiting
                name="introduction_open",
                fields=["workspace", "last_on"],
                condition=models.Q(state__in=["asked", "promised"]),
            ),
        ]
