"""No page reads a table that grows from one end to the other; and no list sorts more than it shows.

Every query of every page is in here by itself. What may read a whole table stands below, with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.given import given_browser
from tests.queries.crowded import VIEWS, given_crowd, pages

# A handful in any life, or of the machine.
SMALL = {"workspace", "direction", "criterion", "entry_link", "entry_session", "beat", "django_migrations"}

# What one did oneself grows by some hundred rows a year, and these pages tell all of it at once.
DEEDS = {
    "approach", "approach_direction", "introduction", "interview", "attendee", "commitment", "claim", "event",
    "agenda_item", "research", "step",
}  # fmt: skip
TELL_ALL = {
    "chain": "the whole chain of names is folded from all that happened",
    "progress": "counts every approach, once",
    "directions": "counts what speaks for each direction",
    "direction": "folds what counts for a decision",
    "direction-decide": "folds what counts for a decision",
    "direction-people": "everybody asked for this direction",
    "steps": "shows every step, the future ones too",
    "interviews": "looks at every talk for those without an end",
    "interview-agenda": "what is still unclear in the direction is folded from all that was said",
    "interview-brief": "the same",
    "interview-prepare": "the same",
    "interview-debrief": "the promises of one talk",
}
# These read everything, because everything is what they are for.
WHOLE = {
    "keep-doctor": "compares all that is stored with a fresh fold",
    "person-dossier": "all that is held about somebody, wherever it stands",
    "person-forget": "the same, before it is erased",
    "/search?q=ward": "parts of words in notes and letters, newest first",
}
LISTS = {"people", "keep-people", *(view for view in VIEWS if view.startswith("/people/?"))}
SORTS = r"USE TEMP B-TREE FOR ORDER BY|(Incremental )?Sort"


@pytest.fixture
def asked(db, monkeypatch):
    """Every SELECT of every page, with the pages that ask it."""
    explorer, own = given_crowd(60, monkeypatch)
    browser = given_browser(explorer)
    found: dict[str, tuple[str, set[str]]] = {}
    for name, path in pages(own):
        with CaptureQueriesContext(connection) as queries:
            browser.get(path)
        for query in queries:
            if query["sql"].startswith("SELECT"):
                shape = re.sub(r"(\?, )+\?", "?", re.sub(r"'[^']*'(::\w+)?", "?", query["sql"]))
                found.setdefault(shape, (query["sql"], set()))[1].add(name)
    return found


def plan(sql: str) -> list[str]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            return [row[3] for row in cursor.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()]
        for other in ("seqscan", "sort", "bitmapscan"):  # then these are taken only where nothing else is there
            cursor.execute(f"SET LOCAL enable_{other} = off")
        cursor.execute(f"EXPLAIN {sql}")
        return [row[0].strip(" ->") for row in cursor.fetchall()]


def read_whole(sql: str, steps: list[str]) -> Iterator[str]:
    """The tables of which this plan reads every row."""
    real = {alias or table: table for table, alias in re.findall(r'(?:FROM|JOIN) "(\w+)"(?: "?(\w+\d+)"?)?', sql)}
    shown = "LIMIT" in sql and "USE TEMP B-TREE FOR ORDER BY" not in steps  # ends when the page is full
    for step in steps:
        if found := re.match(r"(SCAN|SEARCH) (\w+)(.*)", step):
            how, name, rest = found.groups()
            if how == "SCAN" or (rest.endswith("(workspace_id=?)") and not shown):
                yield real.get(name, name)
        elif found := re.match(r"(?:Parallel )?Seq Scan on (\w+)", step):
            yield found[1]


def test_nothing_that_grows_is_read_from_end_to_end_and_no_page_of_a_list_is_sorted(asked):
    whole, sorted_ = [], []
    for sql, names in asked.values():
        steps = plan(sql)
        tables = set(read_whole(sql, steps)) - SMALL
        whole += [
            (name, table, steps, re.sub(r"SELECT .*? FROM", "SELECT … FROM", sql)[:600])
            for name in sorted(names - WHOLE.keys())
            for table in sorted(tables - (DEEDS if name in TELL_ALL else set()))
        ]
        if names & LISTS and "LIMIT" in sql and any(re.match(SORTS, step) for step in steps):
            sorted_.append((sorted(names & LISTS), steps, sql[-300:]))
    assert whole == []
    assert sorted_ == []
