"""Opening an archive for one command."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.desk import Desk


@contextmanager
def open_desk(archive: Path) -> "Iterator[Desk]":
    """Open *archive* for as long as a command works with it; the desk is imported only then."""
    from workbench.desk import Desk

    with Desk.open(archive) as desk:
        yield desk
