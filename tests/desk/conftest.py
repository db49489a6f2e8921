"""Desks on the sample archive and on empty ones."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.desk import Desk


@pytest.fixture
def desk(sample: Path) -> Iterator[Desk]:
    """A desk on a copy of the sample archive."""
    with Desk.open(sample) as opened:
        yield opened


@pytest.fixture
def empty_desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk on a new archive."""
    with Desk.create(tmp_path / "new.treaty") as made:
        yield made
