"""Jobs: work off the main thread whose answers come back on it."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from workbench.qt.crash import report
from workbench.treaty.errors import KnownError

T = TypeVar("T")
Failed = Callable[[str], None]

_AT_ONCE = 3


class _Task(QRunnable):
    """One piece of work; tells how it ended and never touches a widget."""

    def __init__(self, number: int, work: Callable[[], Any], ended: Callable[[int, Any, str], None]) -> None:
        super().__init__()
        self._number = number
        self._work = work
        self._ended = ended

    def run(self) -> None:
        try:
            answer, problem = self._work(), ""
        except KnownError as error:
            answer, problem = None, str(error)
        except Exception as error:  # noqa: BLE001  a bug of ours: kept in a report, told in one sentence
            answer, problem = None, report(error)
        self._ended(self._number, answer, problem)


class Jobs(QObject):
    """Runs work off the main thread; both callbacks come back on it.

    ``run`` does pieces of work side by side; ``act`` does them one after another in the order they
    were asked for, which is what the analyst's edits need. After ``close`` no callback comes any more.
    """

    saving_changed = Signal(bool)
    _ended = Signal(int, object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(_AT_ONCE)
        self._lane = QThreadPool(self)
        self._lane.setMaxThreadCount(1)
        self._next = 0
        self._edits: set[int] = set()
        self._waiting: dict[int, tuple[Callable[[Any], None], Failed]] = {}
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Tell whether any answer is still to come."""
        return bool(self._waiting)

    @property
    def is_saving(self) -> bool:
        """Tell whether an edit is not done yet."""
        return bool(self._edits & self._waiting.keys())

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:
        """Do *work* aside; *failed* gets one sentence for the analyst."""
        self._start(self._pool, work, done, failed)

    def act(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:
        """Do *work* after all that was given to this lane before."""
        self._edits.add(self._next + 1)
        self._start(self._lane, work, done, failed)
        self.saving_changed.emit(True)

    def close(self) -> None:
        """Wait for what has begun, drop the rest and call nobody back."""
        self._waiting.clear()
        for pool in (self._pool, self._lane):
            pool.clear()
            pool.waitForDone()

    def settle(self) -> None:
        """Let every edit that was asked for be committed; used before an archive is closed."""
        self._lane.waitForDone()

    def _start(
        self, pool: QThreadPool, work: Callable[[], T], done: Callable[[T], None], failed: Failed
    ) -> None:
        self._next += 1
        self._waiting[self._next] = (done, failed)
        pool.start(_Task(self._next, work, self._ended.emit))

    def _end(self, number: int, answer: object, problem: str) -> None:
        callbacks = self._waiting.pop(number, None)
        if callbacks is None:
            return
        if number in self._edits:
            self._edits.discard(number)
            self.saving_changed.emit(self.is_saving)
        done, failed = callbacks
        if problem:
            failed(problem)
        else:
            done(answer)
