"""Bench: the open desk, and the way in which every part of the window works with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from workbench.qt.jobs import Jobs
from workbench.qt.message_bar import MessageBar
from workbench.qt.theme import Theme
from workbench.treaty.changes import Change
from workbench.treaty.errors import KnownError

if TYPE_CHECKING:
    from workbench.desk import Desk
    from workbench.desk.settings import Settings

T = TypeVar("T")


class Bench(QObject):
    """Holds the open archive, runs reads and edits aside, and tells the window of each change.

    ``changed`` comes on the main thread, whichever thread acted. Reads that belong to an archive
    which was closed meanwhile are dropped.
    """

    opened = Signal()
    closing = Signal()
    closed = Signal()
    changed = Signal(object)
    _committed = Signal(object, object)

    def __init__(
        self, settings: Settings, theme: Theme, message: MessageBar, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self.theme = theme
        self.message = message
        self.jobs = Jobs(self)
        self._desk: Desk | None = None
        self._committed.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    @property
    def is_open(self) -> bool:
        """Tell whether an archive is open."""
        return self._desk is not None

    @property
    def desk(self) -> Desk:
        """The open desk; asked for only while one is open."""
        assert self._desk is not None
        return self._desk

    def take(self, desk: Desk) -> None:
        """Work with *desk* from now on, and fill its index aside; the one before is closed."""
        self.put_down()
        self._desk = desk
        desk.listen(lambda change: self._committed.emit(desk, change))
        self.remember("last_archive", str(desk.path))
        self.opened.emit()
        self.read(lambda open_desk: open_desk.fill_index(), lambda _: None)

    def remember(self, name: str, value: str | int | bool) -> None:
        """Keep a setting; where it cannot be written it counts until the window is closed."""
        try:
            self.settings.put(name, value)
        except KnownError as error:
            self.warn(str(error))
        except OSError:
            self.warn(
                self.tr(
                    "Your settings cannot be written, so this one is forgotten when you close the window."
                )
            )

    def put_down(self) -> None:
        """Close the open archive; every edit that was asked for is committed first."""
        if self._desk is None:
            return
        self.closing.emit()
        desk, self._desk = self._desk, None
        self.jobs.settle()
        self.closed.emit()
        desk.close()

    def read(self, work: Callable[[Desk], T], done: Callable[[T], None]) -> None:
        """Ask the desk something aside."""
        if self._desk is not None:
            desk = self._desk
            self.jobs.run(
                lambda: work(desk),
                lambda answer: self._answer(desk, done, answer),
                lambda problem: self._answer(desk, self.warn, problem),
            )

    def edit(self, work: Callable[[Desk], T], done: Callable[[T], None] | None = None) -> None:
        """Do an edit aside, in the order in which the analyst made them."""
        if self._desk is None:
            return
        desk = self._desk
        finished = done or (lambda _: None)
        self.jobs.act(lambda: work(desk), lambda answer: self._answer(desk, finished, answer), self.warn)

    def warn(self, sentence: str) -> None:
        """Tell the analyst that something went wrong."""
        self.message.warn(sentence)

    def _answer(self, desk: Desk, done: Callable[[T], None], answer: T) -> None:
        if desk is self._desk:
            done(answer)

    def _pass_on(self, desk: Desk, change: Change) -> None:
        if desk is self._desk:
            self.changed.emit(change)

    def shut(self) -> None:
        """Close the archive and all work; nothing calls back after this."""
        self.put_down()
        self.jobs.close()


def default_archive(folder: Path) -> Path:
    """Where the archive stands that is opened when none is named."""
    return folder / "archive.treaty"
