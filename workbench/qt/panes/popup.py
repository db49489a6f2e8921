"""Popup: a small frameless window over the panes, near the place that it speaks of."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from workbench.qt.theme import Theme


class Popup(QFrame):
    """Has square corners: round ones turn black where nothing composes the windows of the screen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.theme = theme

    def place_at(self, corner: QPoint) -> None:
        """Move the top left to *corner* of the screen, or as near as the screen allows."""
        self.adjustSize()
        screen = QGuiApplication.screenAt(corner) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        x = min(max(corner.x(), room.left()), room.right() - self.width())
        y = corner.y() if corner.y() + self.height() <= room.bottom() else room.bottom() - self.height()
        self.move(x, max(y, room.top()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setBrush(QColor(self.theme.surface))
        painter.setPen(QColor(self.theme.border_strong))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
