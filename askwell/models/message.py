"""Letters, calls, cards and notes, in and out."""

from __future__ import annotations

from django.db import models

from askwell.models.approach import Approach, Introduction
from askwell.models.base import Row
from askwell.models.direction import Direction
from askwell.models.interview import Interview
from askwell.models.person import Person, Position
from askwell.models.workspace import Workspace


class Message(Row):
    """A draft until it was sent; what was sent is never changed. `checked` holds the findings it went out with."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, db_index=False, related_name="messages")
    position = models.ForeignKey(Position, on_delete=models.SET_NULL, null=True, db_index=False)
    approach = models.ForeignKey(Approach, on_delete=models.SET_NULL, null=True, db_index=False)
    introduction = models.ForeignKey(Introduction, on_delete=models.SET_NULL, null=True, db_index=False)
    interview = models.ForeignKey(Interview, on_delete=models.SET_NULL, null=True, db_index=False)
    direction = models.ForeignKey(Direction, on_delete=models.SET_NULL, null=True, db_index=False)
    outgoing = models.BooleanField()
    kind = models.CharField(max_length=20)
    channel = models.CharField(max_length=10, default="email")  # email, telephone, text, profile, post, in_person
    tone = models.CharField(max_length=6, default="plain")
    subject = models.CharField(max_length=300, blank=True, default="")
    text = models.TextField(blank=True, default="")
    state = models.CharField(max_length=6, default="draft")  # draft, sent, got
    version = models.PositiveIntegerField(default=0)  # a second tab with an older one is told so
    not_meant = models.JSONField(default=list)  # findings marked "not meant so": their keys
    checked_by_hand = models.BooleanField(default=False)
    checked = models.JSONField(default=list)
    opened_at = models.DateTimeField(null=True)  # taken to the mail program: "Did you send it?" is due
    sent_on = models.DateField(null=True)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "message"
        indexes = [
            models.Index(fields=["workspace", "person", "changed_at"], name="message_with"),
            models.Index(fields=["workspace", "approach"], name="message_of_approach"),
            models.Index(fields=["workspace", "state", "opened_at"], name="message_opened"),
        ]
