"""Acts: the one way in which the desk changes an archive."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from workbench.archive import Archive, Repositories, UnitOfWork
from workbench.desk.settings import Settings
from workbench.treaty.changes import Change

Listener = Callable[[Change], None]


class Acts:
    """Runs each verb as one transaction with one name, and tells the listeners what it touched.

    Listeners are called on the thread that acted, after the commit.
    """

    def __init__(self, archive: Archive, settings: Settings) -> None:
        self.archive = archive
        self.settings = settings
        self.passwords: dict[str, str] = {}  # of locked documents, by id, while the archive is open
        self._listeners: list[Listener] = []

    @property
    def who(self) -> str:
        """Return the analyst's name, which every change carries."""
        return self.settings.text("analyst")

    def listen(self, listener: Listener) -> None:
        """Call *listener* with every change from now on."""
        self._listeners.append(listener)

    @contextmanager
    def act(self, name: str) -> Iterator[UnitOfWork]:
        """Do one named act; everything inside commits together or not at all."""
        with self.archive.writing(name, self.who) as work:
            yield work
        self.tell(work.change)

    @contextmanager
    def look(self) -> Iterator[Repositories]:
        """Read from one snapshot of the archive."""
        with self.archive.reading() as kept:
            yield kept

    def tell(self, change: Change | None) -> None:
        """Let every listener know of *change*; None means that nothing was written."""
        if change is not None:
            for listener in self._listeners:
                listener(change)
