"""Undoing: the Edit menu names what undo and redo would do, and the history lists all acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from workbench.qt.window.actions import Actions
from workbench.qt.window.bench import Bench
from workbench.treaty.changes import Change

if TYPE_CHECKING:
    from workbench.desk import Desk


class Undoing(QObject):
    """Undo and redo by name; what they take back survives a restart."""

    def __init__(self, bench: Bench, actions: Actions) -> None:
        super().__init__(bench)
        self._bench = bench
        self._undo, self._redo = actions["undo"], actions["redo"]
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        bench.changed.connect(lambda _: self._timer.start())
        bench.opened.connect(self._timer.start)
        bench.closed.connect(lambda: self._name((None, None)))
        self._name((None, None))

    def undo(self) -> None:
        """Take back the newest act."""
        self._bench.edit(lambda desk: desk.history.undo(), lambda change: self._tell(change, undone=True))

    def redo(self) -> None:
        """Do again what was taken back."""
        self._bench.edit(lambda desk: desk.history.redo(), lambda change: self._tell(change, undone=False))

    def _tell(self, change: Change | None, undone: bool) -> None:
        if change is None:
            nothing = self.tr("There is nothing to undo.") if undone else self.tr("There is nothing to redo.")
            self._bench.message.tell(nothing)
        elif undone:
            self._bench.message.tell(self.tr("Undone: {0}").format(change.name), self.tr("Redo"), self.redo)
        else:
            self._bench.message.tell(self.tr("Done again: {0}").format(change.name))

    def look(self) -> None:
        """Name what undo and redo would do now."""

        def work(desk: Desk) -> tuple[Change | None, Change | None]:
            return desk.history.next_undo(), desk.history.next_redo()

        self._bench.read(work, self._name)

    def _name(self, changes: tuple[Change | None, Change | None]) -> None:
        undo, redo = changes
        self._undo.setText(self.tr("&Undo: {0}").format(undo.name) if undo else self.tr("&Undo"))
        self._redo.setText(self.tr("&Redo: {0}").format(redo.name) if redo else self.tr("&Redo"))
        self._undo.setEnabled(undo is not None)
        self._redo.setEnabled(redo is not None)
