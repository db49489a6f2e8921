"""Elided: a line of words that gives way to the room it has."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget


class Elided(QLabel):
    """A label that ends in an ellipsis where it lacks room, and tells the whole in its tip."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._whole = ""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @property
    def shown(self) -> str:
        """The words for which there is room."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())

    def set_words(self, words: str, whole: str) -> None:
        """Show *words*; the tip tells the *whole* of which they are a part."""
        self._whole = whole
        self.setText(words)
        self._tell_rest()

    def _tell_rest(self) -> None:
        whole = self._whole or self.text()
        self.setToolTip(whole if self.shown != whole else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(QRect(0, 0, self.width(), self.height()), flags, self.shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_rest()
