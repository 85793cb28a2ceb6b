"""Where everything lives: the data folder, and what belongs to the folder rather than to the database."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def folder() -> Path:
    """ASKWELL_DATA, else the platform's own place for a person's data. It need not exist yet."""
    if given := os.environ.get("ASKWELL_DATA"):
        return Path(given).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("askwell", appauthor=False)


def secret_key() -> str:
    """The key of this data folder, made at first use, readable by its owner only."""
    path = folder() / "secret-key"
    if path.exists() and (key := path.read_text(encoding="ascii")):
        return key
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Written whole and then linked into place: of two that start at once, both end with the same key.
    mine = path.with_name(f"secret-key.{secrets.token_hex(4)}")
    with mine.open("x", encoding="ascii") as file:
        mine.chmod(0o600)
        file.write(secrets.token_urlsafe(50))
        file.flush()
        os.fsync(file.fileno())
    if path.exists() and not path.stat().st_size:  # a power cut in a file system that keeps names before contents
        path.unlink()
    try:
        os.link(mine, path)
    except FileExistsError:
        pass
    except OSError:  # no hard links on this file system
        mine.replace(path)
    mine.unlink(missing_ok=True)
    return path.read_text(encoding="ascii")
