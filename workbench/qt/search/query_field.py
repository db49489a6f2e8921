"""QueryField: where a query is typed, with the number of results at its end."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from workbench.qt.baseline import keep_level
from workbench.qt.theme import ui_font

PAUSE_MS = 120


class QueryField(QLineEdit):
    """Tells ``asked`` a moment after the last key; arrows and Enter go to the results.

    Enter right after typing only asks at once: what it would open answers another query.
    """

    asked = Signal(str)
    down_wanted = Signal()
    up_wanted = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(ui_font(10.5))
        self.setPlaceholderText(self.tr("Search drafts, statements and notes…"))
        self.setAccessibleName(self.tr("Query"))
        self.setMinimumWidth(260)
        self.setMinimumHeight(34)
        self._count = QLabel(self)
        self._count.setFont(ui_font(9))
        self._count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.textEdited.connect(lambda _: self._pause.start())
        keep_level(self)

    @property
    def count(self) -> str:
        """What stands at the end of the field."""
        return self._count.text()

    def set_count(self, words: str) -> None:
        """Show *words* at the end of the field."""
        self._count.setText(words)
        self._count.adjustSize()
        room = self._count.width() + 10 if words else 0
        self.setTextMargins(0, 0, room, self.textMargins().bottom())
        self._place_count()

    def set_query(self, query: str) -> None:
        """Put *query* into the field and ask it at once."""
        self.setText(query)
        self._ask()

    def _ask(self) -> None:
        self._pause.stop()
        self.asked.emit(self.text())

    def _place_count(self) -> None:
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = 10 if rtl else self.width() - self._count.width() - 12
        self._count.move(left, (self.height() - self._count.height()) // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_count()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._pause.isActive():
                self._ask()
            else:
                self.opened.emit()
        elif key == Qt.Key.Key_Down:
            self.down_wanted.emit()
        elif key == Qt.Key.Key_Up:
            self.up_wanted.emit()
        else:
            super().keyPressEvent(event)
