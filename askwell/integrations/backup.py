"""Backups as files: one .zip with a manifest and each table as JSON lines, so that it outlives versions and engines."""

from __future__ import annotations

import json
import os
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from askwell.errors import AskwellError

FORMAT = 1
MANIFEST = "manifest.json"
MANIFEST_LIMIT = 1024 * 1024  # bytes
LINE_LIMIT = 64 * 1024 * 1024  # bytes
TOTAL_LIMIT = 16 * 1024**3  # bytes, unpacked
DAILY, WEEKLY = 7, 4
BEFORE_RESTORE = "-before-restore"
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)
_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d{6}Z)(-before-restore)?(-\d+)?\.zip")

Row = Mapping[str, Any]


class BadBackup(AskwellError):
    """A file that is no backup, or no longer whole."""

    code = "bad_backup"

    def __init__(self, name: str, why: str) -> None:
        super().__init__(
            f"“{name}” cannot be restored: {why}", kept="Nothing was changed.", hint="Choose another backup."
        )


@dataclass(frozen=True, slots=True)
class Table:
    """How many rows there are, and the SHA-256 of their lines."""

    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`made_at` is in UTC; `migrations` are those applied when it was made, in order."""

    app: str
    made_at: datetime
    workspace: UUID
    migrations: list[str]
    tables: dict[str, Table]


class _Counted:
    """The lines of rows, counted and hashed as they pass."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows, self.count, self.hash = rows, 0, sha256()

    def __iter__(self) -> Iterator[bytes]:
        for row in self.rows:
            line = json.dumps(dict(row), sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)
            content = line.encode("utf-8", "surrogatepass") + b"\n"
            self.count += 1
            self.hash.update(content)
            yield content

    @property
    def table(self) -> Table:
        return Table(self.count, self.hash.hexdigest())


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no place in a backup")


def digest(rows: Iterable[Row]) -> Table:
    """What a manifest would say of these rows."""
    counted = _Counted(rows)
    for _ in counted:
        pass
    return counted.table


def write(
    path: Path, tables: Iterable[tuple[str, Iterable[Row]]], *, app: str, made_at: datetime, workspace: UUID,
    migrations: list[str],
) -> Manifest:  # fmt: skip
    """A new file, on the disk when this returns. Raises OSError, leaving what there is for the caller to remove."""
    told: dict[str, Table] = {}
    with path.open("xb") as file:
        path.chmod(0o600)
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            for name, rows in tables:
                counted = _Counted(rows)
                with archive.open(_member(name), "w", force_zip64=True) as member:
                    for line in counted:
                        member.write(line)
                told[name] = counted.table
            manifest = Manifest(app, made_at.astimezone(UTC), workspace, migrations, told)
            archive.writestr(MANIFEST, json.dumps({"format": FORMAT, **asdict(manifest)}, default=_plain, indent=1))
        file.flush()
        os.fsync(file.fileno())
    return manifest


def _member(table: str) -> str:
    return f"tables/{table}.jsonl"


class Archive:
    """A backup, opened for reading. Raises BadBackup for whatever is not a whole one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._zip = zipfile.ZipFile(path)
        except FileNotFoundError:
            raise BadBackup(path.name, "there is no such file.") from None
        except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError):
            raise BadBackup(path.name, "it is no backup of Askwell, or it is damaged.") from None
        if sum(info.file_size for info in self._zip.infolist()) > TOTAL_LIMIT:
            self._zip.close()
            raise self.bad("it is too large.")
        self.manifest = self._manifest()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def bad(self, why: str) -> BadBackup:
        return BadBackup(self.path.name, why)

    def _manifest(self) -> Manifest:
        try:
            with self._zip.open(MANIFEST) as file:
                told = json.loads(file.read(MANIFEST_LIMIT))
            if told["format"] != FORMAT:
                raise self.bad("a newer Askwell made it. Update Askwell first.")
            return Manifest(
                app=str(told["app"]),
                made_at=datetime.fromisoformat(told["made_at"]),
                workspace=UUID(told["workspace"]),
                migrations=[str(name) for name in told["migrations"]],
                tables={str(name): Table(int(one["rows"]), str(one["sha256"])) for name, one in told["tables"].items()},
            )
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError, *DAMAGE) as error:
            self._zip.close()
            raise self.bad("it is no backup of Askwell, or it is damaged.") from error

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        """Raises BadBackup at the latest after the last row, where number or hash are not those of the manifest."""
        expected = self.manifest.tables[table]
        count, seen = 0, sha256()
        try:
            with self._zip.open(_member(table)) as file:
                for line in _lines(file):
                    count += 1
                    seen.update(line)
                    row = json.loads(line)
                    if not isinstance(row, dict):
                        raise ValueError
                    yield row
        except (KeyError, ValueError, RecursionError, *DAMAGE) as error:
            raise self.bad("it is damaged.") from error
        if expected != Table(count, seen.hexdigest()):
            raise self.bad("it is damaged.")


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    while line := file.readline(LINE_LIMIT):
        if not line.endswith(b"\n"):
            raise ValueError
        yield line


def free_path(folder: Path, at: datetime, mark: str = "") -> Path:
    """A name that says when, in UTC: 2026-10-16T090000Z.zip."""
    stem = f"{at.astimezone(UTC):%Y-%m-%dT%H%M%SZ}{mark}"
    path, number = folder / f"{stem}.zip", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.zip"
    return path


def files(folder: Path) -> list[Path]:
    """The backups in a folder by their names, the newest first. A name is given only to what was proved."""
    found = [path for path in folder.glob("*.zip") if _NAME.fullmatch(path.name)]
    return sorted(found, key=lambda path: path.name, reverse=True)


def made_at(path: Path) -> datetime:
    """The moment in its name, in UTC."""
    found = _NAME.fullmatch(path.name)
    assert found is not None, path.name
    return datetime.strptime(found[1], "%Y-%m-%dT%H%M%SZ").replace(tzinfo=UTC)


def superfluous(paths: Iterable[Path], now: datetime) -> set[Path]:
    """What may go (TRUST, backups): the newest of each of 7 days and of 4 weeks stays, and so does everything of the
    last 24 hours; what was put aside before a restore stays a week. The newest of all always stays."""
    newest_first = sorted(paths, key=lambda path: path.name, reverse=True)
    days: dict[date, Path] = {}
    weeks: dict[tuple[int, int], Path] = {}
    for path in newest_first:
        day = made_at(path).date()
        days.setdefault(day, path)
        weeks.setdefault(day.isocalendar()[:2], path)
    kept = {*newest_first[:1], *list(days.values())[:DAILY], *list(weeks.values())[:WEEKLY]}
    for path in newest_first:
        age = now - made_at(path)
        if age < timedelta(days=7 if BEFORE_RESTORE in path.name else 1):
            kept.add(path)
    return set(newest_first) - kept
