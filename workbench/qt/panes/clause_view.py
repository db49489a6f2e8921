"""ClauseView: one document to read, mark and compare; lays out and paints only what is visible."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimerEvent, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from workbench.qt.panes.clause_keys import handle_key
from workbench.qt.panes.clause_mouse import Pointer
from workbench.qt.panes.content import PaneContent, Shown
from workbench.qt.panes.matters import law_at
from workbench.qt.panes.row_painter import Look, paint_row
from workbench.qt.panes.row_stack import RowStack, x_in
from workbench.qt.panes.walker import Walker
from workbench.qt.theme import Theme

_STEP = 24
_ZOOMS = (0.5, 3.0)
_ZOOM_STEP = 1.1


class ClauseView(QAbstractScrollArea):
    """Shows a document clause by clause; offsets in its signals are code points of the canonical text."""

    clause_chosen = Signal(str)
    range_selected = Signal(int, int)
    tag_wanted = Signal(int, int, QPoint)
    mark_chosen = Signal(str)
    menu_wanted = Signal(QPoint)
    zoom_changed = Signal(float)
    scrolled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stack = RowStack(theme)
        self.walker = Walker(self.stack)
        self._settling = False
        self._pointer = Pointer(self)
        self._told = ("", (0, 0))
        self._lit = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(_STEP)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of *theme*."""
        self.stack.theme = theme
        self._keeping_place(self.stack.forget_layouts)

    @property
    def content(self) -> PaneContent | None:
        """What is shown."""
        return self.stack.content

    def set_content(self, content: PaneContent) -> None:
        """Show *content*; the place and the selection stay when it is the same document's text."""
        old = self.stack.content
        same = old is not None and old.document.id == content.document.id and old.text == content.text
        if same:
            self._keeping_place(lambda: self.stack.set_content(content))
        else:
            self.stack.set_content(content)
            self.walker.caret = 0
            self.walker.reset()
            self.verticalScrollBar().setValue(0)
            self._settle()
        self.setAccessibleName(self.tr("Text of {0}").format(content.document.short_name))
        self.tell()

    def set_shown(self, shown: Shown) -> None:
        """Choose which changes of the redline are painted."""
        if shown != self.stack.shown:
            self.stack.shown = shown
            self._keeping_place(self.stack.forget_layouts)

    def set_quiet(self, clause_ids: frozenset[str]) -> None:
        """Tell the changes of these clauses without colour, for they are not looked for."""
        if self.stack.set_quiet(clause_ids):
            self._settle()

    def light_clause(self, clause_id: str) -> None:
        """Light up a clause that a ribbon is dragged to; an empty id puts the light out."""
        if clause_id != self._lit:
            self._lit = clause_id
            self.viewport().update()

    # --- places -------------------------------------------------------------------------------

    @property
    def selection(self) -> tuple[int, int]:
        """The selected range; start equals end when nothing is selected."""
        return self.walker.selection

    @property
    def current_clause(self) -> str:
        """The id of the clause the analyst is at."""
        return self.walker.clause_id

    def selected_text(self) -> str:
        """The selected words, exactly as in the canonical text."""
        start, end = self.walker.selection
        return self.stack.content.text[start:end] if self.stack.content else ""

    def select(self, start: int, end: int) -> None:
        """Select a range and bring its end into view."""
        self.walker.select(start, end)
        self.moved()

    def clear_selection(self) -> None:
        """Select nothing; the current clause and the caret stay."""
        self.walker.clear()
        self.tell()

    def set_current_clause(self, clause_id: str) -> None:
        """Make a clause current without scrolling; an id that is not here changes nothing."""
        rows = self.stack.rows_of_clause(clause_id)
        if rows and self.walker.clause_id != clause_id:
            self.walker.go_to(rows[0])
            self.tell()

    def scroll_to_clause(self, clause_id: str, at_offset: float = 0.0) -> bool:
        """Scroll so that a clause begins *at_offset* pixels below the top; False if it is not here."""
        rows = self.stack.rows_of_clause(clause_id)
        if rows:
            self.scroll_to_row(rows[0], at_offset)
        return bool(rows)

    def scroll_to_row(self, row: int, at_offset: float = 0.0) -> None:
        """Scroll so that *row* begins *at_offset* pixels below the top."""
        for _ in range(3):
            self.stack.laid(row)
            self._set_range()
            wanted = round(self.stack.column.top(row) - at_offset)
            self.verticalScrollBar().setValue(wanted)
            self._settle()
            if abs(self.stack.column.top(row) - at_offset - self.verticalScrollBar().value()) < 1:
                break

    def row_at(self, y: float) -> int:
        """The row at *y* of the viewport; -1 when there is none."""
        return self.stack.column.row_at(self.verticalScrollBar().value() + y)

    def row_top(self, row: int) -> float:
        """Where *row* begins in the viewport; may be above or below it."""
        return self.stack.column.top(row) - self.verticalScrollBar().value()

    def visible_rows(self) -> range:
        """The rows of which a part is visible."""
        if not self.stack.rows:
            return range(0)
        return range(self.row_at(0), self.row_at(self.viewport().height() - 1) + 1)

    def clause_span(self, clause_id: str) -> tuple[float, float] | None:
        """Top and bottom of a clause in the viewport, guessed where it has not been laid out."""
        rows = self.stack.rows_of_clause(clause_id)
        return (self.row_top(rows[0]), self.row_top(rows[-1] + 1)) if rows else None

    def first_line_middle(self, clause_id: str) -> float:
        """The height in the viewport of the middle of a clause's first line, guessed far away."""
        rows = self.stack.rows_of_clause(clause_id)
        return self.row_top(rows[0]) + self.stack.first_line_middle(rows[0]) if rows else 0.0

    # --- laying out ---------------------------------------------------------------------------

    def _settle(self) -> None:
        """Lay out what is visible; what is read stays where it is when heights above turn out different."""
        if self._settling or not self.stack.rows:
            self.viewport().update()
            return
        self._settling = True
        bar, column = self.verticalScrollBar(), self.stack.column
        self._set_range()
        for _ in range(len(self.stack.rows)):
            row = column.row_at(bar.value())
            if column.is_measured(row):
                break
            starts_above, before = column.top(row) < bar.value(), column.height(row)
            self.stack.laid(row)
            if starts_above and (change := column.height(row) - before):
                self._set_range()
                bar.setValue(round(bar.value() + change))
        row, bottom = column.row_at(bar.value()), bar.value() + self.viewport().height()
        while row < len(column) and column.top(row) < bottom:
            self.stack.laid(row)
            row += 1
        self._set_range()
        self._settling = False
        self.viewport().update()
        self.scrolled.emit()

    def _set_range(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(height)
        bar.setRange(0, max(0, round(self.stack.column.total) - height))

    def _keeping_place(self, change: Callable[[], object]) -> None:
        """Do *change* and bring the current row, or the first visible one, back to where it was."""
        current, rows = self.walker.current, self.stack.rows
        row = current if current in self.visible_rows() and self.row_top(current) > 0 else self.row_at(0)
        top, height = (self.row_top(row), self.stack.column.height(row)) if row >= 0 else (0.0, 1.0)
        change()
        if self.stack.rows is not rows and rows:
            self.walker.find_again(rows)
            row = self.stack.row_of(rows[row].lead) if 0 <= row < len(rows) else row
        if 0 <= row < len(self.stack.rows):
            above = top * self.stack.laid(row).height / max(1.0, height)
            self.scroll_to_row(row, top if top > 0 else above)
        self._settle()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = float(self.viewport().width())
        self._keeping_place(lambda: self.stack.set_width(width))

    def set_zoom(self, zoom: float) -> None:
        """Set the size of the wording; 1.0 is the usual one."""
        zoom = min(max(zoom, _ZOOMS[0]), _ZOOMS[1])
        if zoom != self.stack.zoom:
            self.stack.zoom = zoom
            self._keeping_place(self.stack.forget_layouts)
            self.zoom_changed.emit(zoom)

    def zoom_by(self, steps: int) -> None:
        """Zoom in or out by *steps*; 0 goes back to the usual size."""
        self.set_zoom(self.stack.zoom * _ZOOM_STEP**steps if steps else 1.0)

    # --- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(self.stack.theme.surface))
        caret = self.walker.caret if self.walker.caret_mode and self.hasFocus() else None
        lit = self.stack.rows_of_clause(self._lit)
        look = Look(self.walker.selection, self.walker.current, caret, self.hasFocus(), lit)
        for row in self.visible_rows():
            paint_row(painter, self.stack, row, self.row_top(row), look)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # --- keys and mouse -----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if handle_key(self, event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def moved(self) -> None:
        """Show and tell where the walker has gone."""
        self._show_caret()
        self.tell()
        self._announce()

    def _show_caret(self) -> None:
        """Scroll just enough to see the caret's line, or the current clause."""
        if not self.stack.rows:
            return
        top, bottom = self.stack.caret_y(self.walker.caret)
        if not self.walker.caret_mode and self.walker.selection[0] == self.walker.selection[1]:
            row = self.walker.current
            top = self.stack.column.top(row)
            bottom = min(top + self.stack.laid(row).height, top + self.viewport().height())
        bar, height, room = self.verticalScrollBar(), self.viewport().height(), 12
        if top - room < bar.value():
            bar.setValue(round(top - room))
        elif bottom + room > bar.value() + height:
            self._set_range()
            bar.setValue(round(bottom + room - height))
        self._settle()

    def tell(self) -> None:
        """Emit what changed since the last time."""
        clause, selection = self.walker.clause_id, self.walker.selection
        told, self._told = self._told, (clause, selection)
        if selection != told[1]:
            self.range_selected.emit(*selection)
        if clause != told[0]:
            self.clause_chosen.emit(clause)
        self.viewport().update()

    def _announce(self) -> None:
        """Let a screen reader say the current clause."""
        if not QAccessible.isActive() or not self.stack.rows or self.stack.content is None:
            return
        row = self.stack.rows[self.walker.current]
        words = self.selected_text() or f"{row.enumerator} {self.stack.content.text[row.start : row.end]}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words.strip()))

    def copy(self) -> None:
        """Put the selected words, or else the current clause, on the clipboard."""
        text = self.selected_text()
        if not text and self.stack.rows and self.stack.content:
            row = self.stack.rows[self.walker.current]
            text = self.stack.content.text[row.lead : row.end]
        if text:
            QGuiApplication.clipboard().setText(text)

    def want_tag(self) -> None:
        """Ask for a tag on the selection, or on the whole clause where nothing is selected."""
        if self.walker.selection[0] == self.walker.selection[1]:
            self.walker.select_clause()
            self.moved()
        start, end = self.walker.selection
        if start < end:
            self.tag_wanted.emit(start, end, self.selection_corner())

    def selection_corner(self) -> QPoint:
        """Where on the screen a pop-up for the selection belongs: below its end, inside the pane."""
        at = max(self.walker.selection[1] - 1, self.walker.selection[0])
        if not self.stack.rows:
            return self.viewport().mapToGlobal(QPoint(0, 0))
        laid = self.stack.laid(self.stack.row_of(at))
        line = laid.layout.lineForTextPosition(laid.wording.to_shown(at))
        x = laid.x + (x_in(line, laid.wording.to_shown(at)) if line.isValid() else 0.0)
        y = self.stack.caret_y(at)[1] - self.verticalScrollBar().value() + 4
        y = min(max(y, 0.0), float(self.viewport().height()))
        return self.viewport().mapToGlobal(QPointF(x, y).toPoint())

    def offset_at(self, point: QPointF) -> int:
        """The canonical offset nearest to a point of the viewport."""
        return self.stack.offset_at(point.x(), point.y() + self.verticalScrollBar().value())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.stack.rows:
            self._pointer.press(event)
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.stack.rows:
            self._pointer.press_again(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pointer.release(event)

    def timerEvent(self, event: QTimerEvent) -> None:
        if not self._pointer.tick(event.timerId()):
            super().timerEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())), self)
            return True
        return super().viewportEvent(event)

    def tip_at(self, point: QPointF) -> str:
        """What a change at *point* of the viewport means in law; empty for all else."""
        return law_at(self.stack, point.x(), point.y() + self.verticalScrollBar().value())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu; the mouse chooses the clause under it, unless it points at the selection."""
        if event.reason() is QContextMenuEvent.Reason.Mouse and self.stack.rows:
            at, (start, end) = self.offset_at(event.pos().toPointF()), self.selection
            if not start <= at <= end or start == end:
                self.walker.put_caret(at, self.row_at(event.pos().y()))
                self.tell()
        self.menu_wanted.emit(event.globalPos())
