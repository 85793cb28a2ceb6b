"""The workspace: everything of one explorer. Every other row has one, and nothing crosses it."""

from __future__ import annotations

import secrets

from django.db import models

from askwell.models.base import Row


def new_salt() -> str:
    return secrets.token_hex(32)


class Workspace(Row):
    """One explorer, where they are, and what they say of themselves (used in letters word for word, never invented)."""

    my_name = models.CharField(max_length=200, blank=True, default="")
    my_email = models.CharField(max_length=254, blank=True, default="")
    zone = models.CharField(max_length=64, default="UTC")  # IANA name
    country = models.CharField(max_length=2, blank=True, default="")  # ISO 3166-1 alpha-2
    region = models.CharField(max_length=10, blank=True, default="")  # as the holidays library names subdivisions
    profile = models.JSONField(default=dict)  # who_i_am, what_i_have_done, … : the person's own words
    policy = models.JSONField(default=dict)  # what differs from METHOD's defaults (section 5), by name
    goal_per_week = models.PositiveSmallIntegerField(default=1)  # METHOD S3.32
    clock = models.DateTimeField(null=True)  # the worked example stands still at this moment; null: the real time
    salt = models.CharField(max_length=64, default=new_salt)  # for suppression marks
    made_at = models.DateTimeField()

    class Meta:
        db_table = "workspace"
