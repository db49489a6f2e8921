"""Opening an archive for one command."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.desk import Desk
    from workbench.desk.settings import Settings


class Shell:
    """What every command shares; the desk is imported only by a command that needs it."""

    def __init__(self, settings: "Settings | None" = None) -> None:
        self.settings = settings

    @contextmanager
    def desk(self, archive: Path) -> "Iterator[Desk]":
        """Open *archive* for as long as the command works with it."""
        from workbench.desk import Desk

        with Desk.open(archive, self.settings) as desk:
            yield desk
