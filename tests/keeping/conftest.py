from __future__ import annotations

import shutil
from datetime import UTC, datetime

import pytest
from django.conf import settings

from askwell.actions import demo, scratch
from askwell.integrations.backup import digest
from tests.given import given_explorer

AT = datetime(2026, 10, 16, 9, 0, tzinfo=UTC)


@pytest.fixture
def explorer(transactional_db):
    """An explorer with a story: the worked example's. Backups work outside of transactions."""
    actor = given_explorer()
    actor.workspace.clock = None
    demo.seed(actor.workspace)
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
