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
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        pass
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Written whole and then linked into place: of two that start at once, both end with the same key.
    mine = path.with_name(f"secret-key.{secrets.token_hex(4)}")
    mine.touch(mode=0o600, exist_ok=False)
    mine.write_text(secrets.token_urlsafe(50), encoding="ascii")
    try:
        mine.rename(path) if os.name == "nt" else os.link(mine, path)
    except FileExistsError:
        pass
    finally:
        mine.unlink(missing_ok=True)
    return path.read_text(encoding="ascii")
