"""The question bank as one direction has it."""

from __future__ import annotations

from django.db import models

from askwell.models.base import Row
from askwell.models.direction import Direction
from askwell.models.workspace import Workspace


class DirectionQuestion(Row):
    """A question of the bank that is left out or said in own words, or one of the explorer's own (METHOD S3.11)."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, db_index=False)
    direction = models.ForeignKey(Direction, on_delete=models.CASCADE, db_index=False, related_name="questions")
    bank = models.CharField(max_length=40, blank=True, default="")  # of the bank; empty: the person's own
    text = models.TextField(blank=True, default="")  # in own words; empty: as the bank has it
    left_out = models.BooleanField(default=False)
    source = models.CharField(max_length=300, blank=True, default="")  # where an own question was found
    added_on = models.DateField()

    class Meta:
        db_table = "direction_question"
        constraints = [
            models.UniqueConstraint(
                name="bank_question_once",
                fields=["workspace", "direction", "bank"],
                condition=~models.Q(bank=""),
            )
        ]
        indexes = [models.Index(fields=["workspace", "direction", "id"], name="question_of_direction")]
