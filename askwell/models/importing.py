"""Imports of people from files: what each changed, so that it can be taken back, and what it has to say of rows."""

from __future__ import annotations

from django.db import models

from askwell.models.base import Row
from askwell.models.person import Person
from askwell.models.workspace import Workspace


class ImportBatch(Row):
    """One file. looked: shown what it would do, nothing begun. waiting: for the worker. undoing: being taken back."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, db_index=False)
    file_name = models.CharField(max_length=255)
    file_hash = models.CharField(max_length=64)
    format = models.CharField(max_length=12)
    state = models.CharField(max_length=8, default="looked")  # looked, waiting, running, done, undoing, undone, failed
    stored_file = models.CharField(max_length=255, blank=True, default="")  # in the data folder, until it is done
    rows_total = models.PositiveIntegerField(default=0)  # 0: not counted yet
    rows_done = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    conflicts = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    removed = models.PositiveIntegerField(default=0)  # people that the undo took away again
    kept = models.PositiveIntegerField(default=0)  # people that the undo left, for something happened with them since
    error = models.TextField(blank=True, default="")
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "import_batch"
        indexes = [
            models.Index(fields=["workspace", "made_at"], name="import_batch_newest"),
            models.Index(fields=["state", "made_at"], name="import_batch_waiting"),  # the worker, over all workspaces
        ]


class ImportChange(models.Model):
    """One field that an import filled or overwrote on a person who was there before.

    field: note, birthday, address or connected_on; email, phone or url (`after` is the key of one added); job, whose
    before and after are JSON of position, company, title and (before) Person.import_mark."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, db_index=False)
    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, db_index=False)
    field = models.CharField(max_length=20)
    before = models.TextField(blank=True, default="")
    after = models.TextField(blank=True, default="")

    class Meta:
        db_table = "import_change"
        indexes = [
            models.Index(fields=["workspace", "batch"], name="import_change_of_batch"),
            models.Index(fields=["person"], name="import_change_of_person"),  # for the cascade
        ]


class ImportRemark(models.Model):
    """What an import has to say of one row: rejected, with its reason; or in conflict with what was typed in (field,
    mine, theirs). Of an undo: a person that it kept."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, db_index=False)
    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, db_index=False)
    kind = models.CharField(max_length=8)  # rejected, conflict, kept
    row = models.PositiveIntegerField(default=0)
    reason = models.CharField(max_length=300, blank=True, default="")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, db_index=False)
    field = models.CharField(max_length=20, blank=True, default="")
    mine = models.CharField(max_length=300, blank=True, default="")
    theirs = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        db_table = "import_remark"
        indexes = [
            models.Index(fields=["workspace", "batch", "kind", "row"], name="import_remark_in_order"),
            models.Index(fields=["person"], name="import_remark_of_person"),  # for the cascade
        ]
