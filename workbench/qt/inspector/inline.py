"""InlineText: a sentence that becomes a field when the analyst wants to change it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget


class _Words(QLabel):
    """The sentence as it is read; a click, Enter or F2 asks to change it."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("inline", True)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space):
            self.wanted.emit()
        else:
            super().keyPressEvent(event)


class InlineText(QWidget):
    """Shows *words*, or an invitation where there are none; Ctrl+Enter or leaving it keeps a change.

    ``passed`` tells that Tab left the field, forwards or not, so that what stands next can open;
    ``closed`` comes whenever the field is closed, with a change or without.
    """

    changed = Signal(str)
    passed = Signal(bool)
    closed = Signal()

    def __init__(self, words: str, invitation: str, prefix: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._invitation, self._prefix = words, invitation, prefix
        self._label = _Words()
        self._label.wanted.connect(self.edit)
        self._field = QPlainTextEdit()
        self._field.setPlaceholderText(invitation)
        self._field.setAccessibleName(invitation)
        self._field.setTabChangesFocus(True)
        self.setFocusProxy(self._label)
        self._field.setFixedHeight(78)
        self._field.installEventFilter(self)
        self._field.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._label)
        column.addWidget(self._field)
        self._show()

    @property
    def editing(self) -> bool:
        """Tell whether the field is open."""
        return not self._field.isHidden()

    def edit(self) -> None:
        """Open the field; one that is open already keeps what is typed in it."""
        if self.editing:
            self._field.setFocus()
            return
        self._field.setPlainText(self._words)
        self._label.hide()
        self._field.show()
        self._field.setFocus()
        self._field.selectAll()

    def finish(self, keep: bool) -> None:
        """Close the field; tell of the change where there is one to keep."""
        if not self.editing:
            return
        words = self._field.toPlainText().strip()
        self._field.hide()
        self._label.show()
        if keep and words != self._words:
            self._words = words
            self._show()
            self.changed.emit(words)
        self.closed.emit()

    def _show(self) -> None:
        self._label.setText(f"{self._prefix}{self._words}" if self._words else self._invitation)
        self._label.setProperty("quiet", not self._words)
        self._label.setAccessibleName(self._label.text())
        self._label.style().unpolish(self._label)
        self._label.style().polish(self._label)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._key(event)
            if event.type() == QEvent.Type.FocusOut:
                self.finish(keep=True)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.finish(keep=True)
            self._label.setFocus()
            self.passed.emit(event.key() == Qt.Key.Key_Tab)
            return True
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.finish(keep=False)
            self._label.setFocus()
            return True
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finish(keep=True)
            self._label.setFocus()
            return True
        return False
