"""What the mouse does in a ClauseView: choosing a clause, selecting words, following a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from workbench.qt.panes.row_painter import stripe_at

if TYPE_CHECKING:
    from workbench.qt.panes.clause_view import ClauseView

_TRIPLE_MS = 500
_TICK_MS = 30


class Pointer:
    """Selects with the left button: drag, double click a word, triple click a clause, Shift to extend."""

    def __init__(self, view: ClauseView) -> None:
        self._view = view
        self._at = QPointF()
        self._dragging = False
        self._doubled_at: int | None = None
        self._timer = 0

    @property
    def dragging(self) -> bool:
        """Tell whether a selection is being drawn right now."""
        return self._dragging

    def press(self, event: QMouseEvent) -> None:
        """Begin a selection, extend one, or select a clause by a third click."""
        view, walker = self._view, self._view.walker
        third = self._doubled_at is not None and event.timestamp() - self._doubled_at < _TRIPLE_MS
        self._doubled_at, self._at = None, event.position()
        if third:
            walker.select_clause()
            view.tell()
            return
        self._dragging = True
        offset = view.offset_at(event.position())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            walker.extend_to(offset)
        else:
            walker.put_caret(offset, view.row_at(event.position().y()))
        view.tell()

    def press_again(self, event: QMouseEvent) -> None:
        """Select the word under a double click."""
        self._doubled_at, self._dragging = event.timestamp(), False
        self._view.walker.select_word(self._view.offset_at(event.position()))
        self._view.tell()

    def move(self, event: QMouseEvent) -> None:
        """Stretch the selection, or show by the cursor what a click would do."""
        view, self._at = self._view, event.position()
        if not self._dragging:
            shape = Qt.CursorShape.PointingHandCursor if self._mark() else Qt.CursorShape.IBeamCursor
            if view.viewport().cursor().shape() is not shape:
                view.viewport().setCursor(shape)
            return
        self._stretch()
        if not self._timer and not view.viewport().rect().contains(self._at.toPoint()):
            self._timer = view.startTimer(_TICK_MS)

    def _stretch(self) -> None:
        self._view.walker.extend_to(self._view.offset_at(self._at))
        self._view.viewport().update()

    def tick(self, timer: int) -> bool:
        """Scroll on while the mouse is held beyond an edge; False when *timer* is not this one's."""
        if timer != self._timer or not timer:
            return False
        y, height, bar = self._at.y(), self._view.viewport().height(), self._view.verticalScrollBar()
        beyond = min(y, 0.0) + max(y - height, 0.0)
        if beyond:
            bar.setValue(bar.value() + round(beyond / 3))
            self._stretch()
        return True

    def release(self, event: QMouseEvent) -> None:
        """End the selection; a plain click on a mark chooses it."""
        self._dragging, self._at = False, event.position()
        if self._timer:
            self._view.killTimer(self._timer)
            self._timer = 0
        self._view.tell()
        start, end = self._view.selection
        if start == end and (mark := self._mark()):
            self._view.mark_chosen.emit(mark)

    def _mark(self) -> str:
        """The id of the shortest mark under the mouse, or of its stripe."""
        view, point = self._view, self._at
        row = view.row_at(point.y())
        if row < 0:
            return ""
        marks = view.stack.laid(row).marks
        if not marks:
            return ""
        if stripe := stripe_at(view.stack, row, point.x()):
            return stripe
        if not view.stack.is_on_words(point.x(), point.y() + view.verticalScrollBar().value()):
            return ""
        at = view.offset_at(point)
        under = [mark for mark in marks if mark.start <= at < mark.end]
        return min(under, key=lambda mark: mark.end - mark.start).id if under else ""
