"""What SQLite must know of the tables to read no more than it needs: written once, never measured.

Without statistics SQLite takes a workspace for ten rows, and reads all of it rather than follow a list of ids. ANALYZE
would say how it is today: next to nothing, in the first minutes. So every table is said to be large, one workspace to
hold all of it, a partial index to hold a tenth, and every further column to lead to a few rows
(https://sqlite.org/fileformat2.html 2.6.4).
"""

from __future__ import annotations

from typing import Any

ROWS = 100_000
FEW = 10
OF_A_KIND = {"stage": 5_000, "state": 5_000, "kind": 5_000, "direction_id": 5_000, "company_id": 100}
SMALL = frozenset({"direction", "criterion", "workspace"})  # for these, what SQLite takes for granted is right


def tell(cursor: Any) -> None:
    """Writes it for every index that begins with the workspace. Whoever opens the database later follows it."""
    cursor.execute("ANALYZE sqlite_schema")  # makes the table; without a name it would measure
    cursor.execute("DELETE FROM sqlite_stat1")
    indexes = "SELECT tbl_name, name, sql LIKE '%% WHERE %%' FROM sqlite_schema WHERE type = 'index'"
    for table, index, partial in cursor.execute(indexes, []).fetchall():
        columns = [row[2] for row in cursor.execute(f'PRAGMA index_info("{index}")').fetchall()]
        if columns[0] == "workspace_id" and table not in SMALL:
            rows = ROWS // 10 if partial else ROWS
            found = [rows, rows]
            for column in columns[1:]:
                found.append(min(found[-1], OF_A_KIND.get(column, FEW)))
            cursor.execute("INSERT INTO sqlite_stat1 VALUES (%s, %s, %s)", [table, index, " ".join(map(str, found))])
    cursor.execute("ANALYZE sqlite_schema")  # this connection follows it from now on
