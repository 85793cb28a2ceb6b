"""When the worker last showed life, and when each of its jobs last began: one row a name."""

from __future__ import annotations

from django.db import models


class Beat(models.Model):
    """Of the machine and not of a workspace: the one table without one."""

    name = models.CharField(max_length=60, primary_key=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "beat"
