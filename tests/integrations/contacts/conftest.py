from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from askwell.integrations.contacts import FoundPerson, RejectedRow, read_people

Read = Callable[[bytes | str], list[FoundPerson | RejectedRow]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """What `read_people` gives for a file with this content."""

    def read_content(content: bytes | str) -> list[FoundPerson | RejectedRow]:
        file = tmp_path / "people"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(read_people(file)[1])

    return read_content
