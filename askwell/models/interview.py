"""The informational interview: the agreed time, the questions, the notes, the promises, what was learnt."""

from __future__ import annotations

from django.db import models

from askwell.models.approach import Approach
from askwell.models.base import Row
from askwell.models.direction import Criterion, Direction
from askwell.models.person import Person, Position
from askwell.models.workspace import Workspace


class Interview(Row):
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, db_index=False)
    approach = models.ForeignKey(Approach, on_delete=models.CASCADE, db_index=False, related_name="interviews")
    place = models.CharField(max_length=10, blank=True, default="")  # office, clinic, café, video, telephone, other
    where = models.CharField(max_length=300, blank=True, default="")
    why_here = models.TextField(blank=True, default="")  # the speech's aim for this company (METHOD S2.14)
    agenda_version = models.PositiveIntegerField(default=0)
    sequence = models.PositiveIntegerField(default=0)  # of the calendar entry (RFC 5545 3.8.7.4)
    # Stored fold.
    start = models.DateTimeField(null=True)
    zone = models.CharField(max_length=64, blank=True, default="")  # theirs, as agreed
    minutes = models.PositiveSmallIntegerField(null=True)
    booked_on = models.DateField(null=True)
    held_on = models.DateField(null=True)
    end = models.DateTimeField(null=True)
    ended = models.CharField(max_length=12, blank=True, default="")

    class Meta:
        db_table = "interview"
        indexes = [
            models.Index(fields=["workspace", "approach"], name="interview_of_approach"),
            models.Index(fields=["workspace", "start"], name="interview_by_start"),
        ]


class Attendee(Row):
    """Somebody else in the same talk; `owed` where thanks to them were ticked (METHOD 8, thanks)."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, db_index=False)
    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, db_index=False, related_name="attendees")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, db_index=False)
    owed = models.BooleanField(default=False)

    class Meta:
        db_table = "attendee"
        constraints = [models.UniqueConstraint(name="attends_once", fields=["workspace", "interview", "person"])]
        indexes = [models.Index(fields=["workspace", "person"], name="attendee_person")]


class AgendaItem(Row):
    """One question of one talk, in its order and part (method.questions.agenda)."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, db_index=False)
    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, db_index=False, related_name="agenda")
    order = models.PositiveSmallIntegerField()
    question = models.CharField(max_length=40, blank=True, default="")  # of the bank; empty: the person's own
    text = models.TextField()
    part = models.CharField(max_length=10)
    minutes = models.FloatField(default=0)
    asked = models.BooleanField(default=False)

    class Meta:
        db_table = "agenda_item"
        indexes = [models.Index(fields=["workspace", "interview", "order"], name="agenda_in_order")]


class Note(Row):
    """A line of what was said. Append-only: a changed line is a new version that names the one it follows.

    The id is made by the device that took it down, so that sending it twice keeps it once."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, db_index=False)
    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, null=True, db_index=False, related_name="notes")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, db_index=False, related_name="+")
    follows = models.UUIDField(null=True)  # the version before
    line = models.UUIDField()  # the first version's id: all versions of one line share it
    text = models.TextField()
    question = models.UUIDField(null=True)  # the agenda item under which it was taken down
    in_confidence = models.BooleanField(default=False)
    starred = models.BooleanField(default=False)
    device_seq = models.PositiveIntegerField(default=0)
    written_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    hash = models.CharField(max_length=64, blank=True, default="")  # SHA-256 of the text as the device had it

    class Meta:
        db_table = "note"
        indexes = [
            models.Index(fields=["workspace", "interview", "written_at"], name="note_of_interview"),
            models.Index(fields=["workspace", "person", "written_at"], name="note_of_person"),
            models.Index(fields=["workspace", "line"], name="note_versions"),
            models.Index(  # queries.letters, what must stay out of a letter
                name="note_in_confidence",
                fields=["workspace", "person"],
                condition=models.Q(in_confidence=True),
            ),
        ]


class Claim(Row):
    """A sentence of what was said that bears on a criterion in a direction: for, against or unclear."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, db_index=False)
    position = models.ForeignKey(Position, on_delete=models.SET_NULL, null=True, db_index=False)
    interview = models.ForeignKey(Interview, on_delete=models.SET_NULL, null=True, db_index=False)
    direction = models.ForeignKey(Direction, on_delete=models.CASCADE, db_index=False)
    criterion = models.ForeignKey(Criterion, on_delete=models.SET_NULL, null=True, db_index=False)
    topic = models.CharField(max_length=20, blank=True, default="")
    note = models.UUIDField(null=True)
    text = models.TextField()
    sign = models.CharField(max_length=8, default="unclear")  # for, against, unclear
    in_confidence = models.BooleanField(default=False)
    only_for = models.CharField(max_length=200, blank=True, default="")  # e.g. "product roles"
    on = models.DateField()
    taken_back = models.BooleanField(default=False)  # stored fold: its event does not count

    class Meta:
        db_table = "claim"
        indexes = [
            models.Index(fields=["workspace", "direction", "criterion"], name="claim_on_criterion"),
            models.Index(fields=["workspace", "person"], name="claim_of_person"),
            models.Index(fields=["workspace", "interview"], name="claim_of_interview"),
        ]


class Commitment(Row):
    """A promise with a date, mine or theirs."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, db_index=False)
    interview = models.ForeignKey(Interview, on_delete=models.SET_NULL, null=True, db_index=False)
    mine = models.BooleanField()
    what = models.CharField(max_length=300)
    due = models.DateField(null=True)
    # Stored fold.
    done_on = models.DateField(null=True)
    taken_back = models.BooleanField(default=False)

    class Meta:
        db_table = "commitment"
        indexes = [
            models.Index(fields=["workspace", "person"], name="commitment_with"),
            models.Index(  # queries.today.waiting
                name="commitment_open",
                fields=["workspace", "due"],
                condition=models.Q(done_on__isnull=True),
            ),
        ]
