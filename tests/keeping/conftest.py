from __future__ import annotations

import shutil
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.db import transaction

from askwell.actions import demo, scratch
from askwell.actions.access import Actor
from askwell.actions.refold import refold_all
from askwell.integrations.backup import digest
from askwell.models import Workspace
from tests.given import NOW, given_explorer

AT = datetime(2026, 10, 16, 9, 0, tzinfo=UTC)


_story = {}
"""Every table's rows of the worked example: lived through once, then only written."""


@pytest.fixture
def explorer(transactional_db):
    """An explorer with a story: the worked example's. Backups work outside of transactions."""
    if not _story:
        actor = given_explorer()
        actor.workspace.clock = None
        demo.seed(actor.workspace)
        _story.update({model: list(scratch.rows(model, actor.workspace.id)) for model in scratch.tables().values()})
    else:
        with transaction.atomic():
            for model, rows in _story.items():
                scratch.insert(model, rows, "default", new_ids=True)
        actor = Actor(Workspace.objects.get(), NOW)
        refold_all(actor.workspace)
    return actor


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    """A data folder of the example's own; the database stays where it is."""
    monkeypatch.setattr(settings, "ASKWELL_DATA", tmp_path)
    return tmp_path


def contents(workspace) -> dict:
    """Number and hash of every table's rows."""
    found = {}
    for name, model in scratch.tables().items():
        rows = [dict(row) for row in scratch.rows(model, workspace.id, "default")]
        if model._meta.pk.db_returning:
            rows = [{key: value for key, value in row.items() if key != "id"} for row in rows]
        found[name] = digest(rows)
    return found


def copied(path, name):
    return shutil.copy(path, path.with_name(name))
