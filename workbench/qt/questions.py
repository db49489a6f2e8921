"""Questions: what a view asks of the desk, of which only the newest answer counts."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from workbench.qt.jobs import Jobs

T = TypeVar("T")


class Questions:
    """Asks off the main thread for one widget; an answer that comes late or to a closed widget is dropped.

    ``ask`` replaces whatever was asked before; ``act`` is for edits, which are never dropped and
    are done in the order in which the analyst made them.
    """

    def __init__(self, owner: QWidget, jobs: Jobs, failed: Callable[[str], None]) -> None:
        self._owner = owner
        self._jobs = jobs
        self._failed = failed
        self._number = 0
        self._waiting = False

    @property
    def waiting(self) -> bool:
        """Tell whether the newest question has no answer yet."""
        return self._waiting

    def ask(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do *work* aside and give its answer to *done*, unless something else was asked meanwhile."""
        self._number += 1
        self._waiting = True
        number = self._number

        def answer(value: T) -> None:
            if self._is_newest(number):
                done(value)

        def problem(sentence: str) -> None:
            if self._is_newest(number):
                self._failed(sentence)

        self._jobs.run(work, answer, problem)

    def forget(self) -> None:
        """Let no answer through to what was asked so far."""
        self._number += 1
        self._waiting = False

    def act(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do an edit of the analyst's aside; *done* is called unless the widget is closed by then."""

        def answer(value: T) -> None:
            if isValid(self._owner):
                done(value)

        def problem(sentence: str) -> None:
            if isValid(self._owner):
                self._failed(sentence)

        self._jobs.act(work, answer, problem)

    def _is_newest(self, number: int) -> bool:
        if number != self._number or not isValid(self._owner):
            return False
        self._waiting = False
        return True
