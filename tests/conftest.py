from __future__ import annotations

import pytest
from django.db import connection

from tests.given import given_browser, given_explorer


def pytest_report_header() -> str:
    if connection.vendor == "sqlite":
        from askwell.integrations.sqlite.library import Database, journal_mode

        return f"database: SQLite {Database.sqlite_version}, {journal_mode()}"
    return "database: PostgreSQL"


@pytest.fixture
def explorer(db):
    """An explorer in Berlin on the morning of Friday 16 October 2026."""
    return given_explorer()


@pytest.fixture
def browser_in(explorer):
    """That explorer's browser, come in by a link; no network."""
    return given_browser(explorer)
