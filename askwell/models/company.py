"""Employers, with the names and mail domains they go by."""

from __future__ import annotations

from django.db import models

from askwell.models.base import Row
from askwell.models.workspace import Workspace


class Company(Row):
    """`key` is the folded name (method.text.fold_name): the same company typed twice is found again."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, db_index=False)
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200)
    aliases = models.JSONField(default=list)
    domains = models.JSONField(default=list)
    address = models.TextField(blank=True, default="")
    mine = models.BooleanField(default=False)  # my own employer: METHOD 4, who they are to me
    people = models.PositiveIntegerField(default=0)  # with a present position here
    import_batch = models.UUIDField(null=True)  # the import that brought it
    removed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "company"
        constraints = [models.UniqueConstraint(name="one_company_of_a_name", fields=["workspace", "key"])]
