"""Small widgets that several parts of the window share: captions, chips and squares of colour."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from workbench.qt.theme import ui_font


class Caption(QLabel):
    """The small grey capitals above a group."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words.upper(), parent)
        font = ui_font(7.75, QFont.Weight.Medium)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.5)
        self.setFont(font)
        self.setProperty("quiet", True)
        self.setAccessibleName(words)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def set_words(self, words: str) -> None:
        """Show other words."""
        self.setText(words.upper())
        self.setAccessibleName(words)


class Square(QWidget):
    """A small square in a category's colour."""

    def __init__(self, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = QColor(colour)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(9, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        painter.drawRoundedRect(QRectF(0, 4, 9, 9), 2, 2)


class Chip(QLabel):
    """A word in a rounded frame; its colour says what sort of word it is."""

    def __init__(self, words: str = "", colour: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("chip", True)
        self.setFont(ui_font(8.25))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.set_words(words, colour)

    def set_words(self, words: str, colour: str = "") -> None:
        """Show *words*, in *colour* where one is given; no words hide the chip."""
        self.setText(words)
        self.setStyleSheet(f"color: {colour};" if colour else "")
        self.setVisible(bool(words))
