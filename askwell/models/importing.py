"""Imports of people from files: what each changed, so that it can be taken back, and the rows that were refused."""

from __future__ import annotations

from django.db import models

from askwell.models.base import Row
from askwell.models.person import Person
from askwell.models.workspace import Workspace


class ImportBatch(Row):
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, db_index=False)
    file_name = models.CharField(max_length=255)
    file_hash = models.CharField(max_length=64)
    format = models.CharField(max_length=12)
    state = models.CharField(max_length=8, default="waiting")  # waiting, running, done, undone, failed
    stored_file = models.CharField(max_length=255, blank=True, default="")  # in the data folder, until it is done
    rows_total = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    conflicts = models.JSONField(default=list)
    rejected = models.JSONField(default=list)  # [{row, reason}]
    error = models.TextField(blank=True, default="")
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "import_batch"
        indexes = [models.Index(fields=["workspace", "made_at"], name="import_batch_newest")]


class ImportChange(models.Model):
    """One field that an import filled or overwrote on a person who was there before."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, db_index=False)
    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, db_index=False)
    field = models.CharField(max_length=20)
    before = models.TextField(blank=True, default="")
    after = models.TextField(blank=True, default="")

    class Meta:
        db_table = "import_change"
        indexes = [models.Index(fields=["workspace", "batch"], name="import_change_of_batch")]
